"""Who may follow a case's events."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import any_, literal, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.dialects.postgresql import UUID as PG_UUID
from sqlalchemy.ext.asyncio import AsyncSession

from backend.cases.models import Case
from backend.people.service import Caller


async def may_follow(session: AsyncSession, caller: Caller, cases: Sequence[UUID]) -> set[UUID]:
    """Those of ``cases`` that lie in the caller's scope or are the caller's own task; unknown ones are left out."""
    rows = await session.execute(
        select(Case.id, Case.path, Case.worker_id).where(
            Case.id == any_(literal(list(cases), ARRAY(PG_UUID(as_uuid=True))))
        )
    )
    return {id for id, path, worker in rows if caller.sees(path) or worker == caller.id}
