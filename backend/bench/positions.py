"""The row ``positions``: durable fixes a second against COPY of the same rows, the same through HTTP, and the design
load.

The design load is 13,000 workers who each send a fix every five seconds over their tablet's socket: 2,600 a second.
"""

import asyncio
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import UUID

import numpy as np
import orjson
import psycopg
from websockets.asyncio.client import ClientConnection, connect

from backend import clock
from backend.bench.load import Answer, Connection, pace
from backend.bench.stage import Stage
from backend.bench.table import Row
from backend.db.engine import Database
from backend.live.bus_postgres import PostgresBus
from backend.positions.batch import Sender
from backend.positions.given import read
from backend.positions.intake import PositionIntake
from backend.positions.latest import Movements
from backend.positions.service import Sending
from fixtures.tongzhou.geometry import DISTRICT

GOAL = 0.5
BATCHES, FIXES, CONNECTIONS = 60, 10_000, 4
SOCKETS, PER_SECOND, SECONDS = 1_300, 2_600, 20
"""A tenth of the workers, each ten times as often: the same frames and fixes, without 13,000 logins to wait for."""

# Whoever works around the clock sends whenever they want.
ON_DUTY = """
    insert into shift (code, name, starts, ends, weekdays)
    values ('bench', 'bench', '00:00', '00:00', '[1, 2, 3, 4, 5, 6, 7]') on conflict do nothing;
    insert into duty (grid_code, shift, rank, account_id)
    select 'bench', 'bench', nth, account_id
    from unnest(%(accounts)s::uuid[]) with ordinality as worker (account_id, nth) on conflict do nothing
"""


async def measure(stage: Stage) -> Row:
    """Keep 600,000 fixes in batches of 10,000, COPY the same rows into a table of the same form, send as many through
    HTTP, and then hold the design load for 20 s."""
    workers = stage.workers(SOCKETS)
    with psycopg.connect(stage.url) as c:
        psycopg.ClientCursor(c).execute(ON_DUTY, {"accounts": [worker for worker, _ in workers]})
    ours = await _keep(stage.url, [worker for worker, _ in workers[-BATCHES - CONNECTIONS :]])
    limit = _copy(stage.url)
    sent = await _send(stage, workers[: BATCHES + CONNECTIONS])
    live = await _live(stage, workers)
    ratio = ours / limit
    return Row(
        name="positions",
        unit="fixes/s",
        ours=ours,
        limit=limit,
        limit_is="COPY of the same rows into a table with the same key, one durable transaction",
        ratio=ratio,
        goal=f"ratio ≥ {GOAL}, {PER_SECOND:,} a second over sockets",
        met=ratio >= GOAL and live.kept == SECONDS * PER_SECOND and live.behind_s < 1,
        more={
            "fixes": BATCHES * FIXES,
            "http_per_s": round(sent),
            "live_fixes": live.kept,
            "live_per_s": round(live.kept / live.seconds),
            "live_sockets": SOCKETS,
            "live_p50_ms": round(float(np.percentile(live.milliseconds, 50))),
            "live_p99_ms": round(float(np.percentile(live.milliseconds, 99))),
        },
    )


async def _keep(url: str, workers: Sequence[UUID]) -> float:
    """Fixes a second that the intake keeps, from what was read of JSON to the commit, as many senders waiting as
    there are connections below; the first of each warm up."""
    db, fixes = Database(url), read(orjson.loads(_batch(datetime.now(UTC) - timedelta(days=2))))
    bus = PostgresBus(url, clock.now)
    intake = PositionIntake(db, clock.now, Movements(bus, clock.now))

    async def submit(waiting: Iterator[UUID]) -> None:
        for worker in waiting:
            outcome = await intake.submit(Sending(fixes, Sender(worker, DISTRICT)))
            if outcome.kept != FIXES:
                raise RuntimeError(f"a batch was not kept: {outcome}")

    running = asyncio.create_task(intake.run())
    try:
        await asyncio.gather(*(submit(iter([worker])) for worker in workers[:CONNECTIONS]))
        waiting = iter(workers[CONNECTIONS:])
        started = time.perf_counter()
        await asyncio.gather(*(submit(waiting) for _ in range(CONNECTIONS)))
        return BATCHES * FIXES / (time.perf_counter() - started)
    finally:
        running.cancel()
        await asyncio.wait([running])
        await bus.close()
        await db.close()


