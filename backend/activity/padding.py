"""Which signs of life look made up, pure: the same photo, the same spot, bursts just before the deadline, patrols that
stand still.

Each signal is judged beside those of the same grid before it (and up to an hour after it), never beside what came much
later: what counted once goes on counting, and one that arrives late changes only what follows it. What a worker does
on a patrol that moves is not made up, wherever it is: a tower block is one spot, a bin overflows every week. The first
of its like always counts.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from backend.calendar import add_working_time
from backend.configuration.schema import ActivityRule, Padded
from backend.configuration.values import SignalKind
from gis.metric import metres_per_degree

MADE_UP = ("same_photo", "same_spot", "burst", "standing")
"""Why a signal looks made up. What does not count for another reason is not held against anybody."""

LIKE_BITS = 4
"""Photos whose hashes differ in at most so many of 64 bits are one picture (backend/media/phash.py); a second photo of
the same thing differs in far more."""
SPOT_M = 10.0
SPOT_BEFORE = 3
"""So many reports and visits of one worker within ten metres count; those after them look made up."""
DUPLICATE = timedelta(days=14)
"""Who reports the same case again within this time says nothing new."""
NEAR_PATROL = timedelta(hours=1)
BURST = timedelta(minutes=30)
BURST_SIGNALS = 3
"""So many within half an hour, when a silence has almost reached its end, are a burst; from the second one on they look
made up."""
FIRST = {"same_photo": 1, "same_spot": SPOT_BEFORE, "burst": BURST_SIGNALS}
"""How many of their like counted before some look made up for each reason."""
STILL_M_A_MINUTE = 5.0
"""A walk with stops to talk is 20 metres a minute and more; a tablet left in a parked car is none."""

AT_ONCE = 1_000
"""Signals that are compared with each other at once, beside those in reach of them: the cost is a square."""
LONGEST_PATROL = timedelta(days=1)

Matrix = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Seen:
    """One signal as it is judged. ``subject`` is what it is about (of a merged case, the one that stands for it);
    ``lon`` and ``lat`` are WGS-84 degrees, ``photo`` a hash, ``minutes`` and ``metres`` a patrol's. ``refused`` is why
    it does not count whatever is beside it."""

    id: int
    at: datetime
    kind: SignalKind
    worker: UUID
    subject: UUID
    lon: float | None = None
    lat: float | None = None
    photo: int | None = None
    minutes: float | None = None
    metres: float | None = None
    refused: str | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A signal's part in the weight: when it was, and why it looks made up (None: it does not)."""

    at: datetime
    why: str | None


@dataclass(frozen=True, slots=True)
class Weight:
    """How much of a grid's own activity looks made up: of ``signals``, how many for each reason. ``next_at`` is when
    ``padded`` will change because signals grow old; None: it will not."""

    signals: int
    made_up: Mapping[str, int]
    padded: bool
    next_at: datetime | None


def reach(rule: ActivityRule) -> timedelta:
    """How far back from a signal others matter to it."""
    silence = timedelta(days=2 * (rule.silent.zombie_days + rule.silent.zombie_working_days)) if rule.silent else BURST
    return timedelta(days=rule.padded.days if rule.padded else 0) + silence + DUPLICATE


def touched_from(seen_at: datetime, minutes: float | None) -> datetime:
    """The first instant whose signals may be judged otherwise because of one at ``seen_at``: it may be the third of a
    burst, or a patrol that somebody was on."""
    return seen_at - NEAR_PATROL - timedelta(minutes=minutes or 0)


def judge(signals: Sequence[Seen], rule: ActivityRule) -> list[str | None]:
    """Why each of a grid's signals does not count, None where it does. They are in order of time.

    Those at the beginning are judged beside too little unless they begin ``reach`` before the first that matters.
    """
    sound = [n for n, one in enumerate(signals) if one.refused is None]
    whys = [one.refused or again for one, again in zip(signals, _duplicates(signals), strict=True)]
    if rule.padded is None or not sound:
        return whys
    base = [signals[n] for n in sound]
    times = np.array([one.at.timestamp() for one in base])
    for start in range(0, len(base), AT_ONCE):
        stop = min(start + AT_ONCE, len(base))
        since = int(np.searchsorted(times, times[start] - reach(rule).total_seconds()))
        until = int(np.searchsorted(times, times[stop - 1] + (LONGEST_PATROL + NEAR_PATROL).total_seconds(), "right"))
        found = _made_up(base[since:until], times[since:until], rule, timedelta(days=rule.padded.days))
        for n in range(start, stop):
            whys[sound[n]] = whys[sound[n]] or found[n - since]
    return whys


def _made_up(base: Sequence[Seen], times: NDArray[np.float64], rule: ActivityRule, days: timedelta) -> list[str | None]:
    """Why each looks made up beside the others; None: it does not."""
    whys: list[str | None] = [None] * len(base)
    before = times[None, :] - times[:, None]
    earlier = np.tril(before >= -days.total_seconds(), -1)  # [i, j]: j is before i, and not too long
    walked = _walked(base, times)
    marks: dict[str, NDArray[np.bool_]] = {
        "standing": np.array([_stands(one) for one in base]),
        "same_photo": _same_photo(base, earlier),
        "same_spot": _same_spot(base, earlier) & ~walked,
        "burst": _bursts(base, times, rule, days) & ~walked,
    }
    for why, marked in marks.items():
        for n in np.flatnonzero(marked):
            whys[n] = whys[n] or why
    return whys


