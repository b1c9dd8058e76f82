"""What follows from verdicts, as a table."""

from itertools import product
from typing import get_args

import pytest

from backend.verdicts.rules import Decision, Judged, Outcome, Satisfaction, accepts, decide

GOOD = Judged("solved", "satisfied")
SO_SO = Judged("partly", "basically")
BAD = Judged("unsolved", "unsatisfied")


@pytest.mark.parametrize("outcome", get_args(Outcome))
@pytest.mark.parametrize("satisfaction", get_args(Satisfaction))
def test_what_lets_a_case_rest(outcome: Outcome, satisfaction: Satisfaction) -> None:
    verdict = Judged(outcome, satisfaction)
    works = outcome in ("solved", "partly")
    assert accepts(verdict, "basically") == (works and satisfaction in ("satisfied", "basically"))
    assert accepts(verdict, "satisfied") == (works and satisfaction == "satisfied")


@pytest.mark.parametrize(
    ("given", "asked", "follows"),
    [
        ([], 1, "wait"),
        ([GOOD], 1, "close"),
        ([SO_SO], 1, "close"),
        ([GOOD], 2, "wait"),
        ([GOOD, SO_SO], 2, "close"),
        ([BAD], 1, "reopen"),
        ([GOOD, BAD], 3, "reopen"),  # one is enough, and the others need not be waited for
        ([], 0, "wait"),  # nobody can be asked: silence closes it
        ([Judged("solved", "unsatisfied")], 1, "reopen"),
        ([Judged("unsolved", "satisfied")], 1, "reopen"),
    ],
)
def test_what_follows(given: list[Judged], asked: int, follows: Decision) -> None:
    assert decide(given, asked=asked, mark="basically") == follows


def test_below_the_mark_it_is_taken_again() -> None:
    assert decide([SO_SO], asked=1, mark="satisfied") == "reopen"


def test_more_verdicts_never_turn_a_refusal_into_an_end() -> None:
    every = [Judged(o, s) for o, s in product(get_args(Outcome), get_args(Satisfaction))]
    for one, other in product(every, every):
        alone = decide([one], asked=2, mark="basically")
        both = decide([one, other], asked=2, mark="basically")
        assert both == "reopen" if alone == "reopen" else both != "wait"
