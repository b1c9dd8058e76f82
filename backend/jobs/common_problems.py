"""Looks for common problems every night (Beijing time), and when somebody asks."""

import asyncio
from datetime import timedelta

from backend.clock import Clock
from backend.common_problems.looks import Opening, look_once
from backend.db.engine import Database
from backend.settings import Settings

LOOK_S = 1.0


class CommonProblems:
    """The loop of one process; several may run, one looks at a time."""

    def __init__(self, db: Database, clock: Clock, settings: Settings) -> None:
        self._db = db
        self._clock = clock
        self._opening = Opening(settings.nearest_tolerance_m, timedelta(seconds=settings.accept_within_s))

    async def run(self) -> None:
        """Look when it is due, until cancelled."""
        while True:
            while await self.look_one():
                pass
            await asyncio.sleep(LOOK_S)

    async def look_one(self) -> bool:
        """Do one look; False when none is due, or another process does it."""
        async with self._db.job() as session:
            return await look_once(session, self._clock(), self._opening) is not None