def _duplicates(signals: Sequence[Seen]) -> list[str | None]:
    """Which reports are of a case that the same worker had reported already."""
    last: dict[tuple[UUID, UUID], datetime] = {}
    whys: list[str | None] = []
    for one in signals:
        again = False
        if one.kind == "report" and one.refused is None:
            before = last.get((one.worker, one.subject))
            again = before is not None and one.at - before <= DUPLICATE
            last[one.worker, one.subject] = one.at
        whys.append("duplicate" if again else None)
    return whys


def weigh(marks: Sequence[Mark], rule: Padded, now: datetime) -> Weight:
    """The weight of the signals of the last days; ``marks`` are in order of time and may begin earlier."""
    days = timedelta(days=rule.days)
    recent = [mark for mark in marks if now - days < mark.at <= now]
    made_up = Counter(mark.why for mark in recent if mark.why)
    total, left = len(recent), made_up.copy()
    padded = _too_much(left, total, rule)
    next_at = None
    for mark in recent:  # the oldest leaves first
        total -= 1
        if mark.why:
            left[mark.why] -= 1
        if next_at is None and _too_much(left, total, rule) != padded:
            next_at = mark.at + days
    return Weight(len(recent), {why: made_up[why] for why in MADE_UP if why in made_up}, padded, next_at)


def _too_much(made_up: Mapping[str, int], total: int, rule: Padded) -> bool:
    """Whether so many of ``total`` are too many. The first of their like, which counted, have their share in it too."""
    bad = sum(made_up.values())
    alike = sum(FIRST.get(why, 0) for why, many in made_up.items() if many)
    return bad >= rule.least and min(bad + alike, total) >= rule.share * total


def _stands(one: Seen) -> bool:
    return one.minutes is not None and one.metres is not None and one.metres < STILL_M_A_MINUTE * one.minutes


def _walked(base: Sequence[Seen], times: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which were sent by somebody on a patrol that moves, or within the hour before or after it."""
    walked = np.zeros(len(base), bool)
    near = NEAR_PATROL.total_seconds()
    workers = _numbered([one.worker for one in base])
    for n, one in enumerate(base):
        if one.kind == "patrol" and not _stands(one):
            since = times[n] - near - 60 * (one.minutes or 0)
            walked |= (times >= since) & (times <= times[n] + near) & (workers == workers[n])
    return walked


def _same_photo(base: Sequence[Seen], earlier: Matrix) -> NDArray[np.bool_]:
    """Which show the picture of an earlier one about something else."""
    has = np.array([one.photo is not None for one in base])
    photos = np.array([one.photo or 0 for one in base], np.int64).view(np.uint64)
    like = np.bitwise_count(photos[:, None] ^ photos[None, :]) <= LIKE_BITS
    subjects = _numbered([one.subject for one in base])
    other = subjects[:, None] != subjects[None, :]
    return np.asarray((earlier & like & other & has[:, None] & has[None, :]).any(axis=1))


def _same_spot(base: Sequence[Seen], earlier: Matrix) -> NDArray[np.bool_]:
    """Which reports and visits have several earlier ones by the same worker around them."""
    placed = np.array([one.kind in ("report", "visit") and one.lon is not None for one in base])
    lon = np.array([one.lon or 0.0 for one in base])
    lat = np.array([one.lat or 0.0 for one in base])
    lon_m, lat_m = metres_per_degree(lat)
    apart = np.hypot((lon[:, None] - lon[None, :]) * lon_m[:, None], (lat[:, None] - lat[None, :]) * lat_m[:, None])
    workers = _numbered([one.worker for one in base])
    same = workers[:, None] == workers[None, :]
    there = earlier & (apart <= SPOT_M) & same & placed[:, None] & placed[None, :]
    return np.asarray(there.sum(axis=1) >= SPOT_BEFORE)


def _bursts(base: Sequence[Seen], times: NDArray[np.float64], rule: ActivityRule, days: timedelta) -> NDArray[np.bool_]:
    """Which belong to the second or a later burst within ``days``: many at once when a silence is all but over."""
    marked = np.zeros(len(base), bool)
    if rule.silent is None:
        return marked
    begun: list[datetime] = []
    for n in range(1, len(base)):
        before, first = base[n - 1].at, base[n].at
        plain = before + timedelta(days=rule.silent.zombie_days)
        if first < plain - timedelta(hours=rule.warn_hours):  # the later of the two can only be later
            continue
        deadline = max(plain, add_working_time(before, timedelta(days=rule.silent.zombie_working_days)))
        if not deadline - timedelta(hours=rule.warn_hours) <= first < deadline:
            continue
        end = int(np.searchsorted(times, (first + BURST).timestamp(), side="right"))
        if end - n < BURST_SIGNALS or any(one.kind == "patrol" for one in base[n:end]):
            continue
        # It goes on as long as one thing follows the other.
        while end < len(base) and times[end] - times[end - 1] <= BURST.total_seconds() and base[end].kind != "patrol":
            end += 1
        if any(first - at < days for at in begun):
            marked[n:end] = True
        begun.append(first)
    return marked


def _numbered(values: Sequence[UUID]) -> NDArray[np.int64]:
    """A number for each different value."""
    numbers: dict[UUID, int] = {}
    return np.array([numbers.setdefault(value, len(numbers)) for value in values], np.int64)
