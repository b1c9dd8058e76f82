"""Reads the event log as an audit does: who did what, when and from where."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.live.models import Event


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for; None is anything. ``subject`` is a kind and an id; ``until`` itself is not included."""

    actor: str | None = None
    subject: tuple[str, str] | None = None
    name: str | None = None
    since: datetime | None = None
    until: datetime | None = None


async def entries(session: AsyncSession, sought: Sought, *, after: int, limit: int) -> Sequence[Event]:
    """The rows with an id above ``after``, in the order they were written; as many as this transaction's view shows."""
    query = select(Event).where(Event.id > after).order_by(Event.id).limit(limit)
    if sought.actor is not None:
        query = query.where(Event.actor == sought.actor)
    if sought.subject is not None:
        kind, id = sought.subject
        query = query.where(Event.subject_kind == kind, Event.subject_id == id)
    if sought.name is not None:
        query = query.where(Event.name == sought.name)
    if sought.since is not None:
        query = query.where(Event.at >= sought.since)
    if sought.until is not None:
        query = query.where(Event.at < sought.until)
    return (await session.scalars(query)).all()
