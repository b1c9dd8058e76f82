"""Who is at work: switches that come late, twice and in any order."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from backend.db.engine import Database
from backend.db.view import View
from backend.errors import Invalid
from backend.live.models import Event
from backend.people import attendance
from backend.people.duty import LONGEST_WORK, worked
from backend.people.work_models import Attendance
from tests.town import hire

MORNING = datetime(2026, 11, 23, 0, 0, tzinfo=UTC)


def hour(n: float) -> datetime:
    return MORNING + timedelta(hours=n)


@pytest.mark.parametrize(
    ("switches", "spans"),
    [
        ([], []),
        ([(0, True), (4, False), (5, True), (9, False)], [(0, 4), (5, 9)]),
        ([(0, True), (2, True), (4, False)], [(0, 4)]),  # a tablet that was restarted says it again
        ([(0, False), (4, False)], []),
        ([(0, True)], [(0, 16)]),  # forgotten
        ([(0, True), (40, False)], [(0, 16)]),
        ([(0, True), (24, True), (25, False)], [(0, 16), (24, 25)]),
    ],
)
def test_what_was_worked(switches: list[tuple[int, bool]], spans: list[tuple[int, int]]) -> None:
    expected = [(hour(began), hour(ended)) for began, ended in spans]
    found = [(hour(at), working) for at, working in switches]
    Random(1).shuffle(found)
    assert worked([*found, *found]) == expected


@given(st.lists(st.tuples(st.integers(0, 200), st.booleans())))
def test_stretches_never_overlap_and_never_outlast_a_switch_by_much(switches: list[tuple[int, bool]]) -> None:
    given = [(hour(at), working) for at, working in switches]
    spans = worked(given)
    assert all(began < ended for began, ended in spans)
    assert all(first[1] < then[0] for first, then in pairwise(spans))
    assert all(any(working and at < ended <= at + LONGEST_WORK for at, working in given) for _, ended in spans)


async def test_switches_in_any_order(db: Database) -> None:
    worker = (await hire(db, "worker", "110112.001.001.001")).id
    other = (await hire(db, "worker", "110112.001.001.001")).id
    now = hour(10)
    async with db.write(View(scope="110112", account=worker)) as session:
        for at, working in ((9, False), (5, True), (4, False), (0, True)):  # after an offline stretch, backwards
            assert await attendance.switch(session, worker, working=working, at=hour(at), now=now)
        assert not await attendance.switch(session, worker, working=True, at=hour(5), now=now)
        assert await attendance.switch(session, other, working=True, at=hour(9), now=now)
        whole = await attendance.attended(session, [worker], hour(-1), hour(9))
        assert whole == {worker: [(hour(0), hour(4)), (hour(5), hour(9))]}
        assert await attendance.attended(session, [worker], hour(4), hour(4)) == {}  # at rest from 4 on
        assert await attendance.attended(session, [worker, other], hour(4.2), hour(4.8)) == {}
        found = await attendance.attended(session, [worker, other], hour(8), hour(9.5))
        assert found == {worker: [(hour(5), hour(9))], other: [(hour(9), hour(9) + LONGEST_WORK)]}
    async with db.job() as session:
        names = (await session.scalars(select(Event.name).where(Event.subject_id == str(worker)))).all()
        assert sorted(names) == ["WorkBegan", "WorkBegan", "WorkEnded", "WorkEnded"]
        await attendance.forget_older(session, hour(5))
        assert len((await session.scalars(select(Attendance.at))).all()) == 3


async def test_what_is_not_taken(db: Database) -> None:
    worker = (await hire(db, "worker", "110112.001.001.001")).id
    async with db.write(View(account=worker)) as session:
        for at, sentence in ((hour(1), "future"), (hour(-24 * 8), "7 days back")):
            with pytest.raises(Invalid, match=sentence):
                await attendance.switch(session, worker, working=True, at=at, now=hour(0))
