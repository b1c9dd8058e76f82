"""``/api/v1/common-problems``: where like cases gather more than is usual there, and what came of it (未诉先办)."""

from datetime import date, datetime, time
from typing import Annotated, Any
from uuid import UUID

import orjson
from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, Field

from backend.api.context import Parts, Reading, Writing
from backend.api.identity import CurrentCaller, Under
from backend.api.parameters import OR_EMPTY, CaseNumber
from backend.api.problems import documented
from backend.cases.brief import CaseBrief, Instant
from backend.cases.following import may_see
from backend.cases.parties import unknown_case
from backend.cases.reading import find_case
from backend.common_problems import looks, reading
from backend.common_problems.reading import Shown
from backend.common_problems.telling import class_name
from backend.configuration.schema import Configuration
from backend.configuration.service import active
from backend.settings import BEIJING

router = APIRouter(prefix="/api/v1", tags=["common problems"])


class CommonProblem(BaseModel):
    """Like cases that gathered in one place, and how much that stood out."""

    id: UUID
    class_code: str = Field(description="the first two digits of the cases' categories")
    class_name: str
    path: str = Field(description="the deepest grid that holds them, or the street of most of them")
    name: str | None = Field(description="of that grid; null when there is none any more")
    first_at: Instant = Field(description="its first case was opened")
    last_at: Instant
    found_at: Instant
    cases: int = Field(description="so many when it stood out most,")
    expected: float = Field(description="where so many were usual,")
    p: float = Field(description="which happens with this probability by chance in one place,")
    looks: int = Field(description="and so many places were looked at: p times looks is what was judged")
    nth: int = Field(description="which time it is in its place")
    place: UUID = Field(description="the same for every time it came to this place")
    root_case: str | None = Field(description="number of the case that is about the cause; null while there is none")
    area: dict[str, Any] = Field(description="GeoJSON, WGS-84: within the radius of its cases")


class Time(BaseModel):
    """One time that a problem came to its place."""

    id: UUID
    nth: int
    first_at: Instant
    last_at: Instant
    cases: int


class ProblemInFull(CommonProblem):
    """A problem with its cases."""

    times: list[Time] = Field(description="every time it came to its place, the first one first")
    part: list[CaseBrief] = Field(description="those of its cases that one may see, the first one first")


class Searched(BaseModel):
    """The last look for common problems."""

    at: Instant
    cases: int = Field(description="so many were looked at")
    found: int = Field(description="problems that were new")


class Problems(BaseModel):
    """A month's problems, those with most cases first."""

    month: str = Field(description="Beijing time", examples=["2026-11"])
    problems: list[CommonProblem]
    looked: Searched | None = Field(description="null before the first look")


class CaseProblems(BaseModel):
    """What a case has to do with common problems."""

    problems: list[CommonProblem] = Field(
        description="the one it is part of, or every time of the one that it is the root-cause case of"
    )


class LookAsked(BaseModel):
    """A look that was asked for; its result is in the list within a minute or so."""

    id: int
    asked_at: Instant


Month = Annotated[
    str | None,
    OR_EMPTY,
    Query(pattern=r"^[12][0-9]{3}-(0[1-9]|1[0-2])$", description="a month, Beijing time; absent: this one"),
]
ProblemId = Annotated[UUID, Path(description="the problem's id, from the list or CommonProblemFound")]


@router.get("/common-problems", summary="A month's common problems", responses=documented(401, 403, 422))
async def list_problems(
    caller: CurrentCaller, session: Reading, context: Parts, under: Under = None, month: Month = None
) -> Problems:
    """The common problems at or below a path within one's scope that had cases in a month."""
    path, now = caller.within(under), context.clock()
    wanted = month or f"{now.astimezone(BEIJING):%Y-%m}"
    begins, ends = _month(wanted)
    found = await reading.of_time(session, path, begins, ends, now)
    look = await reading.last_look(session)
    rules = (await active(session, now)).rules
    searched = look and Searched.model_validate({"at": look.done_at, "cases": look.looked_at, "found": look.found})
    return Problems(month=wanted, problems=[_problem(shown, rules) for shown in found], looked=searched)


@router.post(
    "/common-problems/looks", status_code=202, summary="Look for common problems now", responses=documented(401, 403)
)
async def look(caller: CurrentCaller, session: Writing, context: Parts) -> LookAsked:
    """Have the whole district's cases looked at now, as happens every night at 03:00 Beijing time."""
    caller.require("cases.approve")
    asked = await looks.ask(session, caller.id, context.clock())
    return LookAsked(id=asked.id, asked_at=asked.asked_at)


@router.get("/common-problems/{problem_id}", summary="One common problem", responses=documented(401, 403, 404, 422))
async def show(problem_id: ProblemId, caller: CurrentCaller, session: Reading, context: Parts) -> ProblemInFull:
    """A problem within one's scope with its cases, and the other times it came to its place."""
    caller.require("cases.see")
    now = context.clock()
    shown, times, cases = await reading.find(session, problem_id, now)
    rules = (await active(session, now)).rules
    return ProblemInFull(
        **_problem(shown, rules).model_dump(),
        times=[Time.model_validate(one, from_attributes=True) for one in times],
        part=cases,
    )


@router.get(
    "/cases/{number}/common-problems", summary="A case's common problems", responses=documented(401, 403, 404, 422)
)
async def of_case(number: CaseNumber, caller: CurrentCaller, session: Reading, context: Parts) -> CaseProblems:
    """The problem a case is part of, or the one whose cause it is about; for whoever sees both."""
    now = context.clock()
    case, _ = await find_case(session, number, now)
    if not await may_see(session, caller, case):
        raise unknown_case(number)
    rules = (await active(session, now)).rules
    return CaseProblems(problems=[_problem(shown, rules) for shown in await reading.of_case(session, case.id, now)])


def _problem(shown: Shown, rules: Configuration) -> CommonProblem:
    kept = shown.problem
    return CommonProblem(
        id=kept.id,
        class_code=kept.class_code,
        class_name=class_name(rules, kept.class_code),
        path=kept.path,
        name=shown.name,
        first_at=kept.first_at,
        last_at=kept.last_at,
        found_at=kept.found_at,
        cases=kept.cases,
        expected=kept.expected,
        p=kept.p,
        looks=kept.looks,
        nth=kept.nth,
        place=kept.place_id,
        root_case=shown.root_case,
        area=orjson.loads(shown.area),
    )


def _month(month: str) -> tuple[datetime, datetime]:
    """When a Beijing month begins, and when the next one does."""
    first = date.fromisoformat(f"{month}-01")
    after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return datetime.combine(first, time(), BEIJING), datetime.combine(after, time(), BEIJING)
