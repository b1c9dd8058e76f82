"""The calendar of 2026 as clocks live it: make-up days, holidays, midnight, closing time, suspensions across them all.

National Day is free from Thursday 1 to Wednesday 7 October, made up for on Sunday 20 September and Saturday 10 October;
Mid-autumn Friday 25 to Sunday 27 September. Spring Festival is free from 15 to 23 February, made up for on Saturday 14
and Saturday 28 February.
"""

from datetime import datetime, timedelta

import pytest

from backend.clocks.rules import Pause, due, explain, warn_at
from backend.configuration.schema import Limit
from backend.settings import BEIJING


def beijing(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BEIJING)


def limit(text: str) -> Limit:
    """``7 working_days``."""
    amount, kind = text.split()
    return Limit.model_validate({kind: int(amount)})


def pause(begins: str, ends: str) -> Pause:
    return Pause(beijing(begins), beijing(ends))


@pytest.mark.parametrize(
    ("start", "allowed", "expected"),
    [
        # the make-up Sunday and Saturday are worked, the days between Mid-autumn and National Day too
        ("2026-09-18T10:00", "1 working_days", "2026-09-20T18:00"),
        ("2026-09-18T10:00", "7 working_days", "2026-09-29T18:00"),
        ("2026-09-30T17:59", "1 working_hours", "2026-10-08T09:59"),
        ("2026-10-09T18:00", "9 working_hours", "2026-10-10T18:00"),
        ("2026-10-10T18:00", "1 working_hours", "2026-10-12T10:00"),
        ("2026-10-01T00:00", "1 working_days", "2026-10-08T18:00"),
        ("2026-09-30T23:59:59", "7 working_days", "2026-10-15T18:00"),
        # plain hours know no holiday
        ("2026-09-30T22:30", "2 hours", "2026-10-01T00:30"),
        ("2026-09-30T10:00", "168 hours", "2026-10-07T10:00"),
        # midnight in Beijing, which is 16:00 UTC of the day before, parts the days
        ("2026-11-19T23:59:59", "1 working_days", "2026-11-20T18:00"),
        ("2026-11-20T00:00", "1 working_days", "2026-11-23T18:00"),
        ("2026-11-20T00:00", "1 working_hours", "2026-11-20T10:00"),
        # after closing, before opening, in the last second
        ("2026-11-23T18:00", "1 working_hours", "2026-11-24T10:00"),
        ("2026-11-23T17:59:59", "1 working_hours", "2026-11-24T09:59:59"),
        ("2026-11-23T08:59:59", "1 working_hours", "2026-11-23T10:00"),
        ("2026-11-23T17:00", "1 working_hours", "2026-11-23T18:00"),
        # Spring Festival: nine free days between two worked Saturdays
        ("2026-02-13T17:00", "2 working_hours", "2026-02-14T10:00"),
        ("2026-02-14T16:00", "3 working_hours", "2026-02-24T10:00"),
        ("2026-02-14T10:00", "5 working_days", "2026-02-28T18:00"),
        ("2026-02-27T10:00", "2 working_days", "2026-03-02T18:00"),
    ],
)
def test_holidays_and_edges(start: str, allowed: str, expected: str) -> None:
    assert due(beijing(start), limit(allowed)) == (beijing(expected), False)


@pytest.mark.parametrize(
    ("start", "allowed", "paused", "expected"),
    [
        # a suspension over a plain weekend costs the Friday afternoon and the Monday morning it took
        ("2026-11-20T10:00", "8 working_hours", [("2026-11-20T14:00", "2026-11-23T11:00")], "2026-11-23T15:00"),
        # over National Day: 30 September from 14:00 and 8 October until 12:00 are the only working time in it
        ("2026-09-30T09:00", "9 working_hours", [("2026-09-30T14:00", "2026-10-08T12:00")], "2026-10-08T16:00"),
        ("2026-09-29T10:00", "3 working_days", [("2026-09-30T14:00", "2026-10-08T12:00")], "2026-10-10T16:00"),
        # wholly within the holiday it costs nothing
        ("2026-09-30T10:00", "1 working_days", [("2026-10-01T00:00", "2026-10-08T00:00")], "2026-10-08T18:00"),
        ("2026-09-30T10:00", "1 working_days", [("2026-10-02T10:00", "2026-10-04T10:00")], "2026-10-08T18:00"),
        # the make-up Saturday inside it is working time lost
        ("2026-10-09T10:00", "1 working_days", [("2026-10-09T18:00", "2026-10-12T09:00")], "2026-10-12T18:00"),
        # on the day it was opened, which does not count anyway, it costs a limit in days nothing
        ("2026-11-23T10:00", "1 working_days", [("2026-11-23T11:00", "2026-11-23T17:00")], "2026-11-24T18:00"),
        # plain hours lose the whole time
        ("2026-10-01T10:00", "24 hours", [("2026-10-01T12:00", "2026-10-03T12:00")], "2026-10-04T10:00"),
        # two, and one that begins when the time is used up
        (
            "2026-11-23T09:00",
            "4 working_hours",
            [("2026-11-23T10:00", "2026-11-23T11:00"), ("2026-11-23T12:00", "2026-11-24T09:30")],
            "2026-11-24T11:30",
        ),
        ("2026-11-23T09:00", "4 working_hours", [("2026-11-23T13:00", "2026-11-30T09:00")], "2026-11-23T13:00"),
        # one that was over before the start
        ("2026-11-23T09:00", "4 working_hours", [("2026-11-20T09:00", "2026-11-21T09:00")], "2026-11-23T13:00"),
    ],
)
def test_suspensions(start: str, allowed: str, paused: list[tuple[str, str]], expected: str) -> None:
    assert due(beijing(start), limit(allowed), [pause(*p) for p in paused]).at == beijing(expected)


