"""What the log tells of cases becomes the states they were in."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from backend.replay.entries import Entry, Told, follow

NOON = datetime(2026, 11, 23, 4, tzinfo=UTC)
CASE = uuid4()
DUE = "2026-11-24T04:00:00Z"


def opened(minute: int = 0, *, case: UUID = CASE) -> Told:
    brief = {"id": str(case), "status": "assigned", "path": "110112.001.001.001", "due_at": DUE}
    return Told.of(minute + 1, NOON + timedelta(minutes=minute), "CaseOpened", {"case": brief})


def moved(minute: int, name: str, *, seq: int | None = None, **said: Any) -> Told:
    return Told.of(seq or minute + 1, NOON + timedelta(minutes=minute), name, {"case": str(CASE), **said})


def spans(entries: list[Entry]) -> list[tuple[str, int, int | None]]:
    """Status, and minutes after noon from when until when, in order."""

    def minute(at: datetime | None) -> int | None:
        return None if at is None else round((at - NOON).total_seconds() / 60)

    rows = [(one.status, minute(one.at) or 0, minute(one.until_at)) for one in sorted(entries, key=lambda e: e.seq)]
    return rows


def test_one_state_ends_where_the_next_begins() -> None:
    told = [
        opened(),
        moved(5, "TaskAccepted", status="accepted"),
        moved(9, "CaseResolved", status="resolved", due_at="2026-11-25T04:00:00Z"),
    ]
    new, ended = follow(told, {})
    assert spans(new) == [("assigned", 0, 5), ("accepted", 5, 9), ("resolved", 9, None)]
    assert ended == []
    assert [one.due_at.day for one in sorted(new, key=lambda e: e.seq)] == [24, 24, 25]  # an event may not say it
    assert {one.path for one in new} == {"110112.001.001.001"}


def test_what_was_running_ends_once() -> None:
    (running,), _ = follow([opened()], {})
    told = [moved(5, "TaskAccepted", status="accepted"), moved(6, "CaseStarted", status="in_progress", path="110112.2")]
    new, ended = follow(told, {CASE: running})
    assert spans(ended) == [("assigned", 0, 5)]
    assert spans(new) == [("accepted", 5, 6), ("in_progress", 6, None)]
    assert [one.path for one in new] == ["110112.001.001.001", "110112.2"]


def test_what_is_told_late_does_not_rewrite_history() -> None:
    new, _ = follow([opened(), moved(9, "TaskAccepted", status="accepted"), moved(4, "CaseStarted", seq=99)], {})
    assert spans(new) == [("assigned", 0, 9), ("accepted", 9, 9), ("accepted", 9, None)]


def test_a_case_without_a_beginning_is_left_out() -> None:
    other = uuid4()
    new, _ = follow([moved(1, "CaseClosed", status="closed"), opened(2, case=other)], {})
    assert [one.case_id for one in new] == [other]
