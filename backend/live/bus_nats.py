"""The bus over core NATS, for several nodes. The database stays the truth, so nothing is kept there."""

import asyncio
from collections.abc import AsyncGenerator, Sequence

import structlog
from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.errors import Error as NatsError

from backend.clock import Clock
from backend.live.bus import Bus, Gap, Message, decode

log = structlog.get_logger(__name__)

RETRY_S = 1
DIAL_S = 0.2
"""A speaker waits this long for the first connection; then the message is lost, as the relay has more to do."""
MOST_WAITING = 1_024
"""Messages a hub may lag behind before they are dropped and the outbox is read instead."""


class NatsBus(Bus):
    """One connection, which the client makes again by itself, for ever."""

    most_bytes = 256 * 1024  # a quarter of what a NATS server takes by default

    def __init__(self, servers: Sequence[str], subject: str, clock: Clock) -> None:
        super().__init__(clock)
        self._servers = list(servers)
        self._subject = subject
        self._client = Client()
        self._dialing: asyncio.Task[None] | None = None
        self._listeners: set[asyncio.Queue[Message]] = set()

    async def _connected(self) -> None:
        if self._dialing is None:
            self._dialing = asyncio.create_task(
                self._client.connect(
                    servers=self._servers,
                    name="gridwarden",
                    max_reconnect_attempts=-1,
                    reconnect_time_wait=RETRY_S,
                    error_cb=self._trouble,
                    reconnected_cb=self._back,
                )
            )
        await asyncio.shield(self._dialing)

    async def _send(self, messages: Sequence[bytes]) -> None:
        try:
            async with asyncio.timeout(DIAL_S):
                await self._connected()
            for message in messages:
                await self._client.publish(self._subject, message)
        except (NatsError, OSError, TimeoutError) as error:
            log.warning("a message could not be put on the bus; hubs will read the outbox", error=repr(error))

    async def subscribe(self) -> AsyncGenerator[Message]:
        await self._connected()
        waiting: asyncio.Queue[Message] = asyncio.Queue(MOST_WAITING)

        async def take(message: Msg) -> None:
            if (said := decode(message.data)) and not waiting.full():
                waiting.put_nowait(said)

        subscription = await self._client.subscribe(self._subject, cb=take)
        self._listeners.add(waiting)
        try:
            await self._settled()
            yield Gap()
            while True:
                yield await waiting.get()
        finally:
            self._listeners.discard(waiting)
            if not self._client.is_closed:
                await subscription.unsubscribe()

    async def _settled(self) -> None:
        """Wait until the server knows the subscription; one that is away learns of it when it is back."""
        try:
            await self._client.flush()
        except (NatsError, OSError, TimeoutError) as error:
            await self._trouble(error)

    async def _trouble(self, error: Exception) -> None:
        log.warning("the bus is in trouble; connecting again", error=repr(error))

    async def _back(self) -> None:
        for waiting in self._listeners:
            if not waiting.full():
                waiting.put_nowait(Gap())

    async def close(self) -> None:
        if self._dialing is None:
            return
        self._dialing.cancel()
        await asyncio.wait([self._dialing])
        await self._client.close()
