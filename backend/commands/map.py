"""``./grid map``: the city's grids and open cases as one HTML file that opens without a network."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from backend import clock
from backend.commands import runtime
from backend.errors import Invalid, NotFound
from backend.settings import BEIJING, Settings

if TYPE_CHECKING:
    import folium

    from backend.cases.brief import CaseBrief
    from gis.citymap import DrawnCase

OPEN = ("reported", "assigned", "accepted")
STATUS = {"reported": "已上报 reported", "assigned": "已派遣 assigned", "accepted": "已受理 accepted"}
_MOST = 20_000


def draw_map(
    out: Annotated[Path, typer.Option(metavar="FILE.html", help="Write the map here.")],
    under: Annotated[str, typer.Option(metavar="PATH", help="Only this grid and what lies below it.")] = "",
) -> None:
    """Draw the grids, how alive they are, and the open cases on a map that needs no network."""
    from gis.maps import offline

    with runtime.database(Settings()) as settings:
        page = asyncio.run(_drawn(settings, under))
    html = offline(page)
    try:
        out.write_text(html, encoding="utf-8")
    except OSError as failed:
        raise Invalid(f"cannot write {out}: {failed.strerror}") from failed
    runtime.say(f"{out} ({len(html.encode()) / 2**20:.1f} MB); open it in any browser")


async def _drawn(settings: Settings, under: str) -> "folium.Map":
    from backend.activity.queries import list_activity
    from backend.cases.reading import list_cases
    from backend.db.engine import Database
    from backend.db.view import View
    from backend.grids.service import outlines
    from gis.citymap import DrawnGrid, draw

    assert settings.database_url is not None
    now = clock.now()
    db = Database(settings.database_url, settings.read_url)
    try:
        async with db.read(View.system()) as session:  # the operator's own map, with every open case
            grids = await outlines(session, under, now)
            states = {a.code: a.state for a in await list_activity(session, under, limit=_MOST)}
            cases = await list_cases(session, under=under, statuses=OPEN, limit=_MOST, now=now)
    finally:
        await db.close()
    if not grids:
        where = (
            f"under {under}; GET /api/v1/grids lists the paths" if under else "yet; bring them in: ./grid import grids"
        )
        raise NotFound(f"there are no grids {where}")
    title = f"{grids[0].name} {now.astimezone(BEIJING):%Y-%m-%d %H:%M}"
    drawn = [DrawnGrid(g.code, g.name, g.level, g.leaf, states.get(g.code), g.shape) for g in grids]
    return draw(title, drawn, [_drawn_case(case) for case in cases])


def _drawn_case(case: "CaseBrief") -> "DrawnCase":
    from gis.citymap import DrawnCase

    due = f"{case.due_at.astimezone(BEIJING):%m-%d %H:%M}{' 已超期 overdue' if case.overdue else ''}"
    lines = (case.number, case.category_name, STATUS[case.status], case.grid_name or "", f"时限 due {due}")
    return DrawnCase(case.lon, case.lat, case.overdue or case.urgency == "life", tuple(filter(None, lines)))
