"""Where cases gather: how many in each cell of a coarse mesh, which tells of places and of nobody."""

from datetime import datetime

from sqlalchemy import Double, cast, func, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.cases.models import Case
from gis.codes import under as subtree

LON_STEP, LAT_STEP = 0.0025, 0.002
"""Degrees: some 200 m either way in the middle of the country."""

Cell = tuple[float, float, int]
"""Longitude and latitude of its middle, and its cases."""


async def heat(session: AsyncSession, path: str, since: datetime, until: datetime, category: str | None) -> list[Cell]:
    """The cells with cases that this session may see, at or below ``path`` and opened in ``[since, until)``, the
    fullest first; of a class or subclass by its code. What was nobody's business here is not counted."""
    low, high = subtree(path)
    lon, lat = (
        func.round(cast(axis / literal(step), Double)) * literal(step)
        for axis, step in ((func.ST_X(Case.geom), LON_STEP), (func.ST_Y(Case.geom), LAT_STEP))
    )
    query = select(lon.label("lon"), lat.label("lat"), func.count().label("cases")).where(
        Case.path >= low, Case.path < high, Case.opened_at >= since, Case.opened_at < until, Case.status != "excluded"
    )
    if category is not None:
        query = query.where(func.left(Case.category, len(category)) == category)
    rows = await session.execute(query.group_by("lon", "lat").order_by(func.count().desc(), "lon", "lat"))
    return [(round(x, 4), round(y, 4), count) for x, y, count in rows]
