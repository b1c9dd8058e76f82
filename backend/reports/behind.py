"""Which reports stand behind a case, and which case a report has come to: a merged case leads on to another."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import CTE, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from backend.cases.models import Case
from backend.db.view import hold
from backend.reports.models import Report


async def reports_behind(session: AsyncSession, case_id: UUID) -> Sequence[Report]:
    """The reports of a case and of all that were merged into it, oldest first."""
    cases = select(Case.id).where(Case.id == case_id).cte("cases", recursive=True)
    cases = cases.union_all(select(Case.id).join(cases, Case.merged_into == cases.c.id))
    query = select(Report).where(Report.case_id.in_(select(cases.c.id))).order_by(Report.received_at, Report.id)
    return (await session.scalars(query)).all()


async def case_behind(session: AsyncSession, case_id: UUID) -> Case:
    """The case that stands for this one: itself, or the last of those it was merged into.

    It is for those who may see this one, so this transaction sees all of them from now on.
    """
    next_id: UUID | None = case_id
    while next_id is not None:
        await hold(session, [next_id])
        case = await session.get_one(Case, next_id)
        next_id = case.merged_into
    return case


def merged_cases() -> CTE:
    """Every merged case (``case_id``) with each of those it was merged into (``into_id``), near and far."""
    pairs = (
        select(Case.id.label("case_id"), Case.merged_into.label("into_id"))
        .where(Case.merged_into.is_not(None))
        .cte("merged", recursive=True)
    )
    further = aliased(Case)
    return pairs.union_all(
        select(pairs.c.case_id, further.merged_into)
        .join(further, further.id == pairs.c.into_id)
        .where(further.merged_into.is_not(None))
    )
