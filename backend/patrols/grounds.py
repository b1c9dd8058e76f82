"""The grids that workers patrol, each version with its cells, and which are whose on a day."""

import asyncio
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

import numpy as np
import shapely
from sqlalchemy import ColumnElement, LargeBinary, any_, func, literal, select
from sqlalchemy.dialects.postgresql import ARRAY, Range
from sqlalchemy.dialects.postgresql import UUID as PG_UUID
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql.elements import SQLColumnExpression

from backend.db.arrays import one_of
from backend.grids.models import Grid
from backend.patrols.derive import Ground
from backend.people.models import Duty
from backend.people.work_models import Leave
from backend.settings import BEIJING
from gis.cells import Cells

Day = tuple[UUID, date]
"""A worker's Beijing day."""

Codes = list[tuple[str, datetime, datetime]]

_cut: dict[int, tuple[Any, Cells]] = {}
"""Outline and cells by version, which never change: a grid is cut once in a process."""


def span(day: date) -> tuple[datetime, datetime]:
    """When a Beijing day begins and when it has ended."""
    begins = datetime.combine(day, time(0), BEIJING)
    return begins, begins + timedelta(days=1)


async def ground_of(session: AsyncSession, code: str, at: datetime) -> Ground | None:
    """The version of a grid that is in force at ``at``; None when there is none."""
    return next(iter(await _load(session, one_of(Grid.code, [code]), Grid.valid_during.contains(at))), None)


async def grounds_of(
    session: AsyncSession, days: Collection[Day], more: Iterable[tuple[Day, str]]
) -> dict[Day, list[Ground]]:
    """The grids that each worker patrols on their day: those they are bound to, as primary or deputy or in the place
    of somebody on leave, and those of ``more``. Every version that is in force at some time of the day. For jobs.
    """
    begins, ends = span(min(day for _, day in days))[0], span(max(day for _, day in days))[1]
    bound = await _bound(session, {account for account, _ in days}, begins, ends)
    codes: dict[Day, set[str]] = {
        (account, day): {code for code, since, until in bound[account] if since < span(day)[1] and until > span(day)[0]}
        for account, day in days
    }
    for day, code in more:
        codes[day].add(code)
    wanted = one_of(Grid.code, set().union(*codes.values()))
    by_code: dict[str, list[Ground]] = defaultdict(list)
    for ground in await _load(session, wanted, Grid.valid_during.overlaps(Range(begins, ends))):
        by_code[ground.code].append(ground)
    return {day: [g for code in sorted(codes[day]) for g in by_code[code] if _touches(g, day[1])] for day in days}


async def _bound(session: AsyncSession, accounts: set[UUID], begins: datetime, ends: datetime) -> dict[UUID, Codes]:
    """The codes of each account, and from when until when: by duty throughout, in somebody's place while they are
    away."""
    own = select(Duty.account_id, Duty.grid_code, literal(begins), literal(ends))
    over = func.least(Leave.until_at, Leave.withdrawn_at)
    in_place = (
        select(Leave.deputy_id, Duty.grid_code, Leave.from_at, over)
        .join(Duty, Duty.account_id == Leave.account_id)
        .where(Leave.approved.is_(True), Leave.from_at < ends, over > func.greatest(begins, Leave.from_at))
    )
    rows = await session.execute(
        own.where(_among(Duty.account_id, accounts)).union(in_place.where(_among(Leave.deputy_id, accounts)))
    )
    found: dict[UUID, Codes] = defaultdict(list)
    for account, code, since, until in rows:
        found[account].append((code, since, until))
    return found


def _among(column: SQLColumnExpression[Any], accounts: Iterable[UUID]) -> ColumnElement[bool]:
    return column == any_(literal(sorted(accounts), ARRAY(PG_UUID(as_uuid=True))))


def _touches(ground: Ground, day: date) -> bool:
    begins, ends = span(day)
    return ground.since < ends.timestamp() and ground.until > begins.timestamp()


async def _load(session: AsyncSession, *conditions: ColumnElement[bool]) -> list[Ground]:
    """Versions of grids, by code and age."""
    query = select(Grid.id, Grid.code, Grid.path, func.lower(Grid.valid_during), func.upper(Grid.valid_during))
    rows = (await session.execute(query.where(*conditions).order_by(Grid.code, func.lower(Grid.valid_during)))).all()
    await _cut_new(session, [id for id, *_ in rows if id not in _cut])
    return [
        Ground(id, code, path, *_cut[id], since=since.timestamp(), until=until.timestamp() if until else np.inf)
        for id, code, path, since, until in rows
    ]


async def _cut_new(session: AsyncSession, ids: Sequence[int]) -> None:
    if not ids:
        return
    shape = func.ST_AsBinary(Grid.geom, type_=LargeBinary)
    rows = (await session.execute(select(Grid.id, shape).where(Grid.id.in_(ids)))).all()
    # In a thread: a grid takes milliseconds, and there may be thousands when a process begins.
    _cut.update(await asyncio.to_thread(lambda: {id: _prepared(wkb) for id, wkb in rows}))


def _prepared(wkb: bytes) -> tuple[Any, Cells]:
    polygon = shapely.from_wkb(wkb)
    shapely.prepare(polygon)
    return polygon, Cells.of(polygon)
