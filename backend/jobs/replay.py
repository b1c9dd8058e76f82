"""Keeps what a past day is played back from as the log grows, and drops the months whose time is over."""

import asyncio

import structlog
from psycopg.errors import LockNotAvailable
from sqlalchemy.exc import OperationalError

from backend.clock import Clock
from backend.db.engine import Database
from backend.replay import hearing, months

log = structlog.get_logger(__name__)

LOOK_S = 1.0
CLEAR_EVERY = 3600
"""Looks between two attempts to drop old months: about an hour."""


class Replay:
    """The loop of one process; several may run it, one works at a time."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    async def run(self) -> None:
        """Read on until cancelled; a log that was there before is caught up with, and pages go first meanwhile."""
        looks = 0
        while True:
            if looks % CLEAR_EVERY == 0:
                await self.clear()
            caught_up = await self.hear() < hearing.MOST
            await asyncio.sleep(LOOK_S if caught_up else LOOK_S / 10)
            looks += caught_up

    async def hear(self) -> int:
        """One look at the log; gives how many events it brought."""
        async with self._db.job() as session:
            return await hearing.hear(session)

    async def clear(self) -> None:
        """Drop the months that nobody can play back any more, unless somebody is reading them."""
        try:
            async with self._db.job() as session:
                await months.drop_older(session, self._clock())
        except OperationalError as error:
            if not isinstance(error.orig, LockNotAvailable):
                raise
            log.warning("old months are being read and were not dropped; trying again in an hour")
