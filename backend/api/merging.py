"""``/api/v1/cases/{number}/merge`` and ``/split``: two cases are one, or were not after all."""

from fastapi import APIRouter
from pydantic import BaseModel, Field

from backend.api.context import Parts, Writing
from backend.api.desk import REFUSALS, Reason
from backend.api.identity import CurrentCaller
from backend.api.parameters import CaseNumber
from backend.cases import merging, reading
from backend.cases.brief import CaseBrief
from backend.reports.fields import Words

router = APIRouter(prefix="/api/v1/cases", tags=["desk"])


class Merging(BaseModel):
    """Which case goes on for both, and why."""

    into: str = Field(
        min_length=1,
        max_length=64,
        pattern=r"^[^\x00-\x1f]+$",
        description="number of the case that goes on; of a merged one, the case that it was merged into",
    )
    reason: Words = Field(description="1 to 2,000 characters; those who reported read it")


@router.post("/{number}/merge", responses=REFUSALS)
async def merge(
    number: CaseNumber, body: Merging, caller: CurrentCaller, session: Writing, context: Parts
) -> CaseBrief:
    """Merge the case into another: its task, clocks and whistle end, its reporters are told of the other's progress and
    judge it. Both must be open and lie in the scope. It can be taken back."""
    caller.require("cases.merge")
    now = context.clock()
    await merging.merge(session, number, body.into, reason=body.reason, actor=caller, now=now)
    return (await reading.find_case(session, number, now))[1]


@router.post("/{number}/split", responses=REFUSALS)
async def split(number: CaseNumber, body: Reason, caller: CurrentCaller, session: Writing, context: Parts) -> CaseBrief:
    """Take a merge back: the case goes on where it was, with whoever had it, and the time since does not count."""
    caller.require("cases.merge")
    now = context.clock()
    await merging.split(session, number, reason=body.reason, actor=caller, now=now)
    return (await reading.find_case(session, number, now))[1]
