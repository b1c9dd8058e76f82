"""How surprising a count is, against sums that can be done exactly."""

from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.common_problems.significance import stands_out, surprise, usual


def exact(count: int, past: int, days: int, past_days: int) -> float:
    """Of ``count + past`` cases ``count`` or more fall into the last days, by chance (binomial)."""
    n, q = count + past, days / (days + past_days)
    return sum(comb(n, k) * q**k * (1 - q) ** (n - k) for k in range(count, n + 1))


@given(st.integers(1, 60), st.integers(0, 200), st.integers(1, 60), st.integers(60, 365))
def test_it_is_the_exact_conditional_test(count: int, past: int, days: int, past_days: int) -> None:
    how = surprise(count, past, days, past_days)
    if count > how.expected:
        assert how.p == pytest.approx(exact(count, past, days, past_days), rel=1e-9)
    else:
        assert how.p == 1.0


def test_a_quiet_year_does_not_prove_that_nothing_ever_happens() -> None:
    how = surprise(5, 0, 30, 365)
    assert how.expected == pytest.approx(30 / 365)
    assert how.p == pytest.approx((30 / 395) ** 5)


def test_what_a_place_is_used_to_is_no_surprise() -> None:
    busy, quiet = surprise(12, 120, 30, 365), surprise(12, 6, 30, 365)
    assert busy.p > 0.2
    assert quiet.p < 1e-7


def test_without_a_past_nothing_is_surprising() -> None:
    assert surprise(50, 0, 30, 0).p == 1.0
    assert surprise(12, 0, 30, 10).p > 0.01  # ten days say little about thirty


def test_a_place_without_a_past_has_its_streets_rate() -> None:
    assert usual(0, 500, 0.01) == 5
    assert usual(9, 500, 0.01) == 9
    assert usual(0, 500, 3.0) == 500  # an area beyond the street


def test_the_more_places_one_looks_at_the_more_it_takes() -> None:
    assert stands_out(1e-6, 500, 0.001)
    assert not stands_out(1e-6, 5000, 0.001)
