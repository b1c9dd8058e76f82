"""Days and periods as routes take them."""

from datetime import date, datetime, timedelta
from typing import Annotated

from fastapi import Depends, Query
from pydantic import AfterValidator, AwareDatetime

from backend.api.context import Parts
from backend.api.parameters import OR_EMPTY
from backend.evaluation.periods import EARLIEST, LATEST, Period

MONTH = timedelta(days=30)


def _thinkable(day: date) -> date:
    if not EARLIEST.date() < day < LATEST.date():
        raise ValueError("a day lies between the years 2000 and 2200")
    return day


Day = Annotated[date, AfterValidator(_thinkable)]
"""A day in Beijing. Those at either end of the calendar have no midnight in UTC, or no day after them."""

From = Annotated[
    AwareDatetime | None,
    OR_EMPTY,
    Query(alias="from", description="the first instant of the period, with zone; absent: 30 days before its end"),
]
To = Annotated[
    AwareDatetime | None, OR_EMPTY, Query(alias="to", description="the instant after the period; absent: now")
]


def so_long_before(until: datetime, length: timedelta) -> datetime:
    """The instant ``length`` before ``until``; ``until`` itself where no period can begin."""
    return until - length if until > EARLIEST else until


async def _period(context: Parts, begins: From = None, ends: To = None) -> Period:
    until = ends or context.clock()
    return Period.asked(begins or so_long_before(until, MONTH), until)


AskedPeriod = Annotated[Period, Depends(_period)]
"""The period that figures are asked for."""
