"""Evaluates places, workers and departments over a period, ranks them, and lists what is behind each number.

Everything is counted as it stands now, so that a figure of a past period may still change while its cases do; what
must not change afterwards is kept by whoever publishes it.
"""

import asyncio
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy import ARRAY, RowMapping, any_, func, literal, select
from sqlalchemy.dialects.postgresql import UUID as PgUuid
from sqlalchemy.ext.asyncio import AsyncSession

from backend.configuration import service as configuration
from backend.configuration.schema import Configuration
from backend.configuration.schema import Evaluation as Rules
from backend.configuration.values import Measure
from backend.evaluation import measures, ranking
from backend.evaluation.facts import having, items, tallies
from backend.evaluation.measures import Counts, Facts, Figure, Portion, Tally, Why
from backend.evaluation.periods import Period
from backend.evaluation.ranking import Candidate
from backend.evaluation.subjects import Subject, SubjectKind, Whose
from backend.grids.models import Grid
from backend.people.leaders import at_or_above
from backend.people.models import Account
from gis.codes import under as subtree

Level = Literal["street", "community", "micro", "worker", "department"]
"""What is ranked: places of a level, workers, or departments."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Everything that is counted of somebody in a period. ``score`` is 0 to 100; None when a measure that has weight
    counts nothing."""

    period: Period
    counts: Counts
    figures: Mapping[Measure, Figure]
    score: float | None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Somebody's figures with those they are compared with; ``rules`` are the weights at the end of the period."""

    subject: Subject
    name: str
    rules: Rules
    now: Measured
    previous: Measured
    year_before: Measured


@dataclass(frozen=True, slots=True)
class RankingRow:
    """One of those compared: ``key`` is a place's path, a worker's account or a department's code. ``rank`` is None for
    those who have too few cases, ``previous_rank`` for those who had; ``sample`` is how many the score rests on."""

    key: str
    name: str
    rank: int | None
    previous_rank: int | None
    sample: int
    now: Measured
    previous: Measured


@dataclass(frozen=True, slots=True)
class Ranking:
    """Those of a level below a path: first the ranked ones from the best on, then those with too few cases. ``red`` and
    ``black`` (the worst first) are rows of it."""

    under: str
    level: Level
    rules: Rules
    period: Period
    rows: tuple[RankingRow, ...]
    red: tuple[RankingRow, ...]
    black: tuple[RankingRow, ...]


@dataclass(frozen=True, slots=True)
class Behind:
    """One report or case that a number counts: ``report`` is None when cases are counted. ``at`` is when it was
    received, opened, due or closed, whichever counts it; ``why`` it was left out."""

    number: str
    category: str
    path: str
    report: UUID | None
    at: datetime
    why: Why | None


async def evaluate(session: AsyncSession, subject: Subject, period: Period, now: datetime) -> Evaluation:
    """Every measure of ``subject`` in ``period``, in the one before and in that of a year before, as of ``now``."""
    rules = await _rules(session, period, now)
    periods = (period, period.before(), period.year_before())
    found = await tallies(session, Whose.of(subject), periods, now)
    measured = [_measured(one, found.get((subject.key, nth), []), rules.evaluation) for nth, one in enumerate(periods)]
    name = await _name(session, subject, min(period.last, now), rules)
    return Evaluation(subject, name, rules.evaluation, *measured)


async def figures(
    session: AsyncSession, path: str, period: Period, now: datetime
) -> tuple[Counts, Mapping[Measure, Figure]]:
    """What is counted of a place in one period, compared with nothing."""
    found = (await tallies(session, Whose("scope", path, path), (period,), now)).get((path, 0), [])
    return measures.counts(found), measures.figures(found)


async def rank(session: AsyncSession, under: str, level: Level, period: Period, now: datetime) -> Ranking:
    """Compare the places of a level, or the workers or departments with cases, at or below ``under``.

    Weights and the least sample are those of the configuration that holds at the end of the period. The number of
    queries is the same however many are compared.
    """
    active = await _rules(session, period, now)
    kind: SubjectKind = "worker" if level == "worker" else "department" if level == "department" else "scope"
    periods = (period, period.before())
    found = await tallies(session, Whose(kind, under), periods, now)
    rules = active.evaluation
    names = await _names(session, under, level, min(period.last, now), {key for key, _ in found}, active)
    sums = _gather(found, names) if kind == "scope" else found
    # Of thousands of workers it takes seconds of a core, which nobody else's request must wait for.
    return await asyncio.to_thread(_ranking, under, level, rules, names, sums, periods)


