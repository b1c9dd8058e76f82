"""The queue between requests and the database: one writer takes the waiting reports of a process in one transaction.

A commit costs the same for one report as for thirty: while one is under way the next batch gathers, so a lone report
waits for nobody and a flood shares its commits. A report is answered only after the commit that holds it.
"""

import asyncio
from collections.abc import Sequence

import structlog
from sqlalchemy.exc import InterfaceError, OperationalError, TimeoutError

from backend.clock import Clock
from backend.db.engine import Database
from backend.db.view import View
from backend.errors import GridError, Unavailable
from backend.reports.service import Answer, Submission, receive
from backend.security import Secrets
from backend.settings import Settings

log = structlog.get_logger(__name__)

QUEUE = 512
"""Reports that may wait in one process, about a second's work; beyond that the sender is told to come again."""

Waiting = tuple[Submission, asyncio.Future[Answer]]


class Intake:
    """Writes reports in batches. ``run`` is to be kept running; ``submit`` is what a request calls."""

    def __init__(self, db: Database, clock: Clock, settings: Settings, secrets: Secrets) -> None:
        self._db = db
        self._clock = clock
        self._settings = settings
        self._secrets = secrets
        self._queue: asyncio.Queue[Waiting] = asyncio.Queue(QUEUE)

    async def submit(self, submission: Submission) -> Answer:
        """Store the report and give the 201's body, once it is durable.

        Raises the GridError that says why it was refused; Unavailable when too many wait or the database does not
        answer. After Unavailable the report may still have been stored: the same Idempotency-Key tells.
        """
        answered: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        try:
            self._queue.put_nowait((submission, answered))
        except asyncio.QueueFull:
            raise Unavailable("too many reports are waiting here; send it again shortly", retry_after=1) from None
        return await answered

    async def run(self) -> None:
        """Write batches for ever."""
        while True:
            await self._write(self._with_waiting(await self._queue.get()))

    def _with_waiting(self, first: Waiting) -> list[Waiting]:
        batch = [first]
        while len(batch) < self._settings.intake_batch and not self._queue.empty():
            batch.append(self._queue.get_nowait())
        return batch

    async def _write(self, batch: Sequence[Waiting]) -> None:
        """Write ``batch``. If that fails for anything but a lost database, each alone: only the bad one fails then."""
        try:
            async with self._db.write(View.system()) as session:
                answers = await receive(
                    session,
                    [submission for submission, _ in batch],
                    now=self._clock(),
                    settings=self._settings,
                    secrets=self._secrets,
                )
        except Exception as error:  # whatever it was, those who wait must be told, and the next batch written
            if _database_lost(error):
                # Whether the commit arrived is not known: writing again could store a report twice.
                log.warning("intake_database_lost", reports=len(batch), error=str(error))
                refusal = Unavailable("the database does not answer; send it again shortly", retry_after=2)
                _refuse(batch, refusal)
            elif len(batch) > 1:
                log.warning("intake_batch_failed", reports=len(batch), exc_info=error)
                for one in batch:
                    await self._write([one])
            else:
                _refuse(batch, error)
            return
        for (_, answered), answer in zip(batch, answers, strict=True):
            if answered.done():  # its sender went away
                continue
            if isinstance(answer, GridError):
                answered.set_exception(answer)
            else:
                answered.set_result(answer)


def _database_lost(error: Exception) -> bool:
    """Whether the server, not a statement, failed; a pool without a free connection counts too."""
    return isinstance(error, OperationalError | InterfaceError | TimeoutError | OSError)


def _refuse(batch: Sequence[Waiting], error: Exception) -> None:
    for _, answered in batch:
        if not answered.done():
            answered.set_exception(error)
