"""``/api/v1/cases/{number}/…``: the actions of dispatchers and units on a case, and the joint meeting's list.

What each does and who may take it is the transition table's (docs/lifecycle.md). All answer the case in short; 409 says
that its state does not allow the action, or what has to come first.
"""

from datetime import datetime, timedelta
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field
from sqlalchemy.ext.asyncio import AsyncSession

from backend.api.context import Parts, Reading, Writing
from backend.api.identity import CurrentCaller, Under
from backend.api.parameters import OR_EMPTY, CaseNumber
from backend.api.problems import documented
from backend.cases import desk, handing, reading
from backend.cases.brief import CaseBrief, Instant
from backend.cases.desk import Target
from backend.cases.models import Case
from backend.cases.parties import require_concern
from backend.configuration.values import Code, Rung
from backend.errors import Invalid
from backend.evidence.fields import MOST_PHOTOS, Proof
from backend.reports.fields import Words

router = APIRouter(prefix="/api/v1", tags=["desk"])

REFUSALS = documented(401, 403, 404, 409, 422)


class Reason(BaseModel):
    """Why."""

    reason: Words = Field(description="1 to 2,000 characters")


class Remark(BaseModel):
    """What there is to say, if anything."""

    words: Words | None = Field(None, description="1 to 2,000 characters")


class Assignment(BaseModel):
    """To whom: one of worker, department and rung; none of them: as it was routed."""

    worker: UUID | None = Field(None, description="a worker's account")
    department: Code | None = Field(None, description="a department of the configuration")
    rung: Rung | None = Field(None, description="the community or street the case lies in, its department, the meeting")
    words: Words | None = Field(None, description="what is to be done")


class Return(BaseModel):
    """Why a case is returned, and what that rests on."""

    reason: Words = Field(description="1 to 2,000 characters")
    evidence: list[Proof] = Field([], max_length=MOST_PHOTOS, description="uploaded photos that show it")
    basis: Words | None = Field(
        None, description="the rule or fact it rests on; where evidence is required, one of both"
    )


class Outcome(BaseModel):
    """What was done."""

    words: Words = Field(description="1 to 2,000 characters")
    evidence: list[Proof] = Field([], max_length=MOST_PHOTOS, description="uploaded photos of the work")
    override: Words | None = Field(None, description="why it is resolved although a whistle is open; recorded")


class Closing(BaseModel):
    """What the citizen reads about the end."""

    words: Words | None = Field(None, description="1 to 2,000 characters; a sentence of the program's when left out")


class Actions(BaseModel):
    """What the caller may do with a case now."""

    status: str
    actions: list[str] = Field(description="of docs/lifecycle.md; suspend and extend are asked for as requests")


class MeetingCase(CaseBrief):
    """A case on the joint meeting's list."""

    meeting_at: Instant = Field(description="put on the list")


class Meetings(BaseModel):
    """The joint meeting's list (联席会议), the longest waiting first."""

    cases: list[MeetingCase]


@router.get("/cases/{number}/actions", responses=documented(401, 404, 422))
async def actions(number: CaseNumber, caller: CurrentCaller, session: Reading) -> Actions:
    """What the caller may do with the case now; what an action needs besides is in docs/lifecycle.md."""
    case = await reading.case_of_number(session, number)
    require_concern(caller, case, await handing.open_handover(session, case.id))
    return Actions(status=case.status, actions=await desk.possible(session, case, caller))


@router.get("/meetings", responses=documented(401, 403, 422))
async def meetings(
    caller: CurrentCaller,
    session: Reading,
    context: Parts,
    under: Under = None,
    limit: Annotated[int, OR_EMPTY, Query(ge=1, le=1000, description="at most this many")] = 200,
) -> Meetings:
    """The cases that wait for the joint meeting within the scope."""
    path = caller.within(under)
    found = await reading.meeting_list(session, under=path, limit=limit, now=context.clock())
    return Meetings(cases=[MeetingCase(**shown.model_dump(), meeting_at=at) for shown, at in found])


@router.post("/cases/{number}/verify", responses=REFUSALS)
async def verify(
    number: CaseNumber, body: Remark, caller: CurrentCaller, session: Writing, context: Parts
) -> CaseBrief:
    """It is worth filing (立案): it may be assigned."""
    now = context.clock()
    return await _shown(session, await desk.verify(session, number, actor=caller, now=now, words=body.words), now)


@router.post("/cases/{number}/exclude", responses=REFUSALS)
async def exclude(
    number: CaseNumber, body: Reason, caller: CurrentCaller, session: Writing, context: Parts
) -> CaseBrief:
    """It is out of scope; the citizen reads the reason."""
    now = context.clock()
    return await _shown(session, await desk.exclude(session, number, reason=body.reason, actor=caller, now=now), now)


