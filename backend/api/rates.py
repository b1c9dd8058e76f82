"""``/api/v1/rates``: how many were answered, solved and satisfied, with both numbers of each ratio."""

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from backend.api.context import Parts, Reading
from backend.api.identity import CurrentCaller, Under
from backend.api.parameters import OR_EMPTY
from backend.api.problems import documented
from backend.cases.brief import Instant
from backend.errors import Invalid
from backend.verdicts import rates
from backend.verdicts.counting import count

router = APIRouter(prefix="/api/v1/rates", tags=["rates"])


class LeftOut(BaseModel):
    """Reports that are no part of the denominator, by why."""

    model_config = ConfigDict(from_attributes=True)

    out_of_scope: int = Field(description="the case was excluded")
    silent: int = Field(description="the reporter did not answer until the case was closed")
    pending: int = Field(description="it is too early to tell")


class Rate(BaseModel):
    """A ratio, as it must be shown: with both its numbers."""

    model_config = ConfigDict(from_attributes=True)

    numerator: int
    denominator: int
    value: float | None = Field(description="0 to 1; null of nothing")
    excluded: LeftOut


class Rates(BaseModel):
    """The rates of the reports that were received in a period."""

    model_config = ConfigDict(from_attributes=True)

    reports: int
    answered: Rate = Field(description="响应率: somebody took it on within 24 hours")
    solved: Rate = Field(description="解决率: by the reporter's last verdict; partly solved is not solved")
    satisfied: Rate = Field(description="满意率: by the reporter's last verdict; basically satisfied counts")


class RatesOf(Rates):
    """The rates, and what they were counted over."""

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
) -> RatesOf:
    """The rates of the reports received in a period within the scope, as they stand now."""
    path, now = caller.within(under), context.clock()
    until = ends or now
    since = begins or until - MONTH
    if since >= until:
        raise Invalid("from must be before to", errors=[{"field": "from", "message": "must be before to"}])
    counted = rates.rates(await count(session, path, since, until, now))
    return RatesOf(**Rates.model_validate(counted).model_dump(), under=path, begins=since, ends=until)
