"""``/api/v1/alarms``: dangers to life for which walls ring, and who has taken notice."""

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from backend.api.context import Parts, Reading, Writing
from backend.api.identity import CurrentCaller, Under
from backend.api.parameters import CaseNumber
from backend.api.problems import documented
from backend.cases import alarms
from backend.cases.brief import CaseBrief, Instant

router = APIRouter(prefix="/api/v1", tags=["cases"])


class AlarmAcknowledgement(BaseModel):
    """Who has taken notice."""

    model_config = ConfigDict(from_attributes=True)

    by: str = Field(description="the name the account goes by")
    at: Instant


class AlarmAnswer(BaseModel):
    """An open case of danger to life."""

    model_config = ConfigDict(from_attributes=True)

    case: CaseBrief
    acknowledged: AlarmAcknowledgement | None = Field(description="null: walls ring")


class Alarms(BaseModel):
    """The dangers to life on which somebody owes work, the newest first."""

    alarms: list[AlarmAnswer]


@router.get("/alarms", summary="Dangers to life", responses=documented(401, 403, 422))
async def list_alarms(caller: CurrentCaller, session: Reading, context: Parts, under: Under = None) -> Alarms:
    """The open cases of danger to life at or below a path within one's scope, and whether somebody knows of each."""
    found = await alarms.alarms(session, caller.within(under), context.clock())
    return Alarms(alarms=[AlarmAnswer.model_validate(one) for one in found])


@router.post(
    "/cases/{number}/alarm/acknowledge",
    summary="Acknowledge the alarm of a case",
    responses=documented(401, 403, 404, 409, 422),
)
async def acknowledge(number: CaseNumber, caller: CurrentCaller, session: Writing, context: Parts) -> AlarmAnswer:
    """Somebody who may dispatch the case knows of it: every wall that rings for it falls silent. It is written down
    once; later ones are told who was first. A display only looks and acknowledges nothing."""
    return AlarmAnswer.model_validate(await alarms.acknowledge(session, number, caller=caller, now=context.clock()))
