"""What is asked of patrols: how much of a grid was covered, which patrols there were, and where to go next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import numpy as np
from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.db.arrays import one_of
from backend.grids.models import Grid
from backend.patrols.derive import Ground, flags
from backend.patrols.models import Patrol
from backend.patrols.route import AGES_D, Route, plan
from gis.codes import under as subtree
from gis.metric import Floats


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of one grid was patrolled in a period, by everybody bound to it."""

    minutes: int  # inside, of all stays
    rounds: int  # stays that count
    points: int  # cells somebody was in
    of: int  # cells there are; 0 while nobody ever was in any
    last_at: datetime | None  # when the last round ended

    @property
    def share(self) -> float:
        """Of the grid's cells, 0 to 1."""
        return self.points / self.of if self.of else 0.0


NOTHING = Coverage(0, 0, 0, 0, None)


async def coverage(session: AsyncSession, code: str, since: datetime, until: datetime) -> Coverage:
    """The coverage of a grid by what began in ``[since, until)``."""
    return (await coverages(session, [code], since, until))[code]


async def coverages(
    session: AsyncSession, codes: Sequence[str], since: datetime, until: datetime
) -> dict[str, Coverage]:
    """The coverage of each of ``codes``, as ``coverage`` gives it; one query however many.

    Cells are those of the grid's version at ``until``: where a redraw was, what was walked before tells no cells.
    """
    found = await _coverages(session, one_of(Patrol.grid_code, codes), since, until)
    return {code: found.get(code, NOTHING) for code in codes}


async def coverages_below(session: AsyncSession, path: str, since: datetime, until: datetime) -> dict[str, Coverage]:
    """The coverage of the grids at or below ``path`` that anybody was in, by code, as ``coverages`` gives it."""
    low, high = subtree(path)
    return await _coverages(session, and_(Patrol.path >= low, Patrol.path < high), since, until)


async def _coverages(
    session: AsyncSession, which: ColumnElement[bool], since: datetime, until: datetime
) -> dict[str, Coverage]:
    present = Patrol.grid_id == Grid.id
    seen = func.coalesce(func.bit_count(func.bit_or(Patrol.visited).filter(present)), 0)
    rows = await session.execute(
        select(
            Patrol.grid_code,
            func.sum(Patrol.seconds_inside) / 60,
            func.count().filter(Patrol.counts),
            seen,
            func.coalesce(func.max(Patrol.of).filter(present), 0),
            func.max(Patrol.ended_at).filter(Patrol.counts),
        )
        .outerjoin(Grid, (Grid.code == Patrol.grid_code) & Grid.valid_during.contains(until))
        .where(which, Patrol.began_at >= since, Patrol.began_at < until)
        .group_by(Patrol.grid_code)
    )
    return {code: Coverage(int(minutes), *rest) for code, minutes, *rest in rows}


async def last_seen(session: AsyncSession, ground: Ground, since: datetime, until: datetime) -> Floats:
    """When somebody was last in each cell of a grid, of what began in ``[since, until)``: seconds since 1970, minus
    infinite where nobody was. To the end of the patrol, which is minutes late at most cells."""
    rows = (
        await session.execute(
            select(Patrol.ended_at, Patrol.visited).where(
                Patrol.grid_code == ground.code,
                Patrol.grid_id == ground.id,
                Patrol.began_at >= since,
                Patrol.began_at < until,
            )
        )
    ).all()
    ended = np.array([at.timestamp() for at, _ in rows], dtype=float)
    visited = flags("".join(bits for _, bits in rows)).reshape(len(rows), len(ground.cells))
    last: Floats = np.where(visited, ended[:, None], -np.inf).max(axis=0, initial=-np.inf)
    return last


async def route(
    session: AsyncSession, ground: Ground, start: tuple[float, float], minutes: float, now: datetime
) -> tuple[Route, Floats]:
    """A route over the parts of a grid that were neglected most, from ``start`` (WGS-84 lon, lat), of at most
    ``minutes``; and when each cell of the grid was last seen."""
    seen = await last_seen(session, ground, now - timedelta(days=AGES_D), now)
    days_ago = (now.timestamp() - seen) / 86_400
    return plan(ground.cells.lon, ground.cells.lat, days_ago, start, minutes), seen


async def list_patrols(
    session: AsyncSession, *, grid: str | None, worker: UUID | None, since: datetime, until: datetime, limit: int
) -> Sequence[Patrol]:
    """The patrols that this session may see and that began in ``[since, until)``, the latest first: those of a grid
    and those of a worker, where one is named."""
    query = select(Patrol).where(Patrol.began_at >= since, Patrol.began_at < until)
    if grid is not None:
        query = query.where(Patrol.grid_code == grid)
    if worker is not None:
        query = query.where(Patrol.account_id == worker)
    return (await session.scalars(query.order_by(Patrol.began_at.desc(), Patrol.id).limit(limit))).all()
