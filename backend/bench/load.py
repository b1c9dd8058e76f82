"""A load client that costs little beside the server it loads: HTTP/1.1 over raw asyncio streams, kept alive."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

import orjson


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: its status, its JSON body, and when the request was sent (``time.perf_counter``)."""

    status: int
    body: Any
    sent: float
    """Seconds of ``time.perf_counter`` at which the request's last byte was written."""


class Connection:
    """One kept-alive connection that posts JSON and reads the answer."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def post(self, path: str, body: bytes, headers: str = "") -> Answer:
        """POST ``body`` to 127.0.0.1. Raises OSError or EOFError when the server is gone; the next call reconnects."""
        if self._streams is None:
            self._streams = await asyncio.open_connection("127.0.0.1", self._port)
        reader, writer = self._streams
        head = (
            f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\n{headers}\r\n"
        )
        try:
            sent = time.perf_counter()
            writer.write(head.encode() + body)
            lines = (await reader.readuntil(b"\r\n\r\n")).split(b"\r\n")
            length = next(int(line[15:]) for line in lines if line.lower().startswith(b"content-length:"))
            payload = await reader.readexactly(length)
        except (OSError, EOFError):
            self.close()
            raise
        return Answer(int(lines[0].split()[1]), orjson.loads(payload), sent)

    def close(self) -> None:
        """Drop the connection."""
        if self._streams:
            self._streams[1].close()
            self._streams = None


async def flood(port: int, path: str, bodies: Sequence[bytes], connections: int) -> tuple[float, list[Answer]]:
    """Post every body, as fast as ``connections`` allow; give the seconds it took and the answers."""
    waiting = iter(bodies)
    answers: list[Answer] = []

    async def client() -> None:
        connection = Connection(port)
        for body in waiting:
            answers.append(await connection.post(path, body))
        connection.close()

    started = time.perf_counter()
    await asyncio.gather(*(client() for _ in range(connections)))
    return time.perf_counter() - started, answers


async def pace(count: int, per_second: float, send: Callable[[int], Awaitable[None]]) -> None:
    """Call ``send(i)`` for ``count`` values of i at an even rate, whether or not earlier calls have come back.

    The open loop matters: waiting for the answer before sending the next would hide a slow server.
    """
    started = time.perf_counter()
    tasks = []
    for i in range(count):
        await asyncio.sleep(max(0.0, started + i / per_second - time.perf_counter()))
        tasks.append(asyncio.ensure_future(send(i)))
    await asyncio.gather(*tasks)
