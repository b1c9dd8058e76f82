"""Reads clusters of like cases, and what is usual where they are."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, exists, func, literal, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.cases.models import Case
from backend.common_problems.models import CommonProblem, CommonProblemCase
from backend.common_problems.places import Cluster
from backend.configuration.schema import CommonProblems as Rules
from backend.grids.models import Grid
from gis.metric import utm_srid

YEAR = timedelta(days=365)
"""So far back goes what is usual; a log that is younger has less."""
SCALES = (1.0, 0.5, 0.25)
"""Shares of the radius that clusters are looked for in: where cases lie so dense by themselves that the widest runs
into one, the narrower ones still tell places apart."""

LIKE_CASES = text("""
    select class_code, cases, paths, opened, st_asewkb(area) as area, area_m2, past
    from like_cases_v1(:past, :since, :until, cast(:radii as float8[]), cast(:least as integer), cast(:srid as integer))
""")
COUNT = text("select count(*) from counting_cases_v1(:since, :until)")


@dataclass(frozen=True, slots=True)
class Usual:
    """What came in the time before: over how many days, and of each class to each street; the streets' areas."""

    days: float
    streets: Mapping[tuple[str, str], int]
    area_m2: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Span:
    """The time that is looked at, ``since`` to ``until``, and the time before it that says what is usual."""

    past: datetime
    since: datetime
    until: datetime

    @property
    def past_days(self) -> float:
        """How long the time before is."""
        return (self.since - self.past) / timedelta(days=1)

    @property
    def days(self) -> float:
        """How long the time is that is looked at."""
        return (self.until - self.since) / timedelta(days=1)


async def span_of(session: AsyncSession, rules: Rules, now: datetime) -> Span:
    """The days until ``now``, and before them a year, or as long as there have been cases."""
    since = now - timedelta(days=rules.days)
    first = await session.scalar(select(func.min(Case.opened_at)))
    return Span(min(max(first or since, since - YEAR), since), since, now)


async def count(session: AsyncSession, span: Span) -> int:
    """How many cases of a span are looked at."""
    return await session.scalar(COUNT, {"since": span.since, "until": span.until}) or 0


async def clusters(session: AsyncSession, rules: Rules, span: Span) -> list[Cluster]:
    """The clusters of a span's cases; none in a city without boundaries."""
    srid = await _srid(session, span.until)
    if srid is None:
        return []
    values = {
        "past": span.past,
        "since": span.since,
        "until": span.until,
        "radii": [rules.radius_m * share for share in SCALES],
        "least": rules.least,
        "srid": srid,
    }
    return [
        Cluster(row.class_code, tuple(row.cases), tuple(row.paths), tuple(row.opened), row.area, row.area_m2, row.past)
        for row in await session.execute(LIKE_CASES, values)
    ]


async def usual_of(session: AsyncSession, span: Span) -> Usual:
    """What was usual in the streets before a span, without what was a common problem itself."""
    code = func.left(Case.category, 2)
    street = select(Grid.path, Grid.area_m2).where(
        Grid.level == "street", Grid.valid_during.op("@>")(literal(span.until, CommonProblem.found_at.type))
    )
    areas = {row.path: row.area_m2 for row in await session.execute(street)}
    streets = street.subquery()
    rows = await session.execute(
        select(code, streets.c.path, func.count())
        .select_from(streets)
        .join(Case, and_(Case.path >= streets.c.path, Case.path < streets.c.path + "/"))
        .where(
            Case.opened_at >= span.past,
            Case.opened_at < span.since,
            Case.status.not_in(("excluded", "merged")),
            ~exists().where(CommonProblemCase.case_id == Case.id),
            ~exists().where(CommonProblem.root_case_id == Case.id),
        )
        .group_by(code, streets.c.path)
    )
    return Usual(span.past_days, Counter({(row[0], row[1]): row[2] for row in rows}), areas)


async def _srid(session: AsyncSession, at: datetime) -> int | None:
    """The projection in metres for the district: the UTM zone of its middle."""
    centre = (
        select(func.ST_X(Grid.centre), func.ST_Y(Grid.centre))
        .where(Grid.valid_during.op("@>")(literal(at, CommonProblem.found_at.type)))
        .order_by(Grid.path)
        .limit(1)
    )
    row = (await session.execute(centre)).one_or_none()
    return utm_srid(*row) if row else None
