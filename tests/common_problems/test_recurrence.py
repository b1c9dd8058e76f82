"""The third time in the same place opens the root-cause case: one, whoever looks and however often."""

import asyncio
from datetime import datetime, timedelta
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select, update

from backend.cases.models import Case
from backend.cases.registers import Handover
from backend.clock import MovableClock
from backend.common_problems.models import CommonProblem
from backend.db.engine import Database
from backend.jobs.deadlines import Deadlines
from backend.live.models import Event
from backend.settings import Settings
from tests.common_problems.conftest import HERE, MONTH, NIGHT, THERE, Planter, look, problems
from tests.serving import serving
from tests.town import Person, Town, hire

STEP = MONTH + timedelta(days=1)


@pytest.fixture
async def street(db: Database, planter: Planter) -> Person:
    """Who leads the first street, in a city with a year of scattered cases."""
    return await hire(db, "street", "110112.001")


async def gather(db: Database, planter: Planter, at: datetime, place: tuple[float, float] = HERE) -> int:
    """Twelve cases more within ten days before; gives how many problems are new that night."""
    await planter.plant(planter.gathered(12, place), at - timedelta(days=10), at)
    return (await look(db, at)).found


async def roots(db: Database) -> list[Case]:
    """The cases that somebody did not plant."""
    async with db.job() as session:
        return list(await session.scalars(select(Case).where(Case.number.not_like("planted-%"))))


async def test_the_third_time_opens_one_case(db: Database, planter: Planter, street: Person) -> None:
    assert await gather(db, planter, NIGHT) == await gather(db, planter, NIGHT + STEP) == 1
    assert await roots(db) == []
    assert await gather(db, planter, NIGHT + 2 * STEP) == 1
    [root] = await roots(db)
    for again in (NIGHT + 2 * STEP, NIGHT + 2 * STEP + timedelta(days=1)):
        assert (await look(db, again)).found == 0
    assert await gather(db, planter, NIGHT + 3 * STEP) == 1  # and the fourth does not open another
    assert [one.id for one in await roots(db)] == [root.id]
    found = await problems(db)
    assert [one.nth for one in found] == [1, 2, 3, 4]
    assert len({one.place_id for one in found}) == 1
    assert [one.root_case_id for one in found] == [None, None, root.id, None]


async def test_what_the_case_says_and_who_is_asked(db: Database, planter: Planter, street: Person) -> None:
    for step in range(3):
        await gather(db, planter, NIGHT + step * STEP)
    [root] = await roots(db)
    assert (root.status, root.rung, root.owner, root.rule) == ("assigned", "street", "110112.001", None)
    assert root.path.startswith("110112.001.")
    assert root.summary.startswith("根因治理：同一地点第3次出现“市容环境”共性问题（2026-11-")
    assert "涉及36件：planted-" in root.summary
    async with db.job() as session:
        names = list(
            await session.scalars(select(Event.name).where(Event.subject_id == str(root.id)).order_by(Event.id))
        )
        [opened] = await session.scalars(select(Event).where(Event.name == "RootCauseOpened"))
        [asked] = await session.scalars(select(Handover))
    assert names == ["CaseOpened", "CaseAssigned", "RootCauseOpened"]
    assert len(opened.data["problems"]) == 3
    assert opened.data["cases"] == 36
    assert (asked.to_rung, asked.to_owner) == ("street", "110112.001")


async def test_two_processes_open_one(db: Database, database_url: str, planter: Planter, street: Person) -> None:
    await gather(db, planter, NIGHT)
    await gather(db, planter, NIGHT + STEP)
    third = NIGHT + 2 * STEP
    await planter.plant(planter.gathered(12, HERE), third - timedelta(days=10), third)
    other = Database(database_url)
    try:
        looked = await asyncio.gather(*(look(one, third) for one in (db, other, db)))
    finally:
        await other.close()
    assert sorted(one.found for one in looked) == [0, 0, 1]
    assert len(await roots(db)) == 1


async def test_elsewhere_and_other_classes_are_other_problems(db: Database, planter: Planter, street: Person) -> None:
    await gather(db, planter, NIGHT)
    await gather(db, planter, NIGHT + STEP, THERE)
    at = NIGHT + 2 * STEP
    await planter.plant(planter.gathered(12, HERE), at - timedelta(days=10), at, "0701")
    await look(db, at)
    assert [one.nth for one in await problems(db)] == [1, 1, 1]
    assert len({one.place_id for one in await problems(db)}) == 3


async def test_what_comes_again_after_the_fix_is_counted_anew(db: Database, planter: Planter, street: Person) -> None:
    for step in range(3):
        await gather(db, planter, NIGHT + step * STEP)
    async with db.job() as session:
        closed = update(Case).where(Case.number.not_like("planted-%"))
        await session.execute(closed.values(status="closed", closed_how="verdict"))
    await gather(db, planter, NIGHT + 3 * STEP)
    assert [one.nth for one in await problems(db)] == [1, 2, 3, 1]
    assert len(await roots(db)) == 1


async def test_what_was_a_problem_before_is_not_usual(db: Database, planter: Planter, street: Person) -> None:
    for step in range(3):
        await gather(db, planter, NIGHT + step * STEP)
    first, *_, last = await problems(db)
    assert last.expected == pytest.approx(first.expected, rel=0.3)


async def test_no_night_opens_a_second_one(db: Database, planter: Planter, street: Person) -> None:
    """Even if everything else failed, the database refuses it."""
    for step in range(3):
        await gather(db, planter, NIGHT + step * STEP)
    [root] = await roots(db)
    with pytest.raises(Exception, match="uq_common_problem_root"):
        async with db.job() as session:
            await session.execute(update(CommonProblem).values(root_case_id=root.id))


async def test_nobody_reported_it_and_it_comes_to_its_end(
    db: Database, database_url: str, data_dir: Path, planter: Planter, town: Town, street: Person
) -> None:
    for step in (2, 1, 0):
        await gather(db, planter, NIGHT - step * STEP)
    [root] = await roots(db)
    clock = MovableClock(NIGHT + timedelta(hours=6))
    settings = Settings(data=data_dir, database_url=database_url)
    async with serving(settings, clock=clock) as server, httpx.AsyncClient(base_url=server.url, timeout=20) as http:
        case = f"/api/v1/cases/{root.number}"
        for person, action, words in (
            (street, "accept", None),
            (street, "resolve", "增设投放点"),
            (town.command, "check", "属实"),
        ):
            body = {"words": words} if words else None
            answer = await http.post(f"{case}/{action}", headers=person.headers, json=body)
            assert answer.status_code == 200, answer.text
        clock.advance(days=12)
        deadlines = Deadlines(server.context.db, clock, settings)
        while (await roots(db))[0].status != "closed":  # the server's own sweep may be quicker
            await deadlines.fire_one()
    [root] = await roots(db)
    assert root.closed_how == "silence"
