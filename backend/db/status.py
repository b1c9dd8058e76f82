"""What the database says of itself: its schema's version, and how much waits in its queues."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache

from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.db.schema import alembic_config


@dataclass(frozen=True, slots=True)
class Status:
    """One look at the queues. ``relay_lag_s`` is the age of the oldest event not stamped yet, 0 when there is none."""

    schema: str | None
    relay_lag_s: float
    open_deadlines: int


@cache
def head() -> str | None:
    """The schema version this program needs."""
    return ScriptDirectory.from_config(alembic_config("postgresql://")).get_current_head()


_STATUS = text(
    """
    select (select version_num from alembic_version) as schema,
           (select at from event where seq is null order by id limit 1) as oldest,
           (select count(*) from deadline where fired_at is null) as open_deadlines
    """
)


async def status(session: AsyncSession, now: datetime) -> Status:
    """The database's status at ``now``; one query, cheap enough for every few seconds."""
    row = (await session.execute(_STATUS)).one()
    lag = (now - row.oldest).total_seconds() if row.oldest else 0.0
    return Status(row.schema, max(lag, 0.0), row.open_deadlines)
