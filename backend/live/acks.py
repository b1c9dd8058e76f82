"""Collects tablets' acknowledgements into few transactions: a commit each would cost more than all their work."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession

from backend.clock import Clock
from backend.db.engine import Database
from backend.db.view import View
from backend.errors import GridError, Unavailable
from backend.live.frames import Ack

log = structlog.get_logger(__name__)

MOST = 50
GATHER_S = 0.02
"""The first acknowledgement of a transaction waits this long for others."""

Acknowledge = Callable[[AsyncSession, UUID, UUID, str, datetime], Awaitable[None]]
"""``acknowledge(session, task, worker, state, now)``; raises GridError for what is not this worker's."""

Refuse = Callable[[GridError], None]


@dataclass(frozen=True, slots=True)
class _Waiting:
    ack: Ack
    worker: UUID
    refuse: Refuse


class Acks:
    """The acknowledgements of this process on their way to ``acknowledge``."""

    def __init__(self, db: Database, acknowledge: Acknowledge, clock: Clock) -> None:
        self._db = db
        self._acknowledge = acknowledge
        self._clock = clock
        self._waiting: asyncio.Queue[_Waiting] = asyncio.Queue(20 * MOST)

    async def put(self, ack: Ack, worker: UUID, refuse: Refuse) -> None:
        """Take one; ``refuse`` is told when it could not be recorded, and the tablet may send it again.

        Waits while too many are on their way, so that a socket that sends faster than can be recorded is not read.
        """
        await self._waiting.put(_Waiting(ack, worker, refuse))

    async def run(self) -> None:
        """Record what comes, in order, until cancelled."""
        while True:
            batch = [await self._waiting.get()]
            await asyncio.sleep(GATHER_S)
            while len(batch) < MOST and not self._waiting.empty():
                batch.append(self._waiting.get_nowait())
            try:
                await self._record(batch)
            except GridError:  # one is wrong, and took the others with it: find out which
                for one in batch:
                    await self._record_alone(one)
            except (SQLAlchemyError, OSError) as error:
                log.warning("acknowledgements could not be recorded", count=len(batch), error=str(error))
                for one in batch:
                    one.refuse(Unavailable("the acknowledgement could not be recorded; send it again shortly"))

    async def _record_alone(self, one: _Waiting) -> None:
        try:
            await self._record([one])
        except GridError as refused:
            one.refuse(refused)
        except (SQLAlchemyError, OSError) as error:
            log.warning("an acknowledgement could not be recorded", error=str(error))
            one.refuse(Unavailable("the acknowledgement could not be recorded; send it again shortly"))

    async def _record(self, batch: list[_Waiting]) -> None:
        now = self._clock()
        async with self._db.write(View.system()) as session:  # of several workers at once
            for one in batch:
                await self._acknowledge(session, one.ack.task, one.worker, one.ack.state, now)
