"""Grids turn quiet, zombie and alive again, over a real database, log and socket."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from sqlalchemy import delete, func, insert, select, update

from backend.activity import service
from backend.activity.models import ActivityChange, ActivityRule, GridActivity
from backend.clock import now
from backend.db.engine import Database
from backend.grids.models import Grid
from backend.live.bus_postgres import PostgresBus
from backend.live.models import Event
from backend.live.outbox import Happened, record
from backend.live.relay import Relay
from backend.people.models import Duty
from tests.live.conftest import listening
from tests.serving import LiveServer
from tests.town import FOUNDED, Town, found_town

MONDAY = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)  # noon in Beijing


@pytest.fixture
async def town(db: Database) -> Town:
    return await found_town(db)


def micros(town: Town) -> list[str]:
    return sorted(town.ladders)


async def signal(db: Database, code: str, name: str, at: datetime, **data: object) -> None:
    """A stamped event in the grid ``code``."""
    async with db.write() as session:
        await record(session, [Happened(name, at, "task", "t", {"grid": code, **data})])
    await stamp(db)


async def stamp(db: Database) -> None:
    bus = PostgresBus(db.url, now)
    await Relay(db.jobs, bus, now).stamp_all()
    await bus.close()


async def state(db: Database, code: str) -> GridActivity:
    async with db.job() as session:
        return await session.get_one(GridActivity, code)


async def changes(db: Database) -> list[Event]:
    async with db.job() as session:
        wanted = select(Event).where(Event.name == "GridActivityChanged").order_by(Event.id)
        return list(await session.scalars(wanted))


async def run(db: Database, step, at: datetime) -> int:
    async with db.job() as session:
        return await step(session, at)


async def test_history_is_heard_before_the_first_verdict(db: Database, town: Town) -> None:
    alive, silent, *_ = micros(town)
    await signal(db, alive, "TaskAccepted", MONDAY - timedelta(days=1))
    assert await run(db, service.rebuild, MONDAY) == len(town.ladders)
    assert ((await state(db, alive)).state, (await state(db, silent)).state) == ("active", "zombie")
    assert (await state(db, alive)).last_signal == "TaskAccepted"
    assert await changes(db) == []  # nothing changed: the watching began
    assert await run(db, service.rebuild, MONDAY) == len(town.ladders)
    async with db.job() as session:
        assert await session.scalar(select(func.count()).select_from(ActivityChange)) == len(town.ladders)


async def test_a_sweep_costs_the_number_due(db: Database, town: Town) -> None:
    code = micros(town)[0]
    await signal(db, code, "CaseResolved", MONDAY)
    await run(db, service.rebuild, MONDAY)
    quiet_at = MONDAY + timedelta(days=3)
    assert (await state(db, code)).next_change_at == quiet_at
    assert await run(db, service.sweep, quiet_at - timedelta(seconds=1)) == 0
    assert await run(db, service.sweep, quiet_at) == 1
    assert await run(db, service.sweep, quiet_at) == 0
    row = await state(db, code)
    assert (row.state, row.since, row.next_change_at) == ("quiet", quiet_at, MONDAY + timedelta(days=7))
    assert await run(db, service.sweep, MONDAY + timedelta(days=7, seconds=5)) == 1
    [quiet, zombie] = await changes(db)
    assert (quiet.topics, quiet.data["state"]) == ([f"wall:{row.path}"], "quiet")
    assert (zombie.data["state"], zombie.data["since"]) == ("zombie", "2026-11-30T04:00:00Z")
    assert zombie.data["reason"]["kind"] == "silence"


async def test_only_a_valid_signal_ends_it(db: Database, town: Town) -> None:
    code, other = micros(town)[:2]
    worker = str(town.ladders[code][1].id)
    await run(db, service.rebuild, MONDAY)
    await signal(db, code, "ReportReceived", MONDAY, worker=None)
    await signal(db, other, "ReportReceived", MONDAY, worker=worker)  # not a grid of this worker
    await signal(db, code, "SignedIn", MONDAY, worker=worker)
    await run(db, service.follow, MONDAY)
    assert {(await state(db, c)).state for c in (code, other)} == {"zombie"}
    await signal(db, code, "ReportReceived", MONDAY, worker=worker)
    assert await run(db, service.follow, MONDAY) == 1
    assert await run(db, service.follow, MONDAY) == 0
    row = await state(db, code)
    assert (row.state, row.last_signal, row.last_signal_at) == ("active", "ReportReceived", MONDAY)
    assert [e.data["state"] for e in await changes(db)] == ["active"]


async def test_nobody_bound_makes_a_zombie_until_somebody_is(db: Database, town: Town) -> None:
    code = micros(town)[0]
    await signal(db, code, "TaskAccepted", MONDAY)
    await run(db, service.rebuild, MONDAY)
    async with db.write() as session:
        duties = [
            {"grid_code": d.grid_code, "shift": d.shift, "rank": d.rank, "account_id": d.account_id}
            for d in await session.scalars(select(Duty).where(Duty.grid_code == code))
        ]
        await session.execute(delete(Duty).where(Duty.grid_code == code))
        await record(session, [Happened("PeopleImported", MONDAY, "people", "file.csv")])
    await stamp(db)
    await run(db, service.follow, MONDAY)
    row = await state(db, code)
    assert (row.state, row.reason, row.next_change_at) == ("zombie", {"kind": "unmanned"}, None)
    async with db.write() as session:
        await session.execute(insert(Duty), duties)
        await record(session, [Happened("PeopleImported", MONDAY, "people", "file.csv")])
    await stamp(db)
    await run(db, service.follow, MONDAY)
    assert (await state(db, code)).state == "active"


async def test_a_redraw_keeps_the_age_and_drops_what_is_no_leaf(db: Database, town: Town) -> None:
    code, gone = micros(town)[:2]
    await run(db, service.rebuild, MONDAY)
    async with db.write() as session:
        await session.execute(update(Grid).where(Grid.code == gone).values(is_leaf=False))
        await session.execute(update(Grid).where(Grid.code == code).values(exempt="non-residential"))
        await session.execute(insert(ActivityRule).values(path="", effective_from=MONDAY, rule={"zombie_days": 400}))
    assert await run(db, service.rebuild, MONDAY) == len(town.ladders) - 1
    async with db.job() as session:
        assert await session.get(GridActivity, gone) is None
        others = select(GridActivity.state).where(GridActivity.code != code).distinct()
        assert list(await session.scalars(others)) == ["quiet"]
    assert (await state(db, code)).reason == {"kind": "exempt", "why": "non-residential"}


async def test_a_new_grid_is_exempt_for_seven_days(db: Database, town: Town) -> None:
    at = FOUNDED + timedelta(days=1)
    await run(db, service.rebuild, at)
    row = await state(db, micros(town)[0])
    assert (row.state, row.next_change_at) == ("exempt", FOUNDED + timedelta(days=7))


async def test_while_one_process_works_others_skip(db: Database, town: Town) -> None:
    await run(db, service.rebuild, MONDAY)
    async with db.job() as session:
        await service.follow(session, MONDAY)
        assert await run(db, service.sweep, MONDAY + timedelta(days=300)) == 0


@pytest.fixture
async def http(live_server: LiveServer) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=live_server.url, timeout=20) as client:
        yield client


async def test_a_wall_sees_the_change_within_two_seconds(live_server: LiveServer, http: httpx.AsyncClient) -> None:
    db = live_server.context.db
    town = await found_town(db)
    code = micros(town)[0]
    async with listening(live_server.live_url, ["wall:110112"], token=town.command.token) as wall:
        # Seven days ago less two seconds: it falls due in two seconds (or, over a long holiday, not for a while).
        due = now() + timedelta(seconds=2)
        rule = {"zombie_working_days": 0, "quiet_working_days": 0}
        async with db.write() as session:
            await session.execute(insert(ActivityRule).values(path="", effective_from=FOUNDED, rule=rule))
            happened = Happened("TaskAccepted", due - timedelta(days=7), "task", "t", {"grid": code})
            await record(session, [happened])
        while True:
            frame = await wall.hear()
            if frame["name"] == "GridActivityChanged" and frame["data"]["state"] == "zombie":
                break
        assert timedelta(0) <= now() - due < timedelta(seconds=2)
        assert frame["data"]["code"] == code
        assert datetime.fromisoformat(frame["data"]["since"]) == due


async def test_states_and_their_reasons_over_http(live_server: LiveServer, http: httpx.AsyncClient) -> None:
    db = live_server.context.db
    town = await found_town(db)
    code, other = micros(town)[0], micros(town)[-1]
    await run(db, service.rebuild, now())
    command, worker = town.command.headers, town.ladders[code][0].headers
    grids = (await http.get("/api/v1/activity", headers=command)).json()["grids"]
    assert [g["code"] for g in grids] == micros(town)
    assert {g["state"] for g in grids} == {"zombie"}
    assert (await http.get("/api/v1/activity?state=active", headers=command)).json() == {"grids": []}
    own = (await http.get("/api/v1/activity", headers=worker)).json()["grids"]
    assert [g["code"] for g in own] == [code]
    assert (await http.get("/api/v1/activity?under=110112", headers=worker)).status_code == 403
    assert (await http.get("/api/v1/activity")).status_code == 401
    explained = (await http.get(f"/api/v1/grids/{code}/activity", headers=worker)).json()
    assert explained["reason"]["kind"] == "silence"
    assert explained["rule"]["zombie_days"] == 7
    assert explained["rule"]["signals"][0] == {"event": "ReportReceived", "by": "worker"}
    assert explained["ends_by"].startswith("a valid signal")
    assert [change["state"] for change in explained["history"]] == ["zombie"]
    assert (await http.get(f"/api/v1/grids/{other}/activity", headers=worker)).status_code == 404
    assert (await http.get("/api/v1/grids/110112/activity", headers=command)).status_code == 404
