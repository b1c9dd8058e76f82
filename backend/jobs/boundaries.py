"""Moves open cases when a redraw that was imported for later takes effect, within a second of its instant."""

import asyncio

from backend.clock import Clock
from backend.db.engine import Database
from backend.grids.importing import settle
from backend.settings import Settings

LOOK_S = 1.0
"""How long the sweep sleeps when nothing is due."""


class Boundaries:
    """The sweep of one process; any number may sweep at once."""

    def __init__(self, db: Database, clock: Clock, settings: Settings) -> None:
        self._db = db
        self._clock = clock
        self._tolerance_m = settings.nearest_tolerance_m

    async def run(self) -> None:
        """Sweep until cancelled."""
        while True:
            while await self.settle_one():
                pass
            await asyncio.sleep(LOOK_S)

    async def settle_one(self) -> bool:
        """Settle the oldest import that is due and nobody else settles; False when there is none."""
        async with self._db.job() as session:
            return await settle(session, self._clock(), self._tolerance_m)
