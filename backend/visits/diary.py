"""The workers' diary (民情日记): one entry a day, the worker's own; leaders may read it, which is recorded."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.asyncio import AsyncSession

from backend.errors import Invalid
from backend.settings import BEIJING
from backend.visits.models import DiaryEntry

CHANGEABLE = timedelta(days=31)
"""How far back an entry may be written or changed."""


async def write(session: AsyncSession, account_id: UUID, day: date, words: str, now: datetime) -> DiaryEntry:
    """Write the entry of a day in Beijing, in the place of what stood there. Raises Invalid for a day to come, and for
    one more than 31 days ago."""
    today = now.astimezone(BEIJING).date()
    if day > today:
        raise Invalid(f"{day} is yet to come; today is {today}")
    if day < today - CHANGEABLE:
        raise Invalid(f"{day} is more than {CHANGEABLE.days} days ago; the diary of that day is closed")
    upsert = postgresql.insert(DiaryEntry).values(account_id=account_id, day=day, words=words, updated_at=now)
    await session.execute(
        upsert.on_conflict_do_update(
            index_elements=["account_id", "day"],
            set_={"words": upsert.excluded.words, "updated_at": upsert.excluded.updated_at},
        )
    )
    return DiaryEntry(account_id=account_id, day=day, words=words, updated_at=now)


async def entries(session: AsyncSession, account_id: UUID, first: date, last: date) -> Sequence[DiaryEntry]:
    """A worker's entries of these days, both included, in order."""
    query = (
        select(DiaryEntry)
        .where(DiaryEntry.account_id == account_id, DiaryEntry.day >= first, DiaryEntry.day <= last)
        .order_by(DiaryEntry.day)
    )
    return (await session.scalars(query)).all()


async def forget_older(session: AsyncSession, before: datetime) -> int:
    """Delete the entries of the days before ``before``; gives how many."""
    day = before.astimezone(BEIJING).date()
    return len((await session.execute(delete(DiaryEntry).where(DiaryEntry.day < day).returning(DiaryEntry.day))).all())
