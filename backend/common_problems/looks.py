"""When common problems are looked for: every night, and when somebody asks."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.asyncio import AsyncSession

from backend.common_problems import service
from backend.common_problems.models import Look
from backend.schedule import Slots

SLOTS = Slots((time(3),))
"""At night, Beijing time: the day's cases are in, and nobody waits for the database."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What opening a case takes besides: see cases.opening.open_cases."""

    tolerance_m: float
    accept_within: timedelta


async def ask(session: AsyncSession, account: UUID, now: datetime) -> Look:
    """Ask for a look, which begins within a second; one that waits already is the answer to the next who asks."""
    waiting = await session.scalar(select(Look).where(Look.done_at.is_(None)).order_by(Look.asked_at).limit(1))
    if waiting:
        return waiting
    look = Look(asked_by=account, asked_at=now)
    session.add(look)
    await session.flush()
    return look


async def look_once(session: AsyncSession, now: datetime, opening: Opening) -> Look | None:
    """Do the night's look, once it is due, or the one that was asked for first; None when there is none to do, or
    another process does it. After downtime one night's is made up for."""
    slot_at = SLOTS.latest(now)
    if not await session.scalar(select(exists().where(Look.slot_at == slot_at))):
        due = postgresql.insert(Look).values(slot_at=slot_at, asked_at=now)
        await session.execute(due.on_conflict_do_nothing(index_elements=["slot_at"]))
    waiting = select(Look).where(Look.done_at.is_(None)).order_by(Look.asked_at, Look.id).limit(1)
    look = await session.scalar(waiting.with_for_update(skip_locked=True))
    if look is None:
        return None
    looked = await service.look(session, now, tolerance_m=opening.tolerance_m, accept_within=opening.accept_within)
    look.done_at, look.looked_at, look.found = now, looked.cases, looked.found
    return look
