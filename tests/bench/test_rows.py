"""What the bench promises: its rows' shape, its honest client, and a limit that answers the same question."""

import asyncio
import time

import numpy as np
import orjson
import pytest

from backend.bench import locate
from backend.bench.load import Connection, flood, pace
from backend.bench.table import Row, show
from backend.db.engine import Database
from gis.locator import Locator
from tests.cities import small_city
from tests.serving import LiveServer
from tests.town import HERE, found_town


def test_locate_is_a_row_with_both_figures() -> None:
    leaves = [g for g in small_city() if g["level"] == "micro"]
    locator = Locator(
        [g["code"] for g in leaves],
        [g["name"] for g in leaves],
        [g["geometry"].area for g in leaves],
        [g["geometry"] for g in leaves],
    )
    plain = locate.measure(locator, points=2_000).as_json()
    assert {"name", "unit", "ours", "limit", "ratio", "goal", "met", "points"} <= plain.keys()
    assert plain["name"] == "locate"
    assert plain["ratio"] == pytest.approx(plain["ours"] / plain["limit"])
    assert plain["met"] is (plain["ratio"] >= locate.GOAL)
    assert orjson.loads(orjson.dumps(plain)) == plain


def test_a_missed_goal_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    show([Row("intake", "reports/s", 1.0, 10.0, "pgbench", 0.1, "ratio ≥ 0.25", met=False)])
    assert "missed" in capsys.readouterr().out


async def test_the_flood_counts_what_was_answered(live_server: LiveServer, db: Database) -> None:
    await found_town(db)
    body = {"category": "0102", "description": "垃圾", **HERE}
    seconds, answers = await flood(live_server.port, "/api/v1/reports", [orjson.dumps(body)] * 20, connections=4)
    assert [answer.status for answer in answers] == [201] * 20
    assert len({answer.body["id"] for answer in answers}) == 20
    assert seconds > 0


async def test_a_refusal_is_an_answer_too(live_server: LiveServer) -> None:
    answer = await Connection(live_server.port).post("/api/v1/reports", b"{")
    assert answer.status == 422
    assert answer.body["status"] == 422


async def test_the_pace_does_not_wait_for_slow_answers() -> None:
    """An open loop: the last call starts on time although the first has not come back."""
    started: list[float] = []
    last = asyncio.Event()

    async def send(i: int) -> None:
        started.append(time.perf_counter())
        if i == 9:
            last.set()
        await last.wait()

    await pace(10, 200, send)
    assert len(started) == 10
    assert np.all(np.diff(started) >= 0)
