"""The queue between senders and the database: one writer keeps the waiting fixes of a process in one transaction.

A worker's tablet sends one fix every few seconds, and there are thousands: a commit for each would be all the database
does. A sender is answered after the commit that holds its fixes.
"""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, timedelta

import structlog
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection

from backend.clock import Clock
from backend.db.engine import Database
from backend.db.view import View
from backend.errors import GridError, Unavailable
from backend.positions import days
from backend.positions.latest import Movements
from backend.positions.service import Outcome, Sending, receive
from backend.settings import BEIJING

log = structlog.get_logger(__name__)

GATHER_S = 0.1
"""The first sending of a transaction waits this long for others, unless there is work enough."""

MOST_FIXES = 20_000
"""Fixes in one transaction, unless a single sending has more."""

MOST_SENDINGS = 1_000

MOST_WAITING = 200_000
"""Fixes that may wait in one process; beyond that senders are told to come again."""

Waiting = tuple[Sending, asyncio.Future[Outcome]]


class PositionIntake:
    """Keeps fixes in batches. ``run`` is to be kept running; ``submit`` is what a request calls."""

    def __init__(self, db: Database, clock: Clock, movements: Movements) -> None:
        self._db = db
        self._clock = clock
        self._movements = movements
        self._waiting: list[Waiting] = []
        self._fixes = 0
        self._called = asyncio.Event()
        self._enough = asyncio.Event()
        self._made: set[date] = set()

    async def submit(self, sending: Sending) -> Outcome:
        """Keep the fixes and say what became of them, once they are durable.

        Raises the GridError that says why the sender is not heard; Unavailable when too many wait or the database does
        not answer: the same fixes may then be sent again, whatever was kept.
        """
        if self._fixes > MOST_WAITING:
            raise Unavailable("too many fixes are waiting here; send them again shortly", retry_after=5)
        answered: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()
        self._waiting.append((sending, answered))
        self._fixes += len(sending.given.track)
        self._called.set()
        if self._fixes >= MOST_FIXES:
            self._enough.set()
        return await answered

    async def run(self) -> None:
        """Write batches for ever."""
        while True:
            await self._called.wait()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._enough.wait(), GATHER_S)
            await self._write(self._next())

    def _next(self) -> list[Waiting]:
        """Who waited longest, as many as one transaction takes."""
        fixes = taken = 0
        for sending, _ in self._waiting[:MOST_SENDINGS]:
            fixes += len(sending.given.track)
            if taken and fixes > MOST_FIXES:
                break
            taken += 1
        batch, self._waiting = self._waiting[:taken], self._waiting[taken:]
        self._fixes -= sum(len(sending.given.track) for sending, _ in batch)
        if not self._waiting:
            self._called.clear()
        if self._fixes < MOST_FIXES:
            self._enough.clear()
        return batch

    async def _write(self, batch: Sequence[Waiting]) -> None:
        """Write ``batch``. If that fails for anything but a lost database, each alone: only the bad one fails then."""
        try:
            async with self._db.write(View.system()) as session:
                outcomes, moves = await receive(
                    session, [sending for sending, _ in batch], self._clock(), self._make_room
                )
        except Exception as error:  # whatever it was, those who wait must be told, and the next batch written
            if isinstance(error, OperationalError | InterfaceError | NoConnection | OSError):
                log.warning("positions_database_lost", sendings=len(batch), error=str(error))
                _refuse(batch, Unavailable("the database does not answer; send it again shortly", retry_after=2))
            elif len(batch) > 1:
                log.warning("positions_batch_failed", sendings=len(batch), exc_info=error)
                for one in batch:
                    await self._write([one])
            else:
                _refuse(batch, error)
            return
        for (_, answered), outcome in zip(batch, outcomes, strict=True):
            if answered.done():  # its sender went away
                continue
            if isinstance(outcome, GridError):
                answered.set_exception(outcome)
            else:
                answered.set_result(outcome)
        await self._movements.tell(moves)

    async def _make_room(self, wanted: Sequence[date]) -> None:
        """Days before yesterday are asked for each time: they may have been dropped since."""
        yesterday = self._clock().astimezone(BEIJING).date() - timedelta(days=1)
        missing = [day for day in wanted if day < yesterday or day not in self._made]
        if missing:
            async with self._db.job() as session:
                await days.make(session, missing)
            self._made.update(missing)


def _refuse(batch: Sequence[Waiting], error: Exception) -> None:
    for _, answered in batch:
        if not answered.done():
            answered.set_exception(error)
