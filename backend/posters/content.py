"""What a grid's poster says. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """Somebody on a poster; ``photo`` is a JPEG."""

    name: str
    position: str
    phone: str | None
    photo: bytes | None


@dataclass(frozen=True, slots=True)
class Poster:
    """One A4 page: the grid, who answers for it, and where its QR code leads."""

    code: str
    name: str
    place: str  # the grids around it, the street first
    people: Sequence[Figure]  # at most MOST_PEOPLE
    duties: Sequence[str]
    supervision_phone: str | None
    link: str


@dataclass(frozen=True, slots=True)
class Sheaf:
    """Posters that are printed together, under the name of the place they hang in."""

    name: str
    posters: Sequence[Poster]


MOST_PEOPLE = 3
"""Who fits on a page beside a QR code that is read from two metres."""

MOST_DUTIES = 8
"""Lines of duties, likewise."""
