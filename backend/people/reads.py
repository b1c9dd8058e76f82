"""Keeps who opened what is masked elsewhere, and why."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.live.outbox import Happened, record
from backend.people.guard_models import PersonalRead
from backend.people.models import Account
from backend.people.rights import Caller


async def keep_read(
    session: AsyncSession,
    by: Caller,
    kind: str,
    subject: str,
    *,
    fields: Sequence[str],
    reason: str,
    now: datetime,
    origin: str | None,
    case_id: UUID | None = None,
) -> None:
    """Record that ``by`` opened these ``fields`` of a report or of a grid's contacts, in the read's transaction.

    The log has what and who; the reason, which may name people, stays in a table of its own.
    """
    session.add(
        PersonalRead(
            account_id=by.id,
            subject_kind=kind,
            subject_id=subject,
            case_id=case_id,
            reason=reason,
            origin=origin,
            at=now,
        )
    )
    data: dict[str, Any] = {kind: subject, "fields": list(fields)}
    if case_id is not None:
        data["case"] = str(case_id)
    await record(session, [Happened("PersonalDataRead", now, kind, subject, data, actor=str(by.id), origin=origin)])


async def list_reads(session: AsyncSession, *, before: int | None, limit: int) -> Sequence[Row[PersonalRead, str]]:
    """The latest reads first, those ``before`` an id when one is given: each row is a PersonalRead and a login."""
    query = (
        select(PersonalRead, Account.login)
        .join(Account, Account.id == PersonalRead.account_id)
        .order_by(PersonalRead.id.desc())
        .limit(limit)
    )
    if before is not None:
        query = query.where(PersonalRead.id < before)
    return (await session.execute(query)).all()
