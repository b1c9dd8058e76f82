"""What tablets send is kept once, in any order, when it was taken at work; what is bad is named."""

import asyncio
from datetime import timedelta
from typing import Any

import httpx
import orjson
import pytest

from backend.clock import MovableClock, iso
from backend.positions import intake
from gis.datum import from_wgs84
from tests.cases.conftest import MONDAY
from tests.live.conftest import listening
from tests.positions.conftest import ask, change, fix, send, worker_of
from tests.serving import LiveServer
from tests.town import Town

DAY_SHIFT = "update shift set starts = '08:00', ends = '17:00', weekdays = '[1, 2, 3, 4, 5]'"


async def test_late_repeated_and_out_of_order_fixes_are_kept_once(
    http: httpx.AsyncClient, server: LiveServer, town: Town
) -> None:
    worker = worker_of(town)
    minutes = [fix(MONDAY - timedelta(minutes=n), lon=116.6 + n / 1000) for n in (3, 0, 2, 1)]
    assert await send(http, worker, *minutes) == {"kept": 4, "repeated": 0, "off_shift": 0, "refused": []}
    late = [fix(MONDAY - timedelta(hours=9)), fix(MONDAY - timedelta(days=40))]
    again = await send(http, worker, *minutes, *late, late[0])
    assert (again["kept"], again["repeated"]) == (2, 5)
    rows = await ask(server, "select at, lon from position_fix where account_id = :id order by at", id=worker.id)
    assert [at for at, _ in rows] == [
        MONDAY - timedelta(days=40),
        MONDAY - timedelta(hours=9),
        *(MONDAY - timedelta(minutes=n) for n in (3, 2, 1, 0)),
    ]
    days = await ask(
        server,
        "select day::text, fixes, first_at, last_at, changed_since from track_day where account_id = :id order by day",
        id=worker.id,
    )
    assert [(day, count) for day, count, *_ in days] == [("2026-10-14", 1), ("2026-11-23", 5)]
    assert days[1][2:] == (MONDAY - timedelta(hours=9), MONDAY, MONDAY - timedelta(hours=9))
    ((lon,),) = await ask(server, "select st_x(geom) from worker_position where account_id = :id", id=worker.id)
    assert lon == 116.6


async def test_every_bad_fix_is_named_and_the_good_ones_are_kept(
    http: httpx.AsyncClient, server: LiveServer, town: Town
) -> None:
    bad = {
        3: (fix(MONDAY + timedelta(hours=1)), "future"),
        17: (fix(lon=0, lat=0), "0,0"),
        400: (fix(crs="EPSG:3857"), "'EPSG:3857' is no datum we know; say one of wgs84, cgcs2000, gcj02, bd09"),
        401: (fix(lon=12_986_871.2, lat=4_851_920.5), "metres of a projection"),
        402: (fix(lon=39.9, lat=116.66), "swapped"),
        5000: ({"lon": 116.66, "lat": 39.9, "at": iso(MONDAY)}, "crs: Field required"),
        5001: (fix(at=MONDAY, lon="116.66"), "lon: Input should be a valid number"),
        9998: (fix(at=MONDAY) | {"at": "2026-11-23T10:00:00"}, "timezone"),
        9999: (fix(MONDAY - timedelta(days=91)), "90 days back"),
    }
    gcj = dict(zip(("lon", "lat"), from_wgs84(116.66, 39.9, "gcj02"), strict=True))
    fixes = [bad[n][0] if n in bad else fix(MONDAY - timedelta(seconds=n)) for n in range(10_000)]
    fixes[1] |= gcj | {"crs": "gcj02"}
    answer = await send(http, worker_of(town), *fixes)
    assert (answer["kept"], answer["repeated"], answer["off_shift"]) == (10_000 - len(bad), 0, 0)
    assert [one["index"] for one in answer["refused"]] == list(bad)
    for one in answer["refused"]:
        assert bad[one["index"]][1] in one["message"], one
    places = await ask(server, "select distinct round(lon::numeric, 8), round(lat::numeric, 8) from position_fix")
    assert len(places) == 1  # the one on another datum too


