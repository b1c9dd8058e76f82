"""Writes events into the outbox, in the transaction of what happened."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession


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
    actor: str | None = None
    """Who did it; absent, whoever the transaction belongs to: the caller of its request, else the system."""
    origin: str | None = None
    """The address it came from; absent, that of the transaction's request."""


# One statement whatever the number of events. They keep their order: ids are given in it.
INSERT = text("""
    insert into event (at, name, actor, origin, subject_kind, subject_id, data, topics)
    select at, name, actor, origin, subject_kind, subject_id, data, topics
    from rows from (jsonb_populate_recordset(null::event, cast(:events as jsonb))) with ordinality
    order by ordinality
""")


async def record(session: AsyncSession, events: Iterable[Happened]) -> None:
    """Add ``events`` to this transaction's outbox, in order. After its commit the relay is woken.

    ``session.info`` may hold the ``actor`` and ``origin`` of the request, for events that do not name their own; and
    ``acted_at``, when the person did it by their device, where the request comes later: it goes into the data.
    """
    actor, origin = session.info.get("actor") or "system", session.info.get("origin")
    said = {"acted_at": session.info["acted_at"]} if "acted_at" in session.info else {}
    rows = [replace(one, actor=one.actor or actor, origin=one.origin or origin, data=one.data | said) for one in events]
    if rows:
        await session.execute(INSERT, {"events": orjson.dumps(rows).decode()})
        session.info["events"] = True
