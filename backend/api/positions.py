"""Where workers are: tablets send fixes, command roles see the latest."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, Body
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from backend.api.context import Origin, Parts, Writing
from backend.api.identity import CurrentCaller, Under
from backend.api.problems import documented
from backend.db.view import View
from backend.errors import Forbidden, Invalid
from backend.live.outbox import Happened, record
from backend.positions.latest import AHEAD, Fix, keep_latest, list_positions
from gis.datum import to_wgs84

router = APIRouter(prefix="/api/v1/positions", tags=["people"])

MOST_FIXES = 100


class PositionFix(BaseModel):
    """One fix of the device."""

    model_config = ConfigDict(extra="forbid")

    lon: float = Field(ge=-180, le=180, description="degrees on crs")
    lat: float = Field(ge=-90, le=90, description="degrees on crs")
    crs: Literal["wgs84", "cgcs2000", "gcj02", "bd09"] = Field(description="datum of lon and lat")
    accuracy_m: float | None = Field(None, ge=0, le=100_000, description="radius of uncertainty, metres")
    at: AwareDatetime = Field(description="when the device took it, with zone")


class RefusedFix(BaseModel):
    """A fix that was not kept, and why."""

    index: int = Field(description="its place in the list, from 0")
    message: str


class Received(BaseModel):
    """What became of the fixes."""

    kept: int
    refused: list[RefusedFix]


class Position(BaseModel):
    """Where a worker was last, on WGS-84."""

    model_config = ConfigDict(from_attributes=True)

    worker: UUID
    path: str = Field(description="the worker's scope")
    lon: float
    lat: float
    accuracy_m: float | None
    at: datetime


class Positions(BaseModel):
    """Latest positions, by path."""

    positions: list[Position]


_FIX = PositionFix.model_json_schema()
_ONE_OR_MANY = {"oneOf": [_FIX, {"type": "array", "items": _FIX, "minItems": 1, "maxItems": MOST_FIXES}]}


@router.post(
    "",
    summary="Say where I am",
    responses=documented(401, 403, 422),
    openapi_extra={"requestBody": {"required": True, "content": {"application/json": {"schema": _ONE_OR_MANY}}}},
)
async def receive_positions(caller: CurrentCaller, context: Parts, body: Annotated[Any, Body()]) -> Received:
    """A worker's tablet sends one fix, or up to 100 that waited while it was offline.

    The newest is kept as the worker's position. Bad fixes are named one by one and the good ones kept; when none is
    good the answer is 422. Walls hear `WorkerMoved` at most once a second for each worker.
    """
    if caller.role != "worker":  # where others are is nobody's business
        raise Forbidden(f"only a worker's tablet says where it is; you are logged in as {caller.role}")
    given = body if isinstance(body, list) else [body]
    if not 1 <= len(given) <= MOST_FIXES:
        raise Invalid(f"send 1 to {MOST_FIXES} fixes at a time; these are {len(given)}")
    latest_credible = context.clock() + AHEAD
    good: list[Fix] = []
    refused: list[RefusedFix] = []
    for index, raw in enumerate(given):
        try:
            good.append(_fix(raw, latest_credible))
        except ValueError as bad:
            refused.append(RefusedFix(index=index, message=_sentence(bad)))
    if not good:
        errors = [{"field": str(fix.index), "message": fix.message} for fix in refused]
        raise Invalid(f"no fix is acceptable; the first: {refused[0].message}", errors=errors)
    async with context.db.write(View.of(caller)) as session:
        moved = await keep_latest(session, caller.id, good)
    if moved:
        await context.movements.tell(caller, moved)
    return Received(kept=len(good), refused=refused)


def _fix(raw: Any, latest_credible: datetime) -> Fix:
    fix = PositionFix.model_validate(raw)
    if fix.at > latest_credible:
        raise ValueError("at lies in the future; set the device's clock")
    lon, lat = to_wgs84(fix.lon, fix.lat, fix.crs)
    return Fix(lon, lat, fix.accuracy_m, fix.at)


def _sentence(bad: ValueError) -> str:
    if isinstance(bad, ValidationError):
        return "; ".join(": ".join((*map(str, e["loc"]), e["msg"])) for e in bad.errors())
    return str(bad)


@router.get("", summary="Where workers are", responses=documented(401, 403, 422))
async def list_worker_positions(
    caller: CurrentCaller,
    session: Writing,
    context: Parts,
    origin: Origin,
    under: Under = None,
) -> Positions:
    """The positions of the last twelve hours within one's scope, one for each worker. The read is recorded."""
    caller.require("cases.dispatch")
    path, now = caller.within(under), context.clock()
    rows = await list_positions(session, path, now)
    read = Happened("PersonalDataRead", now, "positions", path, {"rows": len(rows)}, (), str(caller.id), origin)
    await record(session, [read])
    return Positions(positions=[Position.model_validate(row) for row in rows])
