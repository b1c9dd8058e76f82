"""The Beijing months that entries are kept by: each a partition, made when it is needed and dropped as a whole."""

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.cases.lifecycle import OPEN
from backend.settings import BEIJING

KEPT = 13
"""So many whole months can be played back besides the present one."""

MAKE = text("select make_replay_months_v1(cast(:months as date[]))")
DROP = text("select drop_replay_months_v2(:before, cast(:open as text[]))")


def month_of(at: datetime) -> date:
    """The first day of the month in Beijing."""
    return at.astimezone(BEIJING).date().replace(day=1)


def earliest(now: datetime) -> date:
    """The first day that is kept."""
    this = month_of(now)
    years, month = divmod(this.month - 1 - KEPT, 12)
    return date(this.year + years, month + 1, 1)


async def make(session: AsyncSession, instants: Iterable[datetime]) -> None:
    """Make room for what began at these instants, in a transaction of ``grid_jobs``. Several processes may, at once."""
    await session.execute(MAKE, {"months": sorted({month_of(at) for at in instants})})


async def drop_older(session: AsyncSession, now: datetime) -> int:
    """Drop the months whose time is over; how many. What was open for longer goes on at the next month's beginning."""
    gone: int = (await session.execute(DROP, {"before": earliest(now), "open": list(OPEN)})).scalar_one()
    return gone
