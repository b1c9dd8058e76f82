"""Checks a set of grids as a list: codes, names, levels and parents, before anybody looks at a polygon."""

from collections import Counter
from collections.abc import Collection, Sequence

from gis.codes import Layout
from gis.faults import Candidate, Fault


def check(
    candidates: Sequence[Candidate], layout: Layout, *, beside: Collection[str] = (), retired: Collection[str] = ()
) -> list[Fault]:
    """Every fault of ``candidates`` that their properties alone show.

    ``beside`` are codes that stay beside them (a parent may be there), ``retired`` ones that may not come back.
    """
    faults: list[Fault] = []
    given = Counter(c.code for c in candidates)
    known = set(given) | set(beside)
    for code, times in given.items():
        if times > 1 and code:
            faults.append(
                Fault("duplicate", (code,), f"stands {times} times in the file; make its parts one MultiPolygon")
            )
        if code in retired:
            faults.append(Fault("retired", (code,), "was given up earlier and is never used again; take a new code"))
    for candidate in candidates:
        faults += _of_one(candidate, layout, known)
    roots = sorted(c for c in known if layout.parent_of(c, known) is None)
    if len(roots) > 1 and any(root in given for root in roots) and all(len(r) == len(roots[0]) for r in roots):
        faults.append(
            Fault(
                "second root",
                tuple(roots),
                f"{len(roots)} grids have no parent; usually one district has one database",
                severity="warning",
            )
        )
    return faults


def _of_one(candidate: Candidate, layout: Layout, known: Collection[str]) -> list[Fault]:
    code, faults = candidate.code, []
    if not candidate.name:
        faults.append(Fault("name", (code,), "has no name"))
    try:
        level = layout.level_of(code)
    except ValueError as wrong:
        return [*faults, Fault("code", (code,), str(wrong))]
    if candidate.level is not None and candidate.level != level:
        faults.append(Fault("level", (code,), f"is a {level} by its code, but the file says {candidate.level}"))
    parent = layout.parent_of(code, known)
    top = len(code) == layout.lengths[0]
    if parent is None and not top:
        faults.append(
            Fault("nesting", (code,), f"has no parent: none of {', '.join(layout.ancestors(code))} is there; add it")
        )
    # What the file calls the parent of the top grid lies outside this city: its prefecture.
    elif candidate.parent is not None and candidate.parent != parent and not top:
        faults.append(
            Fault("nesting", (code,), f"lies below {parent} by its code, but the file says below {candidate.parent}")
        )
    return faults
