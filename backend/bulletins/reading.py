"""Reads what bulletins tell of, as it stands, and the bulletins themselves."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Row, exists, func, literal, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.activity.models import GridActivity
from backend.bulletins.content import CaseLine, Facts, GridLine
from backend.bulletins.models import Bulletin
from backend.cases.lifecycle import WAITING
from backend.cases.models import FINISHED, Case, Category
from backend.clocks.models import Clock
from backend.configuration.schema import Configuration, Stuck
from backend.grids.models import Grid
from backend.settings import BEIJING
from gis.codes import under

UNACCEPTED = (*WAITING, "assigned")
"""States in which nobody has accepted a case."""


async def places(session: AsyncSession, slot_at: datetime) -> Sequence[Row[str, str]]:
    """Path and name of the district and of its streets, as they were at a slot; the district first."""
    query = select(Grid.path, Grid.name).where(
        Grid.level.in_(("city", "street")), Grid.valid_during.op("@>")(literal(slot_at, Bulletin.slot_at.type))
    )
    return (await session.execute(query.order_by(Grid.path))).all()


async def activity_is_behind(session: AsyncSession, now: datetime) -> bool:
    """Whether grids' states have not been brought up to ``now`` yet, as just after downtime."""
    due = exists().where(GridActivity.look_at <= now)
    unwatched = exists().where(Grid.is_leaf) & ~exists().where(GridActivity.code.is_not(None))
    return bool(await session.scalar(select(due | unwatched)))


async def facts(session: AsyncSession, rules: Configuration, now: datetime) -> Facts:
    """What there is to tell at ``now``, of the whole district."""
    grids = await _grids(session, now)
    cases = await _cases(session, now)
    return Facts(
        quiet=[line for state, line in grids if state == "quiet"],
        zombie=[line for state, line in grids if state == "zombie"],
        waiting=[line for line in cases if line.status in UNACCEPTED and _lies(line, rules, now)],
        overdue=[line for line in cases if line.due_at < now],
    )


async def latest(session: AsyncSession, path: str) -> Bulletin | None:
    """The newest bulletin of the highest place at or below ``path`` that has any."""
    low, high = under(path)
    query = select(Bulletin).where(Bulletin.path >= low, Bulletin.path < high)
    return await session.scalar(query.order_by(Bulletin.slot_at.desc(), Bulletin.path).limit(1))


async def of_day(session: AsyncSession, path: str, day: date) -> Sequence[Bulletin]:
    """The bulletins of a Beijing day at or below ``path``, the latest slot first, the district before its streets."""
    low, high = under(path)
    begins = datetime.combine(day, time(), BEIJING)
    query = select(Bulletin).where(
        Bulletin.path >= low,
        Bulletin.path < high,
        Bulletin.slot_at >= begins,
        Bulletin.slot_at < begins + timedelta(days=1),
    )
    return (await session.scalars(query.order_by(Bulletin.slot_at.desc(), Bulletin.path))).all()


async def _grids(session: AsyncSession, now: datetime) -> list[tuple[str, GridLine]]:
    grid = select(Grid.code, Grid.name).where(Grid.valid_during.op("@>")(literal(now, Bulletin.slot_at.type)))
    named = grid.subquery()
    query = (
        select(GridActivity, named.c.name)
        .join(named, named.c.code == GridActivity.code)
        .where(GridActivity.state.in_(("quiet", "zombie")))
    )
    return [(row.GridActivity.state, _grid_line(row)) for row in await session.execute(query)]


def _grid_line(row: Row[Any]) -> GridLine:
    kept: GridActivity = row.GridActivity
    return GridLine(code=kept.code, name=row.name, path=kept.path, since=kept.since, kinds=kept.kinds)


async def _cases(session: AsyncSession, now: datetime) -> list[CaseLine]:
    """The open cases that nobody has accepted or that are overdue."""
    # Of a case that was opened again, from then on.
    begun = select(func.max(Clock.started_at)).where(Clock.case_id == Case.id, Clock.stage == "whole")
    query = (
        select(
            Case.number,
            Category.name.label("category_name"),
            Case.path,
            Case.status,
            func.coalesce(begun.scalar_subquery(), Case.opened_at).label("since"),
            Case.due_at,
        )
        .join(Category, Category.code == Case.category)
        .where(
            Case.status.not_in(FINISHED), Case.status != "suspended",
            or_(Case.status.in_(UNACCEPTED), Case.due_at < now),
        )
    )  # fmt: skip
    return [CaseLine.model_validate(row, from_attributes=True) for row in await session.execute(query)]


def _lies(line: CaseLine, rules: Configuration, now: datetime) -> bool:
    """Whether a case that nobody accepts has waited long enough to be told of: as long as makes its grid quiet."""
    stuck = rules.activity_at(line.path).stuck or Stuck()
    return now - line.since >= timedelta(hours=stuck.quiet_hours)
