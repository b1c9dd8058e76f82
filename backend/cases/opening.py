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
from backend.cases.brief import CaseBrief
from backend.clock import iso
from backend.clocks import rules as clocks
from backend.configuration.schema import Limit
from backend.errors import Invalid
from backend.live.outbox import Happened
from backend.people.duty import Worker
from backend.people.service import on_duty
from backend.settings import BEIJING

NO_CITY = "000000"
"""Stands for the district in case numbers while no boundaries are imported."""

PLACES = text("""
    select place.grid_id, place.code, place.name, place.path, place.how, place.border_m,
           category.name as category_name, category.urgency, category.limit_kind, category.limit_amount,
           coalesce(patch.neighbours, place.neighbours) as neighbours, nextval('case_number') as number
    from unnest(cast(:categories as text[]), cast(:lons as float8[]), cast(:lats as float8[]),
                cast(:accuracies as float8[]), cast(:areas as text[]))
         with ordinality as demand (category, lon, lat, accuracy_m, area, nth)
    left join category on category.code = demand.category
    left join lateral locate_v1(demand.lon, demand.lat, demand.accuracy_m, :now, :tolerance_m) place on true
    left join lateral (
        select neighbours from locate_area_v1(cast(demand.area as geometry), :now, :tolerance_m)
        where demand.area is not null
    ) patch on true
    order by demand.nth
""")
STORE = text("select store_cases_v1(cast(:rows as jsonb))")


@dataclass(frozen=True, slots=True)
class Demand:
    """What a case is opened from: WGS-84 degrees, metres; ``area`` as EWKT when the place is a polygon."""

    category: str
    summary: str
    lon: float
    lat: float
    accuracy_m: float | None = None
    area: str | None = None
    actor: str = "citizen"
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """A new case with its place (a row of ``locate_v1``; code is None in an empty city) and who was offered it."""

    brief: CaseBrief
    border_m: float | None
    neighbours: list[dict[str, Any]]
    worker: Worker | None
    rows: dict[str, list[dict[str, Any]]] = field(repr=False)
    happened: list[Happened] = field(repr=False)


async def open_cases(
    session: AsyncSession, demands: Sequence[Demand], *, now: datetime, tolerance_m: float, accept_within: timedelta
) -> list[Opened | Invalid]:
    """Store one case for each demand with its first task and deadlines; answers come in the demands' order.

    A demand of a category that does not exist gets Invalid in its place, and nothing is stored for it. The events of
    each case are for the caller to record, after those of the report.
    """
    places = await _places(session, demands, now, tolerance_m)
    codes = {place.code for place in places if place.code is not None}
    duty = await on_duty(session, sorted(codes), now) if codes else {}
    answers: list[Opened | Invalid] = []
    for demand, place in zip(demands, places, strict=True):
        if place.category_name is None:
            answers.append(Invalid(f"category {demand.category} does not exist; GET /api/v1/categories lists them"))
        else:
            ladder = duty.get(place.code, [])
            answers.append(_open(demand, place, ladder[0] if ladder else None, now, accept_within))
    await _store(session, [a for a in answers if isinstance(a, Opened)])
    return answers


async def _places(
    session: AsyncSession, demands: Sequence[Demand], now: datetime, tolerance_m: float
) -> Sequence[Row[Any]]:
    values = {
        "categories": [d.category for d in demands],
        "lons": [d.lon for d in demands],
        "lats": [d.lat for d in demands],
        "accuracies": [d.accuracy_m for d in demands],
        "areas": [d.area for d in demands],
        "now": now,
        "tolerance_m": tolerance_m,
    }
    return (await session.execute(PLACES, values)).all()


async def _store(session: AsyncSession, opened: Iterable[Opened]) -> None:
    tables: dict[str, list[dict[str, Any]]] = {"cases": [], "tasks": [], "deadlines": []}
    for one in opened:
        for table, rows in one.rows.items():
            tables[table] += rows
    if tables["cases"]:
        await session.execute(STORE, {"rows": orjson.dumps(tables).decode()})


def _open(demand: Demand, place: Row[Any], worker: Worker | None, now: datetime, accept_within: timedelta) -> Opened:
    path: str = place.path or ""
    brief = CaseBrief(
        id=uuid4(),
        number=_number(path, place.number, now),
        category=demand.category,
        category_name=place.category_name,
        urgency=place.urgency,
        status="assigned" if worker else "reported",
        lon=demand.lon,
        lat=demand.lat,
        grid=place.code,
        grid_name=place.name,
        path=path,
        how=place.how or "fallback",
        worker=worker.id if worker else None,
        opened_at=now,
        due_at=clocks.due(now, Limit(kind=place.limit_kind, amount=place.limit_amount)).at,
        overdue=False,
    )
    neighbours = place.neighbours or []
    task = events.offer(uuid4(), worker.rank if worker else 0, now, accept_within)
    owner = path if worker else above(path)
    rows = {
        "cases": [_case_row(brief, demand.summary, place, neighbours, owner)],
        "tasks": [task | {"case_id": str(brief.id), "worker_id": str(worker.id)}] if worker else [],
        "deadlines": [_deadline("case", brief.id, "due", brief.due_at)]
        + ([_deadline("task", task["id"], "accept", now + accept_within)] if worker else []),
    }
    return Opened(brief, place.border_m, neighbours, worker, rows, _events(brief, demand, worker, task, owner))


def above(path: str) -> str:
    """The path one level up; the root answers for itself."""
    return path.rpartition(".")[0] or path


def _number(path: str, sequence: int, now: datetime) -> str:
    return f"{path.partition('.')[0] or NO_CITY}-{now.astimezone(BEIJING):%Y%m%d}-{sequence:06d}"


def _case_row(
    brief: CaseBrief, summary: str, place: Row[Any], neighbours: list[dict[str, Any]], owner: str
) -> dict[str, Any]:
    return {
        "id": str(brief.id),
        "number": brief.number,
        "category": brief.category,
        "status": brief.status,
        "summary": summary,
        "geom": f"SRID=4326;POINT({brief.lon!r} {brief.lat!r})",
        "grid_id": place.grid_id,
        "path": brief.path,
        "how": brief.how,
        "border_m": place.border_m,
        "neighbours": neighbours,
        "worker_id": str(brief.worker) if brief.worker else None,
        "owner": owner,
        "opened_at": iso(brief.opened_at),
        "due_at": iso(brief.due_at),
    }


def _deadline(subject_kind: str, subject_id: UUID | str, kind: str, due_at: datetime) -> dict[str, Any]:
    return {"subject_kind": subject_kind, "subject_id": str(subject_id), "kind": kind, "due_at": iso(due_at)}


def _events(
    brief: CaseBrief, demand: Demand, worker: Worker | None, task: dict[str, Any], owner: str
) -> list[Happened]:
    at = brief.opened_at
    opened = events.case_opened(brief, demand.actor, demand.origin)
    if worker is None:
        return [opened, events.case_moved("CaseEscalated", brief, brief.grid, owner, at)]
    return [
        opened,
        events.case_assigned(brief, worker.id, worker.rank, at, again=False),
        events.task_offered(task, worker.id, brief, at),
    ]
