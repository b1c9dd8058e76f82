"""Derives patrols from new fixes, a hundred workers at a time: each of 13,000 who send every five seconds has their
turn within three minutes, and where there are few everybody has it within seconds."""

import asyncio
import time
from datetime import date, timedelta

from backend.clock import Clock
from backend.db.engine import Database
from backend.patrols import following
from backend.settings import BEIJING

LOOK_S = 1.0
"""How long the sweep sleeps at least; else as long as it worked, so that it never takes more than half a core."""
WORKERS = 100


class PatrolWatch:
    """The sweep of one process; several share the work."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock
        self._today: date | None = None

    async def run(self) -> None:
        """Sweep until cancelled."""
        while True:
            begun = time.monotonic()
            await self.sweep()
            await asyncio.sleep(max(LOOK_S, time.monotonic() - begun))

    async def sweep(self) -> int:
        """Derive what is new of up to a hundred workers; gives of how many."""
        now = self._clock()
        today = now.astimezone(BEIJING).date()
        async with self._db.job() as session:
            if today != self._today:
                await following.forget(session, today - timedelta(days=1))
            derived = await following.follow(session, now, WORKERS)
        self._today = today
        return derived
