"""What workers sent, read again: the fixes of a time, and the days that somebody has yet to look at."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from uuid import UUID

import numpy as np
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.positions.track import MICROSECONDS, Track

Span = tuple[UUID, datetime, datetime]
"""A worker, and from when until when."""

FIXES = text("""
    select wanted.nth, (extract(epoch from fix.at) * 1000000)::bigint, fix.lon, fix.lat,
           coalesce(fix.accuracy_m, 'NaN'), coalesce(fix.speed_mps, 'NaN'), fix.mocked
    from unnest(cast(:accounts as uuid[]), cast(:since as timestamptz[]), cast(:until as timestamptz[]))
        with ordinality as wanted (account_id, since, until, nth)
    join position_fix fix on fix.account_id = wanted.account_id and fix.at >= wanted.since and fix.at < wanted.until
    order by wanted.nth, fix.at
""")

# A claim is an advisory lock, not a lock of the row: new fixes are stored meanwhile, and nobody waits. PostgreSQL does
# not move a volatile condition into an ordered subquery, so it locks one after the other, and stops at the limit.
CHANGED = text("""
    select account_id, day, changed_since, fixes
    from (
        select account_id, day, changed_since, fixes from track_day where changed_since is not null
        order by changed_since
    ) waiting
    where pg_try_advisory_xact_lock(hashtextextended('gridwarden.track ' || account_id::text, 0))
    limit :limit
""")
SETTLE = text("""
    update track_day set changed_since = null
    from unnest(cast(:accounts as uuid[]), cast(:days as date[]), cast(:fixes as int[]))
        as seen (account_id, day, fixes)
    where track_day.account_id = seen.account_id and track_day.day = seen.day and track_day.fixes = seen.fixes
""")


@dataclass(frozen=True, slots=True)
class Changed:
    """A worker's Beijing day with fixes that nobody has looked at: the earliest of them, and how many the day has."""

    account_id: UUID
    day: date
    since: datetime
    fixes: int


async def fixes(session: AsyncSession, account_id: UUID, since: datetime, until: datetime) -> Track:
    """A worker's fixes of ``[since, until)`` that are kept, in their order."""
    (track,) = await fixes_of(session, [(account_id, since, until)])
    return track


async def fixes_of(session: AsyncSession, spans: Sequence[Span]) -> list[Track]:
    """The fixes of each span, as ``fixes`` gives them; one query however many spans."""
    accounts, since, until = zip(*spans, strict=True) if spans else ((), (), ())
    given = {"accounts": list(accounts), "since": list(since), "until": list(until)}
    rows = (await session.execute(FIXES, given)).all()
    nth, at, lon, lat, accuracy, speed, mocked = zip(*rows, strict=True) if rows else ((),) * 7
    found = Track(
        np.array(at, dtype=np.int64).astype(MICROSECONDS),
        np.array(lon, dtype=float),
        np.array(lat, dtype=float),
        np.array(accuracy, dtype=float),
        np.array(speed, dtype=float),
        np.array(mocked, dtype=bool),
    )
    ends = np.searchsorted(np.array(nth, dtype=np.int64), np.arange(len(spans) + 1), side="right")
    return [found.take(slice(first, last)) for first, last in pairwise(ends)]


async def changed(session: AsyncSession, limit: int) -> list[Changed]:
    """At most ``limit`` days with fixes that nobody has looked at, the earliest fix first; they are this transaction's
    until it ends, and another's ``changed`` gives the next ones."""
    return [Changed(*row) for row in await session.execute(CHANGED, {"limit": limit})]


async def settle(session: AsyncSession, days: Iterable[Changed]) -> None:
    """These days have been looked at. One that got more fixes since ``changed`` gave it stays changed."""
    seen = list(days)
    given = {
        "accounts": [one.account_id for one in seen],
        "days": [one.day for one in seen],
        "fixes": [one.fixes for one in seen],
    }
    await session.execute(SETTLE, given)
