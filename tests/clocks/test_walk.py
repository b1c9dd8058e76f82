"""What must hold of every clock, whatever its start, limit, pauses and extension."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from backend.calendar import is_working_day
from backend.clocks.rules import WORKING_DAY, Pause, due, explain, warn_at
from backend.configuration.schema import Limit
from backend.settings import BEIJING

instants = st.datetimes(datetime(2025, 6, 1), datetime(2026, 12, 1), timezones=st.just(UTC))
limits = st.builds(Limit, kind=st.sampled_from(["hours", "working_hours", "working_days"]), amount=st.integers(1, 20))
pauses = st.lists(st.builds(lambda at, hours: Pause(at, at + timedelta(hours=hours)), instants, st.floats(0.01, 400)))
maybe = st.none() | limits


def long(limit: Limit) -> timedelta:
    return limit.amount * (WORKING_DAY if limit.kind == "working_days" else timedelta(hours=1))


@given(instants, limits, pauses, maybe)
def test_the_parts_are_the_whole(start: datetime, limit: Limit, paused: list[Pause], extra: Limit | None) -> None:
    parts = explain(start, limit, paused, extra)
    assert parts[0].begins == start
    assert all(a.ends == b.begins for a, b in pairwise(parts))
    assert all(part.begins < part.ends and part.counted <= part.ends - part.begins for part in parts)
    assert parts[-1].ends == due(start, limit, paused, extra).at
    assert sum((part.counted for part in parts), timedelta()) == long(limit) + (long(extra) if extra else timedelta())
    assert parts[-1].counted


@given(instants, limits, pauses)
def test_more_time_is_never_due_earlier(start: datetime, limit: Limit, paused: list[Pause]) -> None:
    more = Limit(kind=limit.kind, amount=limit.amount + 1)
    assert start < due(start, limit, paused).at < due(start, more, paused).at
    assert due(start, more, paused).at == due(start, limit, paused, Limit(kind=limit.kind, amount=1)).at


@given(st.datetimes(datetime(2026, 9, 10), datetime(2026, 11, 1), timezones=st.just(BEIJING)), limits, st.data())
def test_a_pause_moves_the_due_time_by_exactly_the_time_that_would_have_counted_in_it(
    start: datetime, limit: Limit, data: st.DataObject
) -> None:
    start = start.replace(minute=0, second=0, microsecond=0)
    before = due(start, limit).at
    begins = start + timedelta(hours=data.draw(st.integers(0, 600)))
    ends = begins + timedelta(hours=data.draw(st.integers(1, 300)))
    hours = (begins + timedelta(hours=n) for n in range((ends - begins) // timedelta(hours=1)))
    lost = sum(_counts(hour, start, limit) for hour in hours) if begins < before else 0
    one_by_one = Limit(kind="hours" if limit.kind == "hours" else "working_hours", amount=lost) if lost else None
    assert due(start, limit, [Pause(begins, ends)]).at == due(start, limit, extra=one_by_one).at


def _counts(hour: datetime, start: datetime, limit: Limit) -> bool:
    """Whether the Beijing hour that begins at ``hour`` is one a limit counts."""
    if limit.kind == "hours":
        return True
    counted_day = limit.kind == "working_hours" or hour.date() > start.date()
    return counted_day and is_working_day(hour.date()) and 9 <= hour.hour < 18


@given(instants, limits, pauses, maybe, st.floats(0.01, 0.99))
def test_the_warning_comes_before_the_deadline(
    start: datetime, limit: Limit, paused: list[Pause], extra: Limit | None, share: float
) -> None:
    assert start < warn_at(start, limit, share, paused, extra) < due(start, limit, paused, extra).at
