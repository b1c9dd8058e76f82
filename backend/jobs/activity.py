"""Turns grids quiet or zombie at the instant it falls due, and alive again when a signal is heard."""

import asyncio

from backend.activity import service
from backend.clock import Clock
from backend.db.engine import Database

LOOK_AGAIN_S = 1.0


class ActivityWatch:
    """The loop of one process; several processes may run it, one works at a time."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    async def run(self) -> None:
        """Run until cancelled. Looks every second, and at the very instant at which the next grid is due; where some
        are due already another process is at work, or there are more than one look takes."""
        seen = None
        while True:
            at = self._clock()
            async with self._db.job() as session:
                edition = await service.edition(session, at)
                if edition != seen:
                    await service.rebuild(session, at)
                await service.follow(session, at)
                swept = await service.sweep(session, at)
                due = await service.next_due(session)
            seen = edition
            mine = due is not None and (swept > 0 or due > at)
            wait = (due - self._clock()).total_seconds() if due and mine else LOOK_AGAIN_S
            await asyncio.sleep(min(max(wait, 0.01), LOOK_AGAIN_S))
