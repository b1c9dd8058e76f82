"""Tablets say where they are; walls and command roles see it."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from backend.clock import iso, now
from backend.live.models import Event
from gis.datum import from_wgs84
from tests.live.conftest import listening
from tests.serving import LiveServer
from tests.town import Person, Town, found_town


@pytest.fixture
async def http(live_server: LiveServer) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=live_server.url, timeout=20) as client:
        yield client


@pytest.fixture
async def town(live_server: LiveServer) -> Town:
    return await found_town(live_server.context.db)


def fix(**more: Any) -> dict[str, Any]:
    return {"lon": 116.66, "lat": 39.9, "crs": "wgs84", "accuracy_m": 8.0, "at": iso(now())} | more


def worker_of(town: Town) -> Person:
    return town.ladders[min(town.ladders)][0]


async def seen(http: httpx.AsyncClient, town: Town) -> list[dict[str, Any]]:
    answer = await http.get("/api/v1/positions", headers=town.command.headers)
    assert answer.status_code == 200
    return answer.json()["positions"]


async def test_a_fix_reaches_the_wall_and_the_list_on_wgs84(
    live_server: LiveServer, http: httpx.AsyncClient, town: Town
) -> None:
    worker = worker_of(town)
    lon, lat = from_wgs84(116.66, 39.9, "gcj02")
    async with listening(live_server.live_url, ["wall:110112"], token=town.command.token) as wall:
        sent = fix(lon=lon, lat=lat, crs="gcj02")
        answer = await http.post("/api/v1/positions", json=sent, headers=worker.headers)
        assert answer.json() == {"kept": 1, "repeated": 0, "off_shift": 0, "refused": []}
        while (frame := await wall.hear())["name"] != "WorkerMoved":
            pass
    assert "seq" not in frame
    assert frame["data"]["worker"] == str(worker.id)
    [position] = await seen(http, town)
    for place in (frame["data"], position):
        assert (place["lon"], place["lat"]) == pytest.approx((116.66, 39.9), abs=1e-8)
    async with live_server.context.db.job() as session:
        read = await session.scalar(select(Event).where(Event.name == "PersonalDataRead"))
    assert read is not None
    assert (read.actor, read.data, read.topics) == (str(town.command.id), {"rows": 1}, [])


async def test_the_newest_of_many_counts_and_bad_ones_are_named(http: httpx.AsyncClient, town: Town) -> None:
    worker, at = worker_of(town), now()
    fixes = [
        fix(at=iso(at - timedelta(minutes=2)), lon=116.61),
        fix(at=iso(at - timedelta(minutes=1)), lon=116.62),
        fix(lat=91),
        {"lon": 116.66, "lat": 39.9, "at": iso(at)},
        fix(at=iso(at + timedelta(hours=1))),
        fix(at="2026-11-23T12:00:00"),
    ]
    answer = (await http.post("/api/v1/positions", json=fixes, headers=worker.headers)).json()
    assert answer["kept"] == 2
    assert [bad["index"] for bad in answer["refused"]] == [2, 3, 4, 5]
    assert answer["refused"][1]["message"] == "crs: Field required"
    late = fix(at=iso(at - timedelta(minutes=5)), lon=116.63)
    assert (await http.post("/api/v1/positions", json=late, headers=worker.headers)).json()["kept"] == 1
    assert [p["lon"] for p in await seen(http, town)] == [116.62]


@pytest.mark.parametrize("body", [[], [fix()] * 10_001, [fix(crs="mars")], fix(lon=None), "here"])
async def test_nothing_usable_is_422(http: httpx.AsyncClient, town: Town, body: Any) -> None:
    answer = await http.post("/api/v1/positions", json=body, headers=worker_of(town).headers)
    assert answer.status_code == 422
    assert answer.json()["detail"]


async def test_only_workers_send_and_only_leaders_look(http: httpx.AsyncClient, town: Town) -> None:
    assert (await http.post("/api/v1/positions", json=fix(), headers=town.command.headers)).status_code == 403
    assert (await http.get("/api/v1/positions", headers=worker_of(town).headers)).status_code == 403
    assert (await http.get("/api/v1/positions?under=999999", headers=town.command.headers)).status_code == 403
    assert (await http.get("/api/v1/positions")).status_code == 401


async def test_yesterday_is_not_shown(http: httpx.AsyncClient, town: Town) -> None:
    old = fix(at=iso(now() - timedelta(hours=13)))
    assert (await http.post("/api/v1/positions", json=old, headers=worker_of(town).headers)).status_code == 200
    assert await seen(http, town) == []
