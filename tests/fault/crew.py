"""Tablets and citizens that keep going while the server or the database under it is killed."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import orjson
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake

from backend.bench.load import Connection

PATIENCE = 90  # seconds until a condition that must come true is given up; no test waits for it to pass


def free_port() -> int:
    """A loopback port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """One real ``serve`` process over a database."""

    def __init__(self, database_url: str, data: Path) -> None:
        self.port = free_port()
        self._environment = os.environ | {"GRID_DATABASE_URL": database_url, "GRID_DATA": str(data)}
        self._log = data / "server.log"
        data.mkdir(parents=True, exist_ok=True)
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it; it is up when a connection is accepted."""
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "backend", "serve", "--port", str(self.port)],
                env=self._environment,
                stdout=log,
                stderr=log,
            )

    def end(self, how: signal.Signals) -> None:
        """Signal the process and wait until it is gone."""
        assert self._process is not None
        self._process.send_signal(how)
        self._process.wait(PATIENCE)


class Tablet:
    """A worker's tablet: reconnects, asks for what it missed, and remembers each task it was offered."""

    def __init__(self, port: int, token: str) -> None:
        self._url = f"ws://127.0.0.1:{port}/api/v1/live"
        self._hello: dict[str, Any] = {"type": "hello", "token": token, "topics": ["worker:me"], "after": 0}
        self.offers: list[str] = []
        """Numbers of the cases whose task arrived, in order."""

    async def run(self, changed: Callable[[], None]) -> None:
        """Stay connected until cancelled; call ``changed`` at each new task."""
        while True:
            try:
                async with connect(self._url, compression=None) as channel:
                    await channel.send(orjson.dumps(self._hello).decode())
                    async for text in channel:
                        self._take(orjson.loads(text), changed)
            except (OSError, ConnectionClosed, InvalidHandshake, TimeoutError):
                await asyncio.sleep(
                    0.1
                )  # a client's pause before it dials again; the test itself waits for ``changed``

    def _take(self, frame: dict[str, Any], changed: Callable[[], None]) -> None:
        if frame["type"] == "welcome":
            self._hello["epoch"] = frame["epoch"]
        elif frame["type"] == "event":
            self._hello["after"] = frame["seq"]
            if frame["name"] == "TaskOffered":
                self.offers.append(frame["data"]["case"]["number"])
                changed()


class Citizens:
    """Phones that send each report until it is answered, always with the same key, however often that takes."""

    def __init__(self, port: int, bodies: list[dict[str, Any]], connections: int = 16) -> None:
        self._port = port
        self._todo = [(f"fault-{uuid4()}", orjson.dumps(body)) for body in bodies]
        self._connections = connections
        self.keys = [key for key, _ in self._todo]
        self.answers: dict[str, dict[str, Any]] = {}
        """The 201 that each key was answered with."""
        self.failures = 0

    async def send_all(self, changed: Callable[[], None]) -> None:
        """Send every report; return when each has its 201. Anything but 201, 5xx or a dead line is a failed test."""
        waiting = iter(self._todo)

        async def phone() -> None:
            line = Connection(self._port)
            for key, body in waiting:
                while key not in self.answers:
                    try:
                        answer = await line.post("/api/v1/reports", body, f"Idempotency-Key: {key}\r\n")
                    except (OSError, EOFError):
                        self.failures += 1
                        await asyncio.sleep(0.1)  # a client's pause before it dials again
                        continue
                    if answer.status == 201:
                        self.answers[key] = answer.body
                        changed()
                    else:
                        assert answer.status >= 500, answer.body
                        self.failures += 1
                        await asyncio.sleep(0.1)  # as Retry-After would have it
            line.close()

        await asyncio.gather(*(phone() for _ in range(self._connections)))
