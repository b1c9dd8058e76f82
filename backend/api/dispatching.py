"""``/api/v1/cases/{number}/candidates`` and ``/duplicates``: what a dispatcher looks at before assigning or merging."""

from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy.ext.asyncio import AsyncSession

from backend.api.context import Context, Parts, Reading
from backend.api.identity import CurrentCaller
from backend.api.parameters import CaseNumber
from backend.api.problems import documented
from backend.cases import handing, reading
from backend.cases.brief import CaseBrief
from backend.cases.candidates import candidates
from backend.cases.ladder import Unit
from backend.cases.models import Case
from backend.cases.parties import require_concern
from backend.configuration import service as configuration
from backend.people.duty import Worker
from backend.people.rights import Caller
from backend.reports.duplicates import DuplicateCase, duplicates

router = APIRouter(prefix="/api/v1/cases/{number}", tags=["desk"])


class CandidateWorker(BaseModel):
    """A worker on duty in the case's community."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    name: str
    grid: str = Field(description="code of the grid they are on duty in")
    grid_name: str
    own_grid: bool = Field(description="the case lies in it")
    rank: int = Field(description="place in that grid's ladder; 0 is asked first")
    at_work: bool = Field(description="their tablet is switched to work")
    open_tasks: int = Field(description="of cases in the caller's scope")
    let_go: bool = Field(description="they returned this case, or did not take it in time")
    distance_m: float | None = Field(description="from where they were last; null when that is not known")


class CandidateUnit(BaseModel):
    """A community, street, department or the meeting that could be asked."""

    model_config = ConfigDict(from_attributes=True)

    rung: str
    owner: str = Field(description="its path; a department's is its district's")
    department: str | None = Field(description="its code")
    own: bool = Field(description="the category belongs to it")


class Routed(BaseModel):
    """Who gets it when nobody is named."""

    worker: UUID | None
    rung: str = Field(description="worker, community, street, department or meeting")
    owner: str | None = Field(description="path of the unit")
    department: str | None


class CandidateList(BaseModel):
    """Whom a case could be assigned to."""

    workers: list[CandidateWorker] = Field(description="the own grid's in the order of the ladder, then the idlest")
    units: list[CandidateUnit] = Field(description="those with people, from below")
    routed: Routed | None = Field(description="null: nobody is there; name somebody")


class DuplicateList(BaseModel):
    """Cases that may be the same, the likest first."""

    cases: list[DuplicateCase]


@router.get("/candidates", summary="Whom it could be assigned to", responses=documented(401, 403, 404, 422))
async def list_candidates(number: CaseNumber, caller: CurrentCaller, session: Reading, context: Parts) -> CandidateList:
    """Workers on duty in the case's community with how busy and how far they are, and the units that have people."""
    case, _ = await _find(session, number, caller, context)
    caller.require("cases.dispatch")
    now = context.clock()
    rules = (await configuration.active(session, now)).rules
    found = await candidates(session, case, rules, now)
    return CandidateList(
        workers=[CandidateWorker.model_validate(one) for one in found.workers],
        units=[CandidateUnit.model_validate(one) for one in found.units],
        routed=_routed(found.routed),
    )


@router.get("/duplicates", summary="What it may be the same as", responses=documented(401, 403, 404, 422))
async def list_duplicates(number: CaseNumber, caller: CurrentCaller, session: Reading, context: Parts) -> DuplicateList:
    """Open cases near by in the scope that may be the same thing, at most ten: POST …/merge makes them one."""
    case, shown = await _find(session, number, caller, context)
    caller.require("cases.merge")
    now = context.clock()
    rules = (await configuration.active(session, now)).rules
    return DuplicateList(cases=await duplicates(session, case, shown.lon, shown.lat, caller, rules=rules, now=now))


def _routed(to: Worker | Unit | None) -> Routed | None:
    if isinstance(to, Worker):
        return Routed(worker=to.id, rung="worker", owner=None, department=None)
    return Routed(worker=None, rung=to.rung, owner=to.owner, department=to.department) if to else None


async def _find(session: AsyncSession, number: str, caller: Caller, context: Context) -> tuple[Case, CaseBrief]:
    case, shown = await reading.find_case(session, number, context.clock())
    require_concern(caller, case, await handing.open_handover(session, case.id))
    return case, shown
