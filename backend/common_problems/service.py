"""Looks for common problems: like cases that gather in a place, more than the usual rate there explains (未诉先办).

A problem lasts as long as the configuration's ``days`` from its first case. Cases that come to the same place until
then make it grow; what gathers there afterwards is the problem come again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from geoalchemy2 import Geography
from geoalchemy2.elements import WKBElement
from sqlalchemy import cast, func, select, text
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from backend.cases.lifecycle import ENDED
from backend.cases.models import Case
from backend.common_problems import root_cause
from backend.common_problems.clusters import Span, Usual, clusters, count, span_of, usual_of
from backend.common_problems.models import CommonProblem, CommonProblemCase
from backend.common_problems.places import Cluster, Finding, clearest, place_of, street_of
from backend.common_problems.significance import stands_out, surprise, usual
from backend.common_problems.telling import tell
from backend.configuration import service as configuration
from backend.configuration.schema import CommonProblems as Rules

ONE_AT_A_TIME = text("select pg_advisory_xact_lock(hashtext('gridwarden.common_problems'))")


@dataclass(frozen=True, slots=True)
class Looked:
    """How many cases were looked at, and how many problems are new."""

    cases: int
    found: int


async def look(session: AsyncSession, now: datetime, *, tolerance_m: float, accept_within: timedelta) -> Looked:
    """Look at the cases of the days until ``now``: new problems are stored and told of, known ones grow, and the time
    that the configuration names opens the root-cause case of its place, once.

    Waits for another process that is looking. ``tolerance_m`` and ``accept_within`` are for the case (see open_cases).
    Records CommonProblemFound, RootCauseOpened and what belongs to a case.
    """
    await session.execute(ONE_AT_A_TIME)
    active = await configuration.active(session, now)
    rules = active.rules.common_problems
    span = await span_of(session, rules, now)
    looks = await count(session, span)
    found = await clusters(session, rules, span)
    if not found:
        return Looked(looks, 0)
    new = []
    before = await usual_of(session, span)
    for finding in clearest(_findings(found, looks, before, rules, span)):
        same = await _in_the_same_place(session, finding.cluster, rules, span)
        lasting = [problem for problem in same if problem.first_at >= span.since]
        if lasting:
            await _grow(session, lasting[-1], finding, looks)
        else:
            new.append(await _store(session, finding, same, looks, now))
    for problem in new:
        await tell(session, problem, active.rules, now)
        if problem.nth >= rules.recurrences:
            await root_cause.open_once(
                session, problem, active, now=now, tolerance_m=tolerance_m, accept_within=accept_within
            )
    return Looked(looks, len(new))


def _findings(found: Sequence[Cluster], looks: int, before: Usual, rules: Rules, span: Span) -> list[Finding]:
    """The clusters that stand out."""
    findings = []
    for cluster in found:
        street = street_of(cluster.paths)
        share = cluster.area_m2 / before.area_m2[street] if street in before.area_m2 else 0.0
        past = usual(cluster.past, before.streets.get((cluster.class_code, street), 0), share)
        how = surprise(len(cluster.cases), past, span.days, before.days)
        if stands_out(how.p, looks, rules.significance):
            findings.append(Finding(cluster, how.expected, how.p))
    return findings


async def _in_the_same_place(
    session: AsyncSession, cluster: Cluster, rules: Rules, span: Span
) -> Sequence[CommonProblem]:
    """The problems of the class, of a year back, that would be one cluster with this one had they come together: a case
    of theirs lies within the radius of one of its; the latest first."""
    theirs, its = aliased(Case), aliased(Case)
    within = func.ST_DWithin(cast(theirs.geom, Geography), cast(its.geom, Geography), rules.radius_m)
    near = (
        select(CommonProblemCase.case_id)
        .join(theirs, theirs.id == CommonProblemCase.case_id)
        .join(its, within)
        .where(CommonProblemCase.problem_id == CommonProblem.id, its.id.in_(cluster.cases))
        .exists()
    )
    query = (
        select(CommonProblem)
        .where(CommonProblem.class_code == cluster.class_code, CommonProblem.last_at >= span.past, near)
        .order_by(CommonProblem.last_at.desc(), CommonProblem.found_at.desc(), CommonProblem.id)
    )
    return (await session.scalars(query)).all()


async def _grow(session: AsyncSession, problem: CommonProblem, finding: Finding, looks: int) -> None:
    """Cases came to a problem that lasts. What is told of it stays as it was when it stood out most."""
    cluster = finding.cluster
    await _link(session, problem.id, cluster)
    problem.first_at = min(problem.first_at, *cluster.opened)
    problem.last_at = max(problem.last_at, *cluster.opened)
    problem.area = func.ST_Multi(func.ST_Union(CommonProblem.area, _area(cluster)))
    if finding.p < problem.p:
        problem.cases, problem.looks = len(cluster.cases), looks
        problem.expected, problem.p = finding.expected, finding.p
    await session.flush()


async def _store(
    session: AsyncSession, finding: Finding, same: Sequence[CommonProblem], looks: int, now: datetime
) -> CommonProblem:
    cluster = finding.cluster
    place, nth = await _place(session, same)
    problem = CommonProblem(
        id=uuid4(),
        class_code=cluster.class_code,
        path=place_of(cluster.paths),
        area=_area(cluster),
        found_at=now,
        first_at=min(cluster.opened),
        last_at=max(cluster.opened),
        cases=len(cluster.cases),
        expected=finding.expected,
        p=finding.p,
        looks=looks,
        place_id=place,
        nth=nth,
    )
    session.add(problem)
    await session.flush()
    await _link(session, problem.id, cluster)
    return problem


async def _place(session: AsyncSession, same: Sequence[CommonProblem]) -> tuple[UUID, int]:
    """The place of a new problem, and which time it is there. After its root-cause case has ended counting begins anew:
    the lasting fix did not last."""
    if not same:
        return uuid4(), 1
    place = same[0].place_id
    row = (
        await session.execute(
            select(func.max(CommonProblem.nth), func.max(Case.status))
            .outerjoin(Case, Case.id == CommonProblem.root_case_id)
            .where(CommonProblem.place_id == place)
        )
    ).one()
    return (uuid4(), 1) if row[1] in ENDED else (place, row[0] + 1)


async def _link(session: AsyncSession, problem: UUID, cluster: Cluster) -> None:
    rows = [{"case_id": case, "problem_id": problem} for case in cluster.cases]
    await session.execute(postgresql.insert(CommonProblemCase).values(rows).on_conflict_do_nothing())


def _area(cluster: Cluster) -> WKBElement:
    return WKBElement(cluster.area, srid=4326, extended=True)
