"""``/api/v1/cases/{number}/evidence``: what the checker makes of a photo of the work."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path
from pydantic import BaseModel, Field

from backend.api.context import Parts, Writing
from backend.api.identity import CurrentCaller
from backend.api.parameters import CaseNumber
from backend.api.problems import documented
from backend.cases import proving
from backend.cases.following import may_see
from backend.cases.moving import hold
from backend.cases.parties import unknown_case
from backend.evidence.reading import EvidencePhoto, evidence_of
from backend.evidence.service import judge
from backend.reports.fields import Words

router = APIRouter(prefix="/api/v1/cases", tags=["desk"])


class Judgement(BaseModel):
    """Whether a photo counts, and why."""

    accepted: bool
    words: Words | None = Field(None, description="1 to 2,000 characters; needed when it does not count")


class Evidence(BaseModel):
    """The photos of the work on one case."""

    evidence: list[EvidencePhoto]


@router.post("/{number}/evidence/{photo_id}/judge", responses=documented(401, 403, 404, 422))
async def judge_photo(
    number: CaseNumber,
    photo_id: Annotated[UUID, Path(description="the photo's id, from evidence of the case")],
    body: Judgement,
    caller: CurrentCaller,
    session: Writing,
    context: Parts,
) -> Evidence:
    """Say whether a photo of the work counts. The flags only say what is odd about it: a person decides, and not the
    one who took it. One that does not count is missing from what the practice wants, should the work go on."""
    caller.require("cases.check")
    case = await hold(session, number)
    if not await may_see(session, caller, case):
        raise unknown_case(number)
    work = await proving.work_of(session, case)
    await judge(session, work, photo_id, accepted=body.accepted, words=body.words, by=caller.id, now=context.clock())
    await session.flush()
    return Evidence(evidence=await evidence_of(session, case.id))
