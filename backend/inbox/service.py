"""Puts notices into people's inboxes, and lets them read them.

Nothing that a person must act on exists only in a socket: a notice is a row first, and an event to whoever listens.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import delete, func, select, tuple_, update
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.asyncio import AsyncSession

from backend.db.view import hold
from backend.errors import NotFound
from backend.inbox.kinds import Kind
from backend.inbox.models import Notice
from backend.live.outbox import Happened, record

KEPT = timedelta(days=396)
"""Thirteen months: last year's of the same month is still there."""


@dataclass(frozen=True, slots=True)
class NewNotice:
    """One to be put. ``title`` and ``body`` are Chinese; ``data["en"]`` may hold both in English, and ``data`` names
    what it is about, without personal values. ``key`` is the same whenever the same thing is told."""

    account_id: UUID
    kind: Kind
    title: str
    body: str
    at: datetime
    key: str
    data: dict[str, Any] = field(default_factory=dict)


async def put(session: AsyncSession, notices: Sequence[NewNotice]) -> int:
    """Put those that are not there yet, by account and key; gives how many were new.

    Each new one is an event ``NoticePut`` for its account. A request may put into anybody's inbox.
    """
    if not notices:
        return 0
    rows: list[dict[str, Any]] = [
        {
            "id": uuid4(),
            "account_id": one.account_id,
            "key": one.key,
            "kind": one.kind,
            "title": one.title,
            "body": one.body,
            "data": one.data,
            "at": one.at,
        }
        for one in notices
    ]
    await hold(session, (row["id"] for row in rows))  # what one puts for others is seen only to tell it is new
    inserted = await session.scalars(
        postgresql.insert(Notice).on_conflict_do_nothing(index_elements=["account_id", "key"]).returning(Notice.id),
        rows,
    )
    new = set(inserted.all())
    await record(
        session,
        [
            Happened(
                "NoticePut",
                row["at"],
                "notice",
                str(row["id"]),
                {"id": str(row["id"]), "kind": row["kind"], "title": row["title"]},
                topics=(f"worker:{row['account_id']}",),
            )
            for row in rows
            if row["id"] in new
        ],
    )
    return len(new)


async def list_notices(
    session: AsyncSession, account_id: UUID, *, unread: bool, before: UUID | None, limit: int
) -> Sequence[Notice]:
    """An account's notices, the latest first: only those nobody read, only those that come after ``before``."""
    query = (
        select(Notice).where(Notice.account_id == account_id).order_by(Notice.at.desc(), Notice.id.desc()).limit(limit)
    )
    if unread:
        query = query.where(Notice.read_at.is_(None))
    if before is not None:
        last = select(Notice.at, Notice.id).where(Notice.id == before, Notice.account_id == account_id)
        query = query.where(tuple_(Notice.at, Notice.id) < last.scalar_subquery())
    return (await session.scalars(query)).all()


async def count_unread(session: AsyncSession, account_id: UUID) -> int:
    """How many notices of an account nobody has read."""
    query = select(func.count()).where(Notice.account_id == account_id, Notice.read_at.is_(None))
    return await session.scalar(query) or 0


async def mark_read(session: AsyncSession, account_id: UUID, notice_id: UUID, now: datetime) -> None:
    """Keep that one was read; the first time counts. Raises NotFound."""
    notice = await session.scalar(select(Notice).where(Notice.id == notice_id, Notice.account_id == account_id))
    if notice is None:
        raise NotFound("there is no such notice in your inbox; GET /api/v1/inbox lists them")
    notice.read_at = notice.read_at or now


async def mark_all_read(session: AsyncSession, account_id: UUID, now: datetime) -> int:
    """Keep that everything of an account was read; gives how many were not before."""
    marked = await session.execute(
        update(Notice)
        .where(Notice.account_id == account_id, Notice.read_at.is_(None))
        .values(read_at=now)
        .returning(Notice.id)
    )
    return len(marked.all())


async def forget_older(session: AsyncSession, now: datetime) -> None:
    """Delete what was put more than thirteen months before ``now``."""
    await session.execute(delete(Notice).where(Notice.at < now - KEPT))
