"""A grid cut into cells, so that it can be told which parts of it somebody was in.

Cells are squares of a lattice over the grid's bounds, about 50 m wide, clipped by the grid. A square whose middle lies
outside belongs to the nearest one whose middle lies inside, so every cell has a middle to walk to. The cells follow
from the polygon alone: two processes number them alike, and what is stored as one bit each stays readable.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from gis.metric import Floats, metres_per_degree

SPACING_M = 50.0
LEAST, MOST = 12, 400
"""How many cells a grid has: a courtyard's are smaller than 50 m, a mountain village's larger."""

_TRIES = 12
_FINER, _COARSER = 0.85, 1.1
_SQUARES = 20_000  # of a lattice, most of them outside where a grid is long and thin

Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of one grid, numbered from 0."""

    lon: Floats
    lat: Floats  # the middle of each, inside the grid; degrees
    share: Floats  # of the grid's area; they add up to 1
    spacing_m: float
    _corner: Floats  # south-west, degrees
    _step: Floats  # degrees east and north
    _number: Ints  # rows from the south, columns from the west

    def __len__(self) -> int:
        return len(self.lon)

    @classmethod
    def of(cls, polygon: Any) -> "Cells":
        """The cells of a valid Polygon or MultiPolygon in degrees."""
        west, south, east, north = polygon.bounds
        scale = np.array(metres_per_degree((south + north) / 2))
        low, size = np.array([west, south]), np.array([east - west, north - south])
        spacing = float(np.clip(SPACING_M, *np.sqrt(polygon.area * scale.prod() / np.array([MOST, LEAST]))))
        finest = float(np.sqrt((size * scale).prod() / _SQUARES))
        spacing = max(spacing, finest)
        shapely.prepare(polygon)
        for _ in range(_TRIES):
            step = spacing / scale
            columns, rows = np.maximum(np.ceil(size / step), 1).astype(int)
            corner = low + (size - np.array([columns, rows]) * step) / 2
            x, y = np.meshgrid(np.arange(columns), np.arange(rows))
            middles = corner + (np.column_stack([x.ravel(), y.ravel()]) + 0.5) * step
            inside = np.flatnonzero(shapely.contains_xy(polygon, middles))
            if LEAST <= len(inside) <= MOST:
                break
            spacing = max(spacing * (_FINER if len(inside) < LEAST else _COARSER), finest)
        # None inside: it is thinner than a lattice can be fine.
        own = middles[inside] if len(inside) else shapely.get_coordinates(shapely.point_on_surface(polygon))
        number = shapely.STRtree(shapely.points(own * scale)).nearest(shapely.points(middles * scale))
        share = np.bincount(number, weights=_areas(polygon, middles, step), minlength=len(own))
        return cls(
            lon=own[:, 0],
            lat=own[:, 1],
            share=share / share.sum(),
            spacing_m=float(step[1] * scale[1]),
            _corner=corner,
            _step=step,
            _number=number.astype(np.int32).reshape(rows, columns),
        )

    def at(self, lon: Floats, lat: Floats) -> Ints:
        """The number of the cell that each point inside the grid lies in; of one outside, of some cell near it."""
        rows, columns = self._number.shape
        column = np.clip((lon - self._corner[0]) / self._step[0], 0, columns - 1).astype(np.intp)
        row = np.clip((lat - self._corner[1]) / self._step[1], 0, rows - 1).astype(np.intp)
        number: Ints = self._number[row, column]
        return number


def _areas(polygon: Any, middles: Floats, step: Floats) -> Floats:
    """How much of each square lies in the polygon, square degrees."""
    squares = shapely.box(*(middles - step / 2).T, *(middles + step / 2).T)
    area = np.where(shapely.contains(polygon, squares), step.prod(), 0.0)
    cut = np.flatnonzero(shapely.intersects(polygon, squares) & (area == 0))
    area[cut] = shapely.area(shapely.intersection(polygon, squares[cut]))
    return area
