"""A round to walk: over the parts of a grid that nobody was in for longest, pure.

There is no map of ways on a closed network, so the route goes straight from cell to cell, and what it takes is
reckoned with the detour that streets make.
"""

from dataclasses import dataclass

import numpy as np

from gis.metric import Floats, metres_per_degree

WALK_M_S = 1.2
DETOUR = 1.3
"""How much longer the way along streets is than the straight line; circuity of urban walking networks is 1.2 to 1.4."""
AGES_D = 28.0
"""A cell that nobody was in for longer wants a visit no more than this."""
FRESH_D = 0.5
"""A cell that somebody was in this half day wants none."""

_SWAPS = 20


@dataclass(frozen=True, slots=True)
class Route:
    """Cells in the order in which to walk them, from the start, with the way along streets and its time."""

    cells: list[int]
    metres: float
    minutes: float


def plan(lon: Floats, lat: Floats, days_ago: Floats, start: tuple[float, float], minutes: float) -> Route:
    """A route from ``start`` (lon, lat) of at most ``minutes`` that takes in as much neglect as it can.

    ``lon``, ``lat`` and ``days_ago`` are of each cell: where it is, and when somebody was in it last (infinite: never).
    Orienteering is hard; this inserts, ever again, what wants a visit most for the least way, and straightens the way.
    It is empty when nothing wants a visit or nothing is near enough.
    """
    scale = np.array(metres_per_degree(start[1]))
    place = (np.column_stack([lon, lat]) - np.array(start)) * scale
    want = np.where(days_ago < FRESH_D, 0.0, np.minimum(days_ago, AGES_D))
    reach = minutes * 60 * WALK_M_S / DETOUR
    order: list[int] = []
    while len(longer := _straighten(place, _grow(place, want, order, reach))) > len(order):
        order = longer  # straighter by now, so that there may be room for more
    metres = _length(place, order) * DETOUR
    return Route(order, metres, metres / WALK_M_S / 60)


def _grow(place: Floats, want: Floats, order: list[int], reach: float) -> list[int]:
    """``order`` with cells inserted for as long as the way stays within ``reach``."""
    order = list(order)
    left = want > 0
    left[order] = False
    length = _length(place, order)
    while left.any():
        cells = np.flatnonzero(left)
        stops = np.vstack([[0.0, 0.0], place[order]])
        away = np.hypot(*(place[cells, None] - stops[None]).transpose(2, 0, 1))  # cells, stops
        legs = np.hypot(*np.diff(stops, axis=0).T)
        more = np.column_stack([away[:, :-1] + away[:, 1:] - legs, away[:, -1]])  # between stops, or at the end
        where = more.argmin(axis=1)
        more = more[np.arange(len(cells)), where]
        worth = np.where(length + more <= reach, want[cells] / np.maximum(more, 1.0), 0.0)
        best = int(worth.argmax())
        if not worth[best]:
            break
        order.insert(int(where[best]), int(cells[best]))
        left[cells[best]] = False
        length += float(more[best])
    return order


def _straighten(place: Floats, order: list[int]) -> list[int]:
    """The same cells with parts of the way turned round wherever that is shorter."""
    order = list(order)
    for _ in range(_SWAPS):
        stops = np.vstack([[0.0, 0.0], place[order]])
        gain = _gains(stops)
        if not gain.size or gain.max() < 1e-6:
            break
        first, last = np.unravel_index(int(gain.argmax()), gain.shape)
        order[first : last + 1] = order[first : last + 1][::-1]
    return order


def _gains(stops: Floats) -> Floats:
    """By how much the way gets shorter when stops first + 1 … last + 1 are walked the other way round."""
    count = len(stops) - 1
    apart = np.hypot(*(stops[:, None] - stops[None]).transpose(2, 0, 1))
    leg = np.append(np.diagonal(apart, 1), 0.0)  # the way ends at the last stop
    first, last = np.arange(count)[:, None], np.arange(count)[None]
    after = np.where(last == count - 1, 0.0, apart[first + 1, np.minimum(last + 2, count)])
    gain: Floats = leg[first] + leg[last + 1] - apart[first, last + 1] - after
    return np.where(last > first, gain, 0.0)


def _length(place: Floats, order: list[int]) -> float:
    stops = np.vstack([[0.0, 0.0], place[order]])
    return float(np.hypot(*np.diff(stops, axis=0).T).sum())
