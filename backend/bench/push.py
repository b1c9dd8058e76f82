"""The row ``push``: milliseconds from sending a report to its task's arrival on the worker's socket.

The design load: 1,000 sockets open (980 workers, 20 walls that see everything), 100 reports a second, one server.
"""

import asyncio
import time
from collections.abc import Sequence

import numpy as np
import orjson
import psycopg
from websockets.asyncio.client import ClientConnection, connect
from websockets.asyncio.server import ServerConnection, serve

from backend.bench.load import Connection, pace
from backend.bench.stage import Post, Stage
from backend.bench.table import Row

WORKERS, WALLS, PER_SECOND, SECONDS = 980, 20, 100, 20
GOAL_MS = 250
SENDERS = 64


class Arrivals:
    """When each case's task reached its worker's socket."""

    def __init__(self) -> None:
        self.at: dict[str, float] = {}
        self.wall_frames = 0
        self._waiting: dict[str, asyncio.Future[float]] = {}

    def arrived(self, number: str) -> None:
        """Note the arrival of the task of case ``number`` now."""
        now = time.perf_counter()
        self.at.setdefault(number, now)
        if waiting := self._waiting.pop(number, None):
            waiting.set_result(now)

    async def of(self, number: str) -> float:
        """The instant it arrived, waiting for it up to 30 s (TimeoutError)."""
        if number not in self.at:
            waiting = self._waiting.setdefault(number, asyncio.get_running_loop().create_future())
            await asyncio.wait_for(waiting, 30)
        return self.at[number]


async def _tablet(socket: ClientConnection, arrivals: Arrivals) -> None:
    """Behave as a tablet does: take the task, acknowledge its delivery."""
    async for text in socket:
        frame = orjson.loads(text)
        if frame.get("name") == "TaskOffered":
            arrivals.arrived(frame["data"]["case"]["number"])
            ack = {"type": "ack", "task": frame["data"]["task"]["id"], "state": "delivered"}
            await socket.send(orjson.dumps(ack).decode())


async def _wall(socket: ClientConnection, arrivals: Arrivals) -> None:
    async for _ in socket:
        arrivals.wall_frames += 1


async def _open(stage: Stage, token: str, topic: str) -> ClientConnection:
    socket = await connect(
        f"ws://127.0.0.1:{stage.port}/api/v1/live", max_queue=None, compression=None, ping_interval=None
    )
    await socket.send(orjson.dumps({"type": "hello", "token": token, "topics": [topic]}).decode())
    welcome = orjson.loads(await socket.recv())
    if welcome["type"] != "welcome" or welcome["refused"]:
        raise RuntimeError(f"the socket was not welcome: {welcome}")
    return socket


async def _latencies(stage: Stage, posts: Sequence[Post]) -> tuple[np.ndarray, Arrivals]:
    arrivals = Arrivals()
    readers = []
    for tokens, topic, read in (
        ([p.token for p in posts], "worker:me", _tablet),
        (stage.wall_tokens(WALLS), f"wall:{stage.root}", _wall),
    ):
        for token in tokens:
            readers.append(asyncio.ensure_future(read(await _open(stage, token, topic), arrivals)))
    idle: asyncio.Queue[Connection] = asyncio.Queue()
    for _ in range(SENDERS):
        idle.put_nowait(Connection(stage.port))
    seconds: list[float] = []

    async def send(i: int) -> None:
        asked = time.perf_counter()  # a wait for a free connection counts: the citizen waits too
        connection = await idle.get()
        answer = await connection.post("/api/v1/reports", posts[i % len(posts)].body)
        idle.put_nowait(connection)
        if answer.status != 201:
            raise RuntimeError(f"a report was refused: {answer.body}")
        seconds.append(await arrivals.of(answer.body["case"]["number"]) - asked)

    await pace(2 * PER_SECOND, PER_SECOND, send)  # warm-up, not counted
    seconds.clear()
    await pace(SECONDS * PER_SECOND, PER_SECOND, send)
    for reader in readers:
        reader.cancel()
    await asyncio.gather(*readers, return_exceptions=True)
    return np.array(seconds) * 1000, arrivals


async def _bare(url: str) -> np.ndarray:
    """The least such a push can cost: one durable insert, then one frame over a bare socket; milliseconds."""

    async def swallow(socket: ServerConnection) -> None:
        peers.append(socket)
        await socket.wait_closed()

    peers: list[ServerConnection] = []
    milliseconds = []
    async with (
        serve(swallow, "127.0.0.1", 0) as server,
        await psycopg.AsyncConnection.connect(url, autocommit=True) as database,
    ):
        port = server.sockets[0].getsockname()[1]
        async with connect(f"ws://127.0.0.1:{port}") as client:
            await database.execute("create table bench_bare (at float8)")
            for _ in range(SECONDS * PER_SECOND // 4):
                started = time.perf_counter()
                await database.execute("insert into bench_bare values (%s)", (started,))
                await peers[0].send("{}")
                await client.recv()
                milliseconds.append((time.perf_counter() - started) * 1000)
            await database.execute("drop table bench_bare")
    return np.array(milliseconds)


async def measure(stage: Stage) -> Row:
    """Drive the design load for 20 s and compare its p99 with a bare insert and frame on the same machine."""
    posts = stage.posts(WORKERS)
    bare = await _bare(stage.url)
    ours, arrivals = await _latencies(stage, posts)
    p50, p99 = np.percentile(ours, [50, 99])
    limit = float(np.percentile(bare, 99))
    return Row(
        name="push",
        unit="ms (p99)",
        ours=float(p99),
        limit=limit,
        limit_is="one durable insert and one frame over a bare socket, one at a time",
        ratio=limit / float(p99),
        goal=f"p99 ≤ {GOAL_MS} ms",
        met=bool(p99 <= GOAL_MS),
        more={
            "p50_ms": round(float(p50), 1),
            "p99_ms": round(float(p99), 1),
            "sockets": len(posts) + WALLS,
            "reports": len(ours),
            "wall_frames": arrivals.wall_frames,
        },
    )
