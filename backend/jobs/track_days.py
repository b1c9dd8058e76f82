"""Makes the days ahead that fixes are kept by, so that midnight is like any other minute."""

import asyncio

from backend.clock import Clock
from backend.db.engine import Database
from backend.positions import days

EVERY_S = 3600.0


class TrackDays:
    """The loop of one process; several do no harm. What has had its time goes with the rest (retention.py)."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    async def run(self) -> None:
        """Make them now and then every hour, until cancelled."""
        while True:
            async with self._db.job() as session:
                await days.make_ahead(session, self._clock())
            await asyncio.sleep(EVERY_S)
