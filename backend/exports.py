"""What leaves the house as one file: the grids, how alive they are and the open cases, on a map without a network."""

import asyncio
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from backend.activity.queries import list_activity
from backend.cases.brief import CaseBrief
from backend.cases.lifecycle import OPEN
from backend.cases.reading import list_cases
from backend.errors import NotFound
from backend.grids.service import outlines
from backend.settings import BEIJING
from gis.citymap import DrawnCase, DrawnGrid, draw
from gis.maps import offline

MOST = 20_000
"""Grids with a state, and cases, on one map."""
STATUS = {
    "reported": "已上报 reported",
    "verified_for_filing": "已立案 filed",
    "assigned": "已派遣 assigned",
    "accepted": "已受理 accepted",
    "in_progress": "处置中 in progress",
    "returned": "已退回 returned",
    "suspended": "已挂起 suspended",
    "reopened": "已重开 reopened",
}


async def city_map(session: AsyncSession, under: str, now: datetime, *, by: str | None = None) -> str:
    """HTML of what lies at or below the path ``under`` ("" is everywhere) as the session sees it at ``now``. It is
    headed by the place, the instant, and ``by`` whom it was made. No words of a citizen are in it.

    Raises NotFound where there is no grid.
    """
    grids = await outlines(session, under, now)
    if not grids:
        where = (
            f"under {under}; GET /api/v1/grids lists the paths" if under else "yet; bring them in: ./grid import grids"
        )
        raise NotFound(f"there are no grids {where}")
    states = {a.code: a.state for a in await list_activity(session, under, limit=MOST)}
    cases = await list_cases(session, under=under, statuses=OPEN, limit=MOST, now=now)
    made = f"{grids[0].name} {now.astimezone(BEIJING):%Y-%m-%d %H:%M}{f' {by}' if by else ''}"
    drawn = [DrawnGrid(g.code, g.name, g.level, g.leaf, states.get(g.code), g.shape) for g in grids]
    marks = [_mark(case) for case in cases]
    return await asyncio.to_thread(lambda: offline(draw(made, drawn, marks)))


def _mark(case: CaseBrief) -> DrawnCase:
    due = f"{case.due_at.astimezone(BEIJING):%m-%d %H:%M}{' 已超期 overdue' if case.overdue else ''}"
    lines = (case.number, case.category_name, STATUS[case.status], case.grid_name or "", f"时限 due {due}")
    return DrawnCase(case.lon, case.lat, case.overdue or case.urgency == "life", tuple(filter(None, lines)))
