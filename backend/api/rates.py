"""``/api/v1/rates``: how many were answered, solved and satisfied, with both numbers of each ratio."""

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import AwareDatetime, BaseModel, Field

from backend.api.context import Parts, Reading
from backend.api.identity import CurrentCaller, Under
from backend.api.parameters import OR_EMPTY
from backend.api.problems import documented
from backend.cases.brief import Instant
from backend.evaluation import service
from backend.evaluation.measures import WHYS, Figure
from backend.evaluation.periods import Period

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


MONTH = timedelta(days=30)

From = Annotated[
    AwareDatetime | None,
    OR_EMPTY,
    Query(alias="from", description="the first instant of the period, with zone; absent: 30 days before its end"),
]
To = Annotated[
    AwareDatetime | None, OR_EMPTY, Query(alias="to", description="the instant after the period; absent: now")
]


@router.get("", responses=documented(401, 403, 422))
async def rates_of(
    caller: CurrentCaller, session: Reading, context: Parts, under: Under = None, begins: From = None, ends: To = None
) -> Rates:
    """The rates of the reports received in a period within the scope, as they stand now; all measures, and what they
    are compared with: GET /api/v1/evaluation."""
    path, now = caller.within(under), context.clock()
    until = ends or now
    since = begins or until - MONTH
    counts, figures = await service.figures(session, path, Period(since, until), now)
    return Rates(
        reports=counts.received,
        answered=Rate.of(figures["answered"]),
        solved=Rate.of(figures["solved"]),
        satisfied=Rate.of(figures["satisfied"]),
        under=path,
        begins=since,
        ends=until,
    )
