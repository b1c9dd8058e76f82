"""The log is read once and in order, kept by months, and dropped by months."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from backend.clock import MovableClock, iso
from backend.db.engine import Database
from backend.db.view import View
from backend.jobs.replay import Replay
from backend.live.outbox import Happened
from backend.replay import hearing, months
from backend.settings import BEIJING
from tests.activity.district import District
from tests.cities import path_of
from tests.town import found_town

PARTITIONS = "select inhrelid::regclass::text from pg_inherits where inhparent = 'replay_entry'::regclass order by 1"
STATES = "select status, at, until_at from replay_entry order by at, seq"
EVE = datetime(2026, 10, 31, 23, 0, tzinfo=BEIJING)


@pytest.fixture
async def district(db: Database) -> District:
    return District(db, await found_town(db))


@pytest.fixture
def replay(db: Database) -> Replay:
    return Replay(db, MovableClock(EVE))


async def rows(db: Database, query: str) -> Sequence[Any]:
    async with db.job() as session:
        return (await session.execute(text(query))).all()


async def begin(district: District, at: datetime) -> UUID:
    """A case is opened and assigned; gives its id."""
    code = district.codes[0]
    case = await district.offer(code, at)
    brief = {"id": str(case), "status": "reported", "path": path_of(code), "due_at": iso(at + timedelta(days=2))}
    await district.happen(Happened("CaseOpened", at, "case", str(case), {"case": brief}))
    return case


async def test_a_case_over_the_end_of_a_month(district: District, replay: Replay, db: Database) -> None:
    case = await begin(district, EVE)
    assert await replay.hear() == 3
    assert await replay.hear() == 0
    await district.move(case, "TaskAccepted", EVE + timedelta(hours=2), "accepted")
    await replay.hear()
    spans = [tuple(row) for row in await rows(db, STATES)]
    midnight = datetime(2026, 11, 1, tzinfo=BEIJING)
    assert spans == [("reported", EVE, EVE + timedelta(hours=2)), ("accepted", EVE + timedelta(hours=2), None)]
    assert [name for (name,) in await rows(db, PARTITIONS)] == ["replay_entry_202610", "replay_entry_202611"]

    async with db.job() as session:
        assert await months.drop_older(session, datetime(2027, 12, 15, tzinfo=BEIJING)) == 1
    spans = [tuple(row) for row in await rows(db, STATES)]
    assert spans == [
        ("reported", midnight, EVE + timedelta(hours=2)),  # what was open when the month began still is
        ("accepted", EVE + timedelta(hours=2), None),
    ]
    async with db.job() as session:
        assert await months.drop_older(session, datetime(2027, 12, 15, tzinfo=BEIJING)) == 0


async def test_what_had_ended_goes_with_its_month(district: District, replay: Replay, db: Database) -> None:
    case = await begin(district, EVE)
    await district.move(case, "CaseClosed", EVE + timedelta(minutes=10), "closed")
    await replay.hear()
    async with db.job() as session:
        assert await months.drop_older(session, datetime(2027, 12, 15, tzinfo=BEIJING)) == 1
    assert await rows(db, STATES) == []
    again = EVE + timedelta(days=400)  # and comes back when there is something to tell
    due = iso(again + timedelta(days=1))
    data = {"case": str(case), "status": "reopened", "path": path_of(district.codes[0]), "due_at": due}
    await district.happen(Happened("CaseReopened", again, "case", str(case), data))
    await replay.hear()
    assert [row.status for row in await rows(db, STATES)] == ["reopened"]


async def test_beginning_anew_finds_the_same(district: District, replay: Replay, db: Database) -> None:
    case = await begin(district, EVE)
    await district.move(case, "TaskAccepted", EVE + timedelta(hours=2), "accepted")
    await replay.hear()
    before = await rows(db, STATES)
    async with db.job() as session:
        await hearing.forget(session)
        assert await hearing.behind(session) == 4
        assert await hearing.hear(session) == 4
        assert await hearing.behind(session) == 0
    assert await rows(db, STATES) == before


async def test_while_one_reads_another_skips(district: District, replay: Replay, db: Database) -> None:
    await begin(district, EVE)
    await replay.hear()
    await begin(district, EVE)
    async with db.job() as session:
        assert await hearing.hear(session) == 3
        assert await replay.hear() == 0


async def test_months_that_somebody_reads_are_kept(district: District, db: Database) -> None:
    late = Replay(db, MovableClock(EVE + timedelta(days=500)))
    await begin(district, EVE)
    await late.hear()
    async with db.job() as reader:
        await reader.execute(text("select count(*) from replay_entry"))
        await late.clear()
    assert await rows(db, "select distinct tableoid::regclass::text from replay_entry") == [("replay_entry_202610",)]
    await late.clear()
    assert await rows(db, "select distinct tableoid::regclass::text from replay_entry") == [("replay_entry_202702",)]


async def test_partitions_are_nobodys_door(district: District, replay: Replay, db: Database) -> None:
    await begin(district, EVE)
    await replay.hear()
    async with db.write(View.system()) as session:
        with pytest.raises(DBAPIError, match="permission denied"):
            await session.execute(text("select * from replay_entry_202610"))


@pytest.mark.parametrize(
    ("now", "first"), [("2026-11-23", "2025-10-01"), ("2026-01-01", "2024-12-01"), ("2027-02-28", "2026-01-01")]
)
def test_thirteen_whole_months_are_kept(now: str, first: str) -> None:
    at = datetime.fromisoformat(now).replace(tzinfo=BEIJING)
    assert months.earliest(at) == date.fromisoformat(first)
