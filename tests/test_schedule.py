"""Slots of the wall clock in Beijing, wherever the machine stands."""

from datetime import UTC, datetime, time, timedelta, timezone

import pytest

from backend.schedule import Slots
from backend.settings import BEIJING

BULLETINS = Slots((time(12), time(18)))
WEEKLY = Slots((time(8),), "week", 1)
MONTHLY = Slots((time(8),), "month", 1)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BEIJING)


@pytest.mark.parametrize(
    ("slots", "now", "latest", "following"),
    [
        (BULLETINS, "2026-11-22 11:59", "2026-11-21 18:00", "2026-11-22 12:00"),
        (BULLETINS, "2026-11-22 12:00", "2026-11-22 12:00", "2026-11-22 18:00"),
        (BULLETINS, "2026-11-22 23:59", "2026-11-22 18:00", "2026-11-23 12:00"),
        (WEEKLY, "2026-11-22 10:00", "2026-11-16 08:00", "2026-11-23 08:00"),
        (WEEKLY, "2026-11-23 07:59", "2026-11-16 08:00", "2026-11-23 08:00"),
        (MONTHLY, "2026-03-01 08:00", "2026-03-01 08:00", "2026-04-01 08:00"),
        (MONTHLY, "2026-01-31 23:00", "2026-01-01 08:00", "2026-02-01 08:00"),
    ],
)
def test_the_slots_around_an_instant(slots: Slots, now: str, latest: str, following: str) -> None:
    assert slots.latest(at(now)) == at(latest)
    assert slots.next(at(now)) == at(following)


@pytest.mark.parametrize("zone", [UTC, timezone(timedelta(hours=-8))])
def test_the_zone_of_the_machine_does_not_matter(zone: timezone) -> None:
    noon = datetime(2026, 11, 22, 4, tzinfo=UTC)
    assert BULLETINS.latest(noon.astimezone(zone)) == at("2026-11-22 12:00")
    assert BULLETINS.latest((noon - timedelta(seconds=1)).astimezone(zone)) == at("2026-11-21 18:00")


def test_slots_follow_one_another_without_a_hole() -> None:
    for slots in (BULLETINS, WEEKLY, MONTHLY):
        now = at("2026-01-01 00:00")
        for _ in range(40):
            due = slots.next(now)
            assert slots.latest(due) == due
            assert slots.latest(due - timedelta(microseconds=1)) == slots.latest(now)
            now = due
