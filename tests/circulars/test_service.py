"""Circulars are made when they are due, once each, of what evaluation and activity say, and stay as they were made."""

import asyncio
from datetime import timedelta
from typing import get_args

import pytest
from sqlalchemy import delete, func, select, text
from sqlalchemy.exc import ProgrammingError

from backend.activity.models import ActivityInterval
from backend.cases.models import Case
from backend.circulars import periods, service
from backend.circulars.content import Content, Kind
from backend.circulars.models import Circular
from backend.circulars.service import drawn_grids, get_circular, list_circulars, missing
from backend.clock import MovableClock
from backend.db.engine import Database
from backend.errors import Invalid, NotFound
from backend.evaluation.measures import MEASURES
from backend.evaluation.periods import Period
from backend.evaluation.service import evaluate, rank
from backend.evaluation.subjects import Subject
from backend.inbox.models import Notice
from backend.jobs.circulars import Circulars
from backend.live.models import Event
from tests.circulars.conftest import ASLEEP, MONDAY, WEEK_ENDS
from tests.town import Person, Town, found_town, hire

PLACES = ["110112", "110112.001", "110112.002"]


async def make(db: Database, path: str = "", kind: Kind = "weekly") -> Content:
    async with db.job() as session:
        circular, _ = await service.make(session, periods.latest(kind, MONDAY), path, now=MONDAY)
    return Content.model_validate(circular.content)


async def test_it_says_what_evaluation_says(db: Database, town: Town) -> None:
    content = await make(db)
    period = Period(content.begins, content.ends)
    async with db.job() as session:
        found = await evaluate(session, Subject("scope", "110112"), period, MONDAY)
        ranked = await rank(session, "110112", "street", period, MONDAY)
    assert [one.measure for one in content.measures] == list(MEASURES)
    for one in content.measures:
        for said, figure in (
            (one.now, found.now.figures[one.measure]),
            (one.previous, found.previous.figures[one.measure]),
            (one.year_before, found.year_before.figures[one.measure]),
        ):
            assert (said.numerator, said.denominator) == (figure.numerator, figure.denominator)
            assert sum(said.excluded.values()) == figure.left_out
    ranking = content.rankings[0]
    assert [row.key for row in ranking.rows] == [row.key for row in ranked.rows]
    assert (ranking.level, ranking.least_cases, ranking.weights) == (
        "street",
        ranked.rules.least_cases,
        ranked.rules.weights,
    )
    assert found.now.counts.opened > 0


@pytest.mark.usefixtures("watched")
async def test_it_says_how_the_grids_stood_when_the_period_ended(db: Database) -> None:
    activity = (await make(db)).activity
    assert (activity.whole.grids, activity.whole.states) == (24, {"active": 23, "zombie": 1})
    assert activity.whole.kinds == {"silent": 1, "absent": 1}
    assert [(one.key, one.states) for one in activity.below] == [
        ("110112.001", {"active": 11, "zombie": 1}),
        ("110112.002", {"active": 12}),
    ]
    assert [day.zombie for day in activity.days] == [0, 1, 1, 1, 1, 1, 1]  # as each day ended, Monday to Sunday
    assert activity.zombies_before == 0
    (sleeper,) = activity.sleepers
    assert (sleeper.code, sleeper.of, sleeper.days) == (ASLEEP, "东1街道杨柳1社区", 6)  # however its kinds changed
    async with db.job() as session:
        drawn = await drawn_grids(session, await make(db))
    assert {grid.code for grid in drawn if grid.state == "zombie"} == {ASLEEP}
    assert len([grid for grid in drawn if grid.leaf]) == 24


@pytest.mark.usefixtures("watched")
async def test_of_what_was_not_watched_yet_nothing_is_said(db: Database) -> None:
    async with db.job() as session:
        await session.execute(delete(ActivityInterval).where(ActivityInterval.code != ASLEEP))
    whole = (await make(db)).activity.whole
    assert (whole.grids, whole.states, whole.unknown) == (24, {"zombie": 1}, 23)


async def test_once_made_it_stays(db: Database, town: Town) -> None:
    before = await make(db)
    async with db.job() as session:
        await session.execute(text("update \"case\" set status = 'excluded'"))
        again, new = await service.make(
            session, periods.latest("weekly", MONDAY), "110112", now=MONDAY + timedelta(hours=3)
        )
        assert (new, Content.model_validate(again.content)) == (False, before)
    for attempt in ("update circular set place = ''", "delete from circular"):
        with pytest.raises(ProgrammingError, match="permission denied"):
            async with db.job() as session:
                await session.execute(text(attempt))


