"""When things fall due: holidays, make-up days, nights, weekends and years not yet published."""

from datetime import UTC, datetime

import pytest

from backend.clocks.rules import due
from backend.configuration.schema import Limit
from backend.configuration.values import LimitKind
from backend.settings import BEIJING


def beijing(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BEIJING)


@pytest.mark.parametrize(
    ("opened", "kind", "amount", "expected"),
    [
        # plain hours run through the night, over midnight and on holidays
        ("2026-11-21T23:30", "hours", 2, "2026-11-22T01:30"),
        ("2026-10-01T12:00", "hours", 24, "2026-10-02T12:00"),
        # working hours: 09:00 to 18:00
        ("2026-11-23T09:00", "working_hours", 4, "2026-11-23T13:00"),
        ("2026-11-23T14:00", "working_hours", 4, "2026-11-23T18:00"),
        ("2026-11-23T16:30", "working_hours", 4, "2026-11-24T11:30"),
        ("2026-11-23T18:00", "working_hours", 4, "2026-11-24T13:00"),
        ("2026-11-23T00:00", "working_hours", 4, "2026-11-23T13:00"),
        ("2026-11-20T17:00", "working_hours", 4, "2026-11-23T12:00"),  # Friday evening to Monday
        ("2026-11-23T09:00", "working_hours", 20, "2026-11-25T11:00"),
        # National Day 2026: 1 to 7 October free; Sunday 20 September and Saturday 10 October are worked
        ("2026-09-30T17:00", "working_hours", 2, "2026-10-08T10:00"),
        ("2026-10-09T17:00", "working_hours", 4, "2026-10-10T12:00"),
        ("2026-09-19T12:00", "working_hours", 4, "2026-09-20T13:00"),
        # working days: the day of opening does not count, the last one ends at 18:00
        ("2026-11-23T10:00", "working_days", 1, "2026-11-24T18:00"),
        ("2026-11-23T23:59", "working_days", 1, "2026-11-24T18:00"),
        ("2026-11-24T00:00", "working_days", 1, "2026-11-25T18:00"),
        ("2026-11-20T10:00", "working_days", 1, "2026-11-23T18:00"),
        ("2026-09-30T10:00", "working_days", 1, "2026-10-08T18:00"),
        ("2026-09-30T10:00", "working_days", 3, "2026-10-10T18:00"),
        ("2026-11-23T10:00", "working_days", 9, "2026-12-04T18:00"),
    ],
)
def test_due(opened: str, kind: LimitKind, amount: int, expected: str) -> None:
    found = due(beijing(opened), Limit(kind=kind, amount=amount))
    assert found.at == beijing(expected)
    assert found.at.tzinfo is UTC
    assert not found.provisional


def test_a_year_not_published_is_monday_to_friday_and_provisional() -> None:
    found = due(beijing("2090-09-29T10:00"), Limit(kind="working_days", amount=3))  # a Friday
    assert found.at == beijing("2090-10-04T18:00")
    assert found.provisional


def test_an_instant_needs_its_zone() -> None:
    with pytest.raises(ValueError, match="zone"):
        due(datetime(2026, 1, 1), Limit(kind="hours", amount=1))
