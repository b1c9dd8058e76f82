"""One contract, kept by every bus: a real PostgreSQL and a real NATS server."""

import asyncio
import socket
import subprocess
import sys
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from backend.clock import now
from backend.db.engine import Database
from backend.live.bus import Bus, Gap, Message, Notice, Passing, Stamped, decode
from backend.live.bus_nats import NatsBus
from backend.live.bus_postgres import PostgresBus
from backend.live.hub import Hub
from backend.live.relay import Relay
from tests.live.conftest import NOON, happen

NATS_SERVER = Path(sys.executable).parent / "nats-server"


class NatsServer:
    """A NATS server on a port of its own that can go away and come back."""

    def __init__(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port: int = free.getsockname()[1]
        self.start()

    def start(self) -> None:
        self._process = subprocess.Popen(
            [NATS_SERVER, "--addr", "127.0.0.1", "--port", str(self.port)],
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self._process.stderr is not None
        for line in self._process.stderr:
            if "Server is ready" in line:
                return
        raise RuntimeError("the NATS server did not start")

    def restart(self) -> None:
        self.stop()
        self.start()

    def stop(self) -> None:
        self._process.terminate()
        self._process.communicate()


@dataclass(frozen=True, slots=True)
class Line:
    """A bus, and a way to break the connections of everybody on it."""

    connect: Callable[[], Bus]
    interrupt: Callable[[], None]


@pytest.fixture(params=["postgres", "nats"])
async def line(request: pytest.FixtureRequest, database_url: str) -> AsyncIterator[Line]:
    buses: list[Bus] = []

    def keep(bus: Bus) -> Bus:
        buses.append(bus)
        return bus

    if request.param == "postgres":
        yield Line(lambda: keep(PostgresBus(database_url, now)), lambda: _cut(database_url))
        server = None
    else:
        server = NatsServer()
        servers = [f"nats://127.0.0.1:{server.port}"]
        yield Line(lambda: keep(NatsBus(servers, "grid.test", now)), server.restart)
    for bus in buses:
        await bus.close()
    if server:
        server.stop()


def _cut(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as c:
        c.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity"
            " where application_name = 'grid_bus' and datname = current_database()"
        )


@asynccontextmanager
async def _listening(bus: Bus) -> AsyncIterator[AsyncGenerator[Message]]:
    async with aclosing(bus.subscribe()) as messages:
        assert await _next(messages) == Gap()
        yield messages


async def _next(messages: AsyncGenerator[Message]) -> Message:
    async with asyncio.timeout(20):
        return await anext(messages)


def _notice(size: int = 10, events: int = 2) -> Notice:
    stamped = (
        Stamped(n, NOON, "CaseOpened", ("wall:110112", f"case:{n}"), {"words": "街" * size})
        for n in range(1, events + 1)
    )
    return Notice("an epoch", 1, events, tuple(stamped))


async def test_every_node_hears_a_notice_with_its_events(line: Line) -> None:
    speaker = line.connect()
    async with _listening(speaker) as here, _listening(line.connect()) as there:
        await speaker.publish(_notice())
        assert await _next(here) == _notice()
        assert await _next(there) == _notice()


async def test_a_notice_too_large_comes_without_its_events(line: Line) -> None:
    bus = line.connect()
    async with _listening(bus) as messages:
        await bus.publish(_notice(size=bus.most_bytes))
        assert await _next(messages) == Notice("an epoch", 1, 2)


async def test_passing_news_comes_as_it_was_said(line: Line) -> None:
    bus = line.connect()
    async with _listening(bus) as messages:
        await bus.publish_ephemeral(["wall:110112.001"], "WorkerMoved", {"worker": "w", "lon": 116.66})
        heard = await _next(messages)
    assert isinstance(heard, Passing)
    assert (heard.topics, heard.name, heard.data) == (
        ("wall:110112.001",),
        "WorkerMoved",
        {"worker": "w", "lon": 116.66},
    )


async def test_passing_news_has_a_limit(line: Line) -> None:
    bus = line.connect()
    with pytest.raises(ValueError, match="bytes"):
        await bus.publish_ephemeral(["wall:110112"], "WorkerMoved", "x" * bus.most_bytes)


async def test_messages_come_in_the_order_of_one_speaker(line: Line) -> None:
    bus = line.connect()
    async with _listening(bus) as messages:
        for n in range(50):
            await bus.publish_ephemeral(["wall:110112"], "WorkerMoved", n)
        heard = [await _next(messages) for _ in range(50)]
    assert [m.data for m in heard if isinstance(m, Passing)] == list(range(50))


async def test_an_interruption_is_told_and_then_the_bus_works_again(line: Line) -> None:
    speaker = line.connect()
    async with _listening(line.connect()) as messages:
        await speaker.publish_ephemeral(["wall:110112"], "WorkerMoved", "before")
        await _next(messages)
        line.interrupt()
        await speaker.publish(_notice())  # lost, perhaps; raises nothing
        after = await _next(messages)
        assert after == Gap()
        hearing = asyncio.ensure_future(_next(messages))
        while not hearing.done():
            await speaker.publish_ephemeral(["wall:110112"], "WorkerMoved", "after")
            await asyncio.wait([hearing], timeout=0.2)
        await hearing


async def test_a_hub_heals_what_the_bus_lost(line: Line, db: Database) -> None:
    """The relay speaks on a bus that nobody hears; the hub asks the outbox for its head each second."""
    deaf = NatsBus(["nats://127.0.0.1:1"], "grid.test", now)
    relay, hub = Relay(db.jobs, deaf, now), Hub(db.jobs, line.connect(), queue=64)
    tasks = [asyncio.create_task(relay.run()), asyncio.create_task(hub.run())]
    await hub.ready.wait()
    heard: asyncio.Queue[str] = asyncio.Queue()
    tasks.append(asyncio.create_task(hub.join(["wall:110112"], []).write(heard.put)))
    await heard.get()
    await happen(db, "wall:110112")
    async with asyncio.timeout(5):
        assert '"seq":1' in await heard.get()
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)
    await deaf.close()


@pytest.mark.parametrize("message", [b"", b"[]", b"{}", b'{"first":1}', b'{"topics":1,"name":"a","at":"b","data":1}'])
def test_what_others_say_on_the_bus_is_ignored(message: bytes) -> None:
    assert decode(message) is None
