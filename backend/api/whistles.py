"""``/api/v1/whistles``: departments called to a case (吹哨), what they answer, and what they report back (报到)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, Field
from sqlalchemy.ext.asyncio import AsyncSession

from backend.api.context import Context, Parts, Reading, Writing
from backend.api.desk import Reason
from backend.api.identity import CurrentCaller, Under
from backend.api.parameters import OR_EMPTY, CaseNumber
from backend.api.problems import documented
from backend.cases import brief, moving
from backend.cases.brief import CaseBrief, Instant
from backend.cases.following import may_see
from backend.cases.ladder import department_of
from backend.cases.lifecycle import OPEN
from backend.cases.models import Case
from backend.cases.parties import unknown_case
from backend.cases.reading import find_case
from backend.clock import Clock
from backend.configuration.schema import Configuration
from backend.configuration.service import active
from backend.configuration.values import Code
from backend.errors import Conflict, Forbidden, NotFound
from backend.people.rights import Caller
from backend.reports.fields import Words
from backend.whistles import reading, service
from backend.whistles.models import Whistle, WhistleCall
from backend.whistles.reading import WhistleView
from backend.whistles.rules import missing
from backend.whistles.service import Blower

router = APIRouter(prefix="/api/v1", tags=["whistles"])

CallId = Annotated[UUID, Path(description="the call's id, from GET /api/v1/whistles or WhistleBlown")]


class CallAnswer(BaseModel):
    """One department's part in a whistle."""

    id: UUID
    department: str = Field(description="its code")
    name: str = Field(description="what the configuration calls it; its code when it is listed no longer")
    lead: bool = Field(description="it takes the case on; the others support it")
    state: str = Field(description="called, accepted, refused, reported or released")
    called_at: Instant
    answered_at: Instant | None = Field(description="accepted or refused")
    answered_by: UUID | None
    reason: str | None = Field(description="of a refusal or a release")
    reported_at: Instant | None
    words: str | None = Field(description="of the report")
    released_at: Instant | None
    due_at: Instant | None = Field(description="when the answer or the report is due; null when nothing is owed")
    overdue: bool


class WhistleAnswer(BaseModel):
    """Departments called together to a case."""

    id: UUID
    number: str = Field(description="CS, district, Beijing date, sequence: CS-110112-20261122-000003")
    called_by: UUID
    called_owner: str = Field(description="path of the scope that whistled")
    called_at: Instant
    words: str
    ended_at: Instant | None
    ended_how: str | None = Field(description="answered, overridden or withdrawn; null while it is open")
    ended_reason: str | None = Field(description="why it was overridden or withdrawn")
    lead_refused: bool = Field(description="its lead refused: call another, or withdraw the whistle")
    calls: list[CallAnswer]
    case: CaseBrief


class Whistles(BaseModel):
    """Whistles, the newest first."""

    whistles: list[WhistleAnswer]


class CaseWhistles(Whistles):
    """A case's whistles, in their order, and whom one would call."""

    suggested: list[str] = Field(
        description="codes: the category's department first, then those the routing rule names as worth calling in"
    )


class Blow(BaseModel):
    """Which departments are called, and what for."""

    lead: Code | None = Field(
        None, description="department that takes the case on; only a further call may leave it out"
    )
    support: list[Code] = Field([], max_length=20, description="departments that support it")
    words: Words = Field(description="what is asked of them: 1 to 2,000 characters")


class Report(BaseModel):
    """What a department has done."""

    words: Words = Field(description="1 to 2,000 characters")


@router.post(
    "/cases/{number}/whistles",
    status_code=201,
    summary="Call departments to a case",
    responses=documented(401, 403, 404, 409, 422),
)
async def blow(
    number: CaseNumber, body: Blow, caller: CurrentCaller, session: Writing, context: Parts
) -> WhistleAnswer:
    """Call a lead and any supporting departments; while the case's whistle is open, further ones join that one.

    A lead that refused is followed by another. The case cannot be resolved while its whistle is open, unless that is
    overridden with a reason.
    """
    caller.require("whistles.blow")
    now = context.clock()
    case = await moving.hold(session, number)
    if not caller.sees(case.path):
        raise unknown_case(number)
    if case.status not in OPEN or case.status == "suspended":
        raise Conflict(f"case {number} is {case.status}; a whistle is for one that is worked on", state=case.status)
    rules = (await active(session, now)).rules
    whistle = await service.blow(
        session,
        case,
        rules,
        lead=body.lead,
        support=body.support,
        words=body.words,
        blower=Blower(caller.id, caller.scope),
        now=now,
    )
    return await _answer(session, whistle, rules, context)


