"""How a call goes on and when a whistle ends: tables of cases, and what holds of any calls."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.whistles.models import CALL_STATES
from backend.whistles.rules import CALL, Part, call_after, ending, has_lead, missing

LEAD, SUPPORT = True, False


def parts(*states: str) -> list[Part]:
    """The lead's state, then those of the departments that support it."""
    return [Part(f"d{n}", n == 0, state) for n, state in enumerate(states)]


@pytest.mark.parametrize(
    ("states", "how"),
    [
        (("called",), None),
        (("accepted",), None),
        (("reported",), "answered"),
        (("reported", "called"), None),
        (("reported", "accepted"), None),
        (("reported", "refused"), "answered"),
        (("reported", "released", "reported"), "answered"),
        (("refused",), None),  # another lead is to be named
        (("refused", "reported"), None),
        (("released",), "withdrawn"),
        (("released", "refused"), "withdrawn"),
        (("released", "reported"), "answered"),
    ],
)
def test_when_a_whistle_ends(states: tuple[str, ...], how: str | None) -> None:
    assert ending(parts(*states)) == how


def test_a_lead_that_refused_is_missing_until_another_is_named() -> None:
    refused = Part("old", LEAD, "refused")
    assert missing([refused]) == [refused]
    assert not has_lead([refused])
    new = Part("new", LEAD, "called")
    assert missing([refused, new]) == [new]
    assert ending([refused, Part("new", LEAD, "reported")]) == "answered"
    assert ending([refused, Part("new", LEAD, "released")]) == "withdrawn"


@given(st.lists(st.builds(Part, st.sampled_from("abc"), st.booleans(), st.sampled_from(CALL_STATES)), max_size=6))
def test_it_ends_exactly_when_nobody_is_missing(calls: list[Part]) -> None:
    assert (ending(calls) is None) is bool(missing(calls))
    owing = [part for part in calls if part.state in ("called", "accepted")]
    assert all(part in missing(calls) for part in owing)
    assert len(missing(calls)) <= len(owing) + 1


def test_every_state_of_a_call_is_reached_and_what_is_over_stays_so() -> None:
    reached, coming = set(), ["called"]
    while coming:
        state = coming.pop()
        reached.add(state)
        coming += [after for step in CALL if (after := call_after(state, step)) and after not in reached]
    assert reached == set(CALL_STATES)
    assert not any(call_after(state, step) for step in CALL for state in ("refused", "reported", "released"))
