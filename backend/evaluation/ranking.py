"""Scores and rankings, pure: weights, the least sample, ties, and the red and black lists."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from backend.configuration.schema import Evaluation as Rules
from backend.configuration.values import Measure
from backend.evaluation.measures import LESS_IS_BETTER, Figure

Figures = Mapping[Measure, Figure]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Who may be ranked, with what was counted of it."""

    key: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class Place:
    """Where a candidate stands: equal scores have the same ``rank``. ``score`` is 0 to 100."""

    key: str
    rank: int
    score: float
    sample: int


@dataclass(frozen=True, slots=True)
class Order:
    """The ranked ones from the best on; the best (``red``) and, worst first, the worst (``black``) by key; and who has
    too few cases to be ranked."""

    places: tuple[Place, ...]
    red: tuple[str, ...]
    black: tuple[str, ...]
    too_few: tuple[str, ...]


def score(figures: Figures, rules: Rules) -> Fraction | None:
    """The weighted mean of the measures that have weight, exactly, 0 to 100; None when one of them counts nothing.

    Of a measure where less is better what lacks to 1 counts, and a ratio above 1 counts as 1.
    """
    total = Fraction(0)
    for measure, weight in rules.weights.items():
        figure = figures[measure]
        if not figure.denominator:
            return None
        ratio = min(Fraction(figure.numerator, figure.denominator), Fraction(1))
        total += weight * (1 - ratio if measure in LESS_IS_BETTER else ratio)
    return total


def sample(figures: Figures, rules: Rules) -> int:
    """Of how many the score is, at the least: the smallest denominator of the measures that have weight. So nobody wins
    by one verdict on fifty cases."""
    return min(figures[measure].denominator for measure in rules.weights)


def rank(candidates: Iterable[Candidate], rules: Rules) -> Order:
    """Order the candidates whose sample is at least ``least_cases``: by score, of equal ones by the larger sample, then
    by key.

    The lists name ``listed`` each, but at most half of all; whoever has the score
    of the last one named is named too, since nothing but a code would tell them apart. Nobody is on both: those in the
    middle whom both would name are on neither, and where all are equal nobody is best or worst.
    """
    scored: list[tuple[Fraction, int, str]] = []
    too_few: list[str] = []
    for one in candidates:
        found, size = score(one.figures, rules), sample(one.figures, rules)
        if found is None or size < rules.least_cases:
            too_few.append(one.key)
        else:
            scored.append((found, size, one.key))
    scored.sort(key=lambda row: (-row[0], -row[1], row[2]))
    red, black = _lists(scored, rules.listed)
    return Order(_places(scored), red, black, tuple(sorted(too_few)))


def _places(scored: Sequence[tuple[Fraction, int, str]]) -> tuple[Place, ...]:
    places: list[Place] = []
    for nth, (found, size, key) in enumerate(scored, 1):
        tied = nth > 1 and scored[nth - 2][0] == found
        places.append(Place(key, places[-1].rank if tied else nth, float(found), size))
    return tuple(places)


def _lists(scored: Sequence[tuple[Fraction, int, str]], listed: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    most = min(listed, len(scored) // 2)
    if not most or scored[0][0] == scored[-1][0]:
        return (), ()
    best, worst, last_red, last_black = (scored[nth][0] for nth in (0, -1, most - 1, -most))
    red = (key for found, _, key in scored if found >= last_red and (found > last_black or found == best))
    black = (key for found, _, key in reversed(scored) if found <= last_black and (found < last_red or found == worst))
    return tuple(red), tuple(black)
