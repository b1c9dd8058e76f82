"""A past day as it was: what stood at its beginning, and what happened then, of cases and of grids."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Date, Row, Uuid, any_, cast, func, literal, or_, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncSession

from backend.activity.models import ActivityInterval
from backend.cases.lifecycle import OPEN
from backend.cases.models import Case, Category
from backend.grids.models import Grid
from backend.replay import months
from backend.replay.models import ReplayEntry
from backend.settings import BEIJING
from gis.codes import under

State = Row[datetime, str, UUID, str, datetime]
"""A row of an entry: when, what, the case, its status and when it was due."""

TROUBLED = ("quiet", "zombie")


@dataclass(frozen=True, slots=True)
class Span:
    """A Beijing day as instants; that of today ends now."""

    begins: datetime
    ends: datetime

    @classmethod
    def of(cls, day: date, now: datetime) -> "Span":
        """The day's span. It is empty for a day to come."""
        begins = datetime.combine(day, time(), BEIJING)
        return cls(begins, max(begins, min(begins + timedelta(days=1), now)))


@dataclass(frozen=True, slots=True)
class PastDay:
    """``stood`` and ``began`` are rows of entries (those at the beginning, and those of the day in order), ``cases``
    the cases they are about; ``troubled`` and ``turned`` likewise are intervals of grids."""

    cases: Sequence[Row[Any]]
    stood: Sequence[State]
    began: Sequence[State]
    troubled: Sequence[ActivityInterval]
    turned: Sequence[ActivityInterval]


async def past_day(session: AsyncSession, path: str, span: Span) -> PastDay:
    """What is known of the day at or below ``path``; as much as this transaction's view shows."""
    stood = await _stood(session, path, span.begins)
    began = await _began(session, path, span)
    return PastDay(
        cases=await _cases(session, {row.case_id for row in (*stood, *began)}),
        stood=stood,
        began=began,
        troubled=await _troubled(session, path, span.begins),
        turned=await _turned(session, path, span),
    )


async def first_day(session: AsyncSession, now: datetime) -> date | None:
    """The first day that can be played back; None while there is none."""
    first: datetime | None = await session.scalar(select(func.replay_begins_v1()))
    return max(first.astimezone(BEIJING).date(), months.earliest(now)) if first else None


async def opened(session: AsyncSession, path: str, begins: date, ends: date) -> dict[date, int]:
    """How many cases at or below ``path`` were opened on each Beijing day of ``[begins, ends)``; days without any are
    not there."""
    low, high = under(path)
    day = cast(func.timezone("Asia/Shanghai", Case.opened_at), Date).label("day")
    since, until = (datetime.combine(one, time(), BEIJING) for one in (begins, ends))
    query = select(day, func.count().label("cases")).where(
        Case.path >= low, Case.path < high, Case.opened_at >= since, Case.opened_at < until
    )
    return {row.day: row.cases for row in await session.execute(query.group_by(day))}


_STATE = (ReplayEntry.at, ReplayEntry.what, ReplayEntry.case_id, ReplayEntry.status, ReplayEntry.due_at)


async def _stood(session: AsyncSession, path: str, at: datetime) -> Sequence[State]:
    low, high = under(path)
    query = select(*_STATE).where(
        ReplayEntry.at <= at,
        or_(ReplayEntry.until_at > at, ReplayEntry.until_at.is_(None)),
        ReplayEntry.status.in_(OPEN),
        ReplayEntry.path >= low,
        ReplayEntry.path < high,
    )
    return (await session.execute(query.order_by(ReplayEntry.at, ReplayEntry.seq))).all()


async def _began(session: AsyncSession, path: str, span: Span) -> Sequence[State]:
    low, high = under(path)
    query = select(*_STATE).where(
        ReplayEntry.at > span.begins, ReplayEntry.at < span.ends, ReplayEntry.path >= low, ReplayEntry.path < high
    )
    return (await session.execute(query.order_by(ReplayEntry.at, ReplayEntry.seq))).all()


async def _cases(session: AsyncSession, ids: Iterable[UUID]) -> Sequence[Row[Any]]:
    """What the map and the lists say of these cases, in any order."""
    columns = (
        Case.id,
        Case.number,
        Case.category,
        Category.name.label("category_name"),
        Category.urgency,
        func.ST_X(Case.geom).label("lon"),
        func.ST_Y(Case.geom).label("lat"),
        Grid.code.label("grid"),
        Case.path,
        Case.opened_at,
    )
    query = select(*columns).join(Category, Category.code == Case.category).outerjoin(Grid, Grid.id == Case.grid_id)
    return (await session.execute(query.where(Case.id == any_(literal(list(ids), ARRAY(Uuid)))))).all()


async def _troubled(session: AsyncSession, path: str, at: datetime) -> Sequence[ActivityInterval]:
    low, high = under(path)
    query = select(ActivityInterval).where(
        ActivityInterval.from_at <= at,
        or_(ActivityInterval.until_at > at, ActivityInterval.until_at.is_(None)),
        ActivityInterval.state.in_(TROUBLED),
        ActivityInterval.path >= low,
        ActivityInterval.path < high,
    )
    return (await session.scalars(query.order_by(ActivityInterval.path))).all()


async def _turned(session: AsyncSession, path: str, span: Span) -> Sequence[ActivityInterval]:
    low, high = under(path)
    query = select(ActivityInterval).where(
        ActivityInterval.from_at > span.begins,
        ActivityInterval.from_at < span.ends,
        ActivityInterval.path >= low,
        ActivityInterval.path < high,
    )
    return (await session.scalars(query.order_by(ActivityInterval.from_at, ActivityInterval.id))).all()
