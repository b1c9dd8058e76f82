"""Where workers are: tablets send fixes, command roles see the latest."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field

from backend.api.bodies import breaks, whole
from backend.api.context import Context, Origin, Parts, Writing
from backend.api.identity import CurrentCaller, Under
from backend.api.problems import documented
from backend.errors import Forbidden, Invalid
from backend.live.outbox import Happened, record
from backend.people.rights import Caller
from backend.positions import given
from backend.positions.batch import Sender
from backend.positions.latest import list_positions
from backend.positions.service import Outcome, Sending

router = APIRouter(prefix="/api/v1/positions", tags=["positions"])

MOST_FIXES = 10_000
MOST_BYTES = 4 * 1024 * 1024
"""Of 10,000 fixes with every field, some 200 bytes each, as programs indent them."""


class RefusedFix(BaseModel):
    """A fix that was not kept, and why."""

    model_config = ConfigDict(from_attributes=True)

    index: int = Field(description="its place in the list, from 0")
    message: str


class Received(BaseModel):
    """What became of the fixes."""

    model_config = ConfigDict(from_attributes=True)

    kept: int
    repeated: int = Field(description="kept already: the same worker at the same instant")
    off_shift: int = Field(description="not kept, since they were not taken at work")
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


_FIX = given.ONE.json_schema()
_ONE_OR_MANY = {"oneOf": [_FIX, {"type": "array", "items": _FIX, "minItems": 1, "maxItems": MOST_FIXES}]}


@router.post(
    "",
    summary="Say where I am",
    responses=documented(401, 403, 413, 422),
    openapi_extra={"requestBody": {"required": True, "content": {"application/json": {"schema": _ONE_OR_MANY}}}},
)
async def receive_positions(caller: CurrentCaller, context: Parts, request: Request) -> Received:
    """A worker's tablet sends one fix, or up to 10,000 that waited while it was offline, in any order.

    What was sent before is not kept twice, and what was not taken at work (in a shift of one's duties, or switched to
    work with `POST /api/v1/attendance`) is not kept at all. Bad fixes are named one by one and the good ones kept; when
    all are bad the answer is 422. So it is when the body breaks off: the fixes before that are kept and counted in
    the answer, and sending all again is right. Walls hear `WorkerMoved` at most once a second for each worker.
    """
    sender = sender_of(caller)
    body = await whole(request, MOST_BYTES)
    broken = None
    try:
        raw = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        broken = error
        raw = _before(body, error)
    fixes = raw if isinstance(raw, list) else [raw]
    if broken and not fixes:
        raise Invalid(breaks(broken))
    outcome = await submit(context, sender, fixes)
    if broken:
        told = Received.model_validate(outcome).model_dump()
        raise Invalid(f"{breaks(broken)}; what came before is kept, and may be sent again with the rest", **told)
    if outcome.refused and len(outcome.refused) == len(fixes):
        errors = [{"field": str(fix.index), "message": fix.message} for fix in outcome.refused]
        raise Invalid(f"no fix is acceptable; the first: {outcome.refused[0].message}", errors=errors)
    return Received.model_validate(outcome)


def sender_of(caller: Caller) -> Sender:
    """The worker who calls with a tablet. Raises Forbidden for everybody else."""
    if caller.role != "worker":  # where others are is nobody's business
        raise Forbidden(f"only a worker's tablet says where it is; you are logged in as {caller.role}")
    return Sender(caller.id, caller.scope)


async def submit(context: Context, sender: Sender, fixes: Sequence[Any]) -> Outcome:
    """Hand fixes to the intake. Raises Invalid when there are none or too many at a time."""
    check_number(fixes)
    return await context.positions.submit(Sending(given.read(fixes), sender))


def check_number(fixes: Sequence[Any]) -> None:
    """Raise Invalid when there are none or too many at a time."""
    if not 1 <= len(fixes) <= MOST_FIXES:
        raise Invalid(f"send 1 to {MOST_FIXES:,} fixes at a time; these are {len(fixes):,}: split them")


def _before(body: bytes, broken: orjson.JSONDecodeError) -> list[Any]:
    """The whole fixes of a list before it breaks; none of anything else. A fix holds no braces but its own."""
    head = body.decode(errors="replace")[: broken.pos]
    try:
        raw = orjson.loads(head[: head.rfind("}") + 1] + "]")
    except orjson.JSONDecodeError:
        return []
    return raw if isinstance(raw, list) else []


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
