"""Bulletins are made at noon and in the evening of Beijing, once each, and told to those who lead."""

import asyncio
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update

from backend.activity.models import GridActivity
from backend.bulletins import reading, service
from backend.bulletins.models import Bulletin
from backend.cases.models import Case
from backend.clock import MovableClock
from backend.clocks.models import Clock
from backend.db.engine import Database
from backend.inbox.models import Notice
from backend.jobs.bulletins import Bulletins
from backend.live.models import Event
from tests.bulletins.conftest import NOON, open_case
from tests.town import FOUNDED, Person, Town, found_town

PLACES = ["110112", "110112.001", "110112.002"]


async def make(db: Database, at: datetime) -> list[Bulletin]:
    async with db.job() as session:
        return await service.make(session, at)


async def told(db: Database) -> list[Event]:
    async with db.job() as session:
        return list(await session.scalars(select(Event).where(Event.name == "BulletinIssued").order_by(Event.id)))


@pytest.fixture(params=["UTC", "America/New_York"])
def machine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Machines stand where they stand."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("machine", "town")
async def test_the_slots_are_those_of_beijing(db: Database) -> None:
    morning = await make(db, NOON - timedelta(seconds=1))
    assert {one.slot_at for one in morning} == {datetime(2026, 11, 22, 10, tzinfo=UTC)}  # Sunday evening's
    assert [one.path for one in await make(db, NOON)] == PLACES
    assert await make(db, NOON + timedelta(hours=5, minutes=59)) == []
    evening = await make(db, NOON + timedelta(hours=6))
    assert {one.slot_at for one in evening} == {datetime(2026, 11, 23, 10, tzinfo=UTC)}


@pytest.mark.usefixtures("town")
async def test_after_downtime_the_last_one_missed_is_made_with_the_numbers_of_now(db: Database) -> None:
    await make(db, NOON)
    late = NOON + timedelta(days=2, hours=3, minutes=30)  # Wednesday 15:30
    made = await make(db, late)
    assert [(one.path, one.slot_at, one.made_at) for one in made] == [
        (path, NOON + timedelta(days=2), late) for path in PLACES
    ]
    assert made[0].content["before"]["slot_at"] == "2026-11-23T04:00:00Z"
    assert await make(db, late) == []
    assert len(await told(db)) == 6


@pytest.mark.usefixtures("town")
async def test_two_processes_make_one(db: Database, database_url: str, street: Person) -> None:
    other, clock = Database(database_url), MovableClock(NOON)
    try:
        made = await asyncio.gather(*(Bulletins(one, clock).make() for one in (db, other, db, other)))
    finally:
        await other.close()
    assert sorted(made) == [0, 0, 0, 3]
    assert [event.topics for event in await told(db)] == [[f"wall:{path}"] for path in PLACES]
    async with db.job() as session:
        notices = (await session.scalars(select(Notice).where(Notice.account_id == street.id))).all()
    assert [notice.kind for notice in notices] == ["bulletin"]


async def test_it_counts_what_is_quiet_asleep_lying_and_overdue(db: Database, town: Town) -> None:
    lying = await open_case(db, NOON - timedelta(hours=24))
    await open_case(db, NOON - timedelta(hours=23))  # not long enough
    overdue = await open_case(db, NOON - timedelta(hours=3))
    async with db.job() as session:
        await session.execute(update(GridActivity).values(state="active"))
        await session.execute(update(GridActivity).where(GridActivity.code == min(town.ladders)).values(state="quiet"))
        await session.execute(update(GridActivity).where(GridActivity.code == max(town.ladders)).values(state="zombie"))
        late = update(Case).where(Case.id == overdue.brief.id)
        await session.execute(late.values(status="accepted", due_at=NOON - timedelta(minutes=1)))
    district, first, second = await make(db, NOON)
    assert first.content["figures"] | {"waiting": 0, "overdue": 0} == {
        "quiet": 1, "zombie": 0, "kinds": {}, "waiting": 0, "overdue": 0
    }  # fmt: skip
    assert (second.content["figures"]["quiet"], second.content["figures"]["zombie"]) == (0, 1)
    figures = district.content["figures"]
    assert (figures["quiet"], figures["zombie"], figures["waiting"], figures["overdue"]) == (1, 1, 1, 1)
    assert [grid["code"] for grid in district.content["zombie"]] == [max(town.ladders)]
    assert [one["number"] for one in district.content["waiting"]] == [lying.brief.number]
    assert [one["number"] for one in district.content["overdue"]] == [overdue.brief.number]
    assert "垃圾" not in str([one.content for one in (district, first, second)]).replace("暴露垃圾", "")


async def test_a_case_opened_again_lies_from_then_on(db: Database, town: Town) -> None:
    opened = await open_case(db, NOON - timedelta(days=9))
    async with db.job() as session:
        await session.execute(update(Case).values(status="reopened", due_at=NOON + timedelta(days=9)))
        await session.execute(
            update(Clock)
            .where(Clock.case_id == opened.brief.id, Clock.stage == "whole")
            .values(started_at=NOON - timedelta(hours=2))
        )
    district, *_ = await make(db, NOON)
    assert district.content["waiting"] == []


async def test_leaders_hear_of_their_own_place(db: Database, town: Town, street: Person) -> None:
    await make(db, NOON)
    async with db.job() as session:
        notices = (await session.scalars(select(Notice).order_by(Notice.title))).all()
    assert {(notice.account_id, notice.data["path"]) for notice in notices} == {
        (town.command.id, "110112"),
        (street.id, "110112.001"),  # and nobody leads the second street
    }
    own = next(notice for notice in notices if notice.account_id == street.id)
    assert own.title == "东1街道11月23日12:00网格通报"
    assert own.data["en"]["title"] == "东1街道: grid bulletin of 2026-11-23 12:00"


async def test_what_was_set_up_after_a_slot_owes_nothing(db: Database) -> None:
    await found_town(db)  # with an empty log
    assert await make(db, NOON) == []


async def test_it_waits_until_activity_has_caught_up(db: Database, town: Town) -> None:
    async with db.job() as session:
        assert not await reading.activity_is_behind(session, NOON)
        await session.execute(update(GridActivity).values(look_at=NOON))
        assert await reading.activity_is_behind(session, NOON)


async def test_nobody_rewrites_a_bulletin(db: Database, town: Town) -> None:
    await make(db, NOON)
    for transaction in (db.job, db.write):
        with pytest.raises(Exception, match="permission denied"):
            async with transaction() as session:
                await session.execute(update(Bulletin).values(made_at=FOUNDED))
