"""Opens the case that is about the cause: once for a place, for whoever the configuration asks, with the cases it is
about in its words and linked to it."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.cases.models import Case
from backend.cases.opening import Demand, Opened, open_cases
from backend.common_problems import words
from backend.common_problems.models import CommonProblem, CommonProblemCase
from backend.common_problems.telling import class_name
from backend.configuration.service import Active
from backend.live.outbox import Happened, record


async def open_once(
    session: AsyncSession,
    problem: CommonProblem,
    active: Active,
    *,
    now: datetime,
    tolerance_m: float,
    accept_within: timedelta,
) -> None:
    """Open the root-cause case of a problem's place, unless it has one. Records RootCauseOpened.

    A problem of categories that are listed no longer gets none: nobody could be asked for it.
    """
    times = await _times(session, problem)
    if any(one.root_case_id for one in times):
        return
    cases = await _cases(session, problem)
    latest = [row for row in cases if row.problem_id == problem.id]
    middle, category = _middle(latest), _category(latest, active)
    if category is None:
        return
    demand = Demand(
        category=category,
        summary=words.summary(
            class_name(active.rules, problem.class_code),
            [(one.first_at, one.last_at) for one in times],
            [row.number for row in cases],
        ),
        lon=middle.lon,
        lat=middle.lat,
        kind=active.rules.kinds[0].code,
        channel="api",
        actor="system",
        to=active.rules.common_problems.rung,
    )
    [opened] = await open_cases(
        session, [demand], active, now=now, tolerance_m=tolerance_m, accept_within=accept_within
    )
    if not isinstance(opened, Opened):
        raise opened
    problem.root_case_id = opened.brief.id
    await session.flush()
    data = {
        "case": str(opened.brief.id),
        "number": opened.brief.number,
        "path": opened.brief.path,
        "class": problem.class_code,
        "problems": [str(one.id) for one in times],
        "cases": len(cases),
    }
    topics = (f"wall:{opened.brief.path}", f"case:{opened.brief.id}")
    await record(
        session,
        [*opened.happened, Happened("RootCauseOpened", now, "case", str(opened.brief.id), data, topics)],
    )


async def _times(session: AsyncSession, problem: CommonProblem) -> Sequence[CommonProblem]:
    """Every time that the problem came to its place, in order."""
    query = select(CommonProblem).where(CommonProblem.place_id == problem.place_id).order_by(CommonProblem.nth)
    return (await session.scalars(query)).all()


async def _cases(session: AsyncSession, problem: CommonProblem) -> Sequence[Row[Any]]:
    """The cases of all those times, the first one first."""
    query = (
        select(
            CommonProblemCase.problem_id,
            Case.number,
            Case.category,
            Case.path,
            func.ST_X(Case.geom).label("lon"),
            func.ST_Y(Case.geom).label("lat"),
        )
        .join(Case, Case.id == CommonProblemCase.case_id)
        .join(CommonProblem, CommonProblem.id == CommonProblemCase.problem_id)
        .where(CommonProblem.place_id == problem.place_id)
        .order_by(Case.opened_at, Case.id)
    )
    return (await session.execute(query)).all()


def _middle(cases: Sequence[Row[Any]]) -> Row[Any]:
    """The case nearest to the middle of all: a place where there is the problem, which a mean point need not be."""
    lon = sum(row.lon for row in cases) / len(cases)
    lat = sum(row.lat for row in cases) / len(cases)
    return min(cases, key=lambda row: ((row.lon - lon) ** 2 + (row.lat - lat) ** 2, row.number))


def _category(cases: Sequence[Row[Any]], active: Active) -> str | None:
    """The category that most of the cases are of, among those that are still listed."""
    listed = Counter(row.category for row in cases if active.rules.category(row.category))
    return listed.most_common(1)[0][0] if listed else None
