"""Who may know of a case: by their scope, their task, their department, or the receipt of a report of it."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import any_, exists, literal, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.dialects.postgresql import UUID as PG_UUID
from sqlalchemy.ext.asyncio import AsyncSession

from backend.cases import handing
from backend.cases.models import Case
from backend.cases.parties import concerns
from backend.people.rights import Caller
from backend.whistles.models import WhistleCall


async def may_see(session: AsyncSession, caller: Caller, case: Case) -> bool:
    """Whether the case lies in the caller's scope, or they have it, were asked for it, or whistled to it."""
    if concerns(caller, case, await handing.open_handover(session, case.id)):
        return True
    if caller.department is None or not caller.sees(case.path):
        return False
    called = exists().where(WhistleCall.case_id == case.id, WhistleCall.department == caller.department)
    return bool(await session.scalar(select(called)))


async def may_follow(session: AsyncSession, caller: Caller, cases: Sequence[UUID]) -> set[UUID]:
    """Those of ``cases`` that the caller may see; unknown ones are left out."""
    found = await session.scalars(
        select(Case).where(Case.id == any_(literal(list(cases), ARRAY(PG_UUID(as_uuid=True)))))
    )
    return {case.id for case in found.all() if await may_see(session, caller, case)}
