"""What comes and goes, counted from a past made up at random and once more by hand."""

from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from backend.cases.models import FINISHED, Case
from backend.db.engine import Database
from backend.db.view import View
from backend.evaluation.flow import Flow, flow
from backend.settings import BEIJING
from tests.evaluation.past import NOW, make_up
from tests.town import Town, found_town

MIDNIGHT = NOW.astimezone(BEIJING).replace(hour=0)
DAY = timedelta(days=1)
Rows = list[Case]


@pytest.fixture
async def cases(db: Database) -> tuple[Town, Rows]:
    """300 cases, a third of them opened yesterday or today, some closed, one in the city's own place."""
    town = await found_town(db)
    await make_up(db, town, 300, seed=20261123)
    async with db.job() as session:
        found = list(await session.scalars(select(Case).order_by(Case.number)))
        for nth, case in enumerate(found[:100]):
            case.opened_at = NOW - timedelta(hours=nth * 0.45)
            case.closed_at = case.closed_at and NOW - timedelta(hours=nth * 0.3)
        await session.execute(update(Case).where(Case.id == found[7].id).values(path="110112"))
    async with db.job() as session:
        return town, list(await session.scalars(select(Case).order_by(Case.number)))


async def counted(db: Database, path: str) -> Flow:
    async with db.read(View.system()) as session:
        return await flow(session, path, NOW)


@pytest.mark.parametrize("path", ["", "110112", "110112.001"])
async def test_every_number_is_what_counting_by_hand_gives(db: Database, cases: tuple[Town, Rows], path: str) -> None:
    found = await counted(db, path)
    here = [case for case in cases[1] if not path or f"{case.path}.".startswith(f"{path}.")]
    opened = [case for case in here if case.opened_at < NOW]
    closed = [case for case in here if case.status == "closed" and case.closed_at and case.closed_at < NOW]
    today = [case for case in opened if case.opened_at >= MIDNIGHT]
    assert found.today.opened == len(today) > 0
    assert found.today.closed == sum(case.closed_at >= MIDNIGHT for case in closed if case.closed_at) > 0
    assert found.yesterday.opened == sum(MIDNIGHT - DAY <= case.opened_at < NOW - DAY for case in opened) > 0
    assert len(found.hours_today) == 13 and len(found.hours_yesterday) == 24
    for nth, moved in enumerate(found.hours_today):
        begins = MIDNIGHT + timedelta(hours=nth)
        assert moved.opened == sum(begins <= case.opened_at < begins + timedelta(hours=1) for case in today)
    by_day = Counter(case.opened_at.astimezone(BEIJING).date() for case in opened)
    closings = Counter(case.closed_at.astimezone(BEIJING).date() for case in closed if case.closed_at)
    assert [day for day, _ in found.days] == [(MIDNIGHT - nth * DAY).date() for nth in range(13, -1, -1)]
    assert all((moved.opened, moved.closed) == (by_day[day], closings[day]) for day, moved in found.days)

    standing = [case for case in here if case.status not in FINISHED]
    assert found.whole.opened == len(today)
    assert found.whole.open == len(standing) > found.whole.overdue == sum(case.due_at < NOW for case in standing) > 0
    assert {code: one.open for code, one in found.classes.items()} == {"01": len(standing)}
    assert sum(part.standing.open for part in found.parts) == len(standing)


async def test_places_below_are_all_named_and_what_lies_in_none_has_its_own(
    db: Database, cases: tuple[Town, Rows]
) -> None:
    whole = await counted(db, "110112")
    assert [part.path for part in whole.parts] == ["110112", "110112.001", "110112.002"]
    assert whole.parts[0].name == "测试区"
    [city] = (await counted(db, "")).parts
    assert (city.path, city.name, city.standing) == ("110112", "测试区", whole.whole)
    leaf = await counted(db, "110112.001.001.001")
    assert [part.path for part in leaf.parts] in ([], ["110112.001.001.001"])
    nowhere = await counted(db, "999999")
    assert (nowhere.whole.open, nowhere.today.opened, nowhere.parts) == (0, 0, [])
