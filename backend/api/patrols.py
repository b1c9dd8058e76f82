"""``/api/v1/patrols``: where workers were in their grids, as derived from their fixes, and where to go next."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Annotated, Literal
from uuid import UUID

import numpy as np
from fastapi import APIRouter, Path, Query
from pydantic import AwareDatetime, BaseModel, Field
from sqlalchemy.ext.asyncio import AsyncSession

from backend.api.context import Context, Parts, Reading
from backend.api.identity import CurrentCaller
from backend.api.parameters import OR_EMPTY
from backend.api.problems import documented
from backend.api.spans import so_long_before
from backend.cases.brief import Instant
from backend.db.view import View
from backend.errors import Invalid, NotFound
from backend.patrols import service
from backend.patrols.derive import Ground
from backend.patrols.grounds import ground_of
from backend.patrols.models import Patrol
from backend.people.duties import bound_workers
from backend.people.rights import Caller
from backend.reports.fields import Latitude, Longitude
from gis.datum import to_wgs84

router = APIRouter(prefix="/api/v1", tags=["patrols"])

WEEK, LONGEST = timedelta(days=7), timedelta(days=366)
CODE = r"^[0-9A-Za-z]{1,32}$"


class Lacking(BaseModel):
    """Why a patrol is no round."""

    lacks: list[Literal["minutes", "points", "presence"]] = Field(
        description="what was too little; presence: later fixes show that nobody was there"
    )
    minutes: int | None = Field(None, description="how many the place's rule asks for")
    points: int | None = Field(None, description="how many cells it asks for")


class PatrolAnswer(BaseModel):
    """One stay of a worker in a grid of their own."""

    id: UUID
    worker: UUID
    grid: str
    path: str
    began_at: Instant
    ended_at: Instant = Field(description="the last moment known to be inside, so far")
    minutes: int = Field(description="inside, without breaks and silence")
    metres: int = Field(description="walked inside")
    points: int = Field(description="cells of the grid, about 50 m wide, that the worker was in")
    of: int = Field(description="cells the grid has")
    area_share: float = Field(description="of the grid's area in those cells, 0 to 1")
    counts: bool = Field(description="whether it is a round")
    why: Lacking | None = Field(description="why it is none")


class Patrols(BaseModel):
    """Patrols, the latest first."""

    patrols: list[PatrolAnswer]


class CellAnswer(BaseModel):
    """A part of a grid, about 50 m wide."""

    lon: float
    lat: float = Field(description="its middle, on WGS-84")
    share: float = Field(description="of the grid's area, 0 to 1")
    last_visit: Instant | None = Field(description="when somebody was there last; null: nobody in the period")


class CoverageAnswer(BaseModel):
    """How much of a grid was patrolled in a period, by all of its workers."""

    grid: str
    path: str
    begins: Instant
    ends: Instant
    minutes: int = Field(description="inside, of all patrols")
    rounds: int = Field(description="patrols that count")
    last_at: Instant | None = Field(description="when the last round ended")
    points: int = Field(description="cells somebody was in")
    of: int = Field(description="cells there are")
    share: float = Field(description="points / of")
    area_share: float = Field(description="of the grid's area in those cells, 0 to 1")
    cells: list[CellAnswer]


class Line(BaseModel):
    """A GeoJSON LineString."""

    type: Literal["LineString"] = "LineString"
    coordinates: list[tuple[float, float]] = Field(description="lon, lat on WGS-84, from the start")


class Stop(BaseModel):
    """A place to pass."""

    lon: float
    lat: float
    last_visit: Instant | None = Field(description="when somebody was there last; null: not in four weeks")


class RouteAnswer(BaseModel):
    """A round over the least recently visited parts of a grid."""

    grid: str
    stops: list[Stop] = Field(description="in order; empty when every part was visited in the last half day")
    metres: int = Field(description="along streets, which are reckoned 1.3 times the straight line")
    minutes: float = Field(description="at 1.2 m/s")
    line: Line | None


From = Annotated[
    AwareDatetime | None,
    OR_EMPTY,
    Query(alias="from", description="the first instant of the period, with zone; absent: seven days before its end"),
]
To = Annotated[
    AwareDatetime | None, OR_EMPTY, Query(alias="to", description="the instant after the period; absent: now")
]
GridParameter = Annotated[str, Query(pattern=CODE, description="a grid's code")]


@router.get("/patrols", summary="Patrols of a grid or a worker", responses=documented(401, 403, 422))
async def list_patrols(
    caller: CurrentCaller,
    session: Reading,
    context: Parts,
    grid: Annotated[str | None, OR_EMPTY, Query(pattern=CODE, description="only those in this grid")] = None,
    worker: Annotated[UUID | None, OR_EMPTY, Query(description="only those of this worker")] = None,
    begins: From = None,
    ends: To = None,
    limit: Annotated[int, OR_EMPTY, Query(ge=1, le=1000, description="at most this many")] = 200,
) -> Patrols:
    """What began in a period: within their scope for those who dispatch, for everybody else their own alone; when a
    colleague was where is nobody's business.

    Patrols are derived from positions within minutes; late positions change them later.
    """
    caller.require("cases.see")
    if not caller.may("cases.dispatch"):
        if worker not in (None, caller.id):
            caller.require("cases.dispatch")
        worker = caller.id
    since, until = _period(begins, ends, context.clock())
    found = await service.list_patrols(session, grid=grid, worker=worker, since=since, until=until, limit=limit)
    return Patrols(patrols=[_answer(patrol) for patrol in found])


@router.get("/patrols/route", summary="Where to patrol next", responses=documented(401, 403, 404, 422))
async def plan_route(
    caller: CurrentCaller,
    context: Parts,
    grid: GridParameter,
    lon: Annotated[Longitude, Query(description="where the round starts, degrees on crs")],
    lat: Annotated[Latitude, Query(description="degrees on crs")],
    crs: Annotated[Literal["wgs84", "cgcs2000", "gcj02", "bd09"], Query(description="datum of lon and lat")],
    minutes: Annotated[int, OR_EMPTY, Query(ge=5, le=480, description="how long it may take")] = 60,
) -> RouteAnswer:
    """A round from a place over the parts of a grid that nobody was in for longest, for the grid's workers and whoever
    leads them. Straight lines: which streets to take is seen on the spot."""
    start = to_wgs84(lon, lat, crs)
    async with _grid(context, caller, grid) as (session, ground):
        route, seen = await service.route(session, ground, start, minutes, context.clock())
        cells = ground.cells
        if not route.cells and not np.isfinite(seen).all():
            raise Invalid(
                f"no part of {grid} that waits for a visit can be reached in {minutes} minutes;"
                " start nearer or take more time"
            )
    stops = [Stop(lon=cells.lon[n], lat=cells.lat[n], last_visit=_instant(seen[n])) for n in route.cells]
    line = Line(coordinates=[start, *((stop.lon, stop.lat) for stop in stops)]) if stops else None
    return RouteAnswer(grid=grid, stops=stops, metres=round(route.metres), minutes=round(route.minutes, 1), line=line)


@router.get("/grids/{code}/coverage", summary="How much of a grid was patrolled", responses=documented(401, 404, 422))
async def see_coverage(
    caller: CurrentCaller,
    context: Parts,
    code: Annotated[str, Path(pattern=CODE, description="the grid's code")],
    begins: From = None,
    ends: To = None,
) -> CoverageAnswer:
    """Time, rounds, and which parts were visited when, for the grid's workers and whoever leads them."""
    since, until = _period(begins, ends, context.clock())
    async with _grid(context, caller, code) as (session, ground):
        covered = await service.coverage(session, code, since, until)
        seen = await service.last_seen(session, ground, since, until)
    cells, visited = ground.cells, np.isfinite(seen)
    return CoverageAnswer(
        grid=code,
        path=ground.path,
        begins=since,
        ends=until,
        minutes=covered.minutes,
        rounds=covered.rounds,
        last_at=covered.last_at,
        points=int(visited.sum()),
        of=len(cells),
        share=float(visited.mean()),
        area_share=float(cells.share[visited].sum()),
        cells=[
            CellAnswer(lon=cells.lon[n], lat=cells.lat[n], share=cells.share[n], last_visit=_instant(seen[n]))
            for n in range(len(cells))
        ],
    )


