"""One socket's way out: a bounded queue of frames, written by one task."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterable

from backend.live import metrics

YIELD_EVERY = 64
"""Frames written in one go before others get their turn: writing does not wait while the network takes more."""


class Outlet:
    """Frames on their way to one client.

    Putting never waits: a client that cannot keep up loses its queue and gets a reset instead, so that it costs nobody
    else time. A plain deque and a future are used, for this is the hottest path of a node.
    """

    __slots__ = ("_bound", "_first", "_frames", "_limit", "_woken", "topics")

    def __init__(self, topics: tuple[str, ...], first: str, missed: Iterable[str], bound: int) -> None:
        self.topics = topics
        """The topics this socket follows."""
        self._first = first
        self._frames = deque(missed)
        self._bound = bound
        self._limit = len(self._frames) + bound  # what a returning client missed does not count as slowness
        self._woken: asyncio.Future[None] | None = None

    def put(self, frame: str) -> bool:
        """Queue ``frame``; False, and nothing queued, when the client is too far behind."""
        if len(self._frames) >= self._limit:
            return False
        self._frames.append(frame)
        self._wake()
        return True

    def replace(self, frame: str) -> None:
        """Drop what is queued and queue ``frame`` alone."""
        self._frames.clear()
        self._frames.append(frame)
        self._limit = self._bound
        self._wake()

    def _wake(self) -> None:
        if self._woken is not None and not self._woken.done():
            self._woken.set_result(None)

    async def write(self, send: Callable[[str], Awaitable[None]]) -> None:
        """Send every frame with ``send``, in order, until cancelled or ``send`` raises."""
        await send(self._first)
        frames = self._frames
        while True:
            sent = 0
            while frames and sent < YIELD_EVERY:
                await send(frames.popleft())
                sent += 1
            metrics.FRAMES.inc(sent)
            if frames:
                await asyncio.sleep(0)
                continue
            self._limit = self._bound
            self._woken = asyncio.get_running_loop().create_future()
            await self._woken
            self._woken = None
