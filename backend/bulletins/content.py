"""What a bulletin says of a place, pure: which grids are quiet or asleep, which tasks lie, and what was told before."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, TypeVar

from pydantic import BaseModel, Field, PlainSerializer

from backend.clock import iso

LISTED = 100
"""A bulletin names at most this many grids or cases of a sort, those that have waited longest; it counts them all."""

Instant = Annotated[datetime, PlainSerializer(iso, return_type=str, when_used="json")]


class GridLine(BaseModel):
    """A leaf grid that is quiet or a zombie."""

    code: str
    name: str
    path: str
    since: Instant
    kinds: list[str] = Field(description="what is wrong: silent, absent, stuck, unmanned or padded")


class CaseLine(BaseModel):
    """A case that lies or is overdue; nothing of who reported it, and none of their words."""

    number: str
    category_name: str
    path: str
    status: str
    since: Instant = Field(description="since when it is to be worked: opened, or opened again")
    due_at: Instant


class Figures(BaseModel):
    """The numbers of a place."""

    quiet: int = Field(description="leaf grids that are quiet")
    zombie: int = Field(description="leaf grids that are zombies")
    kinds: dict[str, int] = Field(description="zombies by kind; a grid may be one in several ways")
    waiting: int = Field(description="cases that lie: nobody accepts them for longer than the activity rule allows")
    overdue: int = Field(description="open cases past the deadline for the whole case")


class Earlier(Figures):
    """The numbers of the bulletin before."""

    slot_at: Instant


class Content(BaseModel):
    """A bulletin's numbers, the same numbers of the one before, and the first of what they count."""

    figures: Figures
    before: Earlier | None = Field(description="null in the first bulletin of a place")
    quiet: list[GridLine]
    zombie: list[GridLine]
    waiting: list[CaseLine]
    overdue: list[CaseLine]


Line = TypeVar("Line", GridLine, CaseLine)


class Facts(BaseModel):
    """Everything there is to tell of a district at one instant."""

    quiet: list[GridLine]
    zombie: list[GridLine]
    waiting: list[CaseLine]
    overdue: list[CaseLine]


def compose(path: str, facts: Facts, before: Earlier | None) -> Content:
    """What is to be said of the place at ``path``: of the facts, those at or below it."""
    quiet, zombie = _within(path, facts.quiet), _within(path, facts.zombie)
    waiting, overdue = _within(path, facts.waiting), _within(path, facts.overdue)
    kinds = Counter(kind for grid in zombie for kind in grid.kinds)
    figures = Figures(
        quiet=len(quiet), zombie=len(zombie), kinds=dict(kinds), waiting=len(waiting), overdue=len(overdue)
    )
    return Content(
        figures=figures,
        before=before,
        quiet=_longest(quiet),
        zombie=_longest(zombie),
        waiting=_longest(waiting),
        overdue=_longest(overdue),
    )


def _within(path: str, lines: Iterable[Line]) -> list[Line]:
    return [line for line in lines if line.path == path or line.path.startswith(f"{path}.")]


def _longest(lines: Iterable[Line]) -> list[Line]:
    """The first to be named."""
    return sorted(lines, key=lambda line: (line.since, line.path))[:LISTED]
