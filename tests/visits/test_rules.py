"""Which visit counts."""

from typing import Any

import pytest

from backend.visits.rules import why_not

GOOD: dict[str, Any] = {"outcome": "met", "mocked": False, "accuracy_m": 20.0, "bound": True, "distance_m": 0.0}


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({}, None),
        ({"accuracy_m": None}, None),
        ({"accuracy_m": 100.0, "distance_m": 50.0}, None),
        ({"outcome": "absent"}, "nobody_met"),
        ({"outcome": "declined"}, "nobody_met"),
        ({"mocked": True}, "mocked"),
        ({"accuracy_m": 100.1}, "vague"),
        ({"bound": False}, "not_bound"),
        ({"distance_m": 50.1}, "outside"),
        ({"mocked": True, "distance_m": 900.0}, "mocked"),
    ],
)
def test_why_it_does_not_count(facts: dict[str, Any], why: str | None) -> None:
    assert why_not(**GOOD | facts) == why