async def test_the_schedule_makes_the_districts_and_every_streets(db: Database, town: Town) -> None:
    clock = MovableClock(MONDAY - timedelta(seconds=1))
    job = Circulars(db, clock)
    while await job.make_one():
        pass
    clock.advance(seconds=1)
    while await job.make_one():
        pass
    async with db.job() as session:
        made = (
            await session.execute(select(Circular.kind, Circular.path, Circular.ends).order_by(Circular.made_at))
        ).all()
    assert {(kind, path) for kind, path, ends in made if ends == WEEK_ENDS} == {("weekly", path) for path in PLACES}
    # Before that instant it was the week before that was due, and all the time October.
    assert {(kind, path) for kind, path, ends in made if ends == WEEK_ENDS - timedelta(days=7)} == {
        ("weekly", path) for path in PLACES
    }
    assert len([kind for kind, *_ in made if kind == "monthly"]) == 3
    clock.advance(days=30)  # downtime: the last ones are made, those in between are not
    while await job.make_one():
        pass
    async with db.job() as session:
        assert await session.scalar(select(func.count()).select_from(Circular)) == len(made) + 6


async def test_what_was_set_up_later_owes_nobody_a_circular(db: Database) -> None:
    await found_town(db)
    async with db.job() as session:
        for kind in get_args(Kind):
            assert await missing(session, periods.latest(kind, MONDAY)) == []


async def test_two_processes_make_one(db: Database, database_url: str, town: Town, street: Person) -> None:
    other, clock = Database(database_url), MovableClock(MONDAY)
    try:
        await asyncio.gather(*(Circulars(one, clock).make_one() for one in (db, other, db, other)))
    finally:
        await other.close()
    async with db.job() as session:
        made = (await session.scalars(select(Circular.path).where(Circular.kind == "weekly"))).all()
        events = (await session.scalars(select(Event).where(Event.name == "CircularMade"))).all()
    assert made == ["110112"]
    assert [event.topics for event in events] == [["wall:110112"]]


async def test_leaders_hear_of_their_own_place_and_of_where_they_are_compared(
    db: Database, town: Town, street: Person
) -> None:
    community = await hire(db, "community", "110112.001.001")
    await make(db)
    await make(db, "110112.001")
    await make(db, "110112.002")

    async def told(person: Person) -> list[str]:
        async with db.job() as session:
            query = select(Notice).where(Notice.account_id == person.id, Notice.kind == "circular")
            return sorted(notice.data["path"] for notice in await session.scalars(query))

    assert await told(town.command) == ["110112"]
    assert await told(street) == ["110112", "110112.001"]
    assert await told(community) == ["110112.001"]


async def test_who_is_compared_may_read_how(db: Database, town: Town) -> None:
    for path in ("", "110112.001", "110112.002", "110112.001.001"):
        await make(db, path)

    async def paths(scope: str, under: str | None = None) -> list[str]:
        async with db.job() as session:
            found = await list_circulars(session, scope, under=under, kind=None, limit=10)
            for one in found:
                assert (await get_circular(session, scope, one.id)).id == one.id
        return [one.path for one in found]

    assert await paths("110112.001.001.002") == ["110112", "110112.001", "110112.001.001"]
    assert await paths("110112.002") == ["110112", "110112.002"]
    assert await paths("", "110112.001") == ["110112.001", "110112.001.001"]
    async with db.job() as session:
        elsewhere = (await list_circulars(session, "", under="110112.002", kind=None, limit=1))[0]
        with pytest.raises(NotFound, match="no such circular"):
            await get_circular(session, "110112.001", elsewhere.id)


@pytest.mark.usefixtures("town")
async def test_places_that_are_none_are_refused_with_a_sentence(db: Database) -> None:
    with pytest.raises(NotFound, match=r"no grid at 110112\.009"):
        await make(db, "110112.009")
    with pytest.raises(Invalid, match="no grids below it"):
        await make(db, "110112.001.001.001")
    async with db.job() as session:
        assert await session.scalar(select(func.count()).select_from(Case)) == 3


async def test_an_empty_city_says_what_to_do(db: Database) -> None:
    with pytest.raises(NotFound, match=r"\./grid import grids"):
        await make(db)
