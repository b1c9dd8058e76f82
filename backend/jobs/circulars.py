"""Makes the weekly circulars on Mondays and the monthly rankings on the first, at 08:00 Beijing time; after downtime
those that were missed last."""

import asyncio
from typing import get_args

from backend.circulars import periods, service
from backend.circulars.content import Kind
from backend.clock import Clock
from backend.db.engine import Database

LOOK_S = 5.0
"""How long it sleeps after each: a district has a dozen to make, and reports must not wait for them."""


class Circulars:
    """The loop of one process; several may run, and each circular is made once."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    async def run(self) -> None:
        """Make what is due, until cancelled."""
        while True:
            await self.make_one()
            await asyncio.sleep(LOOK_S)

    async def make_one(self) -> bool:
        """Make one circular that is due and missing, the district's first; False when there is none."""
        now = self._clock()
        async with self._db.job() as session:
            for kind in get_args(Kind):
                issue = periods.latest(kind, now)
                for path in await service.missing(session, issue):
                    await service.make(session, issue, path, now=now)
                    return True
        return False