async def test_a_body_that_breaks_off_keeps_what_came_before(
    http: httpx.AsyncClient, server: LiveServer, town: Town
) -> None:
    worker = worker_of(town)
    whole = orjson.dumps([fix(MONDAY - timedelta(minutes=n)) for n in range(3)] + [fix(lon=0, lat=0)])
    cuts = (b'{"lon": 116.66, "la', b"", b'{"lon": NaN', b'{"lon": 116.66 "lat": 39.9}]')
    for cut, kept in zip(cuts, (3, 0, 0, 0), strict=True):
        answer = await http.post("/api/v1/positions", content=whole[:-1] + b",\n" + cut, headers=worker.headers)
        problem = answer.json()
        assert (answer.status_code, problem["type"]) == (422, "/problems/invalid")
        assert (problem["kept"], problem["repeated"]) == (kept, 3 - kept)
        assert [one["index"] for one in problem["refused"]] == [3]
        assert "from line 2, column" in problem["detail"] and "what came before is kept" in problem["detail"]
    assert await ask(server, "select count(*) from position_fix") == [(3,)]


async def test_nothing_to_keep_is_a_problem_with_a_sentence(http: httpx.AsyncClient, town: Town) -> None:
    for body, status, sentence in (
        (b'{"lon": 116.66, "la', 422, "line 1, column"),
        (b"", 422, "line 1, column 1"),
        (b"[{}]\xff", 422, "UTF-8"),
        (b"[]", 422, "send 1 to 10,000 fixes"),
        (orjson.dumps([fix()] * 10_001), 422, "these are 10,001: split them"),
        (b"[" + b" " * 4 * 1024 * 1024 + b"]", 413, "larger than 4,096 KiB"),
        (orjson.dumps([fix(lon=0, lat=0)]), 422, "no fix is acceptable; the first: the device had no place"),
        (orjson.dumps(None), 422, "no fix is acceptable"),
    ):
        answer = await http.post("/api/v1/positions", content=body, headers=worker_of(town).headers)
        assert (answer.status_code, sentence in answer.json()["detail"]) == (status, True), answer.text


async def test_only_what_was_taken_at_work_is_kept(
    http: httpx.AsyncClient, server: LiveServer, town: Town, clock: MovableClock
) -> None:
    worker, (_, deputy) = worker_of(town), list(town.ladders.values())[1]
    await change(server, DAY_SHIFT)
    evening = MONDAY + timedelta(hours=10)  # 20:00 in Beijing
    clock.set(evening)
    day = [fix(MONDAY), fix(evening - timedelta(minutes=30)), fix(MONDAY - timedelta(days=1))]  # and Sunday
    assert await send(http, worker, *day) == {"kept": 1, "repeated": 0, "off_shift": 2, "refused": []}
    for at, on in ((evening - timedelta(hours=1), True), (evening - timedelta(minutes=10), False)):
        switched = await http.post("/api/v1/attendance", json={"on": on, "at": iso(at)}, headers=worker.headers)
        assert switched.is_success, switched.text
    assert await send(http, worker, *day, fix(evening)) == {"kept": 1, "repeated": 1, "off_shift": 2, "refused": []}
    await change(
        server,
        "insert into leave (id, account_id, from_at, until_at, reason, deputy_id, asked_at, decided_at, approved)"
        " values (gen_random_uuid(), :worker, :since, :until, '家事', :deputy, :since, :since, true)",
        worker=worker.id,
        deputy=deputy.id,
        since=MONDAY,
        until=MONDAY + timedelta(days=2),
    )
    await change(server, "delete from duty where account_id = :id", id=deputy.id)
    noon = MONDAY + timedelta(days=1)
    clock.set(noon + timedelta(days=2))
    asked = [fix(noon), fix(noon + timedelta(days=2))]
    assert (await send(http, worker, *asked))["off_shift"] == 1  # away on one day, back on the other
    assert (await send(http, deputy, *asked)) == {"kept": 1, "repeated": 0, "off_shift": 1, "refused": []}


