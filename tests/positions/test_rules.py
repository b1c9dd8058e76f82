"""Which fixes can be kept, as tables of cases."""

from datetime import UTC, date, datetime, time, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.people.duty import ShiftTimes, shifts_at
from backend.positions.rules import Roster, adjusted, distinct_days, faults, in_shifts
from backend.positions.track import Track, instant, instant64
from backend.settings import BEIJING

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)  # Monday, 10:00 in Beijing
DAY = ShiftTimes("day", time(8), time(17), (1, 2, 3, 4, 5))
NIGHT = ShiftTimes("night", time(22), time(6, 30), (7,))
ALWAYS = ShiftTimes("always", time(0), time(0))


def at(*instants: datetime) -> np.ndarray:
    return np.array([instant64(one) for one in instants])


def track(lon: float = 116.66, lat: float = 39.9, taken: datetime = NOW) -> Track:
    unknown = np.array([np.nan])
    return Track(at(taken), np.array([lon]), np.array([lat]), unknown, unknown, np.array([False]))


@pytest.mark.parametrize(
    ("bad", "sentence"),
    [
        (track(0, 0), "0,0 is what a receiver says"),
        (track(-0.00001, 0.00002), "0,0 is what a receiver says"),
        (track(39.9, 116.66), "look swapped"),
        (track(12_986_871.2, 4_851_920.5), "not metres of a projection"),
        (track(181, 39.9), "no degrees"),
        (track(116.66, -91), "no degrees"),
        (track(taken=NOW + timedelta(minutes=5, seconds=1)), "future"),
        (track(taken=NOW - timedelta(days=90, seconds=1)), "more than 90 days back"),
        (track(taken=datetime(1, 1, 1, tzinfo=UTC)), "more than 90 days back"),
        (track(0, 0, NOW + timedelta(days=9999)), "0,0 is what a receiver says"),
    ],
)
def test_a_bad_fix_has_one_sentence(bad: Track, sentence: str) -> None:
    ((index, said),) = faults(bad, NOW, 90)
    assert index == 0 and sentence in said


@pytest.mark.parametrize(
    "good",
    [
        track(),
        track(0, 39.9),
        track(116.66, 0),
        track(-180, 90),
        track(taken=NOW + timedelta(minutes=5)),
        track(taken=NOW - timedelta(days=90)),
    ],
)
def test_a_good_fix_has_none(good: Track) -> None:
    assert list(faults(good, NOW, 90)) == []


@given(
    instants=st.lists(
        st.datetimes(datetime(2026, 11, 1), datetime(2026, 11, 30), timezones=st.just(UTC)), min_size=1, max_size=20
    ),
    shifts=st.lists(
        st.builds(
            ShiftTimes,
            code=st.just("x"),
            starts=st.times(),
            ends=st.times(),
            weekdays=st.sets(st.integers(1, 7)).map(tuple),
        ),
        max_size=3,
    ),
)
@settings(max_examples=200, deadline=None)
def test_many_instants_are_in_shifts_as_each_is(instants: list[datetime], shifts: list[ShiftTimes]) -> None:
    whole = [
        ShiftTimes(one.code, one.starts.replace(microsecond=0), one.ends.replace(microsecond=0), one.weekdays)
        for one in shifts
    ]
    assert in_shifts(at(*instants), whole).tolist() == [bool(shifts_at(one, whole)) for one in instants]


def test_work_is_the_shift_but_for_leave_and_what_was_switched_on() -> None:
    hours = [NOW + timedelta(hours=n) for n in range(8)]  # 10:00 to 17:00
    away, switched = (hours[2], hours[4]), (hours[7], hours[7] + timedelta(minutes=1))
    planned = in_shifts(at(*hours), [DAY])
    assert planned.tolist() == [True] * 7 + [False]
    assert adjusted(at(*hours), planned, Roster((DAY,), away=(away,))).tolist() == [
        True, True, False, False, True, True, True, False,
    ]  # fmt: skip
    assert adjusted(at(*hours), planned, Roster((DAY,), attended=(switched,)))[7]
    nobody = np.zeros(8, dtype=bool)
    assert adjusted(at(*hours), nobody, Roster(stands_in=((DAY, away),))).tolist() == [
        False, False, True, True, False, False, False, False,
    ]  # fmt: skip


def test_a_night_shift_belongs_to_the_day_it_starts() -> None:
    monday_5 = datetime(2026, 11, 23, 5, tzinfo=BEIJING)
    assert in_shifts(at(monday_5, monday_5 + timedelta(days=1), monday_5 - timedelta(hours=6)), [NIGHT]).tolist() == [
        True,
        False,
        True,
    ]
    assert in_shifts(at(monday_5), [ALWAYS]).all()


def test_days_are_beijings() -> None:
    midnight = datetime(2026, 11, 22, 16, tzinfo=UTC)
    assert distinct_days(at(midnight - timedelta(microseconds=1), midnight, NOW)) == [
        date(2026, 11, 22),
        date(2026, 11, 23),
    ]
    assert instant(instant64(NOW)) == NOW
