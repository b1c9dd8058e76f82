"""The row ``locate``: points a second of the whole ownership rule against a bare Shapely ``STRtree`` query."""

import time

import numpy as np
import shapely
from shapely import STRtree

from backend.bench.table import Row
from gis.locator import Locator

GOAL = 0.5
ROUNDS = 3


def measure(locator: Locator, points: int = 500_000) -> Row:
    """Locate ``points`` random points of the city both ways; the best of three rounds each, in turn.

    The limit answers only "which polygon's interior or border has this point"; ours also breaks ties on borders, finds
    the nearest grid for a point in a gap and gives the distance to the border in metres.
    """
    polygons = locator.polygons
    west, south, east, north = shapely.total_bounds(polygons)
    random = np.random.default_rng(1)
    lon = random.uniform(west, east, points)
    lat = random.uniform(south, north, points)
    tree = STRtree(polygons)
    ours = limit = float("inf")
    for _ in range(ROUNDS):
        started = time.perf_counter()
        tree.query(shapely.points(lon, lat), predicate="intersects")
        limit = min(limit, time.perf_counter() - started)
        started = time.perf_counter()
        locator.locate(lon, lat)
        ours = min(ours, time.perf_counter() - started)
    ratio = limit / ours
    return Row(
        name="locate",
        unit="points/s",
        ours=points / ours,
        limit=points / limit,
        limit_is=f"STRtree.query(predicate='intersects') over the same {len(polygons):,} polygons",
        ratio=ratio,
        goal=f"ratio ≥ {GOAL}",
        met=ratio >= GOAL,
        more={"points": points},
    )
