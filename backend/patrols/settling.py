"""Brings the stored patrols of a worker's day in line with the stays that were derived from it."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from uuid import uuid4

import numpy as np
from sqlalchemy.ext.asyncio import AsyncSession

from backend.configuration.schema import Configuration
from backend.live.outbox import Happened
from backend.patrols import events
from backend.patrols.derive import Ground, Stay, bits, judge
from backend.patrols.grounds import Day
from backend.patrols.models import Patrol

FLEETING_S = 60
"""Who was inside for less only passed by."""


async def settle(
    session: AsyncSession,
    day: Day,
    stays: Iterable[Stay],
    stored: Sequence[Patrol],
    grounds: Sequence[Ground],
    rules: Configuration,
    now: datetime,
) -> list[Happened]:
    """Store ``stays`` of a ``day`` in the place of its ``stored`` patrols; gives what there is to tell.

    A patrol stays the same while its time overlaps, so that one that was told is not told again. One that nothing
    speaks for any more is deleted, or kept empty if it was told.
    """
    known = {ground.id: ground for ground in grounds}
    left = sorted(stored, key=lambda patrol: patrol.began_at)
    told: list[Happened] = []
    for stay in stays:
        ground = known.get(stay.grid_id)
        if ground is None or stay.seconds < FLEETING_S:
            continue
        # The one of the same beginning first: another may keep its own, empty, and no two begin at once.
        patrol = max(
            (one for one in left if _same(one, stay)),
            key=lambda one: one.began_at.timestamp() == stay.began,
            default=None,
        )
        if patrol is None:
            patrol = Patrol(id=uuid4(), account_id=day[0], day=day[1], grid_id=ground.id, counts=False)
            session.add(patrol)
        else:
            left.remove(patrol)
        told += _write(patrol, stay, ground, rules, now)
    for patrol in left:
        if patrol.counted_at is None:
            await session.delete(patrol)
        else:
            told += _empty(patrol, now)
    return told


def _same(patrol: Patrol, stay: Stay) -> bool:
    overlaps = patrol.began_at.timestamp() <= stay.ended and patrol.ended_at.timestamp() >= stay.began
    return patrol.grid_id == stay.grid_id and overlaps


def _write(patrol: Patrol, stay: Stay, ground: Ground, rules: Configuration, now: datetime) -> list[Happened]:
    counted = patrol.counts
    patrol.grid_code, patrol.path = ground.code, ground.path
    patrol.began_at, patrol.ended_at = (datetime.fromtimestamp(at, UTC) for at in (stay.began, stay.ended))
    patrol.seconds_inside, patrol.metres, patrol.fixes = round(stay.seconds), round(stay.metres), stay.fixes
    patrol.visited = bits(stay.visited)
    patrol.points, patrol.of = int(np.count_nonzero(stay.visited)), len(stay.visited)
    patrol.area_share = float(ground.cells.share[stay.visited].sum())
    patrol.why = judge(stay, rules.activity_at(ground.path).patrol)
    patrol.counts = patrol.why is None
    if patrol.counts and not counted:
        patrol.counted_at = patrol.counted_at or now
        return [events.made(patrol, now)]
    return [events.voided(patrol, now)] if counted and not patrol.counts else []


def _empty(patrol: Patrol, now: datetime) -> list[Happened]:
    """What was told is on record, so its row stays; there is nothing in it any more."""
    counted, patrol.counts, patrol.why = patrol.counts, False, {"lacks": ["presence"]}
    patrol.seconds_inside = patrol.metres = patrol.fixes = patrol.points = 0
    patrol.visited, patrol.area_share = "0" * patrol.of, 0.0
    return [events.voided(patrol, now)] if counted else []
