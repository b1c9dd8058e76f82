"""``/api/v1/rates``: how many were answered, solved and satisfied, with both numbers of each ratio."""

from fastapi import APIRouter
from pydantic import BaseModel, Field

from backend.api.context import Parts, Reading
from backend.api.identity import CurrentCaller, Under
from backend.api.problems import documented
from backend.api.spans import AskedPeriod
from backend.cases.brief import Instant
from backend.evaluation import service
from backend.evaluation.measures import WHYS, Figure

router = APIRouter(prefix="/api/v1/rates", tags=["rates"])


class LeftOut(BaseModel):
    """Reports that are no part of the denominator, by why."""

    out_of_scope: int = Field(description="the case was excluded")
    appeal: int = Field(description="an appeal was approved that the case should not count")
    silent: int = Field(description="the reporter did not answer until the case was closed")
    pending: int = Field(description="it is too early to tell")


class Rate(BaseModel):
    """A ratio, as it must be shown: with both its numbers."""

    numerator: int
    denominator: int
    value: float | None = Field(description="0 to 1; null of nothing")
    excluded: LeftOut

    @classmethod
    def of(cls, figure: Figure) -> "Rate":
        """As evaluation counted it."""
        excluded = {why: figure.excluded[why] for why in WHYS if why in LeftOut.model_fields}
        return cls(
            numerator=figure.numerator,
            denominator=figure.denominator,
            value=figure.value,
            excluded=LeftOut(**excluded),
        )


class Rates(BaseModel):
    """The rates of the reports that were received in a period, and what they were counted over."""

    reports: int
    answered: Rate = Field(description="响应率: somebody took it on within 24 hours")
    solved: Rate = Field(description="解决率: by the reporter's last verdict; partly solved is not solved")
    satisfied: Rate = Field(description="满意率: by the reporter's last verdict; basically satisfied counts")
    under: str = Field(description="the path at or below which the cases lie; empty is everywhere")
    begins: Instant
    ends: Instant


@router.get("", responses=documented(401, 403, 422))
async def rates_of(
    caller: CurrentCaller, session: Reading, context: Parts, period: AskedPeriod, under: Under = None
) -> Rates:
    """The rates of the reports received in a period within the scope, as they stand now; all measures, and what they
    are compared with: GET /api/v1/evaluation."""
    path = caller.within(under)
    counts, figures = await service.figures(session, path, period, context.clock())
    return Rates(
        reports=counts.received,
        answered=Rate.of(figures["answered"]),
        solved=Rate.of(figures["solved"]),
        satisfied=Rate.of(figures["satisfied"]),
        under=path,
        begins=period.begins,
        ends=period.ends,
    )
