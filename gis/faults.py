"""What can be wrong with a set of boundaries, and the words for it."""

from dataclasses import dataclass
from typing import Literal

from shapely import MultiPolygon
from shapely.geometry.base import BaseGeometry

TOLERANCE_M = 0.2
"""Gaps, overlaps and overhangs nowhere wider than this are no faults.

Most files hold degrees with six decimals. That moves a corner by up to 0.08 m, so two outlines that were drawn as one
line and stored apart can differ by 0.16 m. Width, not area, is what tells such a sliver from a real strip: it may be
kilometres long.
"""

REPAIR_M = 2.0
"""``--repair`` mends what is nowhere wider than this: the same reasoning for files with five decimals."""

Kind = Literal[
    "code",  # not a code of this layout
    "duplicate",  # a code twice
    "retired",  # a code that was given up earlier
    "name",  # no name
    "level",  # the file's level is not the code's
    "nesting",  # the file's parent is not the code's, or none is there
    "type",  # no polygon
    "empty",  # nothing drawn
    "range",  # coordinates that are no longitude and latitude
    "ring",  # a broken ring
    "outside",  # part of a child outside its parent
    "overlap",  # two siblings on one place
    "gap",  # a hole between siblings
    "datum",  # looks shifted by a datum
    "uncovered",  # warning: a part at the parent's edge that no child reaches
    "second root",  # warning: more than one top grid
]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One grid as a file gives it; ``geometry`` is on WGS-84, ``level`` and ``parent`` None where not given.

    ``unclosed``: a ring in the file does not end where it begins; ``geometry`` has it closed.
    """

    code: str
    name: str
    geometry: BaseGeometry | None
    level: str | None = None
    parent: str | None = None
    unclosed: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """One grid whose place in the hierarchy is known. ``leaf``: nothing lies below it."""

    code: str
    name: str
    level: str
    path: str
    parent: str | None
    leaf: bool
    geometry: MultiPolygon


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong (``severity`` fault: the import is refused) or worth knowing (warning).

    ``codes`` begins with the grid it is about; for a gap with the parent, then the neighbours, longest shared border
    first. ``where`` is longitude and latitude of a point inside it; ``area_m2`` and ``width_m`` (of the largest
    circle that fits in) say how big it is, ``shape`` is the place itself, in degrees.
    """

    kind: Kind
    codes: tuple[str, ...]
    detail: str
    where: tuple[float, float] | None = None
    area_m2: float | None = None
    width_m: float | None = None
    shape: BaseGeometry | None = None
    severity: Literal["fault", "warning"] = "fault"

    @property
    def size(self) -> str:
        """How big, for people: ``1,240 m², 3.1 m wide``; empty when it has no extent."""
        if self.area_m2 is None:
            return ""
        area = f"{self.area_m2 / 1e6:,.2f} km²" if self.area_m2 >= 1e6 else f"{self.area_m2:,.1f} m²"
        return f"{area}, {self.width_m:,.1f} m wide" if self.width_m is not None else area
