"""Which week and which month, whatever zone the question comes from."""

from datetime import UTC, datetime

import pytest

from backend.circulars.content import Kind
from backend.circulars.periods import latest
from backend.settings import BEIJING


@pytest.mark.parametrize(
    ("kind", "at", "begins", "ends"),
    [
        # Monday 08:00 is when Sunday's reports are old enough.
        ("weekly", "2026-11-23T08:00", "2026-11-16", "2026-11-23"),
        ("weekly", "2026-11-23T07:59", "2026-11-09", "2026-11-16"),
        ("weekly", "2026-11-29T23:59", "2026-11-16", "2026-11-23"),
        ("weekly", "2027-01-04T09:00", "2026-12-28", "2027-01-04"),
        ("monthly", "2026-11-01T08:00", "2026-10-01", "2026-11-01"),
        ("monthly", "2026-11-01T07:59", "2026-09-01", "2026-10-01"),
        ("monthly", "2027-01-15T00:00", "2026-12-01", "2027-01-01"),
        ("monthly", "2028-03-31T23:00", "2028-02-01", "2028-03-01"),
    ],
)
def test_the_last_whole_period_that_is_due(kind: Kind, at: str, begins: str, ends: str) -> None:
    here = datetime.fromisoformat(at).replace(tzinfo=BEIJING)
    for instant in (here, here.astimezone(UTC)):
        issue = latest(kind, instant)
        assert (issue.begins, issue.ends) == tuple(
            datetime.fromisoformat(day).replace(tzinfo=BEIJING) for day in (begins, ends)
        )
        assert issue.due <= instant
