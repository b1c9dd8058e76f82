"""Patrols, coverage and routes over HTTP: who sees them, and what they say."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import httpx
import pytest

from backend.clock import iso
from backend.db.engine import Database
from backend.patrols.service import coverages
from backend.people.work_models import Leave
from backend.settings import Settings
from gis.datum import from_wgs84
from tests.cities import path_of
from tests.live.conftest import listening
from tests.patrols.conftest import NOON, follow, send, walk
from tests.serving import LiveServer, serving
from tests.town import Person, Town, hire

LATER = NOON + timedelta(hours=2)


@pytest.fixture
async def walked(db: Database, town: Town) -> list[str]:
    """Two grids of one street, walked in for 20 and for 5 minutes by their primaries, the second by its deputy too."""
    one, other = sorted(town.ladders)[:2]
    await send(db, town.ladders[one][0].id, await walk(db, one, 20))
    for person in town.ladders[other][:2]:
        await send(db, person.id, await walk(db, other, 5))
    assert await follow(db) == 3
    return [one, other]


@pytest.fixture
async def server(database_url: str, data_dir: Any, walked: list[str]) -> AsyncIterator[LiveServer]:
    """A server at two in the afternoon, which derives by itself what comes from now on."""
    async with serving(Settings(data=data_dir, database_url=database_url), clock=lambda: LATER) as server:
        yield server


@pytest.fixture
async def http(server: LiveServer) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=f"{server.url}/api/v1", timeout=20) as client:
        yield client


async def get(http: httpx.AsyncClient, path: str, who: Person, **parameters: object) -> httpx.Response:
    return await http.get(path, params=parameters, headers=who.headers)


async def test_patrols_are_seen_by_those_above_and_by_who_walked(
    http: httpx.AsyncClient, db: Database, town: Town, walked: list[str]
) -> None:
    one, other = walked
    everything = (await get(http, "/patrols", town.command)).json()["patrols"]
    assert len(everything) == 3
    [round] = [patrol for patrol in everything if patrol["counts"]]
    assert (round["grid"], round["worker"], round["minutes"], round["why"]) == (
        one,
        str(town.ladders[one][0].id),
        20,
        None,
    )
    assert (round["began_at"], round["ended_at"]) == (iso(NOON), iso(NOON + timedelta(minutes=20)))
    [short, _] = [patrol for patrol in everything if not patrol["counts"]]
    assert short["why"] == {"lacks": ["minutes"], "minutes": 10, "points": 3}
    worker, colleague = town.ladders[other][1], town.ladders[other][0]
    [theirs] = (await get(http, "/patrols", worker)).json()["patrols"]
    assert (theirs["grid"], theirs["worker"]) == (other, str(worker.id))  # and not the colleague's in the same grid
    assert (await get(http, "/patrols", worker, worker=colleague.id)).status_code == 403
    assert (await get(http, "/patrols", worker, worker=worker.id)).json()["patrols"] == [theirs]
    [own] = (await get(http, "/patrols", town.command, worker=worker.id)).json()["patrols"]
    assert own["worker"] == str(worker.id)
    assert len((await get(http, "/patrols", town.command, grid=other)).json()["patrols"]) == 2
    assert (await get(http, "/patrols", worker, grid=one)).json()["patrols"] == []
    elsewhere = await hire(db, "street", "110112.002")
    assert (await get(http, "/patrols", elsewhere)).json()["patrols"] == []
    assert (await get(http, "/patrols", town.command, to=iso(NOON))).json()["patrols"] == []
    assert (await get(http, "/patrols", await hire(db, "system_administrator", ""))).status_code == 403


async def test_coverage_adds_up_and_names_each_part(
    http: httpx.AsyncClient, db: Database, town: Town, walked: list[str]
) -> None:
    one, other = walked
    answer = (await get(http, f"/grids/{one}/coverage", town.command)).json()
    assert (answer["minutes"], answer["rounds"], answer["path"]) == (20, 1, path_of(one))
    assert answer["last_at"] == iso(NOON + timedelta(minutes=20))
    seen = [cell for cell in answer["cells"] if cell["last_visit"]]
    assert len(seen) == answer["points"] >= 3
    assert len(answer["cells"]) == answer["of"]
    assert answer["share"] == pytest.approx(answer["points"] / answer["of"])
    assert answer["area_share"] == pytest.approx(sum(cell["share"] for cell in seen))
    assert sum(cell["share"] for cell in answer["cells"]) == pytest.approx(1)
    both = (await get(http, f"/grids/{other}/coverage", town.ladders[other][1])).json()
    assert (both["minutes"], both["rounds"], both["last_at"]) == (10, 0, None)  # of two people, no round
    before = (await get(http, f"/grids/{one}/coverage", town.command, to=iso(NOON))).json()
    assert (before["minutes"], before["points"], before["area_share"]) == (0, 0, 0)
    day = (await get(http, "/coverage", town.command)).json()
    assert [(grid["code"], grid["rounds"], grid["minutes"]) for grid in day["grids"]] == [(one, 1, 20), (other, 0, 10)]
    assert day["grids"][0]["share"] == pytest.approx(answer["share"], abs=0.001)
    assert [grid["code"] for grid in (await get(http, "/coverage", town.ladders[one][0])).json()["grids"]] == [one]
    assert (await get(http, "/coverage", town.command, day="2026-01-01")).json()["grids"] == []
    async with db.job() as session:
        found = await coverages(session, [one, other, "nowhere"], NOON, LATER)
    assert [(c.minutes, c.rounds, c.points, c.of, c.last_at) for c in found.values()] == [
        (20, 1, answer["points"], answer["of"], NOON + timedelta(minutes=20)),
        (10, 0, both["points"], both["of"], None),
        (0, 0, 0, 0, None),
    ]


async def test_a_route_leads_where_nobody_was(http: httpx.AsyncClient, town: Town, walked: list[str]) -> None:
    one, _ = walked
    cells = (await get(http, f"/grids/{one}/coverage", town.command)).json()["cells"]
    lon, lat = cells[0]["lon"], cells[0]["lat"]
    worker = town.ladders[one][0]
    asked = {"grid": one, "lon": lon, "lat": lat, "crs": "wgs84", "minutes": 90}
    route = (await get(http, "/patrols/route", worker, **asked)).json()
    assert 60 < route["minutes"] <= 90
    assert len(route["stops"]) > 10
    assert {stop["last_visit"] for stop in route["stops"]} == {None}
    assert route["line"]["coordinates"] == [[lon, lat], *([stop["lon"], stop["lat"]] for stop in route["stops"])]
    there = from_wgs84(lon, lat, "gcj02")
    same = (
        await get(http, "/patrols/route", worker, **asked | {"lon": there[0], "lat": there[1], "crs": "gcj02"})
    ).json()
    assert [stop["lon"] for stop in same["stops"]] == [stop["lon"] for stop in route["stops"]]
    far = await get(http, "/patrols/route", worker, **asked | {"lon": 110})
    assert far.status_code == 422
    assert "start nearer or take more time" in far.json()["detail"]


async def test_a_deputy_in_somebodys_place_sees_the_grid_they_stand_in_for(
    http: httpx.AsyncClient, db: Database, town: Town, walked: list[str]
) -> None:
    one, other = walked
    deputy = town.ladders[other][0]
    assert (await get(http, f"/grids/{one}/coverage", deputy)).status_code == 404
    async with db.job() as session:
        session.add(
            Leave(
                account_id=town.ladders[one][0].id,
                from_at=NOON - timedelta(days=1),
                until_at=NOON + timedelta(days=1),
                reason="年假",
                deputy_id=deputy.id,
                asked_at=NOON,
                decided_at=NOON,
                approved=True,
            )
        )
    assert (await get(http, f"/grids/{one}/coverage", deputy)).json()["minutes"] == 20


HERE = {"grid": "110112001001001", "lon": 116.6, "lat": 39.9, "crs": "wgs84"}
REFUSED = [
    ("/patrols", {"from": iso(LATER), "to": iso(NOON)}, 422),
    ("/patrols", {"from": "2020-01-01T00:00:00Z"}, 422),
    ("/patrols", {"from": "2026-11-22"}, 422),
    ("/patrols", {"worker": "me"}, 422),
    ("/patrols", {"grid": "../x"}, 422),
    ("/grids/999999999999999/coverage", {}, 404),
    ("/patrols/route", HERE | {"grid": "999999999999999"}, 404),
    ("/patrols/route", HERE | {"crs": "mars"}, 422),
    ("/patrols/route", HERE | {"minutes": 1}, 422),
    ("/patrols/route", HERE | {"lon": 216.6}, 422),
]


async def test_bad_questions_get_a_sentence(http: httpx.AsyncClient, town: Town) -> None:
    for path, parameters, status in REFUSED:
        answer = await get(http, path, town.command, **parameters)
        assert (answer.status_code, bool(answer.json()["detail"])) == (status, True), (path, parameters)


async def test_positions_sent_become_a_patrol_and_the_wall_hears_of_it(
    server: LiveServer, http: httpx.AsyncClient, db: Database, town: Town
) -> None:
    code = max(town.ladders)
    worker = town.ladders[code][0]
    track = await walk(db, code, 12)
    columns = zip(track.at.tolist(), track.lon.tolist(), track.lat.tolist(), strict=True)
    fixes = [
        {"lon": lon, "lat": lat, "crs": "wgs84", "accuracy_m": 6, "at": f"{at.isoformat()}Z"}
        for at, lon, lat in columns
    ]
    async with listening(server.live_url, ["wall:110112"], token=town.command.token) as wall:
        answer = await http.post("/positions", json=fixes, headers=worker.headers)
        assert answer.json()["kept"] == len(fixes)
        frame = await wall.hear()
        while (frame["name"], frame["data"].get("grid")) != ("PatrolMade", code):
            frame = await wall.hear()
    [patrol] = (await get(http, "/patrols", worker)).json()["patrols"]
    assert (patrol["id"], patrol["grid"], patrol["minutes"]) == (frame["data"]["patrol"], code, 12)