async def behind(
    session: AsyncSession,
    subject: Subject,
    period: Period,
    measure: Measure,
    portion: Portion,
    now: datetime,
    *,
    why: Why | None = None,
    limit: int,
    offset: int,
) -> tuple[int, list[Behind]]:
    """How many a number counts, and some of them, in the order of their instants: exactly those that ``evaluate``
    counted in this portion of the measure (left out for ``why``)."""
    found = measures.facts_of(measure, portion, why)
    if not found:
        return 0, []
    ((cohort, wanted),) = found.items()
    rows = items(cohort, Whose.of(subject), period, now).subquery()
    these = select(rows).where(having(rows, measure, wanted))
    total = await session.scalar(select(func.count()).select_from(these.subquery())) or 0
    page = these.order_by(rows.c.at, rows.c.number, rows.c.report).limit(limit).offset(offset)
    return total, [_behind(row, measure, cohort) for row in (await session.execute(page)).mappings()]


async def _rules(session: AsyncSession, period: Period, now: datetime) -> Configuration:
    return (await configuration.active(session, min(period.last, now))).rules


def _behind(row: RowMapping, measure: Measure, cohort: type[Facts]) -> Behind:
    facts = cohort(**{one.name: row[one.name] for one in fields(cohort)})
    counted = measures.judged(measure, facts, measure in (row["appealed"] or ()))
    assert counted is not None
    return Behind(row["number"], row["category"], row["path"], row["report"], row["at"], counted.why)


def _measured(period: Period, found: Sequence[Tally], rules: Rules) -> Measured:
    figures = measures.figures(found)
    total = ranking.score(figures, rules)
    return Measured(period, measures.counts(found), figures, None if total is None else float(total))


def _gather(
    found: Mapping[tuple[str, int], list[Tally]], places: Collection[str]
) -> dict[tuple[str, int], list[Tally]]:
    """What was counted of each path, by the place among ``places`` that it lies in; without what lies in none."""
    sums: dict[tuple[str, int], list[Tally]] = {}
    for (path, nth), some in found.items():
        place = next((above for above in at_or_above(path) if above in places), None)
        if place is not None:
            sums.setdefault((place, nth), []).extend(some)
    return sums


def _ranking(
    under: str,
    level: Level,
    rules: Rules,
    names: Mapping[str, str],
    sums: Mapping[tuple[str, int], Sequence[Tally]],
    periods: tuple[Period, Period],
) -> Ranking:
    """Those of ``names`` by what was counted of each in the period and in the one before."""
    current, previous = (
        {key: _measured(one, sums.get((key, nth), []), rules) for key in names} for nth, one in enumerate(periods)
    )
    order, before = (
        ranking.rank((Candidate(key, one.figures) for key, one in measured.items()), rules)
        for measured in (current, previous)
    )
    ranks, ranks_before = ({place.key: place.rank for place in one.places} for one in (order, before))
    rows = {
        key: RankingRow(
            key=key,
            name=names[key],
            rank=ranks.get(key),
            previous_rank=ranks_before.get(key),
            sample=ranking.sample(current[key].figures, rules),
            now=current[key],
            previous=previous[key],
        )
        for key in (*ranks, *order.too_few)
    }
    red, black = (tuple(rows[key] for key in listed) for listed in (order.red, order.black))
    return Ranking(under, level, rules, periods[0], tuple(rows.values()), red, black)


async def _names(
    session: AsyncSession, under: str, level: Level, at: datetime, found: set[str], rules: Configuration
) -> dict[str, str]:
    """Who is compared, by key: every place of the level, every department that is configured or has cases, and every
    worker who has."""
    if level == "worker":
        return await _accounts(session, found)
    if level == "department":
        return {key: key for key in sorted(found)} | {one.code: one.name for one in rules.departments}
    low, high = subtree(under)
    query = select(Grid.path, Grid.name).where(
        Grid.level == level, Grid.valid_during.contains(at), Grid.path >= low, Grid.path < high
    )
    return {row.path: row.name for row in await session.execute(query.order_by(Grid.path))}


async def _name(session: AsyncSession, subject: Subject, at: datetime, rules: Configuration) -> str:
    """What people call the subject; its key when nobody does (any more)."""
    if subject.kind == "worker":
        return (await _accounts(session, [subject.key])).get(subject.key, subject.key)
    if subject.kind == "department":
        department = rules.department(subject.key)
        return department.name if department else subject.key
    query = select(Grid.name).where(Grid.path == subject.key, Grid.valid_during.contains(at))
    return await session.scalar(query) or subject.key


async def _accounts(session: AsyncSession, ids: Iterable[str]) -> dict[str, str]:
    wanted = [UUID(id) for id in ids]
    query = select(Account.id, Account.display_name).where(Account.id == any_(literal(wanted, ARRAY(PgUuid))))
    return {str(id): name for id, name in await session.execute(query)}
