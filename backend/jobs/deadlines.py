"""Fires what falls due, within a second: deadlines are rows, so none is lost with a process.

Each is claimed with SKIP LOCKED and done in a transaction of its own, so any number of processes may sweep.
"""

import asyncio
from datetime import timedelta

from sqlalchemy import select

from backend.cases import work
from backend.clock import Clock
from backend.clocks.models import Deadline
from backend.db.engine import Database
from backend.observability import DEADLINES_FIRED
from backend.settings import Settings

LOOK_S = 0.5
"""How long the sweep sleeps when nothing is due."""


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
        """Do the most overdue deadline nobody else is doing; False when there is none."""
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
            deadline.fired_at = now
            if deadline.kind == "accept":
                await work.expire(session, deadline.subject_id, now, self._accept_within)
            elif deadline.kind == "rehomed":
                await work.follow_the_redraw(session, deadline.subject_id, now, self._accept_within)
        DEADLINES_FIRED.labels(deadline.kind).inc()
        return True
