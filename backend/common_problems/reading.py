"""Reads common problems for those whose scope holds their place."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Select, func, literal, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from backend.cases import brief
from backend.cases.brief import CaseBrief
from backend.cases.models import Case
from backend.common_problems.models import CommonProblem, CommonProblemCase, Look
from backend.errors import NotFound
from backend.grids.models import Grid
from gis.codes import under


class Shown(NamedTuple):
    """A problem with what its place is called, its area as GeoJSON text, and the number of the place's root-cause case
    where one may see that."""

    problem: CommonProblem
    name: str | None
    area: str
    root_case: str | None


async def of_time(session: AsyncSession, path: str, begins: datetime, ends: datetime, now: datetime) -> list[Shown]:
    """The problems at or below ``path`` with cases from ``begins`` until before ``ends``, those with most cases
    first."""
    low, high = under(path)
    query = _query(now).where(
        CommonProblem.path >= low,
        CommonProblem.path < high,
        CommonProblem.last_at >= begins,
        CommonProblem.first_at < ends,
    )
    rows = await session.execute(query.order_by(CommonProblem.cases.desc(), CommonProblem.id))
    return [Shown(*row) for row in rows]


async def find(
    session: AsyncSession, id: UUID, now: datetime
) -> tuple[Shown, Sequence[CommonProblem], list[CaseBrief]]:
    """A problem, every time it came to its place, and those of its cases that one may see, the first one first. Raises
    NotFound."""
    row = (await session.execute(_query(now).where(CommonProblem.id == id))).one_or_none()
    if row is None:
        raise NotFound("there is no such common problem within your scope; GET /api/v1/common-problems lists them")
    shown = Shown(*row)
    times = select(CommonProblem).where(CommonProblem.place_id == shown.problem.place_id)
    part = brief.query().join(CommonProblemCase, CommonProblemCase.case_id == Case.id)
    cases = await session.execute(part.where(CommonProblemCase.problem_id == id).order_by(Case.opened_at, Case.id))
    return shown, (await session.scalars(times.order_by(CommonProblem.nth))).all(), brief.of_rows(cases, now)


async def of_case(session: AsyncSession, case: UUID, now: datetime) -> list[Shown]:
    """The problem that a case is part of, or all times of the one whose root-cause case it is, in order."""
    rooted = select(CommonProblem.place_id).where(CommonProblem.root_case_id == case)
    part = select(CommonProblemCase.problem_id).where(CommonProblemCase.case_id == case)
    query = _query(now).where(or_(CommonProblem.place_id.in_(rooted), CommonProblem.id.in_(part)))
    return [Shown(*row) for row in await session.execute(query.order_by(CommonProblem.nth))]


async def last_look(session: AsyncSession) -> Look | None:
    """The last look that was done."""
    return await session.scalar(select(Look).where(Look.done_at.is_not(None)).order_by(Look.id.desc()).limit(1))


def _query(now: datetime) -> Select[Any]:
    """Problems as ``Shown``."""
    rooted, root = aliased(CommonProblem), aliased(Case)
    number = (
        select(root.number)
        .join(rooted, rooted.root_case_id == root.id)
        .where(rooted.place_id == CommonProblem.place_id)
        .scalar_subquery()
    )
    called = Grid.valid_during.op("@>")(literal(now, CommonProblem.found_at.type))
    return select(
        CommonProblem,
        Grid.name.label("name"),
        func.ST_AsGeoJSON(CommonProblem.area, 6).label("area_json"),
        number.label("root_case"),
    ).outerjoin(Grid, (Grid.path == CommonProblem.path) & called)
