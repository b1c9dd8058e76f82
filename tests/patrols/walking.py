"""Worlds on paper: square grids of 500 m side by side, and people who walk in them."""

import dataclasses
from datetime import UTC, datetime

import numpy as np
import shapely

from backend.patrols.derive import Ground
from backend.positions.track import MICROSECONDS, Track
from gis.cells import Cells
from gis.metric import metres_per_degree

NOON = datetime(2026, 11, 23, 4, 0, tzinfo=UTC).timestamp()
LON, LAT = metres_per_degree(39.9)
SIDE = 500.0


def square(nth: int = 0) -> Ground:
    """The ``nth`` square from the west; its south-west corner is (500 * nth, 0) on ``fixes``' metres."""
    west, south = 116.6 + nth * SIDE / LON, 39.9
    shape = shapely.box(west, south, west + SIDE / LON, south + SIDE / LAT)
    shapely.prepare(shape)
    return Ground(nth, f"1101120010010{nth:02}", f"110112.001.001.0{nth:02}", shape, Cells.of(shape), 0, np.inf)


def fixes(at: object, x: object, y: object, *, accuracy_m: object = 8.0, mocked: object = False) -> Track:
    """Fixes at seconds after noon and metres from the first square's south-west corner."""
    seconds = np.asarray(at, dtype=float)
    return Track(
        ((NOON + seconds) * 1e6).astype(np.int64).astype(MICROSECONDS),
        116.6 + np.asarray(x, dtype=float) / LON + 0 * seconds,
        39.9 + np.asarray(y, dtype=float) / LAT + 0 * seconds,
        np.asarray(accuracy_m, dtype=float) + 0 * seconds,
        np.full(len(seconds), np.nan),
        np.asarray(mocked, dtype=bool) | np.zeros(len(seconds), dtype=bool),
    )


def stroll(seconds: float, *, every: float = 5.0, start: float = 0.0, y: float = 225.0) -> Track:
    """Up and down the middle of the first square at 1.2 m/s, between x = 25 and x = 475."""
    at = np.arange(start, start + seconds + 0.1, every)
    way = (at * 1.2) % 900
    return fixes(at, 25 + np.where(way > 450, 900 - way, way), y)


def together(*parts: Track) -> Track:
    """All fixes of the parts, in order."""
    columns = [np.concatenate([getattr(part, column.name) for part in parts]) for column in dataclasses.fields(Track)]
    order = np.argsort(columns[0], kind="stable")
    return Track(*(column[order] for column in columns))
