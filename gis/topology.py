"""Checks a set of boundaries as a whole: rings, ranges, gaps, overlaps and children outside their parent.

Siblings are compared with each other and with their parent, family by family, in metres. What is nowhere wider than
``TOLERANCE_M`` is no fault (gis/faults.py says why).
"""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import shapely
from shapely import MultiPolygon, Point, Polygon, STRtree
from shapely.geometry.base import BaseGeometry

from gis import roll, shift
from gis.codes import Layout
from gis.faults import TOLERANCE_M, Candidate, Fault, Kind, Placed
from gis.plane import Plane

MOUTH_M = 2.0
"""An empty part that opens to the parent's outline by no more than this is a hole between siblings, not its edge.

A share of the border would not do: real bays open to the sea by a tenth of their shore.
"""


def check(
    candidates: Sequence[Candidate],
    layout: Layout,
    *,
    beside: Sequence[Placed] = (),
    before: Mapping[str, BaseGeometry] | None = None,
    retired: Collection[str] = (),
) -> list[Fault]:
    """Every fault and warning of ``candidates``, by code; empty when they are clean.

    ``beside`` are the grids that stay and are already in order: they are parents and siblings too, but nothing is
    said about them alone. ``before`` holds the present outlines by code, to see a datum's shift against; ``retired``
    are codes that may not come back. Disjoint parts and missing levels are fine.
    """
    faults = roll.check(candidates, layout, beside={b.code for b in beside}, retired=retired)
    outlines, unusable = _outlines(candidates)
    faults += unusable
    fresh = set(outlines)
    missing = {c.code for c in candidates} - fresh
    outlines = {b.code: b.geometry for b in beside if b.code not in missing} | outlines
    faults += shift.against_before({c: outlines[c] for c in fresh}, before or {}, layout)
    families: dict[str | None, list[str]] = defaultdict(list)
    for code in sorted(outlines):
        families[layout.parent_of(code, outlines)].append(code)
    incomplete = {layout.parent_of(code, outlines) for code in missing}
    for parent, children in families.items():
        if parent in fresh or not fresh.isdisjoint(children):
            family = _Family(parent, children, outlines, fresh, complete=parent not in incomplete)
            faults += family.check()
    # A wrong datum comes first: it is the cause, and the gaps and overlaps it makes may be hundreds.
    return sorted(faults, key=lambda fault: (fault.severity, fault.kind != "datum", fault.codes))


def place(candidates: Sequence[Candidate], layout: Layout, *, beside: Collection[str] = ()) -> dict[str, Placed]:
    """Each grid of a set without faults with its level, path and parent, by code. ``beside`` as in ``check``."""
    known = {c.code for c in candidates} | set(beside)
    parents = {code: layout.parent_of(code, known) for code in known}
    with_children = set(parents.values())
    return {
        c.code: Placed(
            code=c.code,
            name=c.name,
            level=layout.level_of(c.code),
            path=layout.path_of(c.code, known),
            parent=parents[c.code],
            leaf=c.code not in with_children,
            geometry=as_multi(c.geometry),
        )
        for c in candidates
    }


def as_multi(geometry: BaseGeometry | None) -> MultiPolygon:
    """The polygons in ``geometry`` as one MultiPolygon in two dimensions; what is no polygon is left out."""
    parts = shapely.get_parts(shapely.get_parts(shapely.force_2d(geometry)))
    return MultiPolygon([part for part in parts if part.geom_type == "Polygon" and not part.is_empty])


def wide_parts(geometry: BaseGeometry, width: float) -> list[Polygon]:
    """The parts of ``geometry`` wider than ``width`` (both in metres), without the slivers that hang on them."""
    parts = shapely.get_parts(shapely.get_parts(geometry))
    parts = parts[(shapely.get_dimensions(parts) == 2) & (shapely.area(parts) > np.pi / 4 * width**2)]
    cores = shapely.buffer(parts, -width / 2)
    found: list[Polygon] = []
    for part, core in zip(parts, cores, strict=True):
        if not core.is_empty:
            # Grown back by as much with square corners; the hundredth more makes up for rounding.
            opened = shapely.buffer(core, width / 2 * 1.01, join_style="mitre").intersection(part)
            found += [p for p in shapely.get_parts(opened) if p.geom_type == "Polygon"]
    return found


def _outlines(candidates: Sequence[Candidate]) -> tuple[dict[str, BaseGeometry], list[Fault]]:
    """The polygons that can be compared, by code, and what is wrong with the others.

    A broken ring is reported and goes on as what it most likely means, so that the rest is still checked.
    """
    outlines: dict[str, BaseGeometry] = {}
    faults: list[Fault] = []
    for candidate in candidates:
        code, geometry = candidate.code, candidate.geometry
        if geometry is None or geometry.is_empty:
            faults.append(Fault("empty", (code,), "has no polygon"))
        elif geometry.geom_type not in ("Polygon", "MultiPolygon"):
            faults.append(Fault("type", (code,), f"is a {geometry.geom_type}; a grid is a Polygon or MultiPolygon"))
        elif unplaced := _unplaced(geometry):
            faults.append(Fault("range", (code,), unplaced))
        else:
            geometry = shapely.force_2d(geometry)
            if candidate.unclosed:
                faults.append(Fault("ring", (code,), "Ring does not end where it begins", _first(geometry)))
            if not geometry.is_valid:
                faults.append(_broken(code, geometry))
                geometry = as_multi(shapely.make_valid(geometry, method="structure", keep_collapsed=False))
            if not geometry.is_empty:
                outlines[code] = shapely.union(outlines[code], geometry) if code in outlines else geometry
    return outlines, faults


