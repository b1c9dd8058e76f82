"""Writes events into the outbox, in the transaction of what happened."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.live.models import Event


@dataclass(frozen=True, slots=True)
class Happened:
    """One event to be recorded. ``name`` is past tense; ``topics`` are its audiences, none for audit alone.

    ``data`` holds no personal value (no name, phone or words of a citizen): rows are kept for ever and chained.
    """

    name: str
    at: datetime
    subject_kind: str
    subject_id: str
    data: dict[str, Any] = field(default_factory=dict)
    topics: tuple[str, ...] = ()
    actor: str = "system"
    origin: str | None = None


async def record(session: AsyncSession, events: Iterable[Happened]) -> None:
    """Add ``events`` to this transaction's outbox, in order. After its commit the relay is woken."""
    rows = [
        {
            "name": e.name,
            "at": e.at,
            "subject_kind": e.subject_kind,
            "subject_id": e.subject_id,
            "data": e.data,
            "topics": list(e.topics),
            "actor": e.actor,
            "origin": e.origin,
        }
        for e in events
    ]
    if rows:
        await session.execute(insert(Event), rows)
        session.info["events"] = True
