"""Whom a dispatcher could hand a case to: the workers on duty in its community, and the units that have people."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import any_, func, literal, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.dialects.postgresql import UUID as PG_UUID
from sqlalchemy.ext.asyncio import AsyncSession

from backend.cases import handing
from backend.cases.desk import Target, target_of
from backend.cases.ladder import TERRITORIAL, Unit, department_of, unit_on
from backend.cases.models import OPEN_TASK_STATES, Case, Task
from backend.configuration.schema import Configuration
from backend.errors import Invalid
from backend.grids.models import Grid
from backend.people.attendance import attended
from backend.people.duties import on_duty
from backend.people.duty import Worker
from backend.positions.latest import list_positions
from gis.codes import under


@dataclass(frozen=True, slots=True)
class Candidate:
    """A worker on duty. ``rank`` is their place in the ladder of ``grid``; ``let_go`` when they returned this case or
    did not take it; ``distance_m`` is None when it is not known where they are."""

    id: UUID
    name: str
    grid: str
    grid_name: str
    own_grid: bool
    rank: int
    at_work: bool
    open_tasks: int
    let_go: bool
    distance_m: float | None


@dataclass(frozen=True, slots=True)
class CandidateUnit:
    """A rung or department that could be asked; ``own`` when the category belongs to it."""

    rung: str
    owner: str
    department: str | None
    own: bool


@dataclass(frozen=True, slots=True)
class Candidates:
    """Whom there is. ``routed`` is who gets it when nobody is named; None when nobody is there."""

    workers: list[Candidate]
    units: list[CandidateUnit]
    routed: Worker | Unit | None


async def candidates(session: AsyncSession, case: Case, rules: Configuration, now: datetime) -> Candidates:
    """Whom ``case`` could be assigned to now: the own grid's workers in the order of their ladder, then those of the
    community's other grids, the idlest first; then the units from below."""
    try:
        routed = await target_of(session, case, Target(), rules, now)
    except Invalid:
        routed = None
    return Candidates(await _workers(session, case, now), await _units(session, case, rules), routed)


async def _workers(session: AsyncSession, case: Case, now: datetime) -> list[Candidate]:
    community = case.path.rpartition(".")[0]
    low, high = under(community or case.path)
    grids = (
        await session.execute(
            select(Grid.code, Grid.name, Grid.path).where(
                Grid.path >= low, Grid.path < high, Grid.valid_during.contains(now)
            )
        )
    ).all()
    ladders = await on_duty(session, [grid.code for grid in grids], now)
    ids = list({worker.id for workers in ladders.values() for worker in workers})
    mine = any_(literal(ids, ARRAY(PG_UUID(as_uuid=True))))
    open_tasks = select(Task.worker_id, func.count()).where(Task.worker_id == mine, Task.state.in_(OPEN_TASK_STATES))
    busy = {row[0]: row[1] for row in await session.execute(open_tasks.group_by(Task.worker_id))}
    let_go = set(
        await session.scalars(
            select(Task.worker_id).where(Task.case_id == case.id, Task.state.in_(("returned", "expired")))
        )
    )
    working = await attended(session, ids, now, now)
    away = await _distances(session, case, community or case.path, now)
    found = [
        Candidate(
            id=worker.id,
            name=worker.display_name,
            grid=grid.code,
            grid_name=grid.name,
            own_grid=grid.path == case.path,
            rank=worker.rank,
            at_work=bool(working.get(worker.id)),
            open_tasks=busy.get(worker.id, 0),
            let_go=worker.id in let_go,
            distance_m=away.get(worker.id),
        )
        for grid in grids
        for worker in ladders[grid.code]
    ]
    found.sort(key=lambda one: (not one.own_grid, one.rank if one.own_grid else one.open_tasks, one.grid, one.rank))
    return list({one.id: one for one in reversed(found)}.values())[::-1]


async def _distances(session: AsyncSession, case: Case, path: str, now: datetime) -> dict[UUID, float]:
    """Metres from each worker's latest place to the case."""
    places = {row.worker: (row.lon, row.lat) for row in await list_positions(session, path, now)}
    if not places:
        return {}
    metres = select(
        *(
            func.ST_DistanceSphere(Case.geom, func.ST_SetSRID(func.ST_MakePoint(lon, lat), 4326))
            for lon, lat in places.values()
        )
    ).where(Case.id == case.id)
    row = (await session.execute(metres)).one()
    return dict(zip(places, row, strict=True))


async def _units(session: AsyncSession, case: Case, rules: Configuration) -> list[CandidateUnit]:
    staffed = await handing.posts(session, [case.path])
    own = department_of(case.category, rules)
    asked = [
        unit_on(rung, case.path, department=None, posts=staffed) for rung in TERRITORIAL if rung in rules.ladder.rungs
    ]
    asked += [unit_on("department", case.path, department=one.code, posts=staffed) for one in rules.departments]
    if "meeting" in rules.ladder.rungs:
        asked.append(unit_on("meeting", case.path, department=None, posts=staffed))
    return [
        CandidateUnit(unit.rung, unit.owner, unit.department, own is not None and unit.department == own)
        for unit in asked
        if unit
    ]
