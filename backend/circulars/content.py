"""What a circular says, frozen: the numbers as they stood when it was made. Every edition is drawn from this alone."""

from datetime import date, datetime
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict

from backend.configuration.values import Measure

Kind = Literal["weekly", "monthly"]
Level = Literal["street", "community", "micro", "department"]
State = Literal["active", "quiet", "zombie", "exempt"]


class Part(BaseModel):
    """A part of a circular: never changed, and nothing in it that is not known."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Fraction(Part):
    """Both numbers of a ratio, and how many cases were left out of it, by why."""

    numerator: int
    denominator: int
    excluded: dict[str, int] = {}

    @property
    def value(self) -> float | None:
        """The ratio; None of nothing."""
        return self.numerator / self.denominator if self.denominator else None


class Compared(Part):
    """A measure of the period, of the period before it, and of the same period a year before."""

    measure: Measure
    now: Fraction
    previous: Fraction
    year_before: Fraction


class Ranked(Part):
    """One unit of a ranking. ``place`` and ``score`` (0 to 100) are None of one with too few cases to be ranked,
    ``before`` (its place in the period before) of one that had too few. ``sample`` is how many the score rests on."""

    key: str
    name: str
    place: int | None
    before: int | None
    score: float | None
    sample: int
    measures: dict[Measure, Fraction]


class Ranking(Part):
    """The units of one level, best first, those whose sample is less than ``least_cases`` at the end.

    ``weights`` are percents; ``red`` and ``black`` hold the keys of the best and of the worst, worst first.
    """

    level: Level
    weights: dict[Measure, int]
    least_cases: int
    rows: list[Ranked]
    red: list[str]
    black: list[str]

    @property
    def measures(self) -> list[Measure]:
        """Those that have weight, in their usual order: stored JSON has none."""
        return [measure for measure in get_args(Measure) if measure in self.weights]


class Alive(Part):
    """How many grids a unit has and how many are in each state; of those that were not watched yet nothing is known.
    ``kinds`` says how many are zombies of each kind; one may be of several."""

    key: str
    name: str
    grids: int
    states: dict[State, int]
    kinds: dict[str, int]

    @property
    def unknown(self) -> int:
        """How many have no state."""
        return self.grids - sum(self.states.values())


class Day(Part):
    """How many grids were quiet and how many zombies at the end of a Beijing day."""

    day: date
    quiet: int
    zombie: int


class Sleeper(Part):
    """A zombie grid, ``of`` the places it lies in; ``days`` have passed since it became one."""

    code: str
    name: str
    of: str
    kinds: list[str]
    since: datetime
    days: int


class Activity(Part):
    """How alive the grids are when the period ends, and on each of its days.

    ``map`` holds the state of every grid by its code; ``sleepers`` the zombies longest first, at most as
    many as are shown; ``zombies_before`` how many there were when the period began.
    """

    whole: Alive
    below: list[Alive]
    days: list[Day]
    zombies_before: int
    sleepers: list[Sleeper]
    map: dict[str, State]


class Appeals(Part):
    """Appeals against being counted: those made in the period, those decided in it, and those still open at its
    end."""

    made: int
    approved: int
    refused: int
    open: int


class Content(Part):
    """One circular, about ``begins`` until before ``ends``. ``district`` is whose command center issues it,
    ``configuration`` by which rules."""

    kind: Kind
    path: str
    place: str
    district: str
    begins: datetime
    ends: datetime
    made_at: datetime
    configuration: str
    reports: int
    measures: list[Compared]
    rankings: list[Ranking]
    activity: Activity
    appeals: Appeals
