"""The three rates as sums over tallies."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from backend.verdicts.rates import LeftOut, Rates, Tally, rates

HEARD = Tally(1, False, "in_time", "heard", "solved", "satisfied")


def test_nothing_has_no_ratio() -> None:
    counted = rates([])
    assert (counted.reports, counted.solved.denominator, counted.solved.value) == (0, 0, None)


def test_every_kind_of_report() -> None:
    counted = rates(
        [
            replace(HEARD, reports=5),
            replace(HEARD, reports=2, outcome="partly", satisfaction="basically"),
            replace(HEARD, reports=1, outcome="unsolved", satisfaction="unsatisfied", response="late"),
            Tally(3, False, "in_time", "silent"),
            Tally(4, False, "pending", "pending"),
            Tally(6, True, "late", "pending"),
        ]
    )
    assert counted.reports == 21
    assert (counted.answered.numerator, counted.answered.denominator) == (10, 11)
    assert counted.answered.excluded == LeftOut(6, 0, 4)
    assert (counted.solved.numerator, counted.solved.denominator) == (5, 8)
    assert (counted.satisfied.numerator, counted.satisfied.denominator) == (7, 8)
    assert counted.satisfied.value == 7 / 8
    assert counted.solved.excluded == counted.satisfied.excluded == LeftOut(6, 3, 4)


TALLIES = st.lists(
    st.builds(
        Tally,
        st.integers(0, 1000),
        st.booleans(),
        st.sampled_from(["in_time", "late", "pending"]),
        st.sampled_from(["heard", "silent", "pending"]),
        st.sampled_from(["solved", "partly", "unsolved"]),
        st.sampled_from(["satisfied", "basically", "unsatisfied"]),
    )
)


@given(TALLIES)
def test_every_report_is_in_the_denominator_or_said_to_be_left_out(tallies: list[Tally]) -> None:
    counted: Rates = rates(tallies)
    for rate in (counted.answered, counted.solved, counted.satisfied):
        out = rate.excluded
        assert rate.denominator + out.out_of_scope + out.silent + out.pending == counted.reports
        assert 0 <= rate.numerator <= rate.denominator
