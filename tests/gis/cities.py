"""Small invented cities to test boundaries with: planar partitions made by cutting a district again and again."""

import random

import numpy as np
from shapely import LineString, MultiPolygon, Polygon
from shapely.affinity import translate
from shapely.ops import split

from gis.faults import Candidate
from gis.plane import Plane

HERE = Plane(116.66, 39.90)
"""Where the invented cities lie: metres east and north of this point."""


def city(
    seed: int, *, streets: int = 3, communities: int = 3, micros: int = 4, size_m: float = 6000
) -> list[Candidate]:
    """A district with irregular outlines and shared borders, root first; codes as in China, names invented.

    A cut leaves corners on one side of a border that the other side does not have, as real data does.
    """
    rng = random.Random(seed)
    angles = sorted(rng.uniform(0, 2 * np.pi) for _ in range(12))
    corners = [(np.cos(a) * size_m / 2 * rng.uniform(0.8, 1.2), np.sin(a) * size_m / 2 * 0.9) for a in angles]
    outline = Polygon(corners).buffer(size_m / 10, quad_segs=2)
    found = [("110112", outline)]
    for width, count in ((3, streets), (3, communities), (3, micros)):
        deepest = max(len(code) for code, _ in found)
        for code, shape in [f for f in found if len(f[0]) == deepest]:
            found += [(f"{code}{i:0{width}}", part) for i, part in enumerate(_cut(shape, count, rng), start=1)]
    return [Candidate(code, f"网格{code[6:]}", HERE.degrees(MultiPolygon([shape]))) for code, shape in found]


def _cut(shape: Polygon, count: int, rng: random.Random) -> list[Polygon]:
    """``count`` parts of ``shape``: the largest is cut across by a jagged line until there are enough."""
    parts = [shape]
    while len(parts) < count:
        parts.sort(key=lambda p: p.area)
        largest = parts.pop()
        west, south, east, north = largest.bounds
        middle = largest.representative_point()
        wide = east - west > north - south
        reach, sway = (north - south, east - west) if wide else (east - west, north - south)
        along = np.linspace(-reach, reach, 9)
        aside = [rng.uniform(-0.08, 0.08) * sway for _ in along]
        line = LineString(zip(aside, along, strict=True) if wide else zip(along, aside, strict=True))
        pieces = [p for p in split(largest, translate(line, middle.x, middle.y)).geoms if isinstance(p, Polygon)]
        parts += pieces
    parts.sort(key=lambda p: p.area)
    while len(parts) > count:  # a jagged cut may leave crumbs: they go to whom they touch most
        crumb = parts.pop(0)
        best = max(range(len(parts)), key=lambda i: parts[i].intersection(crumb).length)
        joined = parts[best].union(crumb)
        assert isinstance(joined, Polygon)
        parts[best] = joined
    return parts