async def _send(stage: Stage, workers: Sequence[tuple[UUID, str]]) -> float:
    """Fixes a second, each batch a worker's; the first of each connection warm up."""
    before = datetime.now(UTC) - timedelta(days=1)
    batches = [(_batch(before), f"Authorization: Bearer {token}\r\n") for _, token in workers]
    connections = [Connection(stage.port) for _ in range(CONNECTIONS)]

    async def send(connection: Connection, waiting: Iterator[tuple[bytes, str]]) -> None:
        for body, headers in waiting:
            _check(await connection.post("/api/v1/positions", body, headers))

    await asyncio.gather(*(send(one, iter(batches[n : n + 1])) for n, one in enumerate(connections)))
    waiting = iter(batches[CONNECTIONS:])
    started = time.perf_counter()
    await asyncio.gather(*(send(one, waiting) for one in connections))
    return BATCHES * FIXES / (time.perf_counter() - started)


def _batch(before: datetime) -> bytes:
    """A walk of 10,000 steps a second apart, until then."""
    steps = np.arange(FIXES)
    return orjson.dumps(
        [
            {
                "lon": 116.6 + 1e-5 * step,
                "lat": 39.9 + 1e-6 * step,
                "crs": "wgs84",
                "at": (before - timedelta(seconds=step)).isoformat(),
                "accuracy_m": 5.0,
                "speed_mps": 1.2,
            }
            for step in steps.tolist()
        ]
    )


def _check(answer: Answer) -> None:
    if answer.status != 200 or answer.body["kept"] != FIXES:
        raise RuntimeError(f"a batch was not kept: {answer.status} {answer.body}")


def _copy(url: str) -> float:
    """Rows a second of COPY into a table of the same form, in the order in which they were kept."""
    with psycopg.connect(url) as c:
        c.execute("create table bench_fix (like position_fix including all)")
        c.commit()
        with c.cursor().copy("copy (table position_fix) to stdout") as out:
            rows = b"".join(out)
        count = rows.count(b"\n")
        started = time.perf_counter()
        with c.cursor().copy("copy bench_fix from stdin") as into:
            into.write(rows)
        c.commit()
        seconds = time.perf_counter() - started
        c.execute("drop table bench_fix")
    return count / seconds


@dataclass(slots=True)
class _Load:
    """What came of the design load."""

    kept: int = 0
    seconds: float = 0.0
    behind_s: float = 0.0
    milliseconds: list[float] = field(default_factory=list)


async def _live(stage: Stage, workers: Sequence[tuple[UUID, str]]) -> _Load:
    """One frame with one fix after another over the sockets in turn, at an even rate, whoever has answered."""
    load = _Load()
    sockets = [await _open(stage, token) for _, token in workers]
    sent: list[asyncio.Queue[float]] = [asyncio.Queue() for _ in sockets]
    readers = [asyncio.ensure_future(_read(*one, load)) for one in zip(sockets, sent, strict=True)]
    began = datetime.now(UTC)

    async def send(n: int) -> None:
        nth = n % len(sockets)
        at = began + timedelta(milliseconds=n)
        fix = {"lon": 116.6 + 1e-6 * n, "lat": 39.9, "crs": "wgs84", "at": at.isoformat(), "accuracy_m": 5.0}
        sent[nth].put_nowait(time.perf_counter())
        await sockets[nth].send(orjson.dumps({"type": "positions", "fixes": [fix]}).decode())

    count = SECONDS * PER_SECOND
    started = time.perf_counter()
    await pace(count, PER_SECOND, send)
    load.behind_s = time.perf_counter() - started - SECONDS
    with suppress(TimeoutError):
        async with asyncio.timeout(SECONDS):
            for waiting in sent:
                await waiting.join()
    load.seconds = time.perf_counter() - started
    for reader in readers:
        reader.cancel()
    await asyncio.gather(*readers, return_exceptions=True)
    return load


async def _open(stage: Stage, token: str) -> ClientConnection:
    socket = await connect(
        f"ws://127.0.0.1:{stage.port}/api/v1/live", max_queue=None, compression=None, ping_interval=None
    )
    await socket.send(orjson.dumps({"type": "hello", "token": token, "topics": ["worker:me"]}).decode())
    welcome = orjson.loads(await socket.recv())
    if welcome["type"] != "welcome":
        raise RuntimeError(f"the socket was not welcome: {welcome}")
    return socket


async def _read(socket: ClientConnection, sent: asyncio.Queue[float], load: _Load) -> None:
    async for text in socket:
        frame = orjson.loads(text)
        if frame["type"] == "positions":
            load.milliseconds.append((time.perf_counter() - sent.get_nowait()) * 1000)
            load.kept += frame["kept"]
            sent.task_done()
        elif frame["type"] == "error":
            raise RuntimeError(f"a fix was refused: {frame}")
