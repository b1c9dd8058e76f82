"""Mends what a check found and is small enough: slivers between neighbours, tiny overhangs, ring errors.

Only the place of a fault is touched, and only when it is nowhere wider than ``REPAIR_M``: an overlap is taken from one
of the two, a hole given to the neighbour it touches most, an overhang cut off. No other corner moves, and grids that
are not in the file never do.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import shapely
from shapely.geometry.base import BaseGeometry

from gis.codes import Layout
from gis.faults import REPAIR_M, Candidate, Fault, Placed
from gis.plane import Plane
from gis.topology import as_multi, check, wide_parts

ROUNDS = 12
"""Mending a street's edge can leave its communities overhanging, and so on down: some rounds for each level."""


@dataclass(frozen=True, slots=True)
class Mended:
    """One thing that was done: ``fault`` is what it was, ``code`` the grid that changed, ``what`` in words."""

    fault: Fault
    code: str
    what: str


def repair(
    candidates: Sequence[Candidate],
    layout: Layout,
    *,
    beside: Sequence[Placed] = (),
    before: Mapping[str, BaseGeometry] | None = None,
    retired: Collection[str] = (),
) -> tuple[list[Candidate], list[Mended], list[Fault]]:
    """The candidates with their small faults mended, what was done, and what ``check`` still says of them.

    The arguments are those of ``gis.topology.check``.
    """
    grids, mended = _rings(candidates)
    for _ in range(ROUNDS):
        faults = check(grids, layout, beside=beside, before=before, retired=retired)
        step = _mend(grids, faults)
        if not step:
            break
        mended += step
    else:
        faults = check(grids, layout, beside=beside, before=before, retired=retired)
    return grids, mended, faults


def _rings(candidates: Sequence[Candidate]) -> tuple[list[Candidate], list[Mended]]:
    """Broken rings put right where no place as wide as ``REPAIR_M`` is gained or lost by it."""
    grids: list[Candidate] = []
    mended: list[Mended] = []
    for candidate in candidates:
        geometry = candidate.geometry
        if geometry is not None and geometry.geom_type in ("Polygon", "MultiPolygon") and not geometry.is_valid:
            whole = _put_right(geometry)
            if whole is not None:
                what = "put the ring right"
                fault = Fault("ring", (candidate.code,), shapely.is_valid_reason(geometry).split("[")[0].strip())
                mended.append(Mended(fault, candidate.code, what))
                candidate = replace(candidate, geometry=whole)  # noqa: PLW2901  the mended one takes its place
        grids.append(candidate)
    return grids, mended


def _put_right(geometry: BaseGeometry) -> BaseGeometry | None:
    """What a broken outline means, when its two readings (by crossings, by structure) differ by slivers only.

    A large figure of eight has lobes that run in opposite directions: which of them is meant, only its maker knows.
    """
    if not shapely.get_coordinates(geometry).size or not abs(shapely.get_coordinates(geometry)).max() <= 180:
        return None
    plane = Plane.around(geometry)
    flat = shapely.force_2d(plane.metres(geometry))
    by_crossings = as_multi(shapely.make_valid(flat))
    by_structure = as_multi(shapely.make_valid(flat, method="structure", keep_collapsed=False))
    if wide_parts(by_crossings.symmetric_difference(by_structure), REPAIR_M):
        return None
    # A ring's signed area counts a lobe that runs the other way as negative.
    if abs(by_structure.area - flat.area) > REPAIR_M**2:
        return None
    kept = [part for part in by_structure.geoms if wide_parts(part, REPAIR_M)]
    return plane.degrees(shapely.MultiPolygon(kept)) if kept else None


def _mend(grids: list[Candidate], faults: Sequence[Fault]) -> list[Mended]:
    """Mend in place what is small among the topmost grids that have such faults: those below follow their edges."""
    at = {candidate.code: i for i, candidate in enumerate(grids)}
    small = [(fault, *_choose(fault, at)) for fault in faults if _is_small(fault)]
    chosen = [(fault, code, grows) for fault, code, grows in small if code is not None]
    top = min((len(code) for _, code, _ in chosen), default=0)
    done: list[Mended] = []
    for fault, code, grows in chosen:
        old = grids[at[code]]
        if len(code) != top or old.geometry is None or fault.shape is None:
            continue
        # A hair wider, so that no seam is left between the two.
        new = old.geometry.union(fault.shape.buffer(1e-9)) if grows else old.geometry.difference(fault.shape)
        grids[at[code]] = replace(old, geometry=as_multi(new))
        done.append(Mended(fault, code, f"gave it to {code}" if grows else f"took it from {code}"))
    return done


def _is_small(fault: Fault) -> bool:
    return fault.severity == "fault" and fault.width_m is not None and fault.width_m <= REPAIR_M


def _choose(fault: Fault, at: Collection[str]) -> tuple[str | None, bool]:
    """Which grid of the file changes, and whether it grows.

    The later code loses an overlap, the child an overhang, and the neighbour with the longest border gets a hole.
    """
    if fault.kind == "overlap":
        return next((code for code in reversed(fault.codes) if code in at), None), False
    if fault.kind == "outside":
        return next((code for code in fault.codes[:1] if code in at), None), False
    if fault.kind == "gap":
        return next((code for code in fault.codes[1:] if code in at), None), True
    return None, False