@asynccontextmanager
async def _grid(context: Context, caller: Caller, code: str) -> AsyncIterator[tuple[AsyncSession, Ground]]:
    """A grid that the caller leads or works in, and a session that sees all of its patrols: a deputy's scope may not
    hold the grid, and what is told of it names nobody. Raises NotFound for any other grid."""
    async with context.db.read(View.system()) as session:
        now = context.clock()
        ground = await ground_of(session, code, now)
        if ground is None or not (caller.sees(ground.path) or await _works_in(session, caller, code, now)):
            raise NotFound(f"there is no grid {code} within your scope")
        yield session, ground


async def _works_in(session: AsyncSession, caller: Caller, code: str, now: datetime) -> bool:
    return caller.id in (await bound_workers(session, [code], now)).get(code, set())


def _period(begins: datetime | None, ends: datetime | None, now: datetime) -> tuple[datetime, datetime]:
    until = ends or now
    since = begins or so_long_before(until, WEEK)
    if not timedelta(0) < until - since <= LONGEST:
        message = f"must be before to, and at most {LONGEST.days} days"
        raise Invalid(f"from {message} before it", errors=[{"field": "from", "message": message}])
    return since, until


def _answer(patrol: Patrol) -> PatrolAnswer:
    return PatrolAnswer(
        id=patrol.id,
        worker=patrol.account_id,
        grid=patrol.grid_code,
        path=patrol.path,
        began_at=patrol.began_at,
        ended_at=patrol.ended_at,
        minutes=patrol.seconds_inside // 60,
        metres=patrol.metres,
        points=patrol.points,
        of=patrol.of,
        area_share=patrol.area_share,
        counts=patrol.counts,
        why=Lacking.model_validate(patrol.why) if patrol.why else None,
    )


def _instant(seconds: float) -> datetime | None:
    return datetime.fromtimestamp(seconds, UTC) if np.isfinite(seconds) else None
