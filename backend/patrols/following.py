"""Turns new fixes into patrols: of every worker's day that got some, what they say is derived and stored.

What a day had before its anchor is not read again, unless fixes came late; then the whole day is. Deriving the same
fixes twice changes nothing.
"""

import asyncio
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import accumulate
from typing import TypeVar

import structlog
from sqlalchemy import delete, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from backend.configuration.service import active
from backend.live.outbox import Happened, record
from backend.patrols.derive import BREAK_S, Derived, Ground, derive, pack, unpack
from backend.patrols.grounds import Day, grounds_of, span
from backend.patrols.models import Patrol, PatrolProgress
from backend.patrols.settling import settle
from backend.positions import tracks
from backend.positions.track import Track
from backend.positions.tracks import Changed

log = structlog.get_logger(__name__)

MOST = 100_000
"""So many fixes are read at once, for the memory they take; other days wait for the next time."""

Stored = TypeVar("Stored", Patrol, PatrolProgress)


@dataclass(frozen=True, slots=True)
class _Part:
    """What was read of a changed day: its end from the anchor on or, without ``progress``, all of it."""

    claim: Changed
    fixes: Track
    progress: PatrolProgress | None

    @property
    def day(self) -> Day:
        return _day(self.claim)

    def derive(self, grounds: Sequence[Ground]) -> Derived:
        return derive(self.fixes, grounds, [unpack(one) for one in self.progress.carried] if self.progress else None)

    def reaches(self, patrol: Patrol) -> bool:
        """Whether a stored patrol might be derived from this, and not from what lies before."""
        return self.progress is None or (self.progress.anchor_at - patrol.ended_at).total_seconds() <= BREAK_S


async def follow(session: AsyncSession, now: datetime, limit: int) -> int:
    """Derive the patrols of up to ``limit`` days that have new fixes and that no other process is at; gives how many.

    Their patrols are brought up to date, and PatrolMade and PatrolVoided recorded. For jobs.
    """
    claims = await tracks.changed(session, limit)
    if not claims:
        return 0
    progress = {(one.account_id, one.day): one for one in await _rows(session, PatrolProgress, claims)}
    stored: dict[Day, list[Patrol]] = defaultdict(list)
    for patrol in await _rows(session, Patrol, claims):
        stored[patrol.account_id, patrol.day].append(patrol)
    parts = await _read(session, claims, progress)
    days = [part.day for part in parts]
    grounds = await grounds_of(session, days, [(day, patrol.grid_code) for day in days for patrol in stored[day]])
    derived = await asyncio.to_thread(lambda: [_derive(part, grounds[part.day]) for part in parts])
    # One rule for a day, so that what counted in the morning counts in the evening.
    rules = {day: (await active(session, span(day)[0])).rules for day in {day for _, day in days}}
    told: list[Happened] = []
    settled: list[Changed] = []
    for part, result in zip(parts, derived, strict=True):
        known = progress.get(part.day)
        if result is not None:
            patrols = [patrol for patrol in stored[part.day] if part.reaches(patrol)]
            rule = rules[part.claim.day]
            told += await settle(session, part.day, result.stays, patrols, grounds[part.day], rule, now)
            _remember(session, part, result, known)
            settled.append(part.claim)
        elif known is not None:  # next time the whole day is derived
            await session.delete(known)
    await session.flush()
    await record(session, told)
    await tracks.settle(session, settled)
    return len(settled)


async def forget(session: AsyncSession, before: date) -> None:
    """Forget how far the days before ``before`` are derived; what still comes of them is derived with the whole day."""
    await session.execute(delete(PatrolProgress).where(PatrolProgress.day < before))


async def _rows(session: AsyncSession, table: type[Stored], claims: Sequence[Changed]) -> list[Stored]:
    """What is stored of the days claimed."""
    days = tuple_(table.account_id, table.day).in_([_day(claim) for claim in claims])
    return list(await session.scalars(select(table).where(days)))


async def _read(session: AsyncSession, claims: Sequence[Changed], progress: dict[Day, PatrolProgress]) -> list[_Part]:
    """The fixes of each day: its end where that is all that is new, else the whole day, of as many as may be read."""
    now = _at_once(claims, {day: known.before for day, known in progress.items()})
    going_on = [(claim, progress[_day(claim)]) for claim in now if _day(claim) in progress]
    ends = [(claim.account_id, known.anchor_at, span(claim.day)[1]) for claim, known in going_on]
    parts = [
        _Part(claim, fixes, known)
        for (claim, known), fixes in zip(going_on, await tracks.fixes_of(session, ends), strict=True)
        if known.before + len(fixes) >= claim.fixes  # else some came late, before the anchor
    ]
    done = {part.day for part in parts}
    whole = _at_once([claim for claim in now if _day(claim) not in done], {})
    wholes = await tracks.fixes_of(session, [(one.account_id, *span(one.day)) for one in whole])
    return parts + [_Part(claim, fixes, None) for claim, fixes in zip(whole, wholes, strict=True)]


def _at_once(claims: Sequence[Changed], before: Mapping[Day, int]) -> list[Changed]:
    """The first days, as many as may be read at once without the fixes ``before`` their anchors; at least one."""
    read = accumulate(claim.fixes - before.get(_day(claim), 0) for claim in claims)
    return [claim for n, (claim, fixes) in enumerate(zip(claims, read, strict=True)) if n == 0 or fixes <= MOST]


def _remember(session: AsyncSession, part: _Part, result: Derived, known: PatrolProgress | None) -> None:
    """Where the next fixes of the day go on."""
    if result.anchor is None:
        return
    if known is None:
        known = PatrolProgress(account_id=part.claim.account_id, day=part.claim.day)
        session.add(known)
    before = part.progress.before if part.progress else 0
    known.anchor_at = part.fixes.at[result.anchor].item().replace(tzinfo=UTC)
    known.before = before + result.anchor
    known.carried = [pack(stay) for stay in result.carried]


def _derive(part: _Part, grounds: Sequence[Ground]) -> Derived | None:
    """None for a day that cannot be derived: it is tried again, and keeps none of the others."""
    try:
        return part.derive(grounds)
    except Exception as error:
        log.error(
            "a day's patrols could not be derived", account=str(part.day[0]), day=str(part.day[1]), exc_info=error
        )
        return None


def _day(claim: Changed) -> Day:
    return claim.account_id, claim.day
