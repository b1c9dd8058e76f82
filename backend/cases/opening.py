"""Opens cases for new reports, a batch at a time: where each belongs, who gets it, until when, and what happened."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import orjson
from sqlalchemy import Row, text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.cases import events
from backend.cases.asking import Located, Routed, route, starting
from backend.cases.brief import CaseBrief
from backend.cases.ladder import Unit
from backend.clock import iso
from backend.clocks.service import rows_at_opening
from backend.configuration.service import Active
from backend.errors import Invalid
from backend.live.outbox import Happened
from backend.people.duty import Worker
from backend.settings import BEIJING

NO_CITY = "000000"
"""Stands for the district in case numbers while no boundaries are imported."""

PLACES = text("""
    select place.grid_id, place.code, place.name, coalesce(place.path, '') as path,
           coalesce(place.how, 'fallback') as how, place.border_m,
           coalesce(patch.neighbours, place.neighbours) as neighbours, nextval('case_number') as number
    from unnest(cast(:lons as float8[]), cast(:lats as float8[]), cast(:accuracies as float8[]),
                cast(:areas as text[]))
         with ordinality as demand (lon, lat, accuracy_m, area, nth)
    left join lateral locate_v1(demand.lon, demand.lat, demand.accuracy_m, :now, :tolerance_m) place on true
    left join lateral (
        select neighbours from locate_area_v1(cast(demand.area as geometry), :now, :tolerance_m)
        where demand.area is not null
    ) patch on true
    order by demand.nth
""")
STORE = text("select store_cases_v2(cast(:rows as jsonb))")

TABLES = ("cases", "tasks", "handovers", "clocks", "deadlines")


@dataclass(frozen=True, slots=True)
class Demand:
    """What a case is opened from: WGS-84 degrees, metres; ``area`` as EWKT when the place is a polygon, ``address`` as
    written, below the fourth level; ``to`` the rung or department that is asked whatever the routing rules say."""

    category: str
    summary: str
    lon: float
    lat: float
    accuracy_m: float | None = None
    area: str | None = None
    kind: str = "help"
    channel: str = "citizen"
    address: str | None = None
    actor: str = "citizen"
    origin: str | None = None
    to: str | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """A new case with its place (a row of ``locate_v1``; code is None in an empty city) and who was offered it."""

    brief: CaseBrief
    border_m: float | None
    neighbours: list[dict[str, Any]]
    worker: Worker | None
    rows: dict[str, list[dict[str, Any]]] = field(repr=False)
    happened: list[Happened] = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A demand with its place and who is asked for it."""

    demand: Demand
    place: Row[Any]
    routed: Routed


async def open_cases(
    session: AsyncSession,
    demands: Sequence[Demand],
    active: Active,
    *,
    now: datetime,
    tolerance_m: float,
    accept_within: timedelta,
) -> list[Opened | Invalid]:
    """Store one case for each demand with whom it is handed to, its clocks and deadlines, in the demands' order; the
    ``active`` configuration holds ``now``.

    Routing decides: a worker is offered it or a unit asked. What must be filed first (立案) waits for a dispatcher, as
    does what nobody is there for; the clock for dispatching runs then. A demand of a category that does not exist gets
    Invalid in its place, and nothing is stored for it. The events of each case are for the caller to record, after
    those of the report.
    """
    places = await _places(session, demands, now, tolerance_m)
    located = [
        Located(demand.category, demand.kind, demand.channel, place.code, place.path, place.how, demand.to)
        for demand, place in zip(demands, places, strict=True)
    ]
    routed = await route(session, located, active.rules, now)
    answers: list[Opened | Invalid] = []
    for demand, place, who in zip(demands, places, routed, strict=True):
        if who is None:
            answers.append(Invalid(f"category {demand.category} does not exist; GET /api/v1/categories lists them"))
        else:
            answers.append(_open(_Placed(demand, place, who), active, now, accept_within))
    await _store(session, [a for a in answers if isinstance(a, Opened)])
    return answers


async def _places(
    session: AsyncSession, demands: Sequence[Demand], now: datetime, tolerance_m: float
) -> Sequence[Row[Any]]:
    values = {
        "lons": [d.lon for d in demands],
        "lats": [d.lat for d in demands],
        "accuracies": [d.accuracy_m for d in demands],
        "areas": [d.area for d in demands],
        "now": now,
        "tolerance_m": tolerance_m,
    }
    return (await session.execute(PLACES, values)).all()


