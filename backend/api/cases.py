"""``/api/v1/cases``: the work within one's scope."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import select

from backend.api.context import Parts, Reading, Writing
from backend.api.identity import CurrentCaller, Under
from backend.api.parameters import OR_EMPTY
from backend.api.problems import documented
from backend.cases import reading
from backend.cases.brief import CaseBrief, Instant
from backend.cases.following import may_see
from backend.cases.lifecycle import State
from backend.cases.merging import relatives
from backend.cases.parties import unknown_case
from backend.configuration import service as configuration
from backend.evidence.reading import EvidencePhoto, evidence_of
from backend.live.models import RelayHead
from backend.people.models import Account
from backend.reports.answers import AssignmentAnswer, CaseReport, WorkerAnswer
from backend.reports.reading import reports_of
from backend.verdicts.asking import verdicts_of
from backend.verdicts.rules import Outcome, Satisfaction

router = APIRouter(prefix="/api/v1/cases", tags=["cases"])


class Cases(BaseModel):
    """A snapshot, and where the live socket goes on from it."""

    cases: list[CaseBrief]
    seq: int = Field(description="events up to this one are in the snapshot; say hello with it as after")


class CaseTask(BaseModel):
    """One handing over of a case."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    worker: UUID = Field(validation_alias="worker_id")
    rank: int
    state: str
    offered_at: Instant
    accept_by: Instant
    delivered_at: Instant | None
    seen_at: Instant | None
    accepted_at: Instant | None
    ended_at: Instant | None
    words: str | None = Field(description="what whoever assigned it wants done")
    reason: str | None = Field(description="of a return, or the words of what was done")


class CaseHandover(BaseModel):
    """One asking of a unit."""

    model_config = ConfigDict(from_attributes=True)

    from_owner: str = Field(description="path of the unit that answers for the case until the other accepts")
    from_department: str | None = Field(description="code of the department that does, where it is one's")
    rung: str = Field(validation_alias="to_rung")
    owner: str = Field(validation_alias="to_owner", description="path of the unit that was asked")
    department: str | None = Field(validation_alias="to_department")
    why: str = Field(description="routed, overdue, by_hand, second_failure, nobody, not_accepted or returned")
    words: str | None
    asked_at: Instant
    outcome: str | None = Field(description="accepted, refused, expired or superseded; null while it is open")
    ended_at: Instant | None


class CaseVerdict(BaseModel):
    """What one reporter said of one round of the work."""

    model_config = ConfigDict(from_attributes=True)

    report: UUID = Field(validation_alias="report_id")
    round: int
    outcome: Outcome
    satisfaction: Satisfaction
    words: str | None
    given_at: Instant


class CaseNote(BaseModel):
    """What was said with an action."""

    model_config = ConfigDict(from_attributes=True)

    action: str
    at: Instant
    actor: str = Field(description="an account's id, citizen or system")
    words: str


class Entry(BaseModel):
    """One event of a case, as in the log."""

    seq: int | None = Field(description="null for the instant before the relay has stamped it")
    at: Instant
    name: str
    actor: str = Field(description="an account's id, citizen or system")
    data: dict[str, Any]


class CaseDetail(CaseBrief):
    """Everything about one case that its scope may see; contacts are masked."""

    summary: str = Field(description="the first report's words")
    address: str | None = Field(description="below the fourth level, as the first report's sender wrote it")
    owner: str = Field(description="path of the scope that answers for it: the first asked, until another accepts")
    owner_department: str | None = Field(description="code of the department that does, where it is one's")
    rule: str | None = Field(description="name of the routing rule that matched")
    filing_condition: str = Field(
        description="of its category: when it is worth filing (立案条件); empty where none is set"
    )
    closing_condition: str = Field(description="of its category: when the work counts as done (结案条件)")
    dispute: bool = Field(description="of its category: it is mediated, and graded in the ledger of disputes")
    returns: int = Field(description="how often it was returned")
    extensions: int = Field(description="how often its time was extended")
    due_provisional: bool = Field(description="due_at rests on a calendar year not yet published")
    meeting_at: Instant | None = Field(description="put on the joint meeting's list")
    resolved_at: Instant | None
    closed_at: Instant | None
    closed_how: str | None = Field(description="verdict, silence, excluded, merged or office")
    reason: str | None = Field(description="of its end, as the citizen reads it")
    merged_into: str | None = Field(description="number of the case that goes on for this one")
    merged: list[str] = Field(description="numbers of the cases that were merged into this one")
    reports: list[CaseReport] = Field(description="its own and those of the cases merged into it")
    evidence: list[EvidencePhoto] = Field(description="photos of the work")
    assignment: AssignmentAnswer
    boundaries: int | None = Field(description="geometry version it was assigned by; null in a city without any")
    tasks: list[CaseTask]
    handovers: list[CaseHandover]
    notes: list[CaseNote]
    verdicts: list[CaseVerdict] = Field(description="of all rounds, the first given first")
    timeline: list[Entry]


