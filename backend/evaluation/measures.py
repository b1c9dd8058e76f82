"""What each measure counts, pure: the one place that says of a report or a case whether it is in the numerator, in the
denominator, or left out and why. docs/evaluation.md says the same in words.

Three measures count the reports received in a period, the others cases: those opened in it, those due in it and those
closed in it. What is known of one that matters to a measure are its *facts*: a few words out of small sets. Figures
are counted from tallies of equal facts, and the list behind a number is what has those facts: so they agree.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from itertools import product
from typing import Any, Literal, get_args, get_type_hints

from backend.configuration.values import Measure

MEASURES: tuple[Measure, ...] = get_args(Measure)
LESS_IS_BETTER: frozenset[Measure] = frozenset({"overdue", "reworked", "returned", "reopened"})

Portion = Literal["numerator", "denominator", "excluded"]
"""Of a figure: the denominator is all that counts, the numerator among it (but for ``closed``, see ``Closed``)."""
Why = Literal["out_of_scope", "merged", "appeal", "silent", "pending"]
"""Why something leaves a denominator: its case was excluded as nobody's business here, or merged and counts with
another; an appeal was approved; its reporter said nothing until it was closed; or it is too early to tell."""
WHYS: tuple[Why, ...] = get_args(Why)
Standing = Literal["inside", "out_of_scope", "merged"]
YesNo = Literal["yes", "no"]


@dataclass(frozen=True, slots=True)
class Received:
    """A report received in the period. ``response`` says whether somebody took it on within 24 hours; ``outcome`` and
    ``satisfaction`` are the last verdict's, ``silent`` when its case was closed without one."""

    standing: Literal["inside", "out_of_scope"]
    response: Literal["in_time", "late", "pending"]
    outcome: Literal["solved", "partly", "unsolved", "silent", "pending"]
    satisfaction: Literal["satisfied", "basically", "unsatisfied", "silent", "pending"]


@dataclass(frozen=True, slots=True)
class Opened:
    """A case opened in the period: whether anybody was asked to do it, gave it back, or was asked by hand in place of
    another of the same rung; whether its work was ever reported done, refused by the checker, and reopened."""

    standing: Standing
    handed: YesNo
    returned: YesNo
    redirected: YesNo
    done: YesNo
    reworked: YesNo
    reopened: YesNo


@dataclass(frozen=True, slots=True)
class Due:
    """A case whose time as a whole ends in the period: whether that is past, whether its work ever went beyond its
    time (a reopened case is due anew, and missed once is missed), and where it stands."""

    standing: Standing
    past: YesNo
    missed: YesNo
    state: Literal["open", "done", "closed"]


@dataclass(frozen=True, slots=True)
class Closed:
    """A case closed in the period and closed still. It may have been due before, so there may be more than were due."""

    standing: Literal["inside"]


Facts = Received | Opened | Due | Closed
COHORTS: tuple[type[Facts], ...] = get_args(Facts)


@dataclass(frozen=True, slots=True)
class Counted:
    """Where something counts: in which portions, and if it is left out, why."""

    portions: frozenset[Portion]
    why: Why | None = None


HIT = Counted(frozenset({"numerator", "denominator"}))
MISS = Counted(frozenset({"denominator"}))
ABOVE = Counted(frozenset({"numerator"}))
LEFT_OUT: Mapping[Why, Counted] = {why: Counted(frozenset({"excluded"}), why) for why in WHYS}


@dataclass(frozen=True, slots=True)
class Tally:
    """How many are alike in their facts and in the measures that appeals were approved for."""

    facts: Facts
    appealed: frozenset[str]
    count: int


