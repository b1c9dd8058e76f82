"""Shifts in Beijing time and the ladder of a grid."""

from datetime import UTC, datetime, time, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.people.duty import ShiftTimes, ladder, running, shifts_at
from backend.settings import BEIJING

DAY = ShiftTimes("day", time(8), time(20))
NIGHT = ShiftTimes("night", time(20), time(8))
OFFICE = ShiftTimes("office", time(9), time(18), (1, 2, 3, 4, 5))
SUNDAY_NIGHT = ShiftTimes("sunday-night", time(20), time(8), (7,))
INSTANTS = st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))


@pytest.mark.parametrize(
    ("beijing", "expected"),
    [
        ((2026, 11, 22, 7, 59), ["night"]),  # a Sunday
        ((2026, 11, 22, 8, 0), ["day"]),
        ((2026, 11, 22, 19, 59), ["day"]),
        ((2026, 11, 22, 20, 0), ["night", "sunday-night"]),
        ((2026, 11, 23, 0, 0), ["night", "sunday-night"]),  # the Sunday night goes on past midnight
        ((2026, 11, 23, 7, 59), ["night", "sunday-night"]),
        ((2026, 11, 23, 8, 0), ["day"]),
        ((2026, 11, 23, 9, 0), ["day", "office"]),
        ((2026, 11, 28, 9, 0), ["day"]),
    ],
)
def test_shifts_of_a_week(beijing: tuple[int, ...], expected: list[str]) -> None:
    at = datetime(*beijing, tzinfo=BEIJING)
    assert shifts_at(at, [DAY, NIGHT, OFFICE, SUNDAY_NIGHT]) == expected
    assert shifts_at(at.astimezone(UTC), [DAY, NIGHT, OFFICE, SUNDAY_NIGHT]) == expected


@given(INSTANTS)
def test_day_and_night_share_all_time_without_overlap(at: datetime) -> None:
    assert len(shifts_at(at, [DAY, NIGHT])) == 1


@given(INSTANTS, st.times(), st.times(), st.sets(st.integers(1, 7), min_size=1))
def test_a_shift_runs_at_most_a_day_and_from_one_of_its_weekdays(
    at: datetime, starts: time, ends: time, weekdays: set[int]
) -> None:
    span = running(at, ShiftTimes("x", starts, ends, tuple(sorted(weekdays))))
    if span:
        assert span[0] <= at < span[1]
        assert span[1] - span[0] <= timedelta(days=1)
        assert span[0].isoweekday() in weekdays


@given(INSTANTS, st.times())
def test_a_shift_that_ends_when_it_starts_is_always_on(at: datetime, starts: time) -> None:
    assert running(at, ShiftTimes("always", starts, starts))


def test_the_ladder_closes_up_and_names_nobody_twice() -> None:
    a, b, c = UUID(int=1), UUID(int=2), UUID(int=3)
    rungs = ladder([(2, "day", b, "乙"), (1, "day", a, "甲"), (5, "office", b, "乙"), (5, "day", c, "丙")])
    assert [(w.id, w.display_name, w.rank) for w in rungs] == [(a, "甲", 0), (b, "乙", 1), (c, "丙", 2)]