def _unplaced(geometry: BaseGeometry) -> str | None:
    """Why the coordinates are no longitude and latitude, or None."""
    xy = shapely.get_coordinates(geometry)
    if not np.isfinite(xy).all():
        return "has coordinates that are no numbers"
    x, y = np.abs(xy).max(axis=0)
    if x <= 180 and y <= 90:
        return None
    if x <= 90 and y <= 180:
        return f"has latitude first ({xy[0, 0]:g}, {xy[0, 1]:g}); write longitude, then latitude"
    return f"has coordinates such as ({xy[0, 0]:g}, {xy[0, 1]:g}) that are no degrees; name theirs with --crs EPSG:…"


def _first(geometry: BaseGeometry) -> tuple[float, float]:
    x, y = shapely.get_coordinates(geometry)[0]
    return float(x), float(y)


def _broken(code: str, geometry: BaseGeometry) -> Fault:
    reason = shapely.is_valid_reason(geometry)
    spot = re.search(r"\[(\S+) (\S+)\]", reason)
    where = (float(spot[1]), float(spot[2])) if spot else None
    return Fault("ring", (code,), reason.split("[")[0].strip(), where, shape=Point(where) if where else None)


@dataclass
class _Family:
    """A parent and its children; ``complete`` says that none is left out for lack of a polygon."""

    parent: str | None
    children: list[str]
    outlines: Mapping[str, BaseGeometry]
    fresh: Collection[str]
    complete: bool
    plane: Plane = field(init=False)

    def __post_init__(self) -> None:
        together = [self.outlines[c] for c in (*self.children, *filter(None, [self.parent]))]
        self.plane = Plane.around(*together)
        self.shapes = self.plane.metres(np.array(together, dtype=object))
        # Scaling rounds; a ring that was sound by a hair may not be so afterwards.
        tangled = ~shapely.is_valid(self.shapes)
        self.shapes[tangled] = shapely.make_valid(self.shapes[tangled])
        self.outline = self.shapes[-1] if self.parent else None
        self.shapes = self.shapes[: len(self.children)]

    def check(self) -> list[Fault]:
        faults = self._overlaps()
        if self.outline is not None:
            faults += self._outside()
            if faults:
                faults += shift.in_family(
                    self.children, self.shapes, str(self.parent), self.outline, self.plane, self.fresh
                )
            if self.complete:
                faults += self._empty()
        return faults

    def _overlaps(self) -> list[Fault]:
        left, right = STRtree(self.shapes).query(self.shapes, predicate="intersects")
        isnew = np.array([c in self.fresh for c in self.children])
        once = (left < right) & (isnew[left] | isnew[right])
        left, right = left[once], right[once]
        common = shapely.intersection(self.shapes[left], self.shapes[right])
        return [
            self._fault("overlap", (self.children[a], self.children[b]), part, f"overlaps {self.children[b]}")
            for a, b, both in zip(left, right, common, strict=True)
            for part in wide_parts(both, TOLERANCE_M)
        ]

    def _outside(self) -> list[Fault]:
        beyond = shapely.difference(self.shapes, self.outline)
        return [
            self._fault("outside", (child, str(self.parent)), part, f"reaches outside its parent {self.parent}")
            for child, rest in zip(self.children, beyond, strict=True)
            if child in self.fresh or self.parent in self.fresh
            for part in wide_parts(rest, TOLERANCE_M)
        ]

    def _empty(self) -> list[Fault]:
        """Gaps between the children, and one warning for all that none of them reaches at the edge."""
        assert self.outline is not None
        empty = wide_parts(self.outline.difference(shapely.union_all(self.shapes)), TOLERANCE_M)
        if not empty:
            return []
        tree, edge = STRtree(self.shapes), []
        faults: list[Fault] = []
        for part in empty:
            near = tree.query(part, predicate="dwithin", distance=TOLERANCE_M)
            touching = shapely.buffer(self.shapes[near], TOLERANCE_M, quad_segs=2)
            if part.exterior.difference(shapely.union_all(touching)).length > MOUTH_M:
                edge.append(part)
                continue
            shared = shapely.length(shapely.intersection(part.exterior, touching))
            # Who touches it at a corner only is no neighbour.
            neighbours = [self.children[near[i]] for i in np.argsort(-shared) if shared[i] >= 0.05 * max(shared)]
            place = f"{'between' if len(neighbours) > 1 else 'inside'} {' and '.join(neighbours)}"
            faults.append(self._fault("gap", (str(self.parent), *neighbours), part, f"a hole {place}"))
        if edge:
            share = sum(part.area for part in edge) / self.outline.area
            together = MultiPolygon(edge)
            detail = (
                f"no child reaches {share:.1%} of it, at its edge in {len(edge)} parts;"
                " points there go to a neighbour or upwards"
            )
            faults.append(self._fault("uncovered", (str(self.parent),), together, detail, warning=True))
        return faults

    def _fault(
        self, kind: Kind, codes: tuple[str, ...], shape: BaseGeometry, detail: str, *, warning: bool = False
    ) -> Fault:
        circle = shapely.maximum_inscribed_circle(shape, tolerance=max(0.01, shape.length / 1e4))
        middle = self.plane.degrees(shapely.get_point(circle, 0))
        return Fault(
            kind,
            codes,
            detail,
            where=(middle.x, middle.y),
            area_m2=self.plane.area_m2(shape),
            width_m=2 * circle.length,
            shape=_sound(self.plane.degrees(shape)),
            severity="warning" if warning else "fault",
        )


def _sound(shape: BaseGeometry) -> BaseGeometry:
    """The same shape without self-crossings, for what a repair takes away must be sound.

    A sliver may cross itself once its corners are rounded to degrees. Read by its crossings: the reading by structure
    leaves some slivers broken (GEOS 3.14), and a mending is checked again anyway.
    """
    return as_multi(shapely.make_valid(shape))
