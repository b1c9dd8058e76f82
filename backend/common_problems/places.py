"""Which of the clusters are problems, and where they lie, pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Cluster:
    """Like cases close together: their ids, paths and instants in one order. ``area`` (EWKB, WGS-84) is within the
    radius of any of them; ``past`` cases of the class came there in the time before."""

    class_code: str
    cases: tuple[UUID, ...]
    paths: tuple[str, ...]
    opened: tuple[datetime, ...]
    area: bytes
    area_m2: float
    past: int


@dataclass(frozen=True, slots=True)
class Finding:
    """A cluster that stands out, how many cases were usual there and how improbable it is by chance."""

    cluster: Cluster
    expected: float
    p: float


def clearest(findings: Iterable[Finding]) -> list[Finding]:
    """Of findings that share a case the least probable one, as cases are looked at in several scales."""
    taken: set[UUID] = set()
    chosen = []
    for finding in sorted(findings, key=lambda one: (one.p, one.cluster.cases)):
        if taken.isdisjoint(finding.cluster.cases):
            taken |= set(finding.cluster.cases)
            chosen.append(finding)
    return chosen


def place_of(paths: Sequence[str]) -> str:
    """The deepest grid that holds all of the cases at ``paths``. Where they lie in several streets it is the street of
    most of them, the first by code of several; so that each problem is on one street's list."""
    split = [path.split(".") for path in paths]
    common = [parts[0] for parts in takewhile(lambda parts: len(set(parts)) == 1, zip(*split, strict=False))]
    return ".".join(common) if len(common) > 1 else street_of(paths)


def street_of(paths: Iterable[str]) -> str:
    """The path of the grid just below the district that most of the cases lie in, the first by code of several."""
    counted = Counter(".".join(path.split(".")[:2]) for path in paths)
    return min(counted, key=lambda street: (-counted[street], street))