@router.get("/cases/{number}/whistles", summary="A case's whistles", responses=documented(401, 403, 404, 422))
async def of_case(number: CaseNumber, caller: CurrentCaller, session: Reading, context: Parts) -> CaseWhistles:
    """Every whistle of a case, the first blown first; for whoever sees the case, and those who are called to it."""
    case, _ = await find_case(session, number, context.clock())
    if not await may_see(session, caller, case):
        raise unknown_case(number)
    views = await reading.of_case(session, case.id)
    rules = (await active(session, context.clock())).rules
    support = next((rule.support for rule in rules.routing if rule.name == case.rule), [])
    suggested = dict.fromkeys(code for code in (department_of(case.category, rules), *support) if code)
    return CaseWhistles(whistles=await _answers(session, views, rules, context.clock), suggested=list(suggested))


@router.get("/whistles", summary="The whistles one is called by, or has blown", responses=documented(401, 403, 422))
async def list_whistles(
    caller: CurrentCaller,
    session: Reading,
    context: Parts,
    under: Under = None,
    state: Annotated[
        Literal["open", "all"], OR_EMPTY, Query(description="open: those that wait, for the department or for anybody")
    ] = "open",
    limit: Annotated[int, OR_EMPTY, Query(ge=1, le=500, description="at most this many, newest first")] = 100,
) -> Whistles:
    """A department's account gets the whistles that call it, every other one those blown within its scope."""
    path = caller.within(under)
    if caller.department is not None:
        views = await reading.of_department(session, caller.department, only_open=state == "open", limit=limit)
    else:
        views = await reading.of_units(session, path, only_open=state == "open", limit=limit)
    rules = (await active(session, context.clock())).rules
    answers = await _answers(session, views, rules, context.clock)
    return Whistles(whistles=[one for one in answers if _inside(one.case.path, path)])


@router.post("/whistles/calls/{id}/accept", summary="Take a call on", responses=documented(401, 403, 404, 409, 422))
async def accept(id: CallId, caller: CurrentCaller, session: Writing, context: Parts) -> WhistleAnswer:
    """The department takes its part on; its time to report back starts. 409 says who answered already, and how."""
    case = await _hold_called(session, caller, id)
    now = context.clock()
    rules = (await active(session, now)).rules
    whistle = await service.accept(session, case, id, rules, actor=caller.id, now=now)
    return await _answer(session, whistle, rules, context)


@router.post("/whistles/calls/{id}/refuse", summary="Refuse a call", responses=documented(401, 403, 404, 409, 422))
async def refuse(id: CallId, body: Reason, caller: CurrentCaller, session: Writing, context: Parts) -> WhistleAnswer:
    """The department says why it does not take its part on; the caller is told. 409 says who answered already."""
    case = await _hold_called(session, caller, id)
    now = context.clock()
    whistle = await service.refuse(session, case, id, reason=body.reason, actor=caller.id, now=now)
    return await _answer(session, whistle, (await active(session, now)).rules, context)


@router.post("/whistles/calls/{id}/report", summary="Report back", responses=documented(401, 403, 404, 409, 422))
async def report(id: CallId, body: Report, caller: CurrentCaller, session: Writing, context: Parts) -> WhistleAnswer:
    """The department says what it has done; with the last report the whistle ends."""
    case = await _hold_called(session, caller, id)
    now = context.clock()
    whistle = await service.report_back(session, case, id, words=body.words, actor=caller.id, now=now)
    return await _answer(session, whistle, (await active(session, now)).rules, context)


@router.post(
    "/whistles/calls/{id}/release", summary="Release a department", responses=documented(401, 403, 404, 409, 422)
)
async def release(id: CallId, body: Reason, caller: CurrentCaller, session: Writing, context: Parts) -> WhistleAnswer:
    """Whoever whistled, or a scope above, does not need this department any more."""
    whistle, _ = await reading.of_call(session, id)
    case = await _hold_blown(session, caller, whistle)
    now = context.clock()
    whistle = await service.release(session, case, id, reason=body.reason, actor=caller.id, now=now)
    return await _answer(session, whistle, (await active(session, now)).rules, context)


