"""Gathers what a circular says from evaluation, activity and the appeals, as it stands when it is made."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from backend.activity import queries
from backend.activity.models import ActivityInterval
from backend.cases.models import Case
from backend.circulars.content import (
    Activity,
    Alive,
    Appeals,
    Compared,
    Content,
    Day,
    Fraction,
    Level,
    Ranked,
    Ranking,
    Sleeper,
)
from backend.circulars.periods import Issue
from backend.configuration import service as configuration
from backend.errors import Invalid, NotFound
from backend.evaluation import service as evaluation
from backend.evaluation.measures import MEASURES, Figure
from backend.evaluation.models import Appeal
from backend.evaluation.periods import Period
from backend.evaluation.subjects import Subject
from backend.grids.service import GridView, list_grids
from backend.people.leaders import at_or_above
from backend.settings import BEIJING
from gis.codes import under as subtree

SHOWN = 30
"""How many zombies a circular names."""
_MOST_GRIDS = 1_000_000
_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Place:
    """A place as it was when a period ended: itself, what lies directly below it, and every grid of it by path."""

    own: GridView
    below: list[GridView]
    grids: dict[str, GridView]
    district: str


async def find_place(session: AsyncSession, path: str, at: datetime) -> Place:
    """The place at ``path`` ("" is the whole district) as it was at ``at``.

    Raises NotFound where there was no grid, and Invalid for a grid with none below it: nobody can be ranked there.
    """
    found = {grid.path: grid for grid in await list_grids(session, None, path, _MOST_GRIDS, at)}
    own = found.get(path) if path else next(iter(found.values()), None)
    if own is None:
        where = f"at {path}; GET /api/v1/grids lists the paths" if path else "yet; bring them in: ./grid import grids"
        raise NotFound(f"there was no grid {where} (on {at.astimezone(BEIJING):%Y-%m-%d})")
    below = [grid for grid in found.values() if grid.parent == own.code]
    if not below:
        raise Invalid(f"{own.path} has no grids below it to be compared; name the place that it belongs to")
    root = own.path.partition(".")[0]
    district = found.get(root) or next(iter(await list_grids(session, None, root, 1, at)), own)
    return Place(own, below, found, district.name)


async def gather(session: AsyncSession, place: Place, issue: Issue, now: datetime) -> Content:
    """Everything that the circular of ``place`` for ``issue`` says, as of ``now``."""
    period = Period(issue.begins, issue.ends)
    rules = (await configuration.active(session, min(period.last, now))).rules
    found = await evaluation.evaluate(session, Subject("scope", place.own.path), period, now)
    levels = [cast(Level, place.below[0].level)]
    if place.own.level == "city":
        levels.append("department")
    rankings = [_ranking(await evaluation.rank(session, place.own.path, level, period, now), level) for level in levels]
    return Content(
        kind=issue.kind,
        path=place.own.path,
        place=place.own.name,
        district=place.district,
        begins=issue.begins,
        ends=issue.ends,
        made_at=now,
        configuration=f"{rules.title}第{rules.version}版",
        reports=found.now.counts.received,
        measures=[
            Compared(
                measure=measure,
                now=_fraction(found.now.figures[measure]),
                previous=_fraction(found.previous.figures[measure]),
                year_before=_fraction(found.year_before.figures[measure]),
            )
            for measure in MEASURES
        ],
        rankings=[ranking for ranking in rankings if ranking.rows],
        activity=await _activity(session, place, issue),
        appeals=await _appeals(session, place.own.path, issue),
    )


def _fraction(figure: Figure) -> Fraction:
    return Fraction(
        numerator=figure.numerator,
        denominator=figure.denominator,
        excluded={why: count for why, count in figure.excluded.items() if count},
    )


def _ranking(found: evaluation.Ranking, level: Level) -> Ranking:
    return Ranking(
        level=level,
        weights=dict(found.rules.weights),
        least_cases=found.rules.least_cases,
        rows=[
            Ranked(
                key=row.key,
                name=row.name,
                place=row.rank,
                before=row.previous_rank,
                score=None if row.rank is None else row.now.score,
                sample=row.sample,
                measures={measure: _fraction(row.now.figures[measure]) for measure in found.rules.weights},
            )
            for row in found.rows
        ],
        red=[row.key for row in found.red],
        black=[row.key for row in found.black],
    )


async def _activity(session: AsyncSession, place: Place, issue: Issue) -> Activity:
    path, last = place.own.path, issue.ends - timedelta(microseconds=1)
    rows = [row for row in await _states(session, path, last) if row.path in place.grids]
    leaves = [path for path, grid in place.grids.items() if grid.leaf]
    units = {unit.path for unit in place.below}
    by_unit: dict[str, list[Any]] = defaultdict(list)
    for row in rows:  # where a level is left out units are not equally deep
        by_unit[next((above for above in at_or_above(row.path) if above in units), path)].append(row)
    first = issue.begins.astimezone(BEIJING).date() - _A_DAY  # how it was when the period began
    before, *days = await queries.by_day(session, path, first, last.astimezone(BEIJING).date(), issue.ends)
    zombies = sorted((row for row in rows if row.state == "zombie"), key=lambda row: (row.zombie_since, row.path))
    return Activity(
        whole=_alive(place.own, leaves, rows),
        below=[_alive(unit, leaves, by_unit[unit.path]) for unit in place.below],
        days=[Day(day=one.day, quiet=one.states["quiet"], zombie=one.states["zombie"]) for one in days],
        zombies_before=before.states["zombie"],
        sleepers=[_sleeper(row, place, issue.ends) for row in zombies[:SHOWN]],
        map={row.code: row.state for row in rows},
    )


def _alive(unit: GridView, leaves: Sequence[str], rows: Sequence[Any]) -> Alive:
    return Alive(
        key=unit.path,
        name=unit.name,
        grids=sum(path == unit.path or path.startswith(f"{unit.path}.") for path in leaves),
        states=Counter(row.state for row in rows),
        kinds=Counter(kind for row in rows if row.state == "zombie" for kind in row.kinds),
    )


def _sleeper(row: Any, place: Place, ends: datetime) -> Sleeper:
    above = [grid for grid in place.grids.values() if row.path.startswith(f"{grid.path}.") and grid is not place.own]
    return Sleeper(
        code=row.code,
        name=place.grids[row.path].name,
        of="".join(grid.name for grid in above),
        kinds=list(row.kinds),
        since=row.zombie_since,
        days=(ends - row.zombie_since) // _A_DAY,
    )


async def _states(session: AsyncSession, path: str, at: datetime) -> Sequence[Any]:
    """The state of each grid at ``at``, and since when a zombie has been one, whatever its kinds were meanwhile."""
    low, high = subtree(path)
    now, before, after = ActivityInterval, aliased(ActivityInterval), aliased(ActivityInterval)
    awake = (
        select(func.max(before.until_at))
        .where(before.code == now.code, before.from_at < now.from_at, before.state != "zombie")
        .scalar_subquery()
    )
    first = select(func.min(after.from_at)).where(after.code == now.code).scalar_subquery()
    query = select(now.code, now.path, now.state, now.kinds, func.coalesce(awake, first).label("zombie_since")).where(
        now.path >= low, now.path < high, now.from_at <= at, or_(now.until_at.is_(None), now.until_at > at)
    )
    return (await session.execute(query.order_by(now.path))).all()


async def _appeals(session: AsyncSession, path: str, issue: Issue) -> Appeals:
    low, high = subtree(path)
    decided = Appeal.decided_at.between(issue.begins, issue.ends - timedelta(microseconds=1))
    still = or_(Appeal.decided_at.is_(None), Appeal.decided_at >= issue.ends)
    query = (
        select(
            func.count().filter(Appeal.asked_at >= issue.begins),
            func.count().filter(decided, Appeal.approved.is_(True)),
            func.count().filter(decided, Appeal.approved.is_(False)),
            func.count().filter(still),
        )
        .join(Case, Case.id == Appeal.case_id)
        .where(Case.path >= low, Case.path < high, Appeal.asked_at < issue.ends)
    )
    made, approved, refused, open_ = (await session.execute(query)).one()
    return Appeals(made=made, approved=approved, refused=refused, open=open_)
