"""Lets a report join a case that is there already ("me too"): its sender is told of progress and asked to judge."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.cases import brief
from backend.cases.lifecycle import OPEN
from backend.cases.models import Case
from backend.cases.opening import Opened
from backend.live.outbox import Happened
from backend.people.duty import Worker
from backend.people.models import Account
from backend.security import Secrets

VALID = timedelta(hours=1)
JOIN = "join a case"
"""What the token is signed for."""


def join_token(case_id: UUID, now: datetime, secrets: Secrets) -> str:
    """What lets a report join this case, within the hour."""
    return secrets.sign(JOIN, str(case_id), now + VALID)


async def cases_to_join(
    session: AsyncSession, tokens: Iterable[str], *, now: datetime, secrets: Secrets
) -> dict[str, Opened]:
    """The open case that each token names, or the one that it was merged into; none for a token that has run out or
    was not made here, or a case that is done or ended.

    They are kept from changing their state until the transaction ends. No query without tokens.
    """
    named = {token: UUID(case) for token in tokens if (case := secrets.signed(JOIN, token, now))}
    if not named:
        return {}
    into = func.coalesce(Case.merged_into, Case.id).label("into")
    survivors = await session.execute(select(Case.id, into).where(Case.id.in_(named.values())))
    survivor = {row.id: row.into for row in survivors}
    rows = await session.execute(
        brief.query()
        .add_columns(Account.display_name)
        .outerjoin(Account, Account.id == Case.worker_id)
        .where(Case.id.in_(survivor.values()), Case.status.in_(OPEN))
        .order_by(Case.id)
        .with_for_update(read=True, of=Case)
    )
    found = {row.Case.id: _as_opened(row, now) for row in rows}
    return {token: found[survivor[case]] for token, case in named.items() if survivor.get(case) in found}


def joined(report_id: UUID, opened: Opened, *, actor: str, origin: str | None, at: datetime) -> Happened:
    """ReportJoined: the case has one more report."""
    shown = opened.brief
    data = {
        "report": str(report_id),
        "case": str(shown.id),
        "number": shown.number,
        "category": shown.category,
        "status": shown.status,
        "grid": shown.grid,
        "path": shown.path,
        "worker": str(shown.worker) if shown.worker else None,
    }
    topics = (f"wall:{shown.path}", f"case:{shown.id}")
    return Happened("ReportJoined", at, "case", str(shown.id), data, topics, actor, origin)


def _as_opened(row: Row[Any], now: datetime) -> Opened:
    case: Case = row.Case
    worker = Worker(case.worker_id, row.display_name, 0) if case.worker_id else None
    return Opened(brief.of_row(row, now), case.border_m, case.neighbours, worker, rows={}, happened=[])
