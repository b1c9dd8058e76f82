"""From the first day: kill -9 under load loses nothing that was answered, and every task reaches its tablet."""

import asyncio
import os
import select
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import psycopg
import pytest

from backend.db.cluster import Cluster
from backend.db.engine import Database
from backend.db.schema import prepare
from tests.fault.crew import PATIENCE, Citizens, Server, Tablet
from tests.town import Town, found_town

pytestmark = pytest.mark.fault

REPORTS = 400
KILL_AFTER = 120  # answered reports before the kill, so that it falls into the middle of the load


async def _town(url: str) -> Town:
    """A small city where the primary worker of every micro-grid has a tablet."""
    db = Database(url)
    town = await found_town(db)
    await db.close()
    return town


def _bodies(town: Town) -> list[dict[str, Any]]:
    random = Random(7)
    leaves = [g for g in town.grids if g["level"] == "micro"]
    points = [random.choice(leaves)["geometry"].representative_point() for _ in range(REPORTS)]
    return [
        {"category": "0102", "description": f"路边有垃圾 {i}", "lon": p.x, "lat": p.y, "crs": "wgs84"}
        for i, p in enumerate(points)
    ]


async def _until(condition: Callable[[], bool], changed: asyncio.Event) -> None:
    """Wait until ``condition`` holds, looking again at each change."""
    async with asyncio.timeout(PATIENCE):
        while not condition():
            changed.clear()
            await changed.wait()


async def _drive(port: int, town: Town, strike: Callable[[], None]) -> Citizens:
    """Send every report with a strike in the middle; return when each is answered and each task has arrived."""
    changed = asyncio.Event()
    citizens = Citizens(port, _bodies(town))
    tablets = [Tablet(port, ladder[0].token) for ladder in town.ladders.values()]
    listening = [asyncio.ensure_future(tablet.run(changed.set)) for tablet in tablets]
    sending = asyncio.ensure_future(citizens.send_all(changed.set))
    await _until(lambda: len(citizens.answers) >= KILL_AFTER, changed)
    assert len(citizens.answers) < REPORTS, "the strike must fall into the load"
    await asyncio.to_thread(strike)
    async with asyncio.timeout(PATIENCE):
        await sending
    numbers = {answer["case"]["number"] for answer in citizens.answers.values()}
    await _until(lambda: numbers <= {n for tablet in tablets for n in tablet.offers}, changed)
    for task in listening:
        task.cancel()
    await asyncio.gather(*listening, return_exceptions=True)
    assert citizens.failures > 0, "nobody noticed the strike, so it proves nothing"
    for tablet in tablets:
        assert len(tablet.offers) == len(set(tablet.offers)), "a replayed task came twice"
    return citizens


def _everything_is_there_once(url: str, citizens: Citizens) -> None:
    with psycopg.connect(url) as c:
        receipts = [answer["id"] for answer in citizens.answers.values()]
        assert len(set(receipts)) == REPORTS
        kept = c.execute("select count(*), count(distinct id) from report").fetchone()
        assert kept == (REPORTS, REPORTS)
        found = c.execute("select count(*) from report where id = any(%s::uuid[])", (receipts,)).fetchone()
        assert found == (REPORTS,)
        # What the last acknowledgements wrote may still be unstamped when the server ends; what is stamped has no gap.
        stamped = c.execute("select count(seq), min(seq), max(seq) from event").fetchone()
        assert stamped is not None
        count, first, last = stamped
        assert (first, last) == (1, count), "the sequence has a gap"
        assert c.execute("select seq from relay_head").fetchone() == (last,)


@pytest.fixture
def own_cluster(tmp_path: Path) -> Iterator[Cluster]:
    """A cluster nobody else uses, with the durability that the product runs with."""
    with Cluster(tmp_path / "cluster") as cluster:
        yield cluster


async def test_killed_server(database_url: str, tmp_path: Path) -> None:
    town = await _town(database_url)
    server = Server(database_url, tmp_path)
    server.start()

    def strike() -> None:
        server.end(signal.SIGKILL)
        server.start()

    try:
        citizens = await _drive(server.port, town, strike)
    finally:
        server.end(signal.SIGTERM)
    _everything_is_there_once(database_url, citizens)


async def test_killed_postgresql(own_cluster: Cluster, tmp_path: Path) -> None:
    prepare(own_cluster.url)
    town = await _town(own_cluster.url)
    server = Server(own_cluster.url, tmp_path / "data")
    server.start()

    def strike() -> None:
        pid = own_cluster.postmaster()
        assert pid is not None
        gone = os.pidfd_open(pid)
        os.kill(pid, signal.SIGKILL)
        select.select([gone], [], [], PATIENCE)
        os.close(gone)
        own_cluster.revive()

    try:
        citizens = await _drive(server.port, town, strike)
    finally:
        server.end(signal.SIGTERM)
    _everything_is_there_once(own_cluster.url, citizens)
