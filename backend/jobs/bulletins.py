"""Makes the bulletins of noon and evening (Beijing time), and after downtime the one that was missed last."""

import asyncio

from backend.bulletins import reading, service
from backend.clock import Clock
from backend.db.engine import Database

LOOK_S = 1.0
PATIENCE = 60
"""Looks that it waits for activity to catch up after downtime; then a bulletin goes out as things stand."""


class Bulletins:
    """The loop of one process; several may run, and each bulletin is made once."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    async def run(self) -> None:
        """Make what is due, until cancelled."""
        waited = 0
        while True:
            waited = waited + 1 if await self._is_early() else 0
            if not 0 < waited < PATIENCE:
                await self.make()
            await asyncio.sleep(LOOK_S)

    async def make(self) -> int:
        """Make what the latest slot lacks; gives how many bulletins."""
        async with self._db.job() as session:
            return len(await service.make(session, self._clock()))

    async def _is_early(self) -> bool:
        async with self._db.job() as session:
            return await reading.activity_is_behind(session, self._clock())
