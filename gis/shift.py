"""Sees an outline that a datum has shifted: one that does not fit, and would if it were taken for GCJ-02 or BD-09.

Nothing here looks for a shift of a certain length. An outline is moved back as the datum prescribes, and only when
that removes nearly all of a large misfit is it called shifted: an ordinary redraw, or a coarse outline, is not healed
by a move of half a kilometre to the north-west.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

import numpy as np
import shapely
from shapely import STRtree
from shapely.geometry.base import BaseGeometry

from gis.codes import Layout
from gis.datum import from_wgs84, to_wgs84
from gis.faults import Fault
from gis.plane import Plane

LEAST_M = 30.0
"""A misfit below this mean distance is too small to be a datum's: those are 300 m and more."""

HEALED = 0.1
"""What may be left of the misfit once the outline is moved back."""

DATUMS = {"gcj02": "GCJ-02", "bd09": "BD-09"}

Misfit = Callable[[BaseGeometry], float]


def moved(geometry: BaseGeometry, datum: str, *, back: bool = True) -> BaseGeometry:
    """``geometry`` (degrees) taken from ``datum`` to WGS-84, or with ``back=False`` the other way."""
    way = to_wgs84 if back else from_wgs84
    return shapely.transform(geometry, lambda xy: np.column_stack(way(xy[:, 0], xy[:, 1], datum)))


def healing_datum(geometry: BaseGeometry, misfit: Misfit, size_m: float, *, back: bool = True) -> str | None:
    """The datum that ``geometry`` (degrees) seems to be on, or None.

    ``misfit`` gives square metres for any position of it; ``size_m`` is its length, which turns them into a distance.
    """
    now = misfit(geometry)
    if now < LEAST_M * size_m:
        return None
    # Where an outline is thinner than the shift's ripple, moving it can tangle a ring.
    left = {datum: misfit(shapely.make_valid(moved(geometry, datum, back=back))) for datum in DATUMS}
    best = min(left, key=lambda datum: left[datum])
    return best if left[best] <= HEALED * now else None


def against_before(
    outlines: Mapping[str, BaseGeometry], before: Mapping[str, BaseGeometry], layout: Layout
) -> list[Fault]:
    """Grids whose new outline is the present one moved by a datum, one way or the other: a fault for each topmost."""
    faults: list[Fault] = []
    told: set[str] = set()
    for code in sorted(set(outlines) & set(before), key=len):
        if told.intersection(layout.ancestors(code)):
            told.add(code)
            continue
        new, old = outlines[code], before[code]
        plane = Plane.around(new, old)
        old_m = plane.metres(old)
        size = float(np.sqrt(old_m.area))

        def misfit(geometry: BaseGeometry, old_m: Any = old_m, plane: Plane = plane) -> float:
            return float(plane.metres(geometry).symmetric_difference(old_m).area)

        if datum := healing_datum(new, misfit, size):
            seen = f"looks like {DATUMS[datum]} beside its present outline; if the file is on it, say --crs {datum}"
        elif datum := healing_datum(new, misfit, size, back=False):
            seen = (
                f"moves as from {DATUMS[datum]} to WGS-84, which its present outline is on; is the file's --crs right?"
            )
        else:
            continue
        middle = new.representative_point()
        detail = f"{seen} (if the present one is wrong: --datum-corrected)"
        faults.append(Fault("datum", (code,), detail, (middle.x, middle.y), shape=new))
        told.add(code)
    return faults


def in_family(
    children: Sequence[str],
    shapes: Any,
    parent: str,
    outline: BaseGeometry,
    plane: Plane,
    fresh: Collection[str],
) -> list[Fault]:
    """Shifted outlines in a family that does not fit: all children against the parent, the parent, or single ones.

    ``shapes`` and ``outline`` are in ``plane``'s metres. Grids that are not ``fresh`` are taken as right.
    """
    together = shapely.union_all(shapes)
    size = float(np.sqrt(together.area))
    middle = plane.degrees(together.representative_point())
    at = (middle.x, middle.y)
    if any(child in fresh for child in children):

        def beyond(geometry: BaseGeometry) -> float:
            return float(plane.metres(geometry).difference(outline).area)

        if datum := healing_datum(plane.degrees(together), beyond, size):
            detail = (
                f"and its siblings look like {DATUMS[datum]} inside {parent}; if they are, convert them or say --crs"
            )
            return [Fault("datum", tuple(children), detail, at, shape=plane.degrees(together))]
    if parent in fresh:

        def not_reached(geometry: BaseGeometry) -> float:
            return float(together.difference(plane.metres(geometry)).area)

        if datum := healing_datum(plane.degrees(outline), not_reached, size):
            detail = f"looks like {DATUMS[datum]} around its children"
            return [Fault("datum", (parent,), detail, at, shape=plane.degrees(outline))]
    return _single(children, shapes, outline, plane, fresh)


def _single(
    children: Sequence[str], shapes: Any, outline: BaseGeometry, plane: Plane, fresh: Collection[str]
) -> list[Fault]:
    faults: list[Fault] = []
    tree = STRtree(shapes)
    for i, (code, shape) in enumerate(zip(children, shapes, strict=True)):
        if code not in fresh:
            continue

        def misfit(geometry: BaseGeometry, i: int = i) -> float:
            there = plane.metres(geometry)
            others = [j for j in tree.query(there) if j != i]
            return float(
                there.difference(outline).area + shapely.area(shapely.intersection(shapes[others], there)).sum()
            )

        if datum := healing_datum(plane.degrees(shape), misfit, float(np.sqrt(shape.area))):
            middle = plane.degrees(shape.representative_point())
            detail = f"looks like {DATUMS[datum]} among its siblings"
            faults.append(Fault("datum", (code,), detail, (middle.x, middle.y), shape=plane.degrees(shape)))
    return faults
