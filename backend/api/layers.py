"""What a map is laid over with: where cases gather (``/api/v1/heat``), and where patrols were today
(``/api/v1/coverage``)."""

from datetime import date, datetime, time, timedelta
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from backend.api.context import Counting, Parts, Reading
from backend.api.identity import CurrentCaller, Under
from backend.api.parameters import OR_EMPTY
from backend.api.problems import documented
from backend.api.spans import Day
from backend.cases.brief import Instant
from backend.cases.heat import LAT_STEP, LON_STEP, Cell, heat
from backend.patrols.service import coverages_below
from backend.settings import BEIJING

router = APIRouter(prefix="/api/v1", tags=["layers"])

MOST_DAYS = 90


class Heat(BaseModel):
    """Cases in cells of some 200 m, so that no single door can be told."""

    under: str
    at: Instant
    days: int
    category: str | None
    cases: int = Field(description="in all cells")
    step: tuple[float, float] = Field(description="degrees between the middles of cells, longitude and latitude")
    cells: list[Cell] = Field(description="longitude and latitude of the middle, cases; the fullest first")


class Walked(BaseModel):
    """How much of one grid was patrolled."""

    code: str
    share: float = Field(description="of its cells, about 50 m wide, 0 to 1")
    rounds: int = Field(description="patrols that count")
    minutes: int = Field(description="inside, of all patrols")


class CoverageOfDay(BaseModel):
    """A Beijing day's patrols by grid."""

    under: str
    at: Instant
    day: date
    grids: list[Walked] = Field(description="those that anybody was in, by code; of all others the share is 0")


@router.get("/heat", summary="Where cases gather", responses=documented(401, 403, 422))
async def see_heat(
    caller: CurrentCaller,
    session: Reading,
    context: Parts,
    under: Under = None,
    days: Annotated[int, OR_EMPTY, Query(ge=1, le=MOST_DAYS, description="how many days up to now")] = 30,
    category: Annotated[
        str | None, OR_EMPTY, Query(pattern=r"^([0-9]{2}){1,2}$", description="a class, or one category of it")
    ] = None,
) -> Heat:
    """How many of the cases one may see were opened in which part of a place within one's scope."""
    path, now = caller.within(under), context.clock()
    cells = await heat(session, path, now - timedelta(days=days), now, category)
    return Heat(
        under=path,
        at=now,
        days=days,
        category=category,
        cases=sum(cases for _, _, cases in cells),
        step=(LON_STEP, LAT_STEP),
        cells=cells,
    )


@router.get("/coverage", summary="Where patrols were", responses=documented(401, 403, 422))
async def see_coverages(
    caller: CurrentCaller,
    session: Counting,
    context: Parts,
    under: Under = None,
    day: Annotated[Day | None, OR_EMPTY, Query(description="a Beijing day; absent: today")] = None,
) -> CoverageOfDay:
    """How much of each grid at or below a path within one's scope was patrolled on a day, by all of its workers
    together; which parts: GET /api/v1/grids/{code}/coverage."""
    path, now = caller.within(under), context.clock()
    wanted = day or now.astimezone(BEIJING).date()
    begins = datetime.combine(wanted, time(), BEIJING)
    found = await coverages_below(session, path, begins, min(begins + timedelta(days=1), now))
    return CoverageOfDay(
        under=path,
        at=now,
        day=wanted,
        grids=[
            Walked(code=code, share=round(one.share, 3), rounds=one.rounds, minutes=one.minutes)
            for code, one in sorted(found.items())
        ],
    )
