"""The bus over PostgreSQL's LISTEN and NOTIFY, on connections of its own.

NOTIFY never runs inside a writing transaction: it would hold one global lock until that commit
(docs/decisions/0002-no-notify-in-the-transaction.md).
"""

import asyncio
from collections.abc import AsyncGenerator, Sequence

import psycopg
import structlog

from backend.clock import Clock
from backend.live.bus import Bus, Gap, Message, decode

log = structlog.get_logger(__name__)

CHANNEL = "grid_live"
NOTIFY = "select pg_notify(%s, message) from unnest(%s::text[]) message"
PROBE_S = 5.0
"""A connection that was silent for so long is asked whether it still lives."""
PATIENCE_S = 5.0
"""An answer that takes longer than this means that the server is gone."""
RETRY_S = 0.5


class PostgresBus(Bus):
    """One connection to speak and one for each subscription; both are made again when they break."""

    most_bytes = 7_900  # NOTIFY carries fewer than 8,000

    def __init__(self, url: str, clock: Clock) -> None:
        super().__init__(clock)
        self._url = url
        self._speaker: psycopg.AsyncConnection | None = None
        self._speaking = asyncio.Lock()

    async def _connect(self) -> psycopg.AsyncConnection:
        return await psycopg.AsyncConnection.connect(
            self._url,
            autocommit=True,
            connect_timeout=int(PATIENCE_S),
            options="-c role=grid_jobs",
            application_name="grid_bus",
        )

    async def _send(self, messages: Sequence[bytes]) -> None:
        async with self._speaking:
            try:
                async with asyncio.timeout(PATIENCE_S):
                    if self._speaker is None:
                        self._speaker = await self._connect()
                    await self._speaker.execute(NOTIFY, (CHANNEL, [message.decode() for message in messages]))
            except (psycopg.Error, OSError, TimeoutError) as error:
                log.warning("a message could not be put on the bus; hubs will read the outbox", error=str(error))
                await self._hang_up()

    async def subscribe(self) -> AsyncGenerator[Message]:
        while True:
            try:
                async with await self._connect() as listener:
                    await listener.execute(f"listen {CHANNEL}")
                    yield Gap()
                    while True:
                        async for notify in listener.notifies(timeout=PROBE_S):
                            if message := decode(notify.payload):
                                yield message
                        async with asyncio.timeout(PATIENCE_S):
                            await listener.execute("select 1")
            except (psycopg.Error, OSError, TimeoutError) as error:
                log.warning("the bus connection broke; listening again shortly", error=str(error))
                await asyncio.sleep(RETRY_S)

    async def _hang_up(self) -> None:
        if self._speaker is not None:
            speaker, self._speaker = self._speaker, None
            await speaker.close()

    async def close(self) -> None:
        async with self._speaking:
            await self._hang_up()
