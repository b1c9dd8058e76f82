"""``/api/v1/cases/{number}/reports/{id}/verdict``: a verdict taken by telephone (回访), for who has no link to tap."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path

from backend.api.context import Parts
from backend.api.identity import CurrentCaller
from backend.api.parameters import CaseNumber
from backend.api.problems import documented
from backend.api.verdicts import GivenVerdict, Tap
from backend.cases.parties import parties
from backend.db.view import View
from backend.errors import Forbidden, NotFound
from backend.reports.contact import sender_of
from backend.verdicts import asking, service

router = APIRouter(prefix="/api/v1/cases/{number}", tags=["verdicts"])


@router.post(
    "/reports/{report_id}/verdict",
    summary="Write down a verdict given by telephone",
    responses=documented(401, 403, 404, 409, 422),
)
async def take_down(
    number: CaseNumber,
    report_id: Annotated[UUID, Path(description="the report's id, from the case")],
    tap: Tap,
    caller: CurrentCaller,
    context: Parts,
) -> GivenVerdict:
    """Write down what a reporter said of the present round's work; it counts as their own, and the log names who wrote.

    For whoever may check the work within the scope, and did not do it. The reporter's link stays good: what they tap
    there takes the place of this.
    """
    async with context.db.write(View.of(caller)) as session:
        sender = await sender_of(session, number, report_id)
    if sender is None or not sender.is_seen_by(caller):
        raise NotFound(f"there is no such report of a case {number}, or it is outside your scope")
    # As for the link: the decision rests on what all reporters said, and hands the case to others.
    async with context.db.write(View.system()) as session:
        case = await asking.case_asked_about(session, report_id)
        if "checker" not in parties(caller, case, None):
            raise Forbidden(
                "who calls reporters back may check cases here and has not done the work; ask somebody else"
            )
        question = await service.give(
            session,
            report_id,
            case.round,
            tap.outcome,
            tap.satisfaction,
            tap.words,
            context.clock(),
            taken_by=caller.id,
        )
        return GivenVerdict.model_validate(question.given, from_attributes=True)
