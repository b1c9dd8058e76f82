"""What a worker's fixes say about where they patrolled, pure.

A fix is credible unless the device says that it is mocked, it is good to more than 50 m only, or it stands in a run of
fewer than three that nobody could have reached and left at 60 m/s. Time counts between two credible fixes inside one
grid that are at most five minutes apart. Being out of the grid, or out of sight, for up to ten minutes only
interrupts a stay; longer ends it.

Fixes are folded into stays: the stays of a day's first part, extended by the rest, are the stays of the day. So a day
is derived anew only when fixes arrive late.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from backend.configuration.schema import PatrolRule
from backend.positions.track import Instants, Track
from gis.cells import Cells
from gis.metric import Floats, distance_m

ACCURATE_M = 50.0
FASTEST_M_S = 60.0
FEW = 3
"""A run of fewer fixes between impossible steps is a mistake of the device, not a journey."""
GAP_S = 300.0
"""Longer without a credible fix is no time."""
BREAK_S = 600.0
"""Longer outside ends a stay."""
PACE_S, PACE_M = 30.0, 15.0
"""The way is measured from one half minute to the next, and what is shorter is the receiver's noise."""
STRAIGHT_M = 150.0
"""Between two fixes that are nearer the straight line was walked; of a longer step only its ends are known."""
SETTLED_S = 60.0
"""Fixes of the last minute may still arrive out of order."""

Flags = NDArray[np.bool_]
Ints = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Ground:
    """One version of a grid that the worker is bound to, in force ``since`` <= t < ``until``."""

    id: int
    code: str
    path: str
    polygon: Any  # prepared; degrees
    cells: Cells
    since: float
    until: float


@dataclass(frozen=True, slots=True)
class Stay:
    """Somebody was in a grid: how long, how far, and in which of its cells."""

    grid_id: int
    began: float
    ended: float  # last known inside
    seconds: float
    metres: float
    fixes: int
    visited: Flags


@dataclass(frozen=True, slots=True)
class Derived:
    """The stays of the fixes given, and what to begin with next time: the place of the ``anchor`` among the fixes
    (None as long as there is none), and the stays up to it that may still go on."""

    stays: list[Stay]
    anchor: int | None
    carried: list[Stay]


def derive(fixes: Track, grounds: Sequence[Ground], carried: Sequence[Stay] | None = None) -> Derived:
    """The stays in ``grounds`` of one worker on one day, by when they began.

    ``carried`` is that of the last time: ``fixes`` then begin with its anchor. None: they are the whole day's.
    """
    resumed = carried is not None
    which = np.flatnonzero(_credible(fixes, resumed=resumed))
    credible = fixes.take(which)
    known = list(carried or ())
    anchor = _anchor(fixes, credible, resumed=resumed)
    if anchor is None:
        return Derived(_in_order(extend(known, credible, grounds, resumed=resumed)), None, known)
    known = extend(known, credible.take(slice(anchor + 1)), grounds, resumed=resumed)
    stays = extend(known, credible.take(slice(anchor, None)), grounds, resumed=True)
    at = float(_seconds(credible.at)[anchor])
    return Derived(_in_order(stays), int(which[anchor]), [stay for stay in known if at - stay.ended <= BREAK_S])


def extend(stays: Sequence[Stay], fixes: Track, grounds: Sequence[Ground], *, resumed: bool) -> list[Stay]:
    """``stays`` and what credible ``fixes`` add to them; the first fix of what is ``resumed`` was counted already."""
    found = list(stays)
    if not len(fixes):
        return found
    walk = _Walk.of(fixes)
    for ground in grounds:
        inside = shapely.intersects_xy(ground.polygon, fixes.lon, fixes.lat)
        inside &= (walk.at >= ground.since) & (walk.at < ground.until)
        where = np.flatnonzero(inside)
        if not len(where):
            continue
        new = walk.stays(where, inside, ground, resumed=resumed)
        last = max((n for n, stay in enumerate(found) if stay.grid_id == ground.id), key=lambda n: found[n].ended,
                   default=None)  # fmt: skip
        if last is not None and new[0].began - found[last].ended <= BREAK_S:
            found[last] = _join(found[last], new.pop(0))
        found += new
    return found


def judge(stay: Stay, rule: PatrolRule) -> dict[str, Any] | None:
    """None when the stay is a round by ``rule``; else what it lacks (minutes, points) and what is asked for.

    A grid of fewer cells than the rule wants points is done with all of them.
    """
    points = min(rule.points, len(stay.visited))
    lacks = []
    if stay.seconds < rule.minutes * 60:
        lacks.append("minutes")
    if np.count_nonzero(stay.visited) < points:
        lacks.append("points")
    return {"lacks": lacks, "minutes": rule.minutes, "points": points} if lacks else None


def pack(stay: Stay) -> dict[str, Any]:
    """A stay as JSON; ``unpack`` is the way back."""
    return {name: getattr(stay, name) for name in _PLAIN} | {"visited": bits(stay.visited)}


def unpack(packed: Mapping[str, Any]) -> Stay:
    """The stay that ``pack`` gave this for."""
    return Stay(**{name: packed[name] for name in _PLAIN}, visited=flags(packed["visited"]))


_PLAIN = ("grid_id", "began", "ended", "seconds", "metres", "fixes")


def bits(visited: Flags) -> str:
    """Cells as PostgreSQL writes bits: 0110…"""
    return (visited.view(np.uint8) + ord("0")).tobytes().decode()


def flags(visited: str) -> Flags:
    """The way back."""
    found: Flags = np.frombuffer(visited.encode(), np.uint8) == ord("1")
    return found


