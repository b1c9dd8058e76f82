"""``/api/v1/figures``: a place in numbers as it is now, for walls."""

from datetime import date
from typing import Self

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from backend.api.context import Counting, Parts
from backend.api.identity import CurrentCaller, Under
from backend.api.problems import documented
from backend.cases.brief import Instant
from backend.common_problems.telling import class_name
from backend.configuration.service import active
from backend.evaluation.flow import Flow, Moved, Standing, flow
from backend.positions.presence import Presence, presence
from gis.codes import code_of

router = APIRouter(prefix="/api/v1/figures", tags=["figures"])


class MovedCases(BaseModel):
    """How many came and went in some time."""

    model_config = ConfigDict(from_attributes=True)

    opened: int
    closed: int


class DayOfCases(MovedCases):
    """A Beijing day's."""

    day: date

    @classmethod
    def of(cls, day: date, moved: Moved) -> Self:
        """As counted."""
        return cls(day=day, opened=moved.opened, closed=moved.closed)


class StandingCases(BaseModel):
    """How many there are: opened today, open now, and of these past the time for the whole."""

    model_config = ConfigDict(from_attributes=True)

    opened: int
    open: int
    overdue: int


class ClassOfCases(StandingCases):
    """A class's."""

    code: str = Field(description="the first two digits of the categories")
    name: str

    @classmethod
    def of(cls, code: str, name: str, standing: Standing) -> Self:
        """As counted."""
        return cls(code=code, name=name, **StandingCases.model_validate(standing).model_dump())


class PlaceOfCases(StandingCases):
    """A place's directly below, or what lies in the place itself and in none below."""

    code: str
    path: str
    name: str

    @classmethod
    def of(cls, path: str, name: str, standing: Standing) -> Self:
        """As counted."""
        return cls(code=code_of(path), path=path, name=name, **StandingCases.model_validate(standing).model_dump())


class Workers(BaseModel):
    """How many people, each once."""

    model_config = ConfigDict(from_attributes=True)

    bound: int = Field(description="with a duty in a grid here, or in the stead of somebody on leave")
    on_duty: int = Field(description="a shift of theirs runs")
    at_work: int = Field(description="they switched to work")
    seen: int = Field(description="they sent a position in the last ten minutes")

    @classmethod
    def of(cls, found: Presence) -> Self:
        """As counted."""
        return cls.model_validate(found)


class FiguresAnswer(BaseModel):
    """A place's cases and workers. Days and hours are Beijing's."""

    under: str
    at: Instant = Field(description="when this was so")
    now: StandingCases
    today: MovedCases
    yesterday: MovedCases = Field(description="until the same time of the day before")
    hours_today: list[MovedCases] = Field(description="from midnight to the running hour")
    hours_yesterday: list[MovedCases] = Field(description="all 24")
    days: list[DayOfCases] = Field(description="the last 14, today the last")
    classes: list[ClassOfCases] = Field(description="those with cases, by code")
    parts: list[PlaceOfCases] = Field(description="every place directly below, by path")
    workers: Workers


@router.get("", summary="A place in numbers", responses=documented(401, 403, 422))
async def figures(caller: CurrentCaller, session: Counting, context: Parts, under: Under = None) -> FiguresAnswer:
    """What came, went, is open and overdue at or below a path within one's scope, and who is at work there.

    The three rates have a period: GET /api/v1/rates.
    """
    path, now = caller.within(under), context.clock()
    counted: Flow = await flow(session, path, now)
    rules = (await active(session, now)).rules
    return FiguresAnswer(
        under=path,
        at=now,
        now=StandingCases.model_validate(counted.whole),
        today=MovedCases.model_validate(counted.today),
        yesterday=MovedCases.model_validate(counted.yesterday),
        hours_today=[MovedCases.model_validate(one) for one in counted.hours_today],
        hours_yesterday=[MovedCases.model_validate(one) for one in counted.hours_yesterday],
        days=[DayOfCases.of(day, moved) for day, moved in counted.days],
        classes=[ClassOfCases.of(code, class_name(rules, code), one) for code, one in counted.classes.items()],
        parts=[PlaceOfCases.of(part.path, part.name, part.standing) for part in counted.parts],
        workers=Workers.of(await presence(session, path, now)),
    )
