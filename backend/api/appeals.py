"""``/api/v1/appeals``: that a case should not count against whoever did what they could."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, ConfigDict, Field

from backend.api.context import Parts, Reading, Writing
from backend.api.identity import CurrentCaller, Under
from backend.api.parameters import OR_EMPTY, CaseNumber
from backend.api.problems import documented
from backend.cases.brief import Instant
from backend.configuration.values import Measure
from backend.evaluation import appeals
from backend.reports.fields import MAX_PHOTOS, Words

router = APIRouter(prefix="/api/v1", tags=["evaluation"])

AppealId = Annotated[UUID, Path(description="the appeal's id, from GET /api/v1/appeals or AppealMade")]


class NewAppeal(BaseModel):
    """What is asked, and why."""

    reason: Words = Field(description="why the case should not count: 1 to 2,000 characters, without names")
    measures: list[Measure] | None = Field(
        None, min_length=1, description="the measures it should not count for; absent: all of them"
    )
    evidence: list[UUID] = Field([], max_length=MAX_PHOTOS, description="photos that were uploaded for it")


class AppealDecision(BaseModel):
    """What is decided."""

    approved: bool
    words: Words | None = Field(None, description="why; 1 to 2,000 characters")


class AppealAnswer(BaseModel):
    """An appeal. Approved, its case is counted as left out of these measures."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    measures: list[Measure]
    reason: str
    evidence: list[UUID] = Field(description="photos: GET /api/v1/media/{id}")
    asked_by: UUID
    asked_at: Instant
    decided_by: UUID | None
    decided_at: Instant | None
    approved: bool | None
    words: str | None


class AppealOfCase(AppealAnswer):
    """An appeal and the case it is about."""

    number: str
    path: str


class Appeals(BaseModel):
    """Appeals, the latest first."""

    appeals: list[AppealOfCase]


@router.get("/appeals", responses=documented(401, 403, 422))
async def list_appeals(
    caller: CurrentCaller,
    session: Reading,
    under: Under = None,
    waiting: Annotated[bool, OR_EMPTY, Query(description="only those that are not decided yet")] = False,
    limit: Annotated[int, OR_EMPTY, Query(ge=1, le=1000, description="at most this many")] = 200,
) -> Appeals:
    """The appeals within a leader's scope; of everybody else their own."""
    rows = await appeals.list_appeals(session, caller, under=caller.within(under), waiting=waiting, limit=limit)
    return Appeals(
        appeals=[
            AppealOfCase(
                **AppealAnswer.model_validate(row.Appeal).model_dump(),
                number=row.number,
                path=row.path,
            )
            for row in rows
        ]
    )


@router.post("/cases/{number}/appeals", status_code=201, responses=documented(401, 403, 404, 409, 422))
async def ask(
    number: CaseNumber, body: NewAppeal, caller: CurrentCaller, session: Writing, context: Parts
) -> AppealAnswer:
    """Appeal (申诉) against how a case counts: for who works or worked it, or answers or answered for it.

    The case goes its own way meanwhile, and whoever reported it does not see this.
    """
    caller.require("cases.work")
    asked = appeals.Asked(body.reason, body.measures, body.evidence)
    return AppealAnswer.model_validate(await appeals.ask(session, number, caller, asked, context.clock()))


@router.post("/appeals/{appeal_id}/decide", responses=documented(401, 403, 404, 409, 422))
async def decide(
    appeal_id: AppealId, body: AppealDecision, caller: CurrentCaller, session: Writing, context: Parts
) -> AppealAnswer:
    """Approve or decline an appeal of somebody a rung below. Approved, the case is left out at once, of past periods
    too; what was published stays as it was."""
    caller.require("cases.approve")
    decided = await appeals.decide(
        session, appeal_id, caller, approved=body.approved, words=body.words, now=context.clock()
    )
    return AppealAnswer.model_validate(decided)
