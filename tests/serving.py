"""A real server inside the test's own event loop: uvicorn on a free port, and the parts behind it at hand."""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass

import uvicorn

from backend.api.context import Context
from backend.app import create_app
from backend.clock import Clock, now
from backend.live.frames import FRAME_BYTES
from backend.settings import Settings


@dataclass(frozen=True, slots=True)
class LiveServer:
    """A server that answers. ``url`` is http://127.0.0.1:port, ``live_url`` the address of its live socket."""

    port: int
    context: Context

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def live_url(self) -> str:
        return f"ws://127.0.0.1:{self.port}/api/v1/live"


class _Server(uvicorn.Server):
    """Leaves the test runner's signal handlers alone and says when it answers."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.answers = asyncio.Event()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.answers.set()


@asynccontextmanager
async def serving(settings: Settings, *, clock: Clock = now, port: int = 0) -> AsyncIterator[LiveServer]:
    """Serve with ``settings`` until the block ends, on a free port unless one is given.

    Raises what the server raised when it could not start.
    """
    app = create_app(settings, now=clock)
    config = uvicorn.Config(
        app,
        ws="websockets-sansio",
        ws_per_message_deflate=False,
        ws_max_size=FRAME_BYTES,
        lifespan="on",
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=2,
    )
    server = _Server(config)
    with socket.create_server(("127.0.0.1", port)) as listener:
        running = asyncio.create_task(server.serve([listener]))
        answering = asyncio.create_task(server.answers.wait())
        await asyncio.wait([running, answering], return_when=asyncio.FIRST_COMPLETED)
        if running.done():
            answering.cancel()
            await running
            raise RuntimeError("the server did not start; its log says why")
        try:
            yield LiveServer(listener.getsockname()[1], app.state.context)
        finally:
            server.should_exit = True
            await running
