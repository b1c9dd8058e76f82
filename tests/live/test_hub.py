"""The hub: replay without a seam, one frame for each client and event, and slow clients that cost nobody time."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import orjson
import pytest
from sqlalchemy import update
from sqlalchemy.event import listen, remove
from sqlalchemy.util import await_only

from backend.clock import now
from backend.db.engine import Database
from backend.live.bus_postgres import PostgresBus
from backend.live.hub import KEPT, Hub
from backend.live.models import RelayHead
from backend.live.outlet import Outlet
from backend.live.relay import Relay
from tests.live.conftest import happen

QUEUE = 32


@dataclass
class Node:
    """A relay and a hub that run; its clients' frames are read here instead of going through a socket."""

    db: Database
    hub: Hub
    bus: PostgresBus
    tasks: list[asyncio.Task[None]] = field(default_factory=list)

    def join(self, topics: Sequence[str], **hello: Any) -> "Reader":
        outlet = self.hub.join(topics, [], **hello)
        reader = Reader(outlet)
        self.tasks.append(asyncio.create_task(outlet.write(reader.take)))
        return reader


class Reader:
    """A client. ``pause`` makes its network take nothing more."""

    def __init__(self, outlet: Outlet) -> None:
        self.outlet = outlet
        self._heard: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._takes = asyncio.Event()
        self._takes.set()

    async def take(self, frame: str) -> None:
        await self._takes.wait()
        self._heard.put_nowait(orjson.loads(frame))

    def pause(self) -> None:
        self._takes.clear()

    def go_on(self) -> None:
        self._takes.set()

    async def hear(self) -> dict[str, Any]:
        async with asyncio.timeout(20):
            return await self._heard.get()

    async def until_seq(self, last: int) -> list[int]:
        """The numbers heard until ``last``, that included."""
        heard = [(await self.hear())["seq"]]
        while heard[-1] < last:
            heard.append((await self.hear())["seq"])
        return heard


@asynccontextmanager
async def _node(url: str) -> AsyncIterator[Node]:
    db = Database(url)
    bus = PostgresBus(url, now)
    relay, hub = Relay(db.jobs, bus, now), Hub(db.jobs, bus, queue=QUEUE)
    db.after_events.append(relay.nudge)
    node = Node(db, hub, bus, [asyncio.create_task(relay.run()), asyncio.create_task(hub.run())])
    async with asyncio.timeout(20):
        await hub.ready.wait()
    yield node
    for task in node.tasks:
        task.cancel()
    await asyncio.wait(node.tasks)
    await bus.close()
    await db.close()


@pytest.fixture
async def node(database_url: str) -> AsyncIterator[Node]:
    async with _node(database_url) as node:
        yield node


async def test_one_frame_however_many_topics_matched(node: Node) -> None:
    both = node.join(["wall:110112", "wall:110112.001", "case:c"])
    wall = node.join(["wall:110112"])
    await both.hear()
    await wall.hear()
    await happen(node.db, "wall:110112.001.003", "worker:w", "case:c")
    await happen(node.db, "wall:110112")
    assert (await both.hear())["topics"] == ["wall:110112.001.003", "case:c"]
    assert (await wall.hear())["topics"] == ["wall:110112.001.003"]
    assert (await both.hear())["seq"] == 2
    assert (await wall.hear())["seq"] == 2


async def test_others_topics_are_not_heard(node: Node) -> None:
    worker = node.join(["worker:a", "wall:110112.001"])
    await worker.hear()
    await happen(node.db, "worker:b", "wall:110112.0010", "wall:110112", "case:c")
    await happen(node.db)
    await happen(node.db, "worker:a")
    assert (await worker.hear())["seq"] == 3


async def test_a_returning_client_gets_what_it_missed_first_and_in_order(node: Node) -> None:
    first = node.join(["wall:110112"])
    await first.hear()
    await happen(node.db, "wall:110112", count=40)
    await first.until_seq(40)
    back = node.join(["wall:110112"], after=7, epoch=node.hub.epoch)
    welcome = await back.hear()
    assert (welcome["type"], welcome["seq"]) == ("welcome", 40)
    await happen(node.db, "wall:110112")
    assert await back.until_seq(41) == list(range(8, 42))


async def test_clients_that_come_and_go_under_load_miss_nothing_and_hear_nothing_twice(node: Node) -> None:
    async def write() -> None:
        for _ in range(150):
            await happen(node.db, "wall:110112", count=2)

    writers = [asyncio.create_task(write()) for _ in range(3)]
    heard: list[int] = []
    while len(heard) < 900:
        client = node.join(["wall:110112"], after=len(heard), epoch=node.hub.epoch)
        await client.hear()
        heard += await client.until_seq(min(900, len(heard) + 17))
        node.hub.leave(client.outlet)
    await asyncio.gather(*writers)
    assert heard == list(range(1, 901))


async def test_asking_for_the_head_while_it_moves_is_no_new_life(node: Node) -> None:
    wall = node.join(["wall:110112"])
    await wall.hear()
    moved = asyncio.Event()

    async def move() -> None:
        await happen(node.db, "wall:110112")
        await wall.until_seq(1)
        moved.set()

    def while_the_answer_is_on_its_way(*execution: Any) -> None:
        if execution[2].startswith("SELECT relay_head.epoch") and not moved.is_set():  # not the relay's own
            await_only(move())

    pool = node.db.jobs.sync_engine
    listen(pool, "after_cursor_execute", while_the_answer_is_on_its_way)
    await moved.wait()
    remove(pool, "after_cursor_execute", while_the_answer_is_on_its_way)
    await happen(node.db, "wall:110112")
    assert await wall.until_seq(2) == [2]


