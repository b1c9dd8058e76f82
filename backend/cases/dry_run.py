"""What would happen to a demand at an instant: the same place, rules, people and clocks as when a case is opened, and
nothing is stored."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.cases.asking import Located, Routed, route, starting
from backend.cases.ladder import Unit
from backend.clocks import rules
from backend.clocks.service import Starting
from backend.configuration import service as configuration
from backend.configuration.schema import Configuration, Limit
from backend.configuration.service import Active
from backend.errors import Invalid
from backend.grids.models import Grid
from backend.grids.service import Place, locate


@dataclass(frozen=True, slots=True)
class Question:
    """A demand that nobody has made: its place in WGS-84 degrees, and when it would be made."""

    category: str
    lon: float
    lat: float
    at: datetime
    kind: str
    channel: str


class ClockForecast(NamedTuple):
    """A clock that would start at once, when it would be due, and what that is made of."""

    stage: str
    limit: Limit
    due: rules.Due
    parts: list[rules.Part]


@dataclass(frozen=True, slots=True)
class Forecast:
    """The answer: ``place`` is None in an empty city, ``unit_name`` what the unit that is asked is called."""

    configuration: Active
    place: Place | None
    routed: Routed
    unit_name: str | None
    clocks: list[ClockForecast]


async def dry_run(session: AsyncSession, question: Question, *, tolerance_m: float) -> Forecast:
    """What would happen to the demand, by the boundaries, configuration and shifts that hold at its instant.

    Scheduled ones count; accounts are those of now. Raises Invalid for a category that does not exist by then.
    """
    at = question.at
    active = await configuration.active(session, at)
    place = await locate(session, question.lon, question.lat, None, at, tolerance_m)
    grid, path, how = (place.code, place.path, place.how) if place else (None, "", "fallback")
    located = Located(question.category, question.kind, question.channel, grid, path, how)
    (routed,) = await route(session, [located], active.rules, at)
    if routed is None:
        raise Invalid(f"category {question.category} does not exist then; GET /api/v1/categories lists those of now")
    return Forecast(
        configuration=active,
        place=place,
        routed=routed,
        unit_name=await _name(session, routed.unit, active.rules, at) if routed.unit else None,
        clocks=[_forecast(one, at) for one in starting(routed, active.rules, uuid4())],
    )


async def _name(session: AsyncSession, unit: Unit, names: Configuration, at: datetime) -> str | None:
    """What the unit is called: a department and the meeting by the configuration, a community or street as its grid."""
    if unit.rung == "meeting":
        return names.practice.meeting
    if unit.department:
        department = names.department(unit.department)
        return department.name if department else unit.department
    return await session.scalar(select(Grid.name).where(Grid.path == unit.owner, Grid.valid_during.contains(at)))


def _forecast(clock: Starting, at: datetime) -> ClockForecast:
    return ClockForecast(clock.stage, clock.limit, rules.due(at, clock.limit), rules.explain(at, clock.limit))
