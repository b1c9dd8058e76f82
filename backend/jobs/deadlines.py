"""Fires what falls due, within a second: deadlines are rows, so none is lost with a process.

Each is claimed with SKIP LOCKED and done in a transaction of its own, so any number of processes may sweep. One that
cannot be done is pushed back and tried again, ever more rarely; it keeps none of the others.
"""

import asyncio
from datetime import datetime, timedelta
from uuid import UUID

import structlog
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.cases import moving, requests, urging, work
from backend.clock import Clock
from backend.clocks import models, service
from backend.clocks.models import Deadline
from backend.db.engine import Database
from backend.observability import DEADLINES_FAILED, DEADLINES_FIRED
from backend.settings import Settings
from backend.verdicts.service import silence

log = structlog.get_logger(__name__)

LOOK_S = 0.5
"""How long the sweep sleeps when nothing is due."""
AGAIN = timedelta(seconds=30)
"""After this a deadline that failed is tried again, then after twice as long, …"""
AT_MOST = timedelta(hours=1)
"""… and after this at most."""


class Deadlines:
    """The sweep of one process."""

    def __init__(self, db: Database, clock: Clock, settings: Settings) -> None:
        self._db = db
        self._clock = clock
        self._accept_within = timedelta(seconds=settings.accept_within_s)

    async def run(self) -> None:
        """Sweep until cancelled."""
        while True:
            while await self.fire_one():
                pass
            await asyncio.sleep(LOOK_S)

    async def fire_one(self) -> bool:
        """Do the most overdue deadline nobody else is doing; False when there is none. One that fails waits."""
        now = self._clock()
        async with self._db.job() as session:
            deadline = await session.scalar(
                select(Deadline)
                .where(Deadline.fired_at.is_(None), Deadline.due_at <= now)
                .order_by(Deadline.due_at)
                .limit(1)
                .with_for_update(skip_locked=True)
            )
            if deadline is None:
                return False
            kind, tries = deadline.kind, deadline.tries + 1
            # First, so that a clock that stops on the way does not take back what is in hand.
            deadline.fired_at = now
            await session.flush()
            try:
                async with session.begin_nested():
                    await self._do(session, deadline, now)
            except Exception as error:  # whatever it was, the others must not wait for it
                log.error(
                    "a deadline could not be done; it is tried again", deadline=deadline.id, kind=kind, exc_info=error
                )
                deadline.fired_at, deadline.tries = None, tries
                deadline.due_at = now + min(AT_MOST, AGAIN * 2 ** min(tries - 1, 10))
                DEADLINES_FAILED.labels(kind).inc()
                return True
        DEADLINES_FIRED.labels(kind).inc()
        return True

    async def _do(self, session: AsyncSession, deadline: Deadline, now: datetime) -> None:
        """Hand it to whom it concerns. What was settled meanwhile finds nothing to do."""
        subject = deadline.subject_id
        if deadline.kind == "accept":
            await work.expire(session, subject, now, self._accept_within)
        elif deadline.kind == "rehomed":
            await work.follow_the_redraw(session, subject, now, self._accept_within)
        elif deadline.kind == "review":
            await requests.resume_for_review(session, subject, now)
        elif deadline.subject_kind == "clock":
            await _clock(session, deadline, now)


async def _clock(session: AsyncSession, deadline: Deadline, now: datetime) -> None:
    # The case before its clock, as everybody else does.
    case_id: UUID | None = await session.scalar(
        select(models.Clock.case_id).where(models.Clock.id == deadline.subject_id)
    )
    if case_id is None:
        return
    case = await moving.hold(session, case_id)
    fired = await service.fire(session, deadline, now=now)
    if fired is None:
        return
    clock, kind = fired
    if clock.stage == "silence":
        await silence(session, case_id, now)
    else:
        await urging.urge(session, case, clock, kind, now=now)