@router.post("/cases/{number}/assign", responses=REFUSALS)
async def assign(
    number: CaseNumber, body: Assignment, caller: CurrentCaller, session: Writing, context: Parts
) -> CaseBrief:
    """Offer it to a worker or ask a unit; who has it now has it no more. 422 when nobody is there."""
    if sum(to is not None for to in (body.worker, body.department, body.rung)) > 1:
        raise Invalid("name a worker, a department or a rung, not two of them")
    now = context.clock()
    case = await desk.assign(
        session,
        number,
        Target(body.worker, body.department, body.rung),
        actor=caller,
        now=now,
        within=timedelta(seconds=context.settings.accept_within_s),
        words=body.words,
    )
    return await _shown(session, case, now)


@router.post("/cases/{number}/accept", responses=REFUSALS)
async def accept(number: CaseNumber, caller: CurrentCaller, session: Writing, context: Parts) -> CaseBrief:
    """The unit that was asked takes it on; it is responsible from now on."""
    now = context.clock()
    return await _shown(session, await desk.accept(session, number, actor=caller, now=now), now)


@router.post("/cases/{number}/start", responses=REFUSALS)
async def start(number: CaseNumber, caller: CurrentCaller, session: Writing, context: Parts) -> CaseBrief:
    """The work has begun."""
    now = context.clock()
    return await _shown(session, await desk.start(session, number, actor=caller, now=now), now)


@router.post("/cases/{number}/return", responses=REFUSALS)
async def give_back(
    number: CaseNumber, body: Return, caller: CurrentCaller, session: Writing, context: Parts
) -> CaseBrief:
    """The unit gives it back (退单), as often and as soon as the configuration allows; a dispatcher assigns it anew."""
    now = context.clock()
    case = await desk.give_back(
        session, number, reason=body.reason, evidence=body.evidence, basis=body.basis, actor=caller, now=now
    )
    return await _shown(session, case, now)


@router.post("/cases/{number}/escalate", responses=REFUSALS)
async def escalate(
    number: CaseNumber, body: Reason, caller: CurrentCaller, session: Writing, context: Parts
) -> CaseBrief:
    """The unit above is asked; who answers for the case answers for it until that one accepts."""
    now = context.clock()
    return await _shown(session, await desk.escalate(session, number, reason=body.reason, actor=caller, now=now), now)


@router.post("/cases/{number}/resolve", responses=REFUSALS)
async def resolve(
    number: CaseNumber, body: Outcome, caller: CurrentCaller, session: Writing, context: Parts
) -> CaseBrief:
    """The unit has done it. 409 while a whistle is open, unless that is overridden."""
    now = context.clock()
    case = await desk.resolve(
        session, number, words=body.words, evidence=body.evidence, override=body.override, actor=caller, now=now
    )
    return await _shown(session, case, now)


@router.post("/cases/{number}/check", responses=REFUSALS)
async def check(number: CaseNumber, body: Remark, caller: CurrentCaller, session: Writing, context: Parts) -> CaseBrief:
    """Somebody who did not do the work found it done; whoever reported is asked for a verdict."""
    now = context.clock()
    return await _shown(session, await desk.check(session, number, actor=caller, now=now, words=body.words), now)


@router.post("/cases/{number}/rework", responses=REFUSALS)
async def rework(
    number: CaseNumber, body: Reason, caller: CurrentCaller, session: Writing, context: Parts
) -> CaseBrief:
    """Somebody who did not do the work found it not done: who did it has it again."""
    now = context.clock()
    return await _shown(session, await desk.rework(session, number, reason=body.reason, actor=caller, now=now), now)


@router.post("/cases/{number}/close", responses=REFUSALS)
async def close(
    number: CaseNumber, body: Closing, caller: CurrentCaller, session: Writing, context: Parts
) -> CaseBrief:
    """Close it without waiting for a verdict; the citizen reads the words."""
    now = context.clock()
    case = await desk.close(session, number, how="office", reason=body.words, actor=caller, now=now)
    return await _shown(session, case, now)


@router.post("/cases/{number}/reopen", responses=REFUSALS)
async def reopen(
    number: CaseNumber, body: Reason, caller: CurrentCaller, session: Writing, context: Parts
) -> CaseBrief:
    """Take it up again (二次办理): it keeps its number, and the unit above whoever failed is asked at once."""
    now = context.clock()
    return await _shown(session, await desk.reopen(session, number, reason=body.reason, actor=caller, now=now), now)


async def _shown(session: AsyncSession, case: Case, now: datetime) -> CaseBrief:
    return (await reading.find_case(session, case.number, now))[1]