@router.get("", responses=documented(401, 403, 422))
async def list_cases(
    caller: CurrentCaller,
    session: Reading,
    context: Parts,
    under: Under = None,
    status: Annotated[list[State] | None, OR_EMPTY, Query(description="repeated; absent: all")] = None,
    limit: Annotated[int, OR_EMPTY, Query(ge=1, le=5000, description="at most this many, newest first")] = 500,
) -> Cases:
    """The newest cases within the scope, and the head of the event sequence they are at least as new as."""
    path = caller.within(under)
    # The head first: an event in between is then in the snapshot and replayed, never in neither.
    seq = await session.scalar(select(RelayHead.seq)) or 0
    found = await reading.list_cases(session, under=path, statuses=status or (), limit=limit, now=context.clock())
    return Cases(cases=found, seq=seq)


@router.get("/{number}", responses=documented(401, 404, 422))
async def get_case(
    number: Annotated[
        str,
        Path(
            max_length=64,
            pattern=r"^[^\x00-\x1f]+$",
            description="the case's number",
            examples=["110112-20261122-000017"],
        ),
    ],
    caller: CurrentCaller,
    session: Writing,  # the role that only reads may not see contacts, which are masked here
    context: Parts,
) -> CaseDetail:
    """One case with its reports, tasks and history. 404 for one outside the scope, too."""
    now = context.clock()
    case, brief = await reading.find_case(session, number, now)
    if not await may_see(session, caller, case):
        raise unknown_case(number)
    reports = await reports_of(session, case.id)
    into, merged = await relatives(session, case)
    worker = await session.get(Account, case.worker_id) if case.worker_id else None
    category = (await configuration.active(session, now)).rules.category(case.category)  # None: not listed any more
    return CaseDetail(
        **brief.model_dump(),
        summary=case.summary,
        address=case.address,
        owner=case.owner,
        owner_department=case.owner_department,
        rule=case.rule,
        filing_condition=category.filing_condition if category else "",
        closing_condition=category.closing_condition if category else "",
        dispute=bool(category and category.dispute),
        returns=case.returns,
        extensions=case.extensions,
        due_provisional=case.due_provisional,
        meeting_at=case.meeting_at,
        resolved_at=case.resolved_at,
        closed_at=case.closed_at,
        closed_how=case.closed_how,
        reason=case.reason,
        merged_into=into,
        merged=merged,
        reports=reports,
        evidence=await evidence_of(session, case.id),
        assignment=AssignmentAnswer.model_validate(
            {
                "worker": WorkerAnswer(id=worker.id, display_name=worker.display_name) if worker else None,
                "how": case.how,
                "border_m": case.border_m,
                "neighbours": case.neighbours,
            }
        ),
        boundaries=await reading.boundaries_of(session, case),
        tasks=[CaseTask.model_validate(task) for task in await reading.tasks_of_case(session, case.id)],
        handovers=[CaseHandover.model_validate(one) for one in await reading.handovers_of(session, case.id)],
        notes=[CaseNote.model_validate(note) for note in await reading.notes_of(session, case.id)],
        verdicts=[CaseVerdict.model_validate(one) for one in await verdicts_of(session, case.id)],
        timeline=[
            Entry(seq=e.seq, at=e.at, name=e.name, actor=e.actor, data=e.data)
            for e in await reading.timeline(session, case.id, [report.id for report in reports])
        ],
    )
