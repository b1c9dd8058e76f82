"""Periods, the ones before and those of a year before, in Beijing time."""

from datetime import UTC, datetime, timedelta

import pytest

from backend.errors import Invalid
from backend.evaluation.periods import Period
from backend.settings import BEIJING


def day(year: int, month: int, day: int, hour: int = 0) -> datetime:
    return datetime(year, month, day, hour, tzinfo=BEIJING)


CASES = [
    # months are compared with months, whatever their lengths
    (Period.month(2026, 3), Period.month(2026, 2), Period.month(2025, 3)),
    (Period.month(2026, 1), Period.month(2025, 12), Period.month(2025, 1)),
    (
        Period(day(2026, 1, 1), day(2026, 4, 1)),
        Period(day(2025, 10, 1), day(2026, 1, 1)),
        Period(day(2025, 1, 1), day(2025, 4, 1)),
    ),
    # weeks with weeks, so that weekdays are alike
    (
        Period(day(2026, 11, 16), day(2026, 11, 23)),
        Period(day(2026, 11, 9), day(2026, 11, 16)),
        Period(day(2025, 11, 17), day(2025, 11, 24)),
    ),
    # anything else with the same length, and the same dates
    (
        Period(day(2024, 2, 29, 8), day(2024, 3, 2, 8)),
        Period(day(2024, 2, 27, 8), day(2024, 2, 29, 8)),
        Period(day(2023, 2, 28, 8), day(2023, 3, 2, 8)),
    ),
    # a day is a day, around the 29th of February too
    (
        Period(day(2024, 2, 28), day(2024, 2, 29)),
        Period(day(2024, 2, 27), day(2024, 2, 28)),
        Period(day(2023, 2, 28), day(2023, 3, 1)),
    ),
    (
        Period(day(2024, 2, 29), day(2024, 3, 1)),
        Period(day(2024, 2, 28), day(2024, 2, 29)),
        Period(day(2023, 2, 28), day(2023, 3, 1)),
    ),
    (
        Period(day(2025, 2, 28), day(2025, 3, 1)),
        Period(day(2025, 2, 27), day(2025, 2, 28)),
        Period(day(2024, 2, 28), day(2024, 2, 29)),
    ),
    (
        Period(day(2024, 2, 28, 13), day(2024, 2, 29, 12)),
        Period(day(2024, 2, 27, 14), day(2024, 2, 28, 13)),
        Period(day(2023, 2, 28, 13), day(2023, 3, 1, 12)),
    ),
]


@pytest.mark.parametrize(("period", "before", "year_before"), CASES)
def test_compared_with(period: Period, before: Period, year_before: Period) -> None:
    assert period.before() == before
    assert period.year_before() == year_before


def test_a_month_given_in_utc_is_a_month() -> None:
    utc = Period(datetime(2026, 2, 28, 16, tzinfo=UTC), datetime(2026, 3, 31, 16, tzinfo=UTC))
    assert utc.before() == Period.month(2026, 2)


def test_what_holds_for_a_month_holds_at_its_last_instant() -> None:
    assert Period.month(2026, 12).last == day(2027, 1, 1) - timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("begins", "ends", "sentence"),
    [
        (day(2026, 1, 2), day(2026, 1, 1), "from must be before to"),
        (day(2026, 1, 1), day(2026, 1, 1), "from must be before to"),
        (datetime(1, 1, 1, tzinfo=UTC), day(2026, 1, 1), "between the years 2000 and 2200"),
        (day(2026, 1, 1), datetime(9999, 12, 31, tzinfo=UTC), "between the years 2000 and 2200"),
    ],
)
def test_no_period(begins: datetime, ends: datetime, sentence: str) -> None:
    with pytest.raises(Invalid, match=sentence):
        Period.asked(begins, ends)


def test_what_a_period_is_compared_with_may_lie_before_all_cases() -> None:
    first = Period.asked(day(2000, 1, 1), day(2000, 2, 1))
    assert (first.before(), first.year_before()) == (Period.month(1999, 12), Period.month(1999, 1))
    everything = Period.asked(day(2000, 1, 1), day(2200, 1, 1))
    assert everything.before() == Period(day(1800, 1, 1), day(2000, 1, 1))