def _credible(fixes: Track, *, resumed: bool) -> Flags:
    """Which fixes count. The first of what is ``resumed`` was found credible before."""
    good = ~fixes.mocked & ~(fixes.accuracy_m > ACCURATE_M)
    which = np.flatnonzero(good)
    if len(which) < 2:
        return good
    run = np.concatenate([[0], np.cumsum(~_possible(fixes.take(good)))])
    if run[-1] == 0:
        return good
    few = np.bincount(run) < FEW
    if resumed:
        few[0] = False
    good[which[few[run]]] = False
    return good


def _anchor(fixes: Track, credible: Track, *, resumed: bool) -> int | None:
    """Which credible fix nothing that comes in time will change any more, the last of those that begin a pace."""
    if not resumed and len(credible) < FEW:
        return None
    at = _seconds(credible.at)
    settled = np.flatnonzero(_paces(at) & (at <= _seconds(fixes.at[-1:]) - SETTLED_S))
    return int(settled[-1]) if len(settled) else None


def _seconds(at: Instants) -> Floats:
    """Since 1970."""
    seconds: Floats = at.astype(np.int64) / 1e6
    return seconds


def _possible(fixes: Track) -> Flags:
    """Whether each step could be made. Two fixes good to 50 m each may lie 100 m apart without anybody moving."""
    way = distance_m(fixes.lon[:-1], fixes.lat[:-1], fixes.lon[1:], fixes.lat[1:])
    possible: Flags = way - 2 * ACCURATE_M <= FASTEST_M_S * np.diff(_seconds(fixes.at))
    return possible


def _paces(at: Floats) -> Flags:
    """Which fixes are the first of their half minute."""
    first: Flags = np.diff(at // PACE_S, prepend=-1) != 0
    return first


@dataclass(frozen=True, slots=True)
class _Walk:
    """Credible fixes and the steps between them: step n is from fix n to fix n + 1."""

    fixes: Track
    at: Floats  # seconds since 1970
    joined: Flags  # steps whose time counts
    seconds: Floats
    metres: Floats

    @classmethod
    def of(cls, fixes: Track) -> "_Walk":
        at = _seconds(fixes.at)
        seconds = np.diff(at)
        metres = distance_m(fixes.lon[:-1], fixes.lat[:-1], fixes.lon[1:], fixes.lat[1:])
        return cls(fixes, at, (seconds <= GAP_S) & _possible(fixes), seconds, metres)

    def stays(self, where: Ints, inside: Flags, ground: Ground, *, resumed: bool) -> list[Stay]:
        """The stays that the fixes ``where`` (those ``inside``) make, in order; at least one."""
        at = self.at[where]
        starts = np.flatnonzero(np.diff(at, prepend=-np.inf) > BREAK_S)
        stay = np.cumsum(np.diff(at, prepend=-np.inf) > BREAK_S) - 1  # of each fix inside
        of_fix = np.full(len(inside), -1)
        of_fix[where] = stay
        steps = np.flatnonzero(self.joined & inside[:-1] & inside[1:])
        seconds = np.bincount(of_fix[steps + 1], weights=self.seconds[steps], minlength=len(starts))
        metres = self._way(inside, of_fix, len(starts))
        counted = np.bincount(stay, minlength=len(starts))
        if resumed and inside[0]:
            counted[0] -= 1
        visited = np.zeros((len(starts), len(ground.cells)), dtype=np.bool_)
        visited[stay, ground.cells.at(self.fixes.lon[where], self.fixes.lat[where])] = True
        owner, lon, lat = self._between(steps, of_fix, ground)
        visited[owner, ground.cells.at(lon, lat)] = True
        ends = np.append(starts[1:], len(at)) - 1
        return [
            Stay(
                ground.id,
                float(at[starts[n]]),
                float(at[ends[n]]),
                float(seconds[n]),
                float(metres[n]),
                int(counted[n]),
                visited[n],
            )
            for n in range(len(starts))
        ]

    def _way(self, inside: Flags, of_fix: Ints, stays: int) -> Floats:
        """Metres walked inside in each stay."""
        pace = np.flatnonzero(_paces(self.at))
        thin = self.fixes.take(pace)
        way = distance_m(thin.lon[:-1], thin.lat[:-1], thin.lon[1:], thin.lat[1:])
        walked = (way >= PACE_M) & (np.diff(self.at[pace]) <= GAP_S) & _possible(thin)
        walked &= inside[pace[:-1]] & inside[pace[1:]]
        return np.bincount(of_fix[pace[1:]][walked], weights=way[walked], minlength=stays).astype(float)

    def _between(self, steps: Ints, of_fix: Ints, ground: Ground) -> tuple[Ints, Floats, Floats]:
        """Points on the way between fixes, half a cell apart: the stay each is of, lon, lat."""
        half = ground.cells.spacing_m / 2
        long = steps[(self.metres[steps] > half) & (self.metres[steps] <= STRAIGHT_M)]
        pieces = np.ceil(self.metres[long] / half).astype(np.intp)
        step = np.repeat(long, pieces - 1)
        nth = np.arange(len(step)) - np.repeat(np.cumsum(pieces - 1) - (pieces - 1), pieces - 1) + 1
        share = nth / np.repeat(pieces, pieces - 1)
        lon, lat = self.fixes.lon, self.fixes.lat
        return (
            of_fix[step + 1],
            lon[step] + share * (lon[step + 1] - lon[step]),
            lat[step] + share * (lat[step + 1] - lat[step]),
        )


def _join(stay: Stay, more: Stay) -> Stay:
    return replace(
        stay,
        ended=more.ended,
        seconds=stay.seconds + more.seconds,
        metres=stay.metres + more.metres,
        fixes=stay.fixes + more.fixes,
        visited=stay.visited | more.visited,
    )


def _in_order(stays: list[Stay]) -> list[Stay]:
    return sorted(stays, key=lambda stay: (stay.began, stay.grid_id))
