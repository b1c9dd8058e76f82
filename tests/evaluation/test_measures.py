"""What each measure counts, as a table; and that a figure and the list behind it are of the same things."""

from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.evaluation.measures import (
    COHORTS,
    MEASURES,
    Closed,
    Due,
    Opened,
    Portion,
    Received,
    Tally,
    counts,
    facts_of,
    figures,
    judged,
)

GOOD = Received("inside", "in_time", "solved", "satisfied")
SILENT = Received("inside", "late", "silent", "silent")
OUT = Received("out_of_scope", "in_time", "solved", "satisfied")
NEW = Received("inside", "pending", "pending", "pending")
FINE = Opened("inside", "yes", "no", "no", "yes", "no", "no")
CLOSED = Due("inside", "yes", "no", "closed")

TABLE = [
    ("answered", GOOD, "hit"),
    ("answered", SILENT, "miss"),
    ("answered", NEW, "pending"),
    ("answered", OUT, "out_of_scope"),
    ("solved", GOOD, "hit"),
    ("solved", Received("inside", "late", "partly", "basically"), "miss"),
    ("solved", SILENT, "silent"),
    ("solved", NEW, "pending"),
    ("satisfied", Received("inside", "late", "partly", "basically"), "hit"),
    ("satisfied", Received("inside", "late", "solved", "unsatisfied"), "miss"),
    ("satisfied", SILENT, "silent"),
    ("closed", CLOSED, "miss"),  # the denominator; what was closed comes by itself
    ("closed", Closed("inside"), "above"),
    ("closed", Due("inside", "no", "no", "closed"), "pending"),
    ("closed", Due("merged", "yes", "no", "open"), "merged"),
    ("closed_in_time", CLOSED, "hit"),
    ("closed_in_time", Due("inside", "yes", "yes", "closed"), "miss"),
    ("closed_in_time", Due("inside", "yes", "no", "done"), "pending"),  # waits for judgement, not for work
    ("closed_in_time", Due("inside", "yes", "yes", "done"), "miss"),
    ("closed_in_time", Due("inside", "yes", "yes", "open"), "miss"),
    ("overdue", Due("inside", "yes", "yes", "open"), "hit"),
    ("overdue", Due("inside", "yes", "no", "done"), "miss"),
    ("overdue", Due("inside", "no", "yes", "open"), "pending"),
    ("returned", Opened("inside", "yes", "yes", "no", "no", "no", "no"), "hit"),
    ("returned", FINE, "miss"),
    ("returned", Opened("inside", "no", "no", "no", "no", "no", "no"), "pending"),
    ("well_dispatched", FINE, "hit"),
    ("well_dispatched", Opened("inside", "yes", "yes", "no", "yes", "no", "no"), "miss"),
    ("well_dispatched", Opened("inside", "yes", "no", "yes", "yes", "no", "no"), "miss"),
    ("reworked", Opened("inside", "yes", "no", "no", "yes", "yes", "no"), "hit"),
    ("reworked", FINE, "miss"),
    ("reworked", Opened("inside", "yes", "no", "no", "no", "no", "no"), "pending"),
    ("reopened", Opened("inside", "yes", "no", "no", "yes", "no", "yes"), "hit"),
    ("reopened", Opened("merged", "yes", "no", "no", "yes", "no", "yes"), "merged"),
]
COUNTS = {"hit": (1, 1), "miss": (0, 1), "above": (1, 0)}


@pytest.mark.parametrize(("measure", "facts", "expected"), TABLE)
def test_where_it_counts(measure: Any, facts: Any, expected: str) -> None:
    figure = figures([Tally(facts, frozenset(), 3)])[measure]
    numerator, denominator = COUNTS.get(expected, (0, 0))
    assert (figure.numerator, figure.denominator) == (3 * numerator, 3 * denominator)
    assert {why: n for why, n in figure.excluded.items() if n} == ({} if expected in COUNTS else {expected: 3})


def test_nothing_has_no_ratio() -> None:
    assert {figure.value for figure in figures([]).values()} == {None}


def test_more_may_be_closed_than_was_due() -> None:
    tallies = [Tally(CLOSED, frozenset(), 2), Tally(Closed("inside"), frozenset(), 3)]
    assert figures(tallies)["closed"].value == 1.5


def test_an_appeal_takes_a_case_out_of_its_measures_alone() -> None:
    late = Due("inside", "yes", "yes", "closed")
    found = figures(
        [Tally(late, frozenset({"overdue", "closed"}), 1), Tally(Closed("inside"), frozenset({"closed"}), 1)]
    )
    assert (found["overdue"].denominator, found["overdue"].excluded["appeal"]) == (0, 1)
    assert (found["closed"].numerator, found["closed"].denominator, found["closed"].excluded["appeal"]) == (0, 0, 1)
    assert found["closed_in_time"].denominator == 1


def _any(cohort: Any) -> st.SearchStrategy[Any]:
    return st.builds(cohort, **{name: st.sampled_from(get_args(hint)) for name, hint in get_type_hints(cohort).items()})


TALLIES = st.lists(
    st.builds(
        Tally,
        st.one_of(*map(_any, COHORTS)),
        st.frozensets(st.sampled_from(MEASURES)),
        st.integers(1, 1000),
    )
)


@given(TALLIES)
def test_everything_is_in_the_denominator_or_left_out_for_one_reason(tallies: list[Tally]) -> None:
    found, all_of = figures(tallies), counts(tallies)
    for measure, figure in found.items():
        total = {"a": all_of.received, "s": all_of.received, "c": all_of.due, "o": all_of.due}.get(
            measure[0], all_of.opened
        )
        assert figure.denominator + figure.left_out == total, measure
        assert 0 <= figure.numerator <= (figure.denominator if measure != "closed" else all_of.closed), measure


@given(TALLIES)
def test_a_number_and_the_list_behind_it_are_of_the_same(tallies: list[Tally]) -> None:
    found = figures(tallies)
    for measure in MEASURES:
        listed = {}
        for portion in get_args(Portion):
            wanted = [one for some in facts_of(measure, portion).values() for one in some]
            listed[portion] = sum(t.count for t in tallies if (t.facts, measure in t.appealed) in wanted)
        figure = found[measure]
        assert listed == {
            "numerator": figure.numerator, "denominator": figure.denominator, "excluded": figure.left_out
        }  # fmt: skip


def test_a_list_is_of_one_cohort() -> None:
    """So that it can be asked for in one query."""
    for measure in MEASURES:
        for portion in get_args(Portion):
            assert len(facts_of(measure, portion)) == 1


def test_what_a_measure_is_not_about_counts_nowhere() -> None:
    assert judged("solved", CLOSED, False) is None
    assert judged("overdue", Closed("inside"), False) is None
