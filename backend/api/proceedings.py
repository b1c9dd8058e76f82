"""``/api/v1/cases/{number}/requests``, ``…/steps``, ``…/dispute`` and ``/api/v1/disputes``: what is asked, agreed and
written down beside the work on a case."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Path, Query
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.api.context import Context, Parts, Reading, Writing
from backend.api.identity import CurrentCaller, Under
from backend.api.parameters import OR_EMPTY, CaseNumber
from backend.api.problems import documented
from backend.cases import brief, desk, disputes, handing, moving, reading, requests, steps
from backend.cases.brief import CaseBrief, Instant
from backend.cases.models import Case
from backend.cases.parties import require_concern
from backend.cases.registers import Dispute, Request
from backend.configuration import service as configuration
from backend.configuration.schema import Limit as AllowedLimit
from backend.configuration.values import Code, Grade, LimitKind
from backend.people.rights import Caller
from backend.reports.fields import Words

router = APIRouter(prefix="/api/v1", tags=["proceedings"])

RequestId = Annotated[UUID, Path(description="the request's id, from GET …/proceedings or RequestMade")]


class NewLimit(BaseModel):
    """How much more time is asked for."""

    kind: LimitKind
    amount: int = Field(ge=1, le=365)


class NewRequest(BaseModel):
    """What is asked, and why."""

    kind: Literal["extend", "suspend"] = Field(description="extend 延期, or suspend 挂账")
    reason: Words = Field(description="1 to 2,000 characters")
    limit: NewLimit | None = Field(None, description="of an extension: how much more time")
    review_at: AwareDatetime | None = Field(
        None, description="of a suspension: when it is looked at again, within a year; it ends then by itself"
    )


class Decision(BaseModel):
    """What is decided on a request."""

    approved: bool
    words: Words | None = Field(None, description="why; 1 to 2,000 characters")


class NewStep(BaseModel):
    """A step that was taken."""

    code: Code = Field(description="of the configuration's steps: assess, consult, …")
    outcome: Annotated[str, Field(min_length=1, max_length=100)] = Field(description="how it came out, in short")
    words: Words = Field(description="what was found or agreed: 1 to 2,000 characters")


class NewDispute(BaseModel):
    """The class and grade of a dispute."""

    class_code: Code = Field(alias="class", description="of the configuration's classes of disputes")
    grade: Grade = Field(description="small, large or hard: who mediates")
    parties: int = Field(ge=2, le=10_000, description="how many people or households it is between")


class Ending(BaseModel):
    """How a mediation ended."""

    outcome: disputes.MediationOutcome


class RequestAnswer(BaseModel):
    """A request for more time (extend) or to put the case off (suspend)."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    kind: Literal["extend", "suspend"]
    asked_by: UUID
    asked_at: Instant
    reason: str
    limit_kind: LimitKind | None = Field(description="of an extension")
    limit_amount: int | None
    review_at: Instant | None = Field(description="of a suspension")
    decided_by: UUID | None
    decided_at: Instant | None
    approved: bool | None
    words: str | None


class StepAnswer(BaseModel):
    """A step that was taken."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    code: str
    at: Instant
    actor: UUID
    outcome: str
    words: str


class StepWanted(BaseModel):
    """A step that this case needs by its category or by the rung it has climbed to."""

    code: str
    name: str
    name_en: str
    before: str = Field(description="the action it must be taken before")
    taken: bool


class DisputeAnswer(BaseModel):
    """A dispute's class and grade, and how its mediation ended."""

    model_config = ConfigDict(from_attributes=True, populate_by_name=True)

    class_code: str = Field(serialization_alias="class")
    grade: Grade
    parties: int
    graded_at: Instant
    graded_by: UUID
    outcome: disputes.MediationOutcome | None
    ended_at: Instant | None


class Proceedings(BaseModel):
    """What was asked, agreed and written down beside the work on a case."""

    requests: list[RequestAnswer]
    wanted: list[StepWanted]
    steps: list[StepAnswer]
    dispute: DisputeAnswer | None


class LedgerEntry(BaseModel):
    """A dispute with its case."""

    case: CaseBrief
    dispute: DisputeAnswer


class LedgerCount(BaseModel):
    """How many disputes of a class and grade there are, and how their mediation ended."""

    class_code: str = Field(serialization_alias="class")
    grade: Grade
    total: int
    settled: int
    failed: int
    withdrawn: int


class Ledger(BaseModel):
    """The ledger of disputes: all of the scope counted by class and grade, and those asked for, last graded first."""

    counts: list[LedgerCount]
    disputes: list[LedgerEntry]


class PendingRequest(RequestAnswer):
    """A request that waits to be decided, with its case."""

    case: CaseBrief


class Pending(BaseModel):
    """Requests that wait, the one asked first first."""

    requests: list[PendingRequest]


@router.get("/cases/{number}/proceedings", responses=documented(401, 404, 422))
async def get_proceedings(number: CaseNumber, caller: CurrentCaller, session: Reading, context: Parts) -> Proceedings:
    """The requests, steps and dispute of a case; ``wanted`` lists the steps it needs, taken or not."""
    case = await _find(session, number, caller, context)
    asked = await session.scalars(select(Request).where(Request.case_id == case.id).order_by(Request.asked_at))
    taken = await steps.taken_steps(session, case)
    rules = (await configuration.active(session, context.clock())).rules
    codes = {step.code for step in taken}
    dispute = await session.get(Dispute, case.id)
    return Proceedings(
        requests=[RequestAnswer.model_validate(one) for one in asked],
        wanted=[
            StepWanted(code=s.code, name=s.name, name_en=s.name_en, before=s.before, taken=s.code in codes)
            for s in steps.steps_of(rules, case.category, case.rung)
        ],
        steps=[StepAnswer.model_validate(one) for one in taken],
        dispute=DisputeAnswer.model_validate(dispute) if dispute else None,
    )


