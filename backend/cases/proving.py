"""Photos of the work on a held case: taken as evidence, and looked for where the practice wants them."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.cases.models import Case
from backend.configuration.schema import Configuration
from backend.evidence import service as evidence
from backend.evidence.fields import Proof
from backend.evidence.service import Work


async def attach(
    session: AsyncSession,
    case: Case,
    proofs: Sequence[Proof],
    rules: Configuration,
    *,
    by: UUID,
    now: datetime,
    task_id: UUID | None = None,
) -> None:
    """Make uploaded photos evidence of the work on ``case``. Raises what evidence.service.attach does."""
    if proofs:
        work = await work_of(session, case, task_id)
        await evidence.attach(session, work, proofs, rule=rules.practice.evidence, by=by, now=now)


async def require(session: AsyncSession, case: Case, rules: Configuration, *, task_id: UUID | None = None) -> None:
    """See that the photos are there that the practice wants of finished work. Raises Invalid."""
    await evidence.require(session, await work_of(session, case, task_id), rules.practice.evidence)


async def work_of(session: AsyncSession, case: Case, task_id: UUID | None = None) -> Work:
    """The work that is under way on ``case``: since it was accepted, else since it was opened."""
    lon, lat = (
        await session.execute(select(func.ST_X(Case.geom), func.ST_Y(Case.geom)).where(Case.id == case.id))
    ).one()
    return Work(case.id, case.number, case.path, (lon, lat), case.accepted_at or case.opened_at, task_id)
