"""``/api/v1/visits``: calls on residents (走访, 敲门行动), as tablets send them and leaders see them."""

from datetime import timedelta
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from backend.api.contacts import ReadingReason
from backend.api.context import Origin, Parts, Writing
from backend.api.identity import CurrentCaller, Under
from backend.api.parameters import OR_EMPTY
from backend.api.problems import documented
from backend.cases.brief import Instant
from backend.people.masking import masked_name
from backend.people.reads import keep_read
from backend.people.rights import Caller
from backend.reports.fields import Address, Crs, Latitude, Longitude, Metres, Name, Words
from backend.visits import service
from backend.visits.models import Visit
from backend.visits.rules import Kind, Outcome, Purpose, Why
from backend.visits.service import Fix, Sent
from gis.datum import to_wgs84

router = APIRouter(prefix="/api/v1/visits", tags=["visits"])

SHOWN = timedelta(days=30)
PERSONAL = ("words", "contact", "address")


class NewVisit(BaseModel):
    """A visit as a tablet sends it, at once or days later."""

    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)

    key: Annotated[
        str, Field(pattern=r"^[0-9A-Za-z-]{8,64}$", description="the tablet's own: what is sent twice is one visit")
    ]
    kind: Kind = Field(description="walk 走访, or knock 敲门行动")
    purpose: Purpose
    outcome: Outcome = Field(description="only a visit at which somebody was met counts as a sign of life of the grid")
    words: Words | None = Field(None, description="what was said and done, 1 to 2,000 characters")
    contact: Name | None = Field(None, description="the household or person, 1 to 50 characters")
    address: Address | None = Field(None, description="building, unit, door")
    at: AwareDatetime = Field(description="when, by the tablet; up to seven days late")
    lon: Longitude = Field(description="where the tablet was: degrees on crs")
    lat: Latitude = Field(description="degrees on crs")
    crs: Crs = Field(description="datum of lon and lat")
    accuracy_m: Metres | None = Field(None, description="radius of uncertainty, metres")
    mocked: bool = Field(False, description="the device says that its place is made up")


class VisitAnswer(BaseModel):
    """A visit. What it says of people is whole for whoever made it, and masked for everybody else."""

    id: UUID
    key: str
    worker: UUID
    kind: Kind
    purpose: Purpose
    outcome: Outcome
    words: str | None
    contact: str | None
    address: str | None
    at: Instant
    received_at: Instant
    grid: str = Field(description="code of the worker's grid it is for")
    path: str
    distance_m: float = Field(description="from that grid, 0 inside")
    counts: bool = Field(description="as a sign that the grid is alive")
    why: Why | None = Field(
        description="why it does not count: nobody_met; mocked, the device made the place up; vague, the place is known"
        " to more than 100 m only; not_bound, the worker has no grid; outside, more than 50 m off the worker's grids"
    )
    masked: bool


class Visits(BaseModel):
    """Visits, the latest first."""

    visits: list[VisitAnswer]


@router.post("", summary="Keep a visit", responses=documented(401, 403, 409, 422))
async def make(body: NewVisit, caller: CurrentCaller, session: Writing, context: Parts) -> VisitAnswer:
    """A worker called on somebody. It is kept whatever the place, and the answer says whether it counts; sent again
    with the same key it is the one there is."""
    caller.require("cases.work")
    lon, lat = to_wgs84(body.lon, body.lat, body.crs)
    sent = Sent(
        key=body.key,
        kind=body.kind,
        purpose=body.purpose,
        outcome=body.outcome,
        words=body.words,
        contact=body.contact,
        address=body.address,
        at=body.at,
    )
    visit = await service.make(
        session,
        caller,
        sent,
        Fix(lon, lat, body.accuracy_m, body.mocked),
        now=context.clock(),
        tolerance_m=context.settings.nearest_tolerance_m,
    )
    return _shown(visit, caller)


@router.get("", summary="Visits", responses=documented(401, 403, 422))
async def list_visits(
    caller: CurrentCaller,
    session: Writing,  # the role that only reads may not see what visits say of people
    context: Parts,
    under: Under = None,
    worker: Annotated[UUID | None, OR_EMPTY, Query(description="of this worker alone")] = None,
    since: Annotated[AwareDatetime | None, OR_EMPTY, Query(description="absent: 30 days ago")] = None,
    until: Annotated[AwareDatetime | None, OR_EMPTY, Query(description="not included; absent: now")] = None,
    limit: Annotated[int, OR_EMPTY, Query(ge=1, le=1000, description="at most this many")] = 200,
) -> Visits:
    """For a worker their own, for those who dispatch all within their scope; the latest first."""
    caller.require("cases.work", "cases.dispatch")
    leads = caller.may("cases.dispatch")
    now = context.clock()
    found = await service.list_visits(
        session,
        account_id=worker if leads else caller.id,
        path=caller.within(under) if leads else under or "",
        since=since or now - SHOWN,
        until=until or now + service.AHEAD,  # tablets' clocks run ahead a little
        limit=limit,
    )
    return Visits(visits=[_shown(one, caller) for one in found])


@router.post("/{visit_id}/open", summary="See a visit unmasked", responses=documented(401, 403, 404, 422))
async def open_visit(
    visit_id: Annotated[UUID, Path(description="the visit's id")],
    body: ReadingReason,
    caller: CurrentCaller,
    session: Writing,
    context: Parts,
    origin: Origin,
) -> VisitAnswer:
    """What a visit of one's scope says of people, for a reason that is kept with who asked, when and from where."""
    caller.require("cases.unmask")
    visit = await service.find_visit(session, visit_id)
    await keep_read(
        session,
        caller,
        "visit",
        str(visit_id),
        fields=PERSONAL,
        reason=body.reason,
        now=context.clock(),
        origin=origin,
    )
    return _shown(visit, caller, opened=True)


def _shown(visit: Visit, caller: Caller, *, opened: bool = False) -> VisitAnswer:
    whole = opened or visit.account_id == caller.id
    return VisitAnswer(
        id=visit.id,
        key=visit.key,
        worker=visit.account_id,
        kind=visit.kind,
        purpose=visit.purpose,
        outcome=visit.outcome,
        words=visit.words if whole else None,
        contact=visit.contact if whole else masked_name(visit.contact),
        address=visit.address if whole else None,
        at=visit.at,
        received_at=visit.received_at,
        grid=visit.grid_code,
        path=visit.path,
        distance_m=visit.distance_m,
        counts=visit.counts,
        why=visit.why,
        masked=not whole,
    )
