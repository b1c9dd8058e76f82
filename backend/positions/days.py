"""The Beijing days that fixes are kept by: each a partition, made when it is needed and dropped as a whole."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.settings import BEIJING

AHEAD = timedelta(days=2)
"""How many days are made before they begin, so that no fix waits for its table."""

MAKE = text("select make_track_days_v1(cast(:days as date[]))")
DROP = text("select drop_track_days_v1(:before)")


async def make(session: AsyncSession, days: Iterable[date]) -> None:
    """Make room for these days, in a transaction of ``grid_jobs``. Several processes may, at once and again."""
    await session.execute(MAKE, {"days": sorted(set(days))})


async def make_ahead(session: AsyncSession, now: datetime) -> None:
    """Make room for today and the days to come."""
    today = now.astimezone(BEIJING).date()
    await make(session, [today + timedelta(days=n) for n in range(AHEAD.days + 1)])


async def drop_older(session: AsyncSession, before: datetime) -> int:
    """Drop the days that had ended by ``before``, with every fix of theirs; how many those were."""
    gone: int = (await session.execute(DROP, {"before": before.astimezone(BEIJING).date()})).scalar_one()
    return gone
