"""The rates a place is measured by, each with its numerator, its denominator and what was left out of it.

The rule is the product's (the printed systems define them differently): one report counts once, by the last verdict
its sender gave, whatever became of its case afterwards. So a case that was judged unsolved and is being worked again
counts as unsolved until its reporter says otherwise. Reports received in the period are counted, those of merged cases
with the case they were merged into.

- answered (响应率): somebody took it on within 24 hours of the report. The sender is told so at once; a telephone
  call leaves no trace here. Reports younger than that which nobody has taken on are still pending.
- solved (解决率): the verdict is "solved"; "partly" is not.
- satisfied (满意率): the verdict is "satisfied" or "basically" (基本满意计入).

Out-of-scope cases leave every denominator, and reporters who said nothing those of the verdicts.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Response = Literal["in_time", "late", "pending"]
Hearing = Literal["heard", "silent", "pending"]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many reports are alike in everything that counts. ``outcome`` and ``satisfaction`` are None unless heard."""

    reports: int
    out_of_scope: bool
    response: Response
    hearing: Hearing
    outcome: str | None = None
    satisfaction: str | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Reports that are no part of a denominator, by why: the case is out of scope (excluded), its reporter did not
    answer until it was closed, or it is too early to tell."""

    out_of_scope: int
    silent: int
    pending: int


@dataclass(frozen=True, slots=True)
class Rate:
    """A ratio as it must be shown: both its numbers, and what was left out."""

    numerator: int
    denominator: int
    excluded: LeftOut

    @property
    def value(self) -> float | None:
        """The ratio, 0 to 1; None of nothing."""
        return self.numerator / self.denominator if self.denominator else None


@dataclass(frozen=True, slots=True)
class Rates:
    """The three rates over ``reports`` reports; each rate's denominator and what it excludes add up to them."""

    reports: int
    answered: Rate
    solved: Rate
    satisfied: Rate


def rates(tallies: Iterable[Tally]) -> Rates:
    """Count."""
    every = list(tallies)
    inside = [t for t in every if not t.out_of_scope]
    outside = _sum(t for t in every if t.out_of_scope)
    ripe = [t for t in inside if t.response != "pending"]
    answered = Rate(
        _sum(t for t in ripe if t.response == "in_time"),
        _sum(ripe),
        LeftOut(outside, 0, _sum(t for t in inside if t.response == "pending")),
    )
    heard = [t for t in inside if t.hearing == "heard"]
    unheard = LeftOut(
        outside,
        _sum(t for t in inside if t.hearing == "silent"),
        _sum(t for t in inside if t.hearing == "pending"),
    )
    return Rates(
        reports=_sum(every),
        answered=answered,
        solved=Rate(_sum(t for t in heard if t.outcome == "solved"), _sum(heard), unheard),
        satisfied=Rate(_sum(t for t in heard if t.satisfaction in ("satisfied", "basically")), _sum(heard), unheard),
    )


def _sum(tallies: Iterable[Tally]) -> int:
    return sum(t.reports for t in tallies)
