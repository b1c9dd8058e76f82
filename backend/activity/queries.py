"""What others ask of activity: the states in a scope, the past of one grid, and zombies over time."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Date, and_, func, literal, or_, select
from sqlalchemy.dialects.postgresql import ARRAY, TIMESTAMP
from sqlalchemy.ext.asyncio import AsyncSession

from backend.activity.models import ACTIVITY_STATES, ActivityInterval, GridActivity
from backend.settings import BEIJING
from gis.codes import under

INTERVALS = 500
"""The most intervals of one grid's past that are given at once."""


class DayCount(NamedTuple):
    """How many grids were in each state as a Beijing day ended (the last one: as the question was asked), and for which
    kinds those that were quiet or zombies; kinds add up to more, since a grid may have several."""

    day: date
    states: dict[str, int]
    quiet: dict[str, int]
    zombie: dict[str, int]


async def states(session: AsyncSession) -> dict[str, int]:
    """The number of grids in each state; every state is there."""
    rows = await session.execute(select(GridActivity.state, func.count().label("grids")).group_by(GridActivity.state))
    return dict.fromkeys(ACTIVITY_STATES, 0) | {row.state: row.grids for row in rows}


async def list_activity(
    session: AsyncSession, path: str, *, state: str | None = None, kind: str | None = None, limit: int
) -> list[GridActivity]:
    """The grids at or below ``path``, in path order, at most ``limit``; only those in ``state``, and of those that are
    quiet or zombies for ``kind``, if they are given."""
    low, high = under(path)
    wanted = select(GridActivity).where(GridActivity.path >= low, GridActivity.path < high)
    if state:
        wanted = wanted.where(GridActivity.state == state)
    if kind:
        wanted = wanted.where(GridActivity.kinds.contains([kind]))
    return list(await session.scalars(wanted.order_by(GridActivity.path).limit(limit)))


async def intervals(
    session: AsyncSession, code: str, since: datetime | None, until: datetime | None
) -> Sequence[ActivityInterval]:
    """The states one grid had in ``[since, until)``, the newest first, at most 500."""
    query = select(ActivityInterval).where(ActivityInterval.code == code, *_within(since, until))
    order = (ActivityInterval.from_at.desc(), ActivityInterval.id.desc())
    return (await session.scalars(query.order_by(*order).limit(INTERVALS))).all()


async def by_day(session: AsyncSession, path: str, first: date, last: date, now: datetime) -> list[DayCount]:
    """The states of the grids at or below ``path`` as each Beijing day from ``first`` to ``last`` ended; a day that is
    not over counts as it is ``now``, and one to come is left out."""
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    ends = {
        day: min(datetime.combine(day + timedelta(days=1), time(), BEIJING), now + timedelta.resolution)
        for day in days
        if datetime.combine(day, time(), BEIJING) <= now
    }
    if not ends:
        return []
    counted = {day: DayCount(day, dict.fromkeys(ACTIVITY_STATES, 0), {}, {}) for day in ends}
    for day, state, kinds, grids in await session.execute(_counts(path, ends)):
        counted[day].states[state] += grids
        by_kind = {"quiet": counted[day].quiet, "zombie": counted[day].zombie}.get(state, {})
        for kind in kinds:
            by_kind[kind] = by_kind.get(kind, 0) + grids
    return list(counted.values())


def _counts(path: str, ends: dict[date, datetime]) -> Any:
    """Of each day, the grids whose interval holds the instant just before its end."""
    low, high = under(path)
    day = (
        func.unnest(literal(list(ends), ARRAY(Date)), literal(list(ends.values()), ARRAY(TIMESTAMP(timezone=True))))
        .table_valued("day", "ends")
        .render_derived(name="days")
    )
    held = and_(
        ActivityInterval.from_at < day.c.ends,
        or_(ActivityInterval.until_at.is_(None), ActivityInterval.until_at >= day.c.ends),
    )
    return (
        select(day.c.day, ActivityInterval.state, ActivityInterval.kinds, func.count())
        .select_from(day)
        .join(ActivityInterval, held)
        .where(ActivityInterval.path >= low, ActivityInterval.path < high)
        .group_by(day.c.day, ActivityInterval.state, ActivityInterval.kinds)
    )


def _within(since: datetime | None, until: datetime | None) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if since is not None:
        conditions.append(or_(ActivityInterval.until_at.is_(None), ActivityInterval.until_at > since))
    if until is not None:
        conditions.append(ActivityInterval.from_at < until)
    return conditions
