"""``/api/v1/routing``: what would happen to a report, and why."""

from typing import Literal

from fastapi import APIRouter
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from backend.api.clocks import PartAnswer
from backend.api.context import Parts, Reading
from backend.api.identity import CurrentCaller
from backend.api.problems import documented
from backend.cases.brief import Instant
from backend.cases.dry_run import ClockForecast, Forecast, Question, dry_run
from backend.configuration.schema import Limit
from backend.configuration.values import Channel, KindCode
from backend.errors import Forbidden
from backend.reports.fields import Latitude, Longitude
from gis.datum import to_wgs84

router = APIRouter(prefix="/api/v1/routing", tags=["routing"])


class Demand(BaseModel):
    """A report that nobody has made."""

    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)

    category: str = Field(pattern=r"^[0-9]{4}$", description="2-digit class and 2-digit subclass", examples=["0102"])
    lon: Longitude = Field(description="longitude in degrees on crs", examples=[116.66])
    lat: Latitude = Field(description="latitude in degrees on crs", examples=[39.9])
    crs: Literal["wgs84", "cgcs2000", "gcj02", "bd09"] = Field(description="datum of lon and lat; never guessed")
    at: AwareDatetime = Field(
        description="when it would be made: ISO 8601 with a zone", examples=["2026-11-23T15:00:00+08:00"]
    )
    kind: KindCode = "help"
    channel: Channel = "citizen"


class ConfigurationAnswer(BaseModel):
    """The version of the configuration that holds at that instant."""

    id: int
    name: str
    version: str
    effective_from: Instant


class PlaceAnswer(BaseModel):
    """The grid that would own it."""

    code: str
    name: str
    path: str
    how: str = Field(description="covers, nearest or fallback")
    border_m: float | None = Field(description="metres to the border of that grid")


class ConditionAnswer(BaseModel):
    """One condition of a rule."""

    model_config = ConfigDict(from_attributes=True)

    what: str = Field(
        description="effective_from, effective_until, category, under, kind, channel, urgency, how, hours or days"
    )
    wanted: list[str] = Field(description="any of these would do")
    found: str
    holds: bool
    zh: str
    en: str


class RuleAnswer(BaseModel):
    """One rule of the configuration, in its order, and what became of it."""

    model_config = ConfigDict(from_attributes=True)

    name: str
    outcome: str = Field(description="matched, failed, or not_reached: a rule before it matched")
    zh: str
    en: str
    why: list[ConditionAnswer] = Field(description="the conditions it states; none when it was not reached")


class OnDuty(BaseModel):
    """A worker on duty in that grid at that instant."""

    name: str
    rank: int = Field(description="0 is offered it first; it goes on to the next when not accepted in time")


class UnitAnswer(BaseModel):
    """The unit that would be asked."""

    rung: str = Field(description="community, street, department or meeting")
    owner: str = Field(description="its path; a department's is its district's")
    department: str | None = Field(description="code; null with rung department: the district's own office")
    name: str | None = Field(description="of the department, the meeting, or the grid it stands for")
    fallback: bool = Field(description="it stands in for who is missing (兜底)")


class ClockToStart(BaseModel):
    """A clock that would start at once."""

    stage: str
    limit: Limit
    due_at: Instant
    provisional: bool = Field(description="rests on a year whose working calendar is not published yet")
    parts: list[PartAnswer] = Field(description="what the due time is made of, without a hole")


class DryRun(BaseModel):
    """What would happen. The first of ``on_duty`` would be offered it, else ``unit`` is asked."""

    at: Instant
    configuration: ConfigurationAnswer
    place: PlaceAnswer | None = Field(description="null in a city without grids")
    urgency: str
    rule: str = Field(description="name of the rule that decides")
    to: str = Field(description="what it says: a rung of the ladder or a department's code")
    lane: str | None
    support: list[str] = Field(description="departments worth calling in; nobody calls them but a person")
    rules: list[RuleAnswer]
    filing: bool = Field(description="a dispatcher would verify it before anybody is asked")
    on_duty: list[OnDuty]
    unit: UnitAnswer | None
    clocks: list[ClockToStart]


@router.post("/dry-run", summary="What would happen to a report", responses=documented(401, 403, 422))
async def try_routing(demand: Demand, caller: CurrentCaller, session: Reading, context: Parts) -> DryRun:
    """Route a report that nobody has made, at any instant: its grid, every rule and why it matched or did not, who
    would be asked, and the due times. Nothing is stored; what is scheduled for that instant counts."""
    caller.require("routing.try")
    lon, lat = to_wgs84(demand.lon, demand.lat, demand.crs)
    question = Question(demand.category, lon, lat, demand.at, demand.kind, demand.channel)
    forecast = await dry_run(session, question, tolerance_m=context.settings.nearest_tolerance_m)
    path = forecast.routed.facts.path
    if not (caller.scope in ("", path) or path.startswith(f"{caller.scope}.")):
        raise Forbidden(f"your scope is {caller.scope}; the place lies outside it")
    return answer(forecast)


def answer(forecast: Forecast) -> DryRun:
    """The forecast as it is answered, here and by ``./grid route --json``."""
    rules, place, routed = forecast.configuration.rules, forecast.place, forecast.routed
    unit = routed.unit
    return DryRun(
        at=routed.facts.at,
        configuration=ConfigurationAnswer(
            id=forecast.configuration.id,
            name=rules.name,
            version=rules.version,
            effective_from=rules.effective_from,
        ),
        place=PlaceAnswer.model_validate(place, from_attributes=True) if place else None,
        urgency=routed.facts.urgency,
        rule=routed.decision.rule,
        to=routed.decision.to,
        lane=routed.decision.lane,
        support=list(routed.decision.support),
        rules=[RuleAnswer.model_validate(rule) for rule in routed.decision.considered],
        filing=routed.category.filing,
        on_duty=[OnDuty(name=worker.display_name, rank=worker.rank) for worker in routed.workers],
        unit=unit
        and UnitAnswer(
            rung=unit.rung,
            owner=unit.owner,
            department=unit.department,
            name=forecast.unit_name,
            fallback=unit.fallback,
        ),
        clocks=[_clock(clock) for clock in forecast.clocks],
    )


def _clock(clock: ClockForecast) -> ClockToStart:
    return ClockToStart(
        stage=clock.stage,
        limit=clock.limit,
        due_at=clock.due.at,
        provisional=clock.due.provisional,
        parts=[PartAnswer.of(part) for part in clock.parts],
    )
