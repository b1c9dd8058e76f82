"""``/api/v1/replay``: a past day as it was, for the wall to play back."""

import asyncio
import gzip
import hashlib
from datetime import date, datetime, timedelta
from typing import Annotated, Any, Literal
from uuid import UUID

import orjson
from fastapi import APIRouter, Header, Query, Response
from pydantic import BaseModel, Field

from backend.activity.rules import Kind, State
from backend.api.context import Parts, Reading
from backend.api.identity import CurrentCaller, Under
from backend.api.parameters import OR_EMPTY
from backend.api.problems import documented
from backend.api.spans import Day
from backend.cases import lifecycle
from backend.cases.brief import Instant
from backend.clock import iso
from backend.errors import NotFound
from backend.grids import service as grids
from backend.replay import hearing, reading
from backend.replay.reading import PastDay, Span
from backend.settings import BEIJING

router = APIRouter(prefix="/api/v1/replay", tags=["replay"])

SETTLED = timedelta(days=7)
"""So long after its end nothing more is told of a day: what tablets kept while offline has come by then."""


class ReplayCase(BaseModel):
    """A case that was open on the day, or became so."""

    id: UUID
    number: str
    category: str = Field(description="2-digit class and 2-digit subclass")
    category_name: str
    urgency: Literal["life", "utility", "normal"]
    lon: float = Field(description="WGS-84 degrees")
    lat: float = Field(description="WGS-84 degrees")
    grid: str | None = Field(description="code of the grid it lies in now")
    path: str
    opened_at: Instant


class CaseState(BaseModel):
    """In which state a case was from an instant on."""

    at: int = Field(description="milliseconds since the day began; less than 0 for what stood before")
    what: str = Field(description="the event, such as CaseAccepted")
    case: int = Field(description="place in the list of cases, from 0")
    status: lifecycle.State
    due: int = Field(description="when the whole case was due then, milliseconds since the day began")


class GridState(BaseModel):
    """In which state of activity a grid was from an instant on."""

    at: int = Field(description="milliseconds since the day began; less than 0 for what stood before")
    code: str
    path: str
    state: State
    kinds: list[Kind]
    reason: dict[str, Any] = Field(description="the facts at its beginning")


class StoodThen(BaseModel):
    """What stood as the day began: open cases, and grids that were quiet or zombies."""

    cases: list[CaseState]
    grids: list[GridState]


class ReplayDay(BaseModel):
    """A Beijing day: what stood, then what happened, in order."""

    day: date
    under: str
    begins: Instant
    ends: Instant = Field(description="the midnight after it; of today, the instant of asking")
    same_boundaries: bool = Field(description="the grids were drawn then as they are now")
    cases: list[ReplayCase]
    start: StoodThen
    events: list[CaseState]
    changes: list[GridState]


class DayCases(BaseModel):
    """A day that can be played back."""

    day: date
    opened: int = Field(description="cases within the path that were opened on it")


class ReplayMonth(BaseModel):
    """The days of a month that can be played back, and the first of all."""

    first: date | None = Field(description="the first day that can be played back; null while there is none")
    last: date = Field(description="today")
    days: list[DayCases]
    behind: int = Field(description="so many events of the log are still to be read, the latest ones")


@router.get("/days", summary="Days that can be played back", responses=documented(401, 403, 422))
async def list_days(
    caller: CurrentCaller,
    session: Reading,
    context: Parts,
    under: Under = None,
    month: Annotated[
        str | None,
        OR_EMPTY,
        Query(pattern=r"^[12][0-9]{3}-(0[1-9]|1[0-2])$", description="a month, Beijing time; absent: this one"),
    ] = None,
) -> ReplayMonth:
    """The days of a month, up to today, with how much happened on each; 13 whole months are kept besides this one."""
    path, now = caller.within(under), context.clock()
    today = now.astimezone(BEIJING).date()
    begins = date.fromisoformat(f"{month}-01") if month else today.replace(day=1)
    ends = min((begins + timedelta(days=31)).replace(day=1), today + timedelta(days=1))
    first = await reading.first_day(session, now)
    days: list[DayCases] = []
    if first and first < ends:
        begins = max(begins, first)
        counts = await reading.opened(session, path, begins, ends)
        every = (begins + timedelta(days=n) for n in range((ends - begins).days))
        days = [DayCases(day=day, opened=counts.get(day, 0)) for day in every]
    return ReplayMonth(first=first, last=today, days=days, behind=await hearing.behind(session))