async def _store(session: AsyncSession, opened: Iterable[Opened]) -> None:
    tables: dict[str, list[dict[str, Any]]] = {table: [] for table in TABLES}
    for one in opened:
        for table, rows in one.rows.items():
            tables[table] += rows
    if tables["cases"]:
        await session.execute(STORE, {"rows": orjson.dumps(tables).decode()})


def _open(placed: _Placed, active: Active, now: datetime, accept_within: timedelta) -> Opened:
    case_id, task_id, handover_id = uuid4(), uuid4(), uuid4()
    demand, place, routed = placed.demand, placed.place, placed.routed
    worker = routed.workers[0] if routed.workers and not routed.waits else None
    unit = None if routed.waits else routed.unit
    rows, dues = rows_at_opening(case_id, starting(routed, active.rules, handover_id), now=now)
    meant = routed.unit  # also of a case that waits: who is asked once it is filed
    brief = CaseBrief(
        id=case_id,
        number=_number(place.path, place.number, now),
        category=demand.category,
        category_name=routed.category.name,
        urgency=routed.category.urgency,
        kind=demand.kind,
        status="reported" if routed.waits else "assigned",
        lon=demand.lon,
        lat=demand.lat,
        grid=place.code,
        grid_name=place.name,
        path=place.path,
        how=place.how,
        worker=worker.id if worker else None,
        rung=meant.rung if meant else "worker",
        department=meant.department if meant else None,
        lane=routed.decision.lane,
        opened_at=now,
        due_at=dues["whole"].at,
        overdue=False,
    )
    owner = meant.owner if meant else place.path
    case = _case_row(brief, placed, active.id, owner)
    case["due_provisional"] = dues["whole"].provisional
    happened = [events.case_opened(brief, demand.actor, demand.origin)]
    rows |= {"cases": [case], "tasks": [], "handovers": []}
    if worker:
        task = events.offer(task_id, worker.rank, now, accept_within)
        rows["tasks"].append(task | {"case_id": str(case_id), "worker_id": str(worker.id)})
        rows["deadlines"].append(_deadline("task", task["id"], "accept", now + accept_within))
        happened += [
            events.case_assigned(brief, worker.id, worker.rank, now),
            events.task_offered(task, worker.id, brief, now),
        ]
    elif unit:
        why = "nobody" if routed.decision.to == "worker" else "routed"
        rows["handovers"].append(_handover_row(handover_id, brief, unit, why))
        happened.append(events.unit_asked(brief, unit, why, now))
    neighbours = place.neighbours or []
    return Opened(brief, place.border_m, neighbours, worker, rows, happened)


def _number(path: str, sequence: int, now: datetime) -> str:
    return f"{path.partition('.')[0] or NO_CITY}-{now.astimezone(BEIJING):%Y%m%d}-{sequence:06d}"


def _case_row(brief: CaseBrief, placed: _Placed, configuration_id: int, owner: str) -> dict[str, Any]:
    place = placed.place
    return {
        "id": str(brief.id),
        "number": brief.number,
        "category": brief.category,
        "kind": brief.kind,
        "status": brief.status,
        "summary": placed.demand.summary,
        "address": placed.demand.address,
        "geom": f"SRID=4326;POINT({brief.lon!r} {brief.lat!r})",
        "grid_id": place.grid_id,
        "path": brief.path,
        "how": brief.how,
        "border_m": place.border_m,
        "neighbours": place.neighbours or [],
        "worker_id": str(brief.worker) if brief.worker else None,
        "rung": brief.rung,
        "owner": owner,
        "owner_department": brief.department,
        "department": brief.department,
        "lane": brief.lane,
        "rule": placed.routed.decision.rule or None,
        "configuration_id": configuration_id,
        "meeting_at": iso(brief.opened_at) if brief.rung == "meeting" else None,
        "opened_at": iso(brief.opened_at),
        "due_at": iso(brief.due_at),
    }


def _handover_row(handover: UUID, brief: CaseBrief, unit: Unit, why: str) -> dict[str, Any]:
    return {
        "id": str(handover),
        "case_id": str(brief.id),
        "from_rung": "worker",
        "from_owner": unit.owner,
        "from_department": unit.department,
        "to_rung": unit.rung,
        "to_owner": unit.owner,
        "to_department": unit.department,
        "why": why,
        "asked_by": "system",
        "asked_at": iso(brief.opened_at),
    }


def _deadline(subject_kind: str, subject_id: UUID | str, kind: str, due_at: datetime) -> dict[str, Any]:
    return {"subject_kind": subject_kind, "subject_id": str(subject_id), "kind": kind, "due_at": iso(due_at)}