@router.post("/whistles/{number}/withdraw", summary="Withdraw a whistle", responses=documented(401, 403, 404, 409, 422))
async def withdraw(
    number: Annotated[str, Path(max_length=64, pattern=r"^CS-[0-9A-Za-z-]+$", description="the whistle's number")],
    body: Reason,
    caller: CurrentCaller,
    session: Writing,
    context: Parts,
) -> WhistleAnswer:
    """Whoever whistled, or a scope above, waits no longer: nobody owes anything any more."""
    whistle = await reading.by_number(session, number)
    case = await _hold_blown(session, caller, whistle)
    now = context.clock()
    ended = await service.withdraw(session, case, reason=body.reason, actor=caller.id, now=now)
    if ended is None or ended.id != whistle.id:
        raise Conflict(f"whistle {number} has ended already", state=whistle.ended_how)
    return await _answer(session, ended, (await active(session, now)).rules, context)


async def _hold_called(session: AsyncSession, caller: Caller, call_id: UUID) -> Case:
    """The case of a call to the caller's department, held. Raises Forbidden, NotFound."""
    caller.require("whistles.answer")
    _, call = await reading.of_call(session, call_id)
    case = await moving.hold(session, call.case_id)
    if call.department != caller.department or not _inside(case.path, caller.scope):
        raise NotFound("there is no such call, or it is not your department's")
    return case


async def _hold_blown(session: AsyncSession, caller: Caller, whistle: Whistle) -> Case:
    """The case of a whistle that the caller's scope, or one below it, has blown, held. Raises Forbidden, NotFound."""
    caller.require("whistles.blow")
    case = await moving.hold(session, whistle.case_id)
    if not caller.sees(case.path):
        raise NotFound(f"there is no whistle {whistle.number}, or it is outside your scope")
    if not caller.sees(whistle.called_owner):
        raise Forbidden(f"whistle {whistle.number} was blown above your scope; ask those who blew it")
    return case


def _inside(path: str, scope: str) -> bool:
    return scope in ("", path) or path.startswith(f"{scope}.")


async def _answer(session: AsyncSession, whistle: Whistle, rules: Configuration, context: Context) -> WhistleAnswer:
    views = [await reading.view_of(session, whistle)]
    return (await _answers(session, views, rules, context.clock))[0]


async def _answers(
    session: AsyncSession, views: Sequence[WhistleView], rules: Configuration, clock: Clock
) -> list[WhistleAnswer]:
    now = clock()
    ids = [view.whistle.case_id for view in views]
    cases = {one.id: one for one in brief.of_rows(await session.execute(brief.query().where(Case.id.in_(ids))), now)}
    return [_shown(view, cases[view.whistle.case_id], rules, now) for view in views if view.whistle.case_id in cases]


def _shown(view: WhistleView, case: CaseBrief, rules: Configuration, now: datetime) -> WhistleAnswer:
    whistle = view.whistle
    return WhistleAnswer(
        id=whistle.id,
        number=whistle.number,
        called_by=whistle.called_by,
        called_owner=whistle.called_owner,
        called_at=whistle.called_at,
        words=whistle.words,
        ended_at=whistle.ended_at,
        ended_how=whistle.ended_how,
        ended_reason=whistle.ended_reason,
        lead_refused=whistle.ended_at is None and any(part.state == "refused" for part in missing(view.parts)),
        calls=[_call(call, due_at, rules, now) for call, due_at in view.calls],
        case=case,
    )


def _call(call: WhistleCall, due_at: datetime | None, rules: Configuration, now: datetime) -> CallAnswer:
    department = rules.department(call.department)
    return CallAnswer(
        id=call.id,
        department=call.department,
        name=department.name if department else call.department,
        lead=call.lead,
        state=call.state,
        called_at=call.called_at,
        answered_at=call.answered_at,
        answered_by=call.answered_by,
        reason=call.reason,
        reported_at=call.reported_at,
        words=call.words,
        released_at=call.released_at,
        due_at=due_at,
        overdue=due_at is not None and due_at <= now,
    )
