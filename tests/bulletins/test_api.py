"""Bulletins over HTTP: the wall's panel, a day's list, and who may read which."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from backend.bulletins import service
from backend.clock import MovableClock
from backend.db.engine import Database
from backend.settings import Settings
from tests.bulletins.conftest import NOON
from tests.live.conftest import listening
from tests.serving import LiveServer, serving
from tests.town import Town, hire


@pytest.fixture
async def server(db: Database, town: Town, database_url: str, data_dir: Path) -> AsyncIterator[LiveServer]:
    async with db.job() as session:
        await service.make(session, NOON)
    settings = Settings(data=data_dir, database_url=database_url)
    async with serving(settings, clock=MovableClock(NOON + timedelta(minutes=5))) as server:
        yield server


@pytest.fixture
async def http(server: LiveServer) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=server.url, timeout=20) as client:
        yield client


async def test_the_latest_of_what_one_sees(http: httpx.AsyncClient, db: Database, town: Town) -> None:
    command = town.command.headers
    answer = (await http.get("/api/v1/bulletins/latest", headers=command)).json()
    assert answer["next_at"] == "2026-11-23T10:00:00Z"
    bulletin = answer["bulletin"]
    assert (bulletin["path"], bulletin["name"], bulletin["slot_at"]) == ("110112", "测试区", "2026-11-23T04:00:00Z")
    assert bulletin["before"] is None
    assert bulletin["figures"]["zombie"] == len(bulletin["zombie"]) == len(town.ladders)
    lower = (await http.get("/api/v1/bulletins/latest?under=110112.002", headers=command)).json()["bulletin"]
    assert (lower["path"], lower["figures"]["zombie"]) == ("110112.002", len(town.ladders) // 2)
    leader = await hire(db, "street", "110112.001")
    own = (await http.get("/api/v1/bulletins/latest", headers=leader.headers)).json()["bulletin"]
    assert own["path"] == "110112.001"
    assert (await http.get("/api/v1/bulletins/latest?under=110112", headers=leader.headers)).status_code == 403
    community = await hire(db, "community", "110112.001.001")
    below = await http.get("/api/v1/bulletins/latest", headers=community.headers)
    assert below.json()["bulletin"] is None  # a community has none of its own


async def test_a_days_list(http: httpx.AsyncClient, town: Town) -> None:
    command = town.command.headers
    today = (await http.get("/api/v1/bulletins", headers=command)).json()
    assert (today["day"], [one["path"] for one in today["bulletins"]]) == (
        "2026-11-23",
        ["110112", "110112.001", "110112.002"],
    )
    before = (await http.get("/api/v1/bulletins?day=2026-11-22&under=110112.001", headers=command)).json()
    assert before == {"day": "2026-11-22", "bulletins": []}
    assert (await http.get("/api/v1/bulletins?day=soon", headers=command)).status_code == 422


async def test_the_wall_hears_when_one_is_issued(server: LiveServer, town: Town) -> None:
    async with listening(server.live_url, ["wall:110112.001"], token=town.command.token) as wall:
        async with server.context.db.job() as session:
            await service.make(session, NOON + timedelta(hours=6))
        while (frame := await wall.hear())["name"] != "BulletinIssued":
            pass
    assert frame["data"]["path"] == "110112.001"
    assert frame["data"]["figures"]["zombie"] == len(town.ladders) // 2
