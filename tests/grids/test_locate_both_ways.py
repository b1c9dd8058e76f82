"""The bulk locator and the database answer alike: random points, vertices, middles of edges, gaps and outside."""

from datetime import UTC, datetime

import numpy as np
import pytest
import shapely
from sqlalchemy import text

from backend.db.engine import Database
from backend.grids import service
from gis.locator import HOW
from tests.cities import EAST, NORTH, SOUTH, WEST, insert_city, small_city

FROM = datetime(2026, 1, 1, tzinfo=UTC)
AT = datetime(2026, 6, 1, tzinfo=UTC)
BATCH = text(
    "select l.code, l.how, l.border_m from unnest(cast(:lon as float8[]), cast(:lat as float8[]))"
    " with ordinality as p (lon, lat, n) cross join lateral locate_v1(p.lon, p.lat, null, :at, 50) l order by p.n"
)


@pytest.mark.parametrize("seed", [1, 2])
async def test_python_and_sql_agree(db: Database, seed: int) -> None:
    city = small_city(seed, streets=3, communities=4, side=3)
    async with db.write() as session:
        await insert_city(session, city, FROM)
    async with db.read() as session:
        locator = await service.load_locator(session, AT)

        random = np.random.default_rng(seed)
        xy = shapely.get_coordinates(locator.polygons)
        ends = shapely.get_coordinates([p.geoms[0].exterior for p in locator.polygons])
        middles = (ends[:-1] + ends[1:]) / 2
        margin = 0.002
        around = random.uniform([WEST - margin, SOUTH - margin], [EAST + margin, NORTH + margin], (4000, 2))
        points = np.concatenate([xy, middles, around])
        rows = (
            await session.execute(BATCH, {"lon": points[:, 0].tolist(), "lat": points[:, 1].tolist(), "at": AT})
        ).all()

    found = locator.locate(points[:, 0], points[:, 1])
    assert locator.codes[found.index].tolist() == [row.code for row in rows]
    assert [HOW[h] for h in found.how] == [row.how for row in rows]
    assert {row.how for row in rows} == set(HOW)
    np.testing.assert_allclose(found.border_m, [row.border_m for row in rows], rtol=2e-3, atol=0.01)