@dataclass(slots=True)
class Figure:
    """A ratio as it must be shown: both its numbers, and what was left out by why."""

    numerator: int = 0
    denominator: int = 0
    excluded: dict[Why, int] = field(default_factory=lambda: dict.fromkeys(WHYS, 0))

    @property
    def value(self) -> float | None:
        """The ratio; None of nothing. That of ``closed`` may exceed 1."""
        return self.numerator / self.denominator if self.denominator else None

    @property
    def left_out(self) -> int:
        """How many were left out, whatever the reason."""
        return sum(self.excluded.values())


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there was in a period: reports received, and cases opened, due and closed. Nothing is left out."""

    received: int
    opened: int
    due: int
    closed: int


def counts(tallies: Sequence[Tally]) -> Counts:
    """Count everything."""
    return Counts(*(sum(one.count for one in tallies if isinstance(one.facts, cohort)) for cohort in COHORTS))


def judged(measure: Measure, facts: Facts, appealed: bool) -> Counted | None:
    """Where something with these facts counts for ``measure``; None when the measure is about something else.

    ``appealed`` says that an appeal about this measure was approved.
    """
    if isinstance(facts, Closed):
        return ABOVE if measure == "closed" and not appealed else None
    if measure not in _RULES or not isinstance(facts, _RULES[measure][0]):
        return None
    if facts.standing != "inside":
        return LEFT_OUT[facts.standing]
    return LEFT_OUT["appeal"] if appealed else _RULES[measure][1](facts)


def figures(tallies: Iterable[Tally]) -> dict[Measure, Figure]:
    """Count every measure."""
    found = {measure: Figure() for measure in MEASURES}
    for tally in tallies:
        for measure in _OF[type(tally.facts)]:
            counted = judged(measure, tally.facts, measure in tally.appealed)
            if counted is None:
                continue
            figure = found[measure]
            figure.numerator += tally.count * ("numerator" in counted.portions)
            figure.denominator += tally.count * ("denominator" in counted.portions)
            if counted.why:
                figure.excluded[counted.why] += tally.count
    return found


def facts_of(
    measure: Measure, portion: Portion, why: Why | None = None
) -> Mapping[type[Facts], Sequence[tuple[Facts, bool]]]:
    """By cohort, every combination of facts and of having been appealed that is in this portion of ``measure``; with
    ``why``, only those left out for that."""
    return {
        cohort: found
        for cohort in COHORTS
        if (found := [one for one in _every(cohort) if _is(judged(measure, *one), portion, why)])
    }


def _is(counted: Counted | None, portion: Portion, why: Why | None) -> bool:
    return counted is not None and portion in counted.portions and why in (None, counted.why)


def _every(cohort: type[Facts]) -> Iterable[tuple[Facts, bool]]:
    hints = get_type_hints(cohort)
    values = product(*(get_args(hints[one.name]) for one in fields(cohort)))
    return product([cohort(*some) for some in values], (False, True))


def _answered(f: Received) -> Counted:
    return {"in_time": HIT, "late": MISS, "pending": LEFT_OUT["pending"]}[f.response]


def _solved(f: Received) -> Counted:
    return _unheard(f) or (HIT if f.outcome == "solved" else MISS)


def _satisfied(f: Received) -> Counted:
    return _unheard(f) or (HIT if f.satisfaction in ("satisfied", "basically") else MISS)


def _unheard(f: Received) -> Counted | None:
    return LEFT_OUT[f.outcome] if f.outcome in ("silent", "pending") else None


def _closed(f: Due) -> Counted:
    return MISS if f.past == "yes" else LEFT_OUT["pending"]


def _closed_in_time(f: Due) -> Counted:
    if f.past == "no" or (f.state == "done" and f.missed == "no"):
        return LEFT_OUT["pending"]
    return HIT if f.state == "closed" and f.missed == "no" else MISS


def _overdue(f: Due) -> Counted:
    if f.past == "no":
        return LEFT_OUT["pending"]
    return HIT if f.missed == "yes" else MISS


def _handed(f: Opened, hit: bool) -> Counted:
    if f.handed == "no":
        return LEFT_OUT["pending"]
    return HIT if hit else MISS


def _done(f: Opened, hit: bool) -> Counted:
    if f.done == "no":
        return LEFT_OUT["pending"]
    return HIT if hit else MISS


_RULES: Mapping[Measure, tuple[type[Facts], Any]] = {
    "answered": (Received, _answered),
    "solved": (Received, _solved),
    "satisfied": (Received, _satisfied),
    "closed": (Due, _closed),
    "closed_in_time": (Due, _closed_in_time),
    "overdue": (Due, _overdue),
    "returned": (Opened, lambda f: _handed(f, f.returned == "yes")),
    "well_dispatched": (Opened, lambda f: _handed(f, f.returned == "no" and f.redirected == "no")),
    "reworked": (Opened, lambda f: _done(f, f.reworked == "yes")),
    "reopened": (Opened, lambda f: _done(f, f.reopened == "yes")),
}
"""What each measure's denominator is made of, and how one of these counts that is inside and not appealed."""
_OF: Mapping[type[Facts], tuple[Measure, ...]] = {
    cohort: tuple(m for m in MEASURES if _RULES[m][0] is cohort or (cohort is Closed and m == "closed"))
    for cohort in COHORTS
}