async def test_a_restarted_node_still_knows_what_came_before(database_url: str) -> None:
    async with _node(database_url) as before:
        epoch = before.hub.epoch
        reader = before.join(["wall:110112"])
        await reader.hear()
        await happen(before.db, "wall:110112", count=30)
        await reader.until_seq(30)
    async with _node(database_url) as after:
        client = after.join(["wall:110112"], after=10, epoch=epoch)
        assert (await client.hear())["type"] == "welcome"
        assert await client.until_seq(30) == list(range(11, 31))


async def test_who_cannot_be_helped_by_a_replay_is_reset(node: Node) -> None:
    reader = node.join(["wall:110112"])
    await reader.hear()
    await happen(node.db, count=KEPT)
    await happen(node.db, "wall:110112")
    assert await reader.until_seq(KEPT + 1) == [KEPT + 1]
    epoch = node.hub.epoch
    for hello in (
        {"after": 0, "epoch": epoch},
        {"after": KEPT + 2, "epoch": epoch},
        {"after": KEPT, "epoch": "another"},
    ):
        client = node.join(["wall:110112"], **hello)
        assert (await client.hear())["type"] == "welcome"
        assert await client.hear() == {"type": "reset", "seq": KEPT + 1, "epoch": epoch}
    last = node.join(["wall:110112"], after=1, epoch=epoch)
    assert (await last.hear())["type"] == "welcome"
    assert (await last.hear())["seq"] == KEPT + 1


async def test_a_slow_client_is_reset_while_others_hear_everything(node: Node) -> None:
    quick, slow = node.join(["wall:110112"]), node.join(["wall:110112"])
    await quick.hear()
    await slow.hear()
    slow.pause()
    await happen(node.db, "wall:110112", count=3 * QUEUE)
    assert await quick.until_seq(3 * QUEUE) == list(range(1, 3 * QUEUE + 1))
    slow.go_on()
    stuck = await slow.hear()  # was on its way when the network stopped
    assert stuck["seq"] == 1
    again = await slow.hear()
    assert again["type"] == "reset"
    assert again["seq"] > QUEUE
    await happen(node.db, "wall:110112")
    assert await slow.until_seq(3 * QUEUE + 1) == list(range(again["seq"] + 1, 3 * QUEUE + 2))


async def test_a_burst_does_not_reset_a_client_that_keeps_up(node: Node) -> None:
    client = node.join(["wall:110112"])
    await client.hear()
    await happen(node.db, "wall:110112", count=20 * QUEUE)
    assert await client.until_seq(20 * QUEUE) == list(range(1, 20 * QUEUE + 1))


async def test_a_replay_longer_than_the_queue_is_not_slowness(node: Node) -> None:
    await happen(node.db, "wall:110112", count=4 * QUEUE)
    reader = node.join(["wall:110112"])
    await reader.hear()
    await happen(node.db, "wall:110112")
    await reader.until_seq(4 * QUEUE + 1)
    client = node.join(["wall:110112"], after=0)
    client.pause()
    await happen(node.db, "wall:110112")
    await reader.until_seq(4 * QUEUE + 2)
    client.go_on()
    await client.hear()
    assert await client.until_seq(4 * QUEUE + 2) == list(range(1, 4 * QUEUE + 3))


async def test_passing_news_has_no_number_and_is_not_replayed(node: Node) -> None:
    wall = node.join(["wall:110112"])
    await wall.hear()
    await node.bus.publish_ephemeral(["wall:110112.001"], "WorkerMoved", {"worker": "w"})
    moved = await wall.hear()
    assert (moved["name"], moved["topics"]) == ("WorkerMoved", ["wall:110112.001"])
    assert "seq" not in moved
    await happen(node.db, "wall:110112")
    assert (await wall.hear())["seq"] == 1
    again = node.join(["wall:110112"], after=0)
    await again.hear()
    assert (await again.hear())["name"] == "CaseOpened"


async def test_a_new_life_of_the_sequence_resets_everybody(node: Node) -> None:
    wall = node.join(["wall:110112"])
    await wall.hear()
    await happen(node.db, "wall:110112", count=3)
    await wall.until_seq(3)
    async with node.db.job() as session:
        await session.execute(update(RelayHead).values(epoch="7ab3f3a6-5a5b-4bb5-a5b7-4be8a0a38f2d"))
    heard = await wall.hear()
    assert heard == {"type": "reset", "seq": 3, "epoch": "7ab3f3a6-5a5b-4bb5-a5b7-4be8a0a38f2d"}
    await happen(node.db, "wall:110112")
    assert (await wall.hear())["seq"] == 4


async def test_who_left_costs_nothing(node: Node) -> None:
    stays, goes = node.join(["wall:110112"]), node.join(["wall:110112", "worker:a"])
    await stays.hear()
    await goes.hear()
    node.hub.leave(goes.outlet)
    await happen(node.db, "worker:a")
    await happen(node.db, "wall:110112")
    assert (await stays.hear())["seq"] == 2
    assert goes._heard.empty()
