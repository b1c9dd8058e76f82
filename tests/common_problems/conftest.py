"""A small city in which a test plants cases: scattered by chance over the year, and gathered where it says."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from numpy.typing import NDArray
from sqlalchemy import select, text

from backend.common_problems import service
from backend.common_problems.models import CommonProblem
from backend.common_problems.service import Looked
from backend.db.engine import Database
from gis.metric import metres_per_degree
from tests.cities import EAST, NORTH, SOUTH, WEST
from tests.town import Town, found_town

NIGHT = datetime(2026, 11, 22, 19, 0, tzinfo=UTC)
"""Monday, 03:00 in Beijing."""
MONTH = timedelta(days=30)
HERE = (116.63, 39.90)
"""In the first street, as THERE is in the second."""
THERE = (116.69, 39.88)

Points = NDArray[np.float64]

PLANT = text("""
    insert into "case" (id, number, category, status, summary, geom, path, how, neighbours, owner, opened_at, due_at)
    select gen_random_uuid(), 'planted-' || nextval('case_number'), :category, 'closed', '垃圾', point, grid.path,
        'covers', '[]', grid.path, at, at + interval '9 days'
    from unnest(cast(:lons as float8[]), cast(:lats as float8[]), cast(:ats as timestamptz[])) as demand (lon, lat, at),
        lateral (select st_setsrid(st_makepoint(lon, lat), 4326) as point) placed,
        lateral (select path from grid where is_leaf and st_covers(geom, point) limit 1) grid
""")


@pytest.fixture
async def town(db: Database) -> Town:
    return await found_town(db)


class Planter:
    """Plants cases, the same ones for the same seed."""

    def __init__(self, db: Database, seed: int) -> None:
        self._db = db
        self.random = np.random.default_rng(seed)

    async def plant(self, points: Points, begins: datetime, ends: datetime, category: str = "0102") -> None:
        """A case at each of ``points``, at instants of a span."""
        ats = [begins + (ends - begins) * float(share) for share in self.random.uniform(0, 1, len(points))]
        values = {"lons": points[:, 0].tolist(), "lats": points[:, 1].tolist(), "ats": ats, "category": category}
        async with self._db.job() as session:
            await session.execute(PLANT, values)

    def gathered(self, many: int, place: tuple[float, float], within_m: float = 30) -> Points:
        """As a phone would place them: within metres of a place."""
        scale = np.array([float(one) for one in metres_per_degree(place[1])])
        return np.array(place) + self.random.uniform(-within_m, within_m, (many, 2)) / np.sqrt(2) / scale

    def scattered(self, many: int, box: tuple[float, float, float, float] = (WEST, SOUTH, EAST, NORTH)) -> Points:
        """Anywhere, by chance."""
        west, south, east, north = box
        return self.random.uniform((west, south), (east, north), (many, 2))


@pytest.fixture
async def planter(db: Database, town: Town) -> Planter:
    """Plants over a year of scattered cases, some 20 of each month."""
    planter = Planter(db, seed=7)
    await planter.plant(planter.scattered(240), NIGHT - 12 * MONTH, NIGHT)
    return planter


async def look(db: Database, at: datetime) -> Looked:
    async with db.job() as session:
        return await service.look(session, at, tolerance_m=50, accept_within=timedelta(minutes=10))


async def problems(db: Database) -> list[CommonProblem]:
    """The first found first."""
    async with db.job() as session:
        query = select(CommonProblem).order_by(CommonProblem.found_at, CommonProblem.path)
        return list(await session.scalars(query))
