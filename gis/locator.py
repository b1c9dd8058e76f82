"""Who owns each of very many points: the rule of backend/db/sql/010_locate.sql in bulk, without a database."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import STRtree

from gis.metric import Floats, distance_m, metres_per_degree

HOW = ("covers", "nearest", "fallback")
"""What the numbers in ``Located.how`` mean."""
COVERS, NEAREST, FALLBACK = range(3)

Ints = NDArray[np.intp]

_ON_BORDER = 1e-12  # degrees; see on_border in 010_locate.sql
# The fast distances are single precision: a border nearer than this is looked at again in double.
_DOUBTFUL_M = 0.05
_CHUNK = 1 << 19  # points taken at once; bounds memory to about 100 MB
_CELLS = 32  # along each side, that points outside are sorted into
# Points times edges taken at once: stays in the processor's cache, and small enough that BLAS does not wake threads,
# which would wait for each other on a busy machine.
_BLOCK = 1 << 16


@dataclass(frozen=True, slots=True)
class Located:
    """The owners of an array of points."""

    index: NDArray[np.int32]  # into the locator's codes and names; -1, their last entry, is the fallback
    how: NDArray[np.uint8]  # into HOW
    border_m: Floats  # to the owner's border; for NEAREST to the owner; for FALLBACK to the nearest grid


class _Edges:
    """Edges as lines about a middle: a point's distance to each is two dot products."""

    def __init__(self, ends: Floats, centre: Floats) -> None:
        self.ends = ends  # edges, their two ends, lon and lat
        self.centre = centre
        self.scale = np.array(metres_per_degree(centre[1]))
        metres = (ends - centre) * self.scale
        along = metres[:, 1] - metres[:, 0]
        length = np.hypot(along[:, 0], along[:, 1])
        along /= np.maximum(length, 1e-9)[:, None]
        middle = metres.mean(axis=1)
        # Rows: unit vector and the offset that puts zero at the edge's middle (along) or on its line (across).
        self.along = np.column_stack([along, -(along * middle).sum(axis=1)]).T.astype(np.float32)
        across = np.column_stack([-along[:, 1], along[:, 0]])
        self.across = np.column_stack([across, -(across * middle).sum(axis=1)]).T.astype(np.float32)
        self.half = (length / 2).astype(np.float32)

    @classmethod
    def of(cls, polygon: Any) -> "_Edges":
        """The edges of every ring of a polygon or multipolygon."""
        ends = _ends_of(polygon)
        return cls(ends, ends.reshape(-1, 2).mean(axis=0))

    def border_m(self, lon: Floats, lat: Floats) -> NDArray[np.float32]:
        """Metres to the nearest edge, in single precision and with the scale of the middle latitude.

        Within 0.1 % for polygons up to 10 km tall.
        """
        nearest = [squares.min(axis=1) for squares in self._squares(lon, lat)]
        metres: NDArray[np.float32] = np.sqrt(np.concatenate(nearest))
        return metres

    def nearest(self, lon: Floats, lat: Floats) -> Ints:
        """Which edge is nearest, with the precision of ``border_m``."""
        return np.concatenate([squares.argmin(axis=1) for squares in self._squares(lon, lat)])

    def _squares(self, lon: Floats, lat: Floats) -> Iterator[NDArray[np.float32]]:
        """Squared metres from points to edges, one row a point, a block of points at a time."""
        point = np.ones((len(lon), 3), dtype=np.float32)
        point[:, 0] = (lon - self.centre[0]) * self.scale[0]
        point[:, 1] = (lat - self.centre[1]) * self.scale[1]
        step = max(1, _BLOCK // len(self.half))
        for at in range(0, len(lon), step):
            beyond = point[at : at + step] @ self.along
            np.abs(beyond, out=beyond)
            beyond -= self.half
            np.maximum(beyond, 0, out=beyond)
            np.square(beyond, out=beyond)
            off = point[at : at + step] @ self.across
            np.square(off, out=off)
            off += beyond
            yield off

    def exact_m(self, lon: float, lat: float) -> float:
        """Metres to the nearest edge of one point, double precision, with the scale of the point's own latitude."""
        foot = _feet(self.ends, np.array([lon, lat]), np.array(metres_per_degree(lat)))
        return float(np.hypot(foot[:, 0], foot[:, 1]).min())


class _Outline:
    """The edges that only one leaf has: what points outside of every leaf are near to."""

    def __init__(self, polygons: NDArray[Any]) -> None:
        ends = np.concatenate([_ends_of(polygon) for polygon in polygons])
        backward = (ends[:, 0, 0] > ends[:, 1, 0]) | (
            (ends[:, 0, 0] == ends[:, 1, 0]) & (ends[:, 0, 1] > ends[:, 1, 1])
        )
        ends[backward] = ends[backward, ::-1]
        edges, times = np.unique(ends.reshape(-1, 4), axis=0, return_counts=True)
        self.ends = edges[times == 1].reshape(-1, 2, 2)

    def border_m(self, lon: Floats, lat: Floats) -> Floats:
        """Metres from points outside to the nearest edge; right to 1 % within 100 km.

        Points are taken cell by cell: for those within ``reach`` of a middle, only edges hardly farther from it
        than the nearest one can be theirs.
        """
        point = np.column_stack([lon, lat])
        low = point.min(axis=0)
        cell = ((point - low) / np.maximum(np.ptp(point, axis=0), 1e-9) * (_CELLS - 1e-6)).astype(np.intp)
        key = cell[:, 0] * _CELLS + cell[:, 1]
        order = np.argsort(key)
        ends = np.empty((len(point), 2, 2))
        for _, run in _runs(key[order]):
            rows = order[run]
            middle = (point[rows].min(axis=0) + point[rows].max(axis=0)) / 2
            scale = np.array(metres_per_degree(middle[1]))
            reach = np.hypot(*((point[rows] - middle) * scale).T).max()
            away = np.hypot(*_feet(self.ends, middle, scale).T)
            near = self.ends[away <= away.min() + 2 * reach + 1]
            ends[rows] = near[_Edges(near, middle).nearest(lon[rows], lat[rows])]
        scale = np.column_stack(metres_per_degree(lat))
        foot = point + _feet(ends, point, scale) / np.maximum(scale, 1e-9)
        return distance_m(lon, lat, foot[:, 0], foot[:, 1])


class Locator:
    """Locates arrays of WGS-84 points among the leaves of one instant."""

    def __init__(
        self,
        codes: Sequence[str],
        names: Sequence[str],
        areas: Sequence[float],
        polygons: Sequence[Any],
        *,
        fallback: tuple[str, str] = ("", ""),
        tolerance_m: float = 50.0,
    ) -> None:
        """Parallel sequences: each leaf's code, name, area (any unit) and valid polygon; and the root's code and name.

        A point in a gap goes to the nearest leaf within ``tolerance_m`` metres. Raises ValueError without a leaf.
        """
        if not len(codes):
            raise ValueError("there is no grid to locate a point in")
        self.codes = np.array([*codes, fallback[0]])
        self.names = np.array([*names, fallback[1]])
        self.polygons = np.array(polygons, dtype=object)
        self.tolerance_m = tolerance_m
        # Who wins a shared border: the smaller area, then the lower code.
        self._rank = np.empty(len(codes), dtype=np.intp)
        self._rank[np.lexsort([np.asarray(codes), np.asarray(areas)])] = np.arange(len(codes))
        self._tree = STRtree(self.polygons)
        shapely.prepare(self.polygons)
        self._edges: list[_Edges | None] = [None] * len(codes)
        self._outline: _Outline | None = None

    def locate(self, lon: Floats, lat: Floats) -> Located:
        """The owner of every point; ``lon`` and ``lat`` are finite degrees of equal length."""
        lon, lat = np.ascontiguousarray(lon, dtype=float), np.ascontiguousarray(lat, dtype=float)
        located = Located(
            np.full(len(lon), -1, dtype=np.int32),
            np.full(len(lon), FALLBACK, dtype=np.uint8),
            np.full(len(lon), np.nan),
        )
        for at in range(0, len(lon), _CHUNK):
            part = slice(at, at + _CHUNK)
            view = Located(located.index[part], located.how[part], located.border_m[part])
            self._locate(lon[part], lat[part], view)
        return located

    def _locate(self, lon: Floats, lat: Floats, into: Located) -> None:
        point, grid = self._tree.query(shapely.points(lon, lat))
        # By grid: its prepared form and its edges are then fetched once, not once for each point.
        order = np.argsort(grid.astype(np.uint16) if len(self.polygons) < 1 << 16 else grid, kind="stable")
        point, grid = point[order], grid[order]
        inside = shapely.intersects_xy(self.polygons[grid], lon[point], lat[point])
        point, grid = point[inside], grid[inside]
        into.index[point] = grid
        into.how[point] = COVERS
        for g, rows in _runs(grid):
            into.border_m[point[rows]] = self._edges_of(g).border_m(lon[point[rows]], lat[point[rows]])
        doubtful = np.flatnonzero(~(into.border_m >= _DOUBTFUL_M))  # includes those nobody covers
        if len(doubtful):
            self._settle(doubtful, lon, lat, into)

    def _settle(self, rows: Ints, lon: Floats, lat: Floats, into: Located) -> None:
        """Decide points on a border, in a gap or outside; near a grid one pair of point and grid at a time."""
        outside = rows[into.how[rows] == FALLBACK]
        if len(outside):
            if self._outline is None:
                self._outline = _Outline(self.polygons)
            into.border_m[outside] = self._outline.border_m(lon[outside], lat[outside])
        rows = rows[into.border_m[rows] <= self.tolerance_m * 1.01 + 0.1]

        points = shapely.points(lon[rows], lat[rows])
        point, grid = self._tree.query(points, predicate="dwithin", distance=_ON_BORDER)
        first = _first_of_each(point, self._rank[grid])
        for p, g in zip(rows[point[first]], grid[first], strict=True):
            into.index[p], into.how[p] = g, COVERS
            into.border_m[p] = self._edges_of(g).exact_m(lon[p], lat[p])

        left = np.ones(len(rows), dtype=bool)
        left[point] = False
        rows, points = rows[left], points[left]
        into.index[rows], into.how[rows] = -1, FALLBACK
        x, y = lon[rows], lat[rows]
        # In degrees, and wide enough for every latitude among them: the metres decide below.
        reach = self.tolerance_m / np.maximum(metres_per_degree(np.abs(y).max(initial=0))[0], 1e-9)
        point, grid = self._tree.query(points, predicate="dwithin", distance=reach)
        gap = np.array([self._edges_of(g).exact_m(x[p], y[p]) for p, g in zip(point, grid, strict=True)])
        near = gap <= self.tolerance_m
        point, grid, gap = point[near], grid[near], gap[near]
        first = _first_of_each(point, np.rint(gap * 1000), self._rank[grid])
        into.index[rows[point[first]]] = grid[first]
        into.how[rows[point[first]]] = NEAREST
        into.border_m[rows[point[first]]] = gap[first]

    def _edges_of(self, grid: int) -> _Edges:
        edges = self._edges[grid]
        if edges is None:
            edges = self._edges[grid] = _Edges.of(self.polygons[grid])
        return edges


def _ends_of(polygon: Any) -> Floats:
    """The edges of every ring: edges, their two ends, lon and lat."""
    rings = map(shapely.get_coordinates, shapely.get_rings(shapely.get_parts(polygon)))
    return np.concatenate([np.stack([xy[:-1], xy[1:]], axis=1) for xy in rings])


def _feet(ends: Floats, point: Floats, scale: Floats) -> Floats:
    """From a point (or one for each edge) to the nearest point of each edge, metres east and north."""
    start, end = (ends[:, 0] - point) * scale, (ends[:, 1] - point) * scale
    along = end - start
    share = -(start * along).sum(axis=1) / np.maximum((along * along).sum(axis=1), 1e-18)
    feet: Floats = start + along * np.clip(share, 0, 1)[:, None]
    return feet


def _runs(values: Ints) -> Iterator[tuple[int, slice]]:
    """Each distinct value of a sorted array with the slice where it stands."""
    starts = np.flatnonzero(values[1:] != values[:-1]) + 1
    for run in np.split(np.arange(len(values)), starts) if len(values) else ():
        yield int(values[run[0]]), slice(int(run[0]), int(run[-1]) + 1)


def _first_of_each(group: Ints, *keys: NDArray[Any]) -> Ints:
    """For each distinct ``group`` the position of its entry with the least keys, the first key counting most."""
    order = np.lexsort([*reversed(keys), group])
    ordered = group[order]
    return order[np.r_[True, ordered[1:] != ordered[:-1]]] if len(order) else order