async def test_a_place_that_an_app_made_up_is_kept_and_not_shown(
    http: httpx.AsyncClient, server: LiveServer, town: Town
) -> None:
    worker = worker_of(town)
    await send(http, worker, fix(MONDAY - timedelta(minutes=1)), fix(MONDAY, lon=116.7, mocked=True))
    assert await ask(server, "select lon, mocked from position_fix order by at") == [(116.66, False), (116.7, True)]
    assert await ask(server, "select st_x(geom) from worker_position") == [(116.66,)]


async def test_walls_are_not_told_of_a_place_too_old_to_be_shown(
    http: httpx.AsyncClient, server: LiveServer, town: Town
) -> None:
    worker = worker_of(town)
    async with listening(server.live_url, ["wall:110112"], token=town.command.token) as wall:
        await send(http, worker, fix(MONDAY - timedelta(hours=13)))
        await send(http, worker, fix(MONDAY - timedelta(hours=11)))
        while (moved := await wall.hear())["name"] != "WorkerMoved":
            pass
    assert moved["data"]["at"] == iso(MONDAY - timedelta(hours=11))


async def test_many_workers_share_a_transaction(
    http: httpx.AsyncClient, server: LiveServer, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "GATHER_S", 0.3)
    workers = [person for ladder in town.ladders.values() for person in ladder]
    answers = await asyncio.gather(
        *(send(http, worker, fix(MONDAY - timedelta(seconds=n % 3))) for n, worker in enumerate(workers * 2))
    )
    assert [answer["kept"] + answer["repeated"] for answer in answers] == [1] * len(workers) * 2
    kept = await ask(
        server, "select count(*), count(distinct account_id), count(distinct xmin::text) from position_fix"
    )
    assert kept[0][:2] == (sum(answer["kept"] for answer in answers), len(workers))
    assert kept[0][2] < len(workers)


async def test_a_tablet_sends_over_its_socket(http: httpx.AsyncClient, server: LiveServer, town: Town) -> None:
    worker = worker_of(town)
    async with (
        listening(server.live_url, ["worker:me"], token=worker.token) as tablet,
        listening(server.live_url, ["wall:110112"], token=town.command.token) as wall,
    ):
        await tablet.say(type="positions", fixes=[fix(), fix(lon=0, lat=0), fix()])
        heard = await tablet.hear()
        assert heard.pop("refused")[0]["index"] == 1
        assert heard == {"type": "positions", "kept": 1, "repeated": 1, "off_shift": 0}
        while (moved := await wall.hear())["name"] != "WorkerMoved":
            pass
        assert (moved["name"], moved["data"]["worker"]) == ("WorkerMoved", str(worker.id))
        for empty in ({}, {"fixes": []}):
            await tablet.say(type="positions", **empty)
            assert (await tablet.hear())["code"] == "bad-positions"
        await wall.say(type="positions", fixes=[fix()])
        while (answer := await wall.hear())["type"] != "error":
            pass
        assert answer["code"] == "forbidden"


async def test_who_sends_fixes_and_goes_holds_nothing_up(
    http: httpx.AsyncClient, server: LiveServer, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A tablet whose fixes wait for the database is heard all the same, and its fixes are kept when it is gone."""
    monkeypatch.setattr(intake, "GATHER_S", 2.0)
    async with listening(server.live_url, ["worker:me"], token=worker_of(town).token) as tablet:
        await tablet.say(type="positions", fixes=[fix()])
        await tablet.say(type="ping")
        assert await tablet.hear() == {"type": "pong"}
    while server.context.sockets.open:
        await asyncio.sleep(0.01)
    async with asyncio.timeout(20):
        while not await ask(server, "select * from position_fix"):
            await asyncio.sleep(0.05)


async def test_without_a_database_the_sender_is_told_to_come_again(
    http: httpx.AsyncClient, server: LiveServer, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def lost(*_: Any) -> None:
        raise OSError("gone")

    worker = worker_of(town)
    monkeypatch.setattr(intake, "receive", lost)
    answer = await http.post("/api/v1/positions", json=fix(), headers=worker.headers)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "2")
    monkeypatch.undo()
    assert (await send(http, worker, fix()))["kept"] == 1
