"""What is odd about a photo of the work, and which photos are still missing. Pure; a checker decides what it means."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from backend.configuration.schema import EvidenceRule
from gis.metric import distance_m

TOLERANCE = timedelta(minutes=10)
"""Clocks of tablets and cameras go wrong by so much without anybody's doing."""

Place = tuple[float, float]
"""Longitude and latitude in WGS-84 degrees."""


@dataclass(frozen=True, slots=True)
class Said:
    """Where and when one witness, the tablet or the photo's EXIF, says that the photo was taken."""

    place: Place | None
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Alike:
    """A photo that looks like this one, with the case and the task it was used for."""

    photo: UUID
    case_id: UUID
    task_id: UUID | None
    reported: bool
    bits: int


@dataclass(frozen=True, slots=True)
class Findings:
    """Place, time and distance from the case, and what is odd about them."""

    place: Place | None
    at: datetime | None
    distance_m: float | None
    far: bool
    untimely: bool
    contradicted: bool
    reused: Alike | None

    @property
    def flags(self) -> list[str]:
        """The names of what is odd."""
        return flags(self.reused is not None, self.far, self.untimely, self.contradicted)


def flags(reused: bool, far: bool, untimely: bool, contradicted: bool) -> list[str]:
    """The names of what is odd, as checkers and the log read them."""
    odd = {"reused": reused, "far": far, "untimely": untimely, "contradicted": contradicted}
    return [name for name, holds in odd.items() if holds]


def findings(
    device: Said, exif: Said, *, case: Place, since: datetime, now: datetime, reused: Alike | None, rule: EvidenceRule
) -> Findings:
    """What two witnesses say of a photo of the work that went on from ``since`` to ``now``.

    The tablet outranks the EXIF, which is a second witness: it fills in what the tablet did not say, and where both
    speak and differ by more than ``far_m`` metres or ten minutes, that is noted. What nobody says is not odd: phones'
    browsers take the place out of photos.
    """
    place, at = device.place or exif.place, device.at or exif.at
    away = metres(place, case) if place else None
    apart = metres(device.place, exif.place) if device.place and exif.place else 0.0
    between = abs(device.at - exif.at) if device.at and exif.at else timedelta(0)
    return Findings(
        place=place,
        at=at,
        distance_m=away,
        far=away is not None and away > rule.far_m,
        untimely=at is not None and not since - TOLERANCE <= at <= now + TOLERANCE,
        contradicted=apart > rule.far_m or between > TOLERANCE,
        reused=reused,
    )


def reused(alike: Iterable[Alike], case_id: UUID, task_id: UUID | None) -> Alike | None:
    """The likest photo that was used before: in another case, for another task, or by who reported.

    Photos of the same task may look alike, since they show one place; the same bytes twice may not.
    """
    before = (a for a in alike if a.reported or a.case_id != case_id or a.task_id != task_id or a.bits == 0)
    return min(before, key=lambda a: a.bits, default=None)


def metres(one: Place, other: Place) -> float:
    """Metres between two places (gis/metric.py)."""
    return float(distance_m(*one, *other))


def missing(rule: EvidenceRule, kinds: Iterable[str]) -> str | None:
    """What is still to be photographed before the work counts as done, as a sentence; None when nothing is."""
    have = Counter(kinds)
    need: Sequence[tuple[str, int]] = (("before", rule.before), ("after", rule.after))
    lacking = [f"{want - have[kind]} {kind}" for kind, want in need if have[kind] < want]
    return f"photos are missing: {' and '.join(lacking)} the work; send them in evidence" if lacking else None
