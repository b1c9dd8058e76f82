"""From what the log tells of cases to the states they were in, pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Self
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Entry:
    """A case was in a state ``[at, until_at)``; ``seq`` and ``what`` are the event it began with."""

    at: datetime
    seq: int
    case_id: UUID
    path: str
    what: str
    status: str
    due_at: datetime
    until_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What one event says of a case; None is left as it was."""

    at: datetime
    seq: int
    what: str
    case_id: UUID
    path: str | None
    status: str | None
    due_at: datetime | None

    @classmethod
    def of(cls, seq: int, at: datetime, name: str, data: Mapping[str, Any]) -> Self:
        """Read an event whose name is of lifecycle.EVENTS (shapes: backend/cases/events.py)."""
        brief = data["case"]
        said, id = (brief, brief["id"]) if isinstance(brief, Mapping) else (data, brief)
        due = said.get("due_at")
        due_at = datetime.fromisoformat(due) if due else None
        return cls(at, seq, name, UUID(id), said.get("path"), said.get("status"), due_at)


def follow(told: Iterable[Told], running: Mapping[UUID, Entry]) -> tuple[list[Entry], list[Entry]]:
    """What follows from events in the log's order, given the states that run: new entries, and those of ``running``
    that ended.

    History is not rewritten: what is told late began no earlier than what was known. A case that the log tells nothing
    of from its beginning is left out.
    """
    now = dict(running)
    ended: list[Entry] = []
    new: list[Entry] = []
    for one in told:
        before = now.get(one.case_id)
        begun = _begun(one, before)
        if begun is None:
            continue
        if before is not None:
            (ended if before is running.get(one.case_id) else new).append(replace(before, until_at=begun.at))
        now[one.case_id] = begun
    new += [entry for case, entry in now.items() if entry is not running.get(case)]
    return new, ended


def _begun(told: Told, before: Entry | None) -> Entry | None:
    if before is not None:
        return replace(
            before,
            at=max(told.at, before.at),
            seq=told.seq,
            what=told.what,
            path=before.path if told.path is None else told.path,
            status=told.status or before.status,
            due_at=told.due_at or before.due_at,
        )
    if told.path is None or told.status is None or told.due_at is None:
        return None
    return Entry(told.at, told.seq, told.case_id, told.path, told.what, told.status, told.due_at)