@router.get("/requests", responses=documented(401, 403, 422))
async def list_pending(caller: CurrentCaller, session: Reading, context: Parts, under: Under = None) -> Pending:
    """Requests within the scope that wait to be decided, at most 500."""
    caller.require("cases.approve")
    rows = await requests.pending(session, under_path=caller.within(under))
    now = context.clock()
    return Pending(
        requests=[
            PendingRequest(**RequestAnswer.model_validate(row.Request).model_dump(), case=brief.of_row(row, now))
            for row in rows
        ]
    )


@router.post("/cases/{number}/requests", status_code=201, responses=documented(401, 403, 404, 409, 422))
async def ask(
    number: CaseNumber, body: NewRequest, caller: CurrentCaller, session: Writing, context: Parts
) -> RequestAnswer:
    """Ask to extend a case's time (延期: once, before the deadline) or to suspend it (挂账) until a review date.

    Nothing changes until somebody a rung above approves.
    """
    limit = AllowedLimit(kind=body.limit.kind, amount=body.limit.amount) if body.limit else None
    request = await requests.ask(
        session,
        number,
        caller,
        kind=body.kind,
        reason=body.reason,
        now=context.clock(),
        limit=limit,
        review_at=body.review_at,
    )
    return RequestAnswer.model_validate(request)


@router.post("/cases/{number}/requests/{request_id}/decide", responses=documented(401, 403, 404, 409, 422))
async def decide(
    number: CaseNumber, request_id: RequestId, body: Decision, caller: CurrentCaller, session: Writing, context: Parts
) -> CaseBrief:
    """Approve or decline a request of somebody a rung below. Approved, the case is extended or suspended at once."""
    await requests.decide(
        session, number, request_id, caller, approved=body.approved, words=body.words, now=context.clock()
    )
    return await _shown(session, number, context)


@router.post("/cases/{number}/resume", responses=documented(401, 403, 404, 409, 422))
async def resume(number: CaseNumber, caller: CurrentCaller, session: Writing, context: Parts) -> CaseBrief:
    """Let a suspended case go on before its review date; its clocks run again."""
    await desk.resume(session, number, actor=caller, now=context.clock())
    return await _shown(session, number, context)


@router.post("/cases/{number}/steps", status_code=201, responses=documented(401, 403, 404, 409, 422))
async def take_step(
    number: CaseNumber, body: NewStep, caller: CurrentCaller, session: Writing, context: Parts
) -> StepAnswer:
    """Write down that a step of the procedure was taken. It stays; a step taken again is another entry."""
    case = await moving.hold(session, number)
    step = await steps.take(
        session, case, caller, code=body.code, outcome=body.outcome, words=body.words, now=context.clock()
    )
    return StepAnswer.model_validate(step)


@router.post("/cases/{number}/dispute", responses=documented(401, 403, 404, 409, 422))
async def grade_dispute(
    number: CaseNumber, body: NewDispute, caller: CurrentCaller, session: Writing, context: Parts
) -> CaseBrief:
    """Enter a case in the ledger of disputes, or grade it anew; a higher grade climbs to whoever mediates it."""
    case = await moving.hold(session, number)
    await disputes.grade(
        session,
        case,
        caller,
        class_code=body.class_code,
        grade=body.grade,
        people=body.parties,
        now=context.clock(),
    )
    return await _shown(session, number, context)


@router.post("/cases/{number}/dispute/outcome", responses=documented(401, 403, 404, 409, 422))
async def end_dispute(
    number: CaseNumber, body: Ending, caller: CurrentCaller, session: Writing, context: Parts
) -> CaseBrief:
    """Say how the mediation ended: settled, failed or withdrawn. The case goes its own way; grade it anew to climb."""
    case = await moving.hold(session, number)
    await disputes.end(session, case, caller, outcome=body.outcome, now=context.clock())
    return await _shown(session, number, context)


@router.get("/disputes", responses=documented(401, 403, 422))
async def get_ledger(
    caller: CurrentCaller,
    session: Reading,
    context: Parts,
    under: Under = None,
    class_code: Annotated[Code | None, OR_EMPTY, Query(alias="class", description="only this class")] = None,
    grade: Annotated[Grade | None, OR_EMPTY, Query(description="only this grade")] = None,
    open: Annotated[bool, OR_EMPTY, Query(description="only those whose mediation has not ended")] = False,
    limit: Annotated[int, OR_EMPTY, Query(ge=1, le=1000, description="at most this many")] = 200,
) -> Ledger:
    """The ledger of disputes within the scope, by class and grade, with how their mediation ended."""
    path = caller.within(under)
    rows = await disputes.ledger(
        session, under_path=path, class_code=class_code, grade=grade, open_only=open, limit=limit
    )
    now = context.clock()
    return Ledger(
        counts=[LedgerCount(**one._asdict()) for one in await disputes.counts(session, under_path=path)],
        disputes=[
            LedgerEntry(case=brief.of_row(row, now), dispute=DisputeAnswer.model_validate(row.Dispute)) for row in rows
        ],
    )


async def _find(session: AsyncSession, number: str, caller: Caller, context: Context) -> Case:
    case, _ = await reading.find_case(session, number, context.clock())
    require_concern(caller, case, await handing.open_handover(session, case.id))
    return case


async def _shown(session: AsyncSession, number: str, context: Context) -> CaseBrief:
    return (await reading.find_case(session, number, context.clock()))[1]