@pytest.mark.parametrize(
    ("start", "allowed", "extra", "paused", "expected"),
    [
        ("2026-11-23T10:00", "7 working_days", "3 working_days", [], "2026-12-07T18:00"),
        ("2026-11-23T16:00", "4 working_hours", "2 working_hours", [], "2026-11-24T13:00"),
        ("2026-11-23T16:00", "4 working_hours", "1 working_days", [], "2026-11-25T11:00"),
        ("2026-11-23T16:00", "2 hours", "1 working_days", [], "2026-11-24T18:00"),
        ("2026-09-29T10:00", "1 working_days", "1 working_days", [], "2026-10-08T18:00"),
        (
            "2026-09-29T10:00",
            "1 working_days",
            "1 working_days",
            [("2026-09-30T12:00", "2026-10-08T12:00")],
            "2026-10-09T18:00",
        ),
    ],
)
def test_extensions(start: str, allowed: str, extra: str, paused: list[tuple[str, str]], expected: str) -> None:
    found = due(beijing(start), limit(allowed), [pause(*p) for p in paused], limit(extra))
    assert found.at == beijing(expected)


@pytest.mark.parametrize(
    ("start", "allowed", "share", "expected"),
    [
        ("2026-11-20T10:00", "10 hours", 0.8, "2026-11-20T18:00"),
        # half of eighteen working hours is the Monday's closing, not the middle of the night or of the weekend
        ("2026-11-20T10:00", "2 working_days", 0.5, "2026-11-23T18:00"),
        ("2026-11-20T10:00", "2 working_days", 0.75, "2026-11-24T13:30"),
        ("2026-09-30T17:00", "4 working_hours", 0.5, "2026-10-08T10:00"),
    ],
)
def test_the_warning_is_a_share_of_the_time_that_counts(start: str, allowed: str, share: float, expected: str) -> None:
    assert warn_at(beijing(start), limit(allowed), share) == beijing(expected)


def test_an_extension_and_a_suspension_put_the_warning_off_too() -> None:
    start, three = beijing("2026-11-23T10:00"), limit("3 working_days")
    assert warn_at(start, three, 0.5) == beijing("2026-11-25T13:30")
    assert warn_at(start, three, 0.5, extra=three) == beijing("2026-11-26T18:00")
    assert warn_at(start, three, 0.5, [pause("2026-11-24T09:00", "2026-11-24T18:00")]) == beijing("2026-11-26T13:30")


def test_why_it_is_due_on_the_tenth_of_october() -> None:
    parts = explain(
        beijing("2026-09-30T10:00"), limit("2 working_days"), [pause("2026-10-08T12:00", "2026-10-08T18:00")]
    )
    told = [(p.on.isoformat()[5:], p.what, p.name, p.counted / timedelta(hours=1)) for p in parts]
    assert told == [
        ("09-30", "first_day", None, 0),
        *((f"10-0{n}", "holiday", "国庆节", 0) for n in range(1, 8)),
        ("10-08", "working_day", None, 3),
        ("10-08", "paused", None, 0),
        ("10-08", "working_day", None, 0),
        ("10-09", "working_day", None, 9),
        ("10-10", "make_up_day", "国庆节", 6),
    ]
    assert parts[-1].ends == beijing("2026-10-10T15:00")