@router.get(
    "",
    summary="A past day",
    response_model=ReplayDay,
    responses={304: {"description": "The day as the client has it is still right"}, **documented(401, 403, 404, 422)},
)
async def show_day(
    caller: CurrentCaller,
    session: Reading,
    context: Parts,
    day: Annotated[Day, Query(description="a day in Beijing, of GET /api/v1/replay/days", examples=["2026-11-20"])],
    under: Under = None,
    accept_encoding: Annotated[str, Header(description="gzip is spoken")] = "",
    if_none_match: Annotated[str, Header(description="the ETag of the day the client has")] = "",
) -> Response:
    """What stood as the day began at or below a path within one's scope, and what happened on it, in order.

    404 for a day that is not kept any more, that was before there was anything, or that is yet to come.
    """
    path, now = caller.within(under), context.clock()
    first = await reading.first_day(session, now)
    if first is None or not first <= day <= now.astimezone(BEIJING).date():
        raise NotFound(f"{day} cannot be played back; see GET /api/v1/replay/days")
    span = Span.of(day, now)
    past = await reading.past_day(session, path, span)
    then, present = [await grids.current_import(session, at) for at in (span.ends, now)]
    shown = _shown(past, span) | {"day": day, "under": path, "same_boundaries": then == present}
    # As ReplayDay says, and a tenth of the time that making one takes: a day has ten thousand parts.
    body = orjson.dumps(shown, option=orjson.OPT_UTC_Z)
    etag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
    read_up = await hearing.behind(session) < hearing.MOST  # a log that was there before takes a while
    kept = "max-age=86400, immutable" if read_up and span.ends + SETTLED < now else "no-cache"
    headers = {
        "ETag": etag,
        # Another account that logs in with the same browser has another scope.
        "Cache-Control": f"private, {kept}",
        "Vary": "Accept-Encoding, Authorization, Cookie",
    }
    if etag in if_none_match:
        return Response(status_code=304, headers=headers)
    if "gzip" in accept_encoding:
        body = await asyncio.to_thread(gzip.compress, body, 6, mtime=0)
        headers["Content-Encoding"] = "gzip"
    return Response(body, media_type="application/json", headers=headers)


def _shown(past: PastDay, span: Span) -> dict[str, Any]:
    place = {case.id: nth for nth, case in enumerate(past.cases)}

    def since(at: datetime) -> int:
        return round((at - span.begins).total_seconds() * 1000)

    def states(rows: Any) -> list[dict[str, Any]]:
        return [
            {
                "at": since(row.at),
                "what": row.what,
                "case": place[row.case_id],
                "status": row.status,
                "due": since(row.due_at),
            }
            for row in rows
            if row.case_id in place
        ]

    def turns(rows: Any) -> list[dict[str, Any]]:
        return [
            {
                "at": since(row.from_at),
                "code": row.code,
                "path": row.path,
                "state": row.state,
                "kinds": row.kinds,
                "reason": row.reason,
            }
            for row in rows
        ]

    return {
        "begins": iso(span.begins),
        "ends": iso(span.ends),
        "cases": [dict(case._mapping) for case in past.cases],
        "start": {"cases": states(past.stood), "grids": turns(past.troubled)},
        "events": states(past.began),
        "changes": turns(past.turned),
    }
