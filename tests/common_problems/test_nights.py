"""A look a night at three in Beijing, one whoever runs, made up for after downtime, and on demand; and over HTTP."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select

from backend.clock import MovableClock
from backend.common_problems.models import Look
from backend.db.engine import Database
from backend.jobs.common_problems import CommonProblems
from backend.settings import Settings
from tests.common_problems.conftest import HERE, MONTH, NIGHT, Planter, look, problems
from tests.serving import LiveServer, serving
from tests.town import Town, hire

SETTINGS = Settings(database_url="postgresql://unused")


async def slots(db: Database) -> list[Look]:
    async with db.job() as session:
        return list(await session.scalars(select(Look).order_by(Look.id)))


async def test_one_look_a_night_at_three_in_beijing(db: Database, town: Town) -> None:
    clock = MovableClock(NIGHT - timedelta(seconds=1))
    job = CommonProblems(db, clock, SETTINGS)
    assert [await job.look_one(), await job.look_one()] == [True, False]  # last night's
    clock.set(NIGHT)
    assert [await job.look_one(), await job.look_one()] == [True, False]
    clock.set(NIGHT + timedelta(days=3, hours=11))  # after three days without power: the last one
    assert [await job.look_one(), await job.look_one()] == [True, False]
    nights = [NIGHT - timedelta(days=1), NIGHT, NIGHT + timedelta(days=3)]
    assert [one.slot_at for one in await slots(db)] == nights


async def test_two_processes_look_once(db: Database, database_url: str, planter: Planter) -> None:
    await planter.plant(planter.gathered(12, HERE), NIGHT - MONTH, NIGHT)
    other, clock = Database(database_url), MovableClock(NIGHT)
    try:
        jobs = [CommonProblems(one, clock, SETTINGS) for one in (db, other, db)]
        assert sum(await asyncio.gather(*(job.look_one() for job in jobs))) == 1
    finally:
        await other.close()
    assert [(one.found, one.done_at) for one in await slots(db)] == [(1, NIGHT)]


@pytest.fixture
async def server(db: Database, planter: Planter, database_url: str, data_dir: Path) -> AsyncIterator[LiveServer]:
    """Open for business after a night in which one problem was found."""
    await planter.plant(planter.gathered(12, HERE), NIGHT - MONTH, NIGHT)
    await CommonProblems(db, MovableClock(NIGHT), SETTINGS).look_one()
    settings = Settings(data=data_dir, database_url=database_url)
    async with serving(settings, clock=MovableClock(NIGHT + timedelta(hours=5))) as server:
        yield server


@pytest.fixture
async def http(server: LiveServer) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=server.url, timeout=20) as client:
        yield client


async def test_a_months_list(http: httpx.AsyncClient, db: Database, town: Town) -> None:
    command = town.command.headers
    listed = (await http.get("/api/v1/common-problems", headers=command)).json()
    assert (listed["month"], listed["looked"]["found"]) == ("2026-11", 1)
    [problem] = listed["problems"]
    assert (problem["class_name"], problem["cases"], problem["nth"], problem["root_case"]) == ("市容环境", 12, 1, None)
    assert problem["area"]["type"] == "MultiPolygon"
    for query, many in (("month=2026-10", 1), ("month=2026-09", 0), ("under=110112.001", 1), ("under=110112.002", 0)):
        answer = await http.get(f"/api/v1/common-problems?{query}", headers=command)
        assert len(answer.json()["problems"]) == many, query
    assert (await http.get("/api/v1/common-problems?month=2026-13", headers=command)).status_code == 422
    elsewhere = await hire(db, "street", "110112.002")
    assert (await http.get("/api/v1/common-problems", headers=elsewhere.headers)).json()["problems"] == []


async def test_one_problem_with_its_cases(http: httpx.AsyncClient, db: Database, town: Town) -> None:
    [found] = await problems(db)
    address = f"/api/v1/common-problems/{found.id}"
    full = (await http.get(address, headers=town.command.headers)).json()
    assert len(full["part"]) == 12
    assert [time["nth"] for time in full["times"]] == [1]
    number = full["part"][0]["number"]
    of_case = await http.get(f"/api/v1/cases/{number}/common-problems", headers=town.command.headers)
    assert [one["id"] for one in of_case.json()["problems"]] == [str(found.id)]
    elsewhere = await hire(db, "street", "110112.002")
    for path in (address, f"/api/v1/cases/{number}/common-problems"):
        assert (await http.get(path, headers=elsewhere.headers)).status_code == 404
    unknown = await http.get(f"/api/v1/common-problems/{town.command.id}", headers=town.command.headers)
    assert unknown.json()["detail"].startswith("there is no such common problem within your scope")


async def test_who_leads_may_have_it_looked_at_now(
    http: httpx.AsyncClient, server: LiveServer, planter: Planter, town: Town
) -> None:
    await planter.plant(planter.gathered(9, (116.70, 39.92)), NIGHT - MONTH, NIGHT, "0701")
    worker = next(iter(town.ladders.values()))[0]
    assert (await http.post("/api/v1/common-problems/looks", headers=worker.headers)).status_code == 403
    asked = await http.post("/api/v1/common-problems/looks", headers=town.command.headers)
    assert asked.status_code == 202
    job = CommonProblems(server.context.db, server.context.clock, server.context.settings)
    while await job.look_one():  # or the server's own did it already
        pass
    while len(await problems(server.context.db)) < 2:
        await asyncio.sleep(0.02)
    listed = (await http.get("/api/v1/common-problems", headers=town.command.headers)).json()
    assert {problem["class_code"] for problem in listed["problems"]} == {"01", "07"}


async def test_the_root_cause_case_leads_to_all_times(
    http: httpx.AsyncClient, db: Database, planter: Planter, town: Town
) -> None:
    await hire(db, "street", "110112.001")
    for step in (1, 2):
        at = NIGHT + step * (MONTH + timedelta(days=1))
        await planter.plant(planter.gathered(12, HERE), at - timedelta(days=10), at)
        await look(db, at)
    first, *_ = await problems(db)
    full = (await http.get(f"/api/v1/common-problems/{first.id}", headers=town.command.headers)).json()
    assert [time["nth"] for time in full["times"]] == [1, 2, 3]
    root = await http.get(f"/api/v1/cases/{full['root_case']}/common-problems", headers=town.command.headers)
    assert [problem["nth"] for problem in root.json()["problems"]] == [1, 2, 3]
    page = await http.get(f"/api/v1/cases/{full['root_case']}", headers=town.command.headers)
    assert page.status_code == 200, page.text
