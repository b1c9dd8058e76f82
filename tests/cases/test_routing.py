"""Where a case goes and why: tables of cases, and what holds for any list of rules."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.cases.routing import Decision, Facts, decide, within_hours
from backend.configuration.schema import RoutingRule

MONDAY = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
"""15:00 in Beijing, a working day."""
NATIONAL_DAY = datetime(2026, 10, 1, 7, 0, tzinfo=UTC)
MAKE_UP_SATURDAY = datetime(2026, 10, 10, 7, 0, tzinfo=UTC)

REST = RoutingRule(name="everything else", to="worker")


def facts(**changed: Any) -> Facts:
    known: dict[str, Any] = {
        "category": "0102",
        "path": "110112.001.003.012",
        "kind": "help",
        "channel": "citizen",
        "urgency": "normal",
        "how": "covers",
        "at": MONDAY,
    }
    return Facts(**(known | changed))


def rule(to: str = "street", name: str = "special", **fields: Any) -> RoutingRule:
    return RoutingRule.model_validate({"name": name, "to": to} | fields)


def decided(when: dict[str, Any], **changed: Any) -> Decision:
    return decide([rule(when=when), REST], facts(**changed))


@pytest.mark.parametrize(
    ("when", "changed", "matched"),
    [
        ({"categories": ["0102"]}, {}, True),
        ({"categories": ["01*"]}, {}, True),
        ({"categories": ["*"]}, {}, True),
        ({"categories": ["02*", "0101"]}, {}, False),
        ({"under": ["110112.001"]}, {}, True),
        ({"under": ["110112.001.003.012"]}, {}, True),
        ({"under": ["110112.00"]}, {}, False),  # a path ends on a segment
        ({"under": ["110112.001.003.01"]}, {}, False),
        ({"under": ["110112"]}, {"path": ""}, False),  # an empty city
        ({"kinds": ["help", "tip"]}, {}, True),
        ({"kinds": ["praise"]}, {}, False),
        ({"channels": ["satellite"]}, {"channel": "satellite"}, True),
        ({"channels": ["satellite"]}, {}, False),
        ({"urgency": ["life"]}, {"urgency": "life"}, True),
        ({"urgency": ["life"]}, {}, False),
        ({"how": ["fallback"]}, {"how": "fallback"}, True),
        ({"how": ["fallback", "nearest"]}, {}, False),
        ({"days": "working"}, {}, True),
        ({"days": "working"}, {"at": NATIONAL_DAY}, False),
        ({"days": "rest"}, {"at": NATIONAL_DAY}, True),
        ({"days": "working"}, {"at": MAKE_UP_SATURDAY}, True),
        ({"days": [6, 7]}, {"at": MAKE_UP_SATURDAY}, True),
        ({"days": [6, 7]}, {}, False),
        ({"days": [1]}, {"at": datetime(2026, 11, 22, 17, tzinfo=UTC)}, True),  # Monday in Beijing
        ({"hours": "14:00-16:00"}, {}, True),
        ({"hours": "15:01-16:00"}, {}, False),
        ({"categories": ["0102"], "urgency": ["life"]}, {}, False),  # all that is given must hold
    ],
)
def test_a_condition_decides(when: dict[str, Any], changed: dict[str, Any], matched: bool) -> None:
    assert (decided(when, **changed).to == "street") is matched


@pytest.mark.parametrize(
    ("clock", "hours", "inside"),
    [
        ("17:59", "18:00-08:00", False),
        ("18:00", "18:00-08:00", True),
        ("23:59", "18:00-08:00", True),
        ("00:00", "18:00-08:00", True),
        ("07:59", "18:00-08:00", True),
        ("08:00", "18:00-08:00", False),
        ("08:00", "08:00-18:00", True),
        ("18:00", "08:00-18:00", False),
        ("23:59", "20:00-24:00", True),
        ("00:00", "20:00-24:00", False),
        ("12:34", "00:00-24:00", True),
        ("12:34", "00:00-00:00", True),
    ],
)
def test_hours_of_the_beijing_day(clock: str, hours: str, inside: bool) -> None:
    assert within_hours(datetime.fromisoformat(f"2026-11-23T{clock}:30+08:00"), hours) is inside


def test_the_instant_before_the_hours_end_is_inside() -> None:
    assert within_hours(datetime.fromisoformat("2026-11-23T07:59:59.999999+08:00"), "18:00-08:00")


@given(at=st.datetimes(timezones=st.just(UTC)), starts=st.times(), ends=st.times())
def test_every_instant_is_in_the_hours_or_in_the_others(at: datetime, starts: Any, ends: Any) -> None:
    here, there = f"{starts:%H:%M}", f"{ends:%H:%M}"
    if here != there:
        assert within_hours(at, f"{here}-{there}") is not within_hours(at, f"{there}-{here}")
    else:
        assert within_hours(at, f"{here}-{there}")


@given(offset=st.timedeltas(min_value=timedelta(days=-3), max_value=timedelta(days=3)))
def test_effective_dates_are_half_open(offset: timedelta) -> None:
    until = MONDAY + timedelta(days=1)
    special = rule(effective_from=MONDAY, effective_until=until)
    answer = decide([special, REST], facts(at=MONDAY + offset))
    assert (answer.rule == "special") is (MONDAY <= MONDAY + offset < until)


def test_one_rule_follows_another_without_a_gap_or_an_overlap() -> None:
    old, new = rule(name="old", effective_until=MONDAY), rule(name="new", effective_from=MONDAY)
    assert decide([old, new, REST], facts(at=MONDAY - timedelta(microseconds=1))).rule == "old"
    assert decide([old, new, REST], facts(at=MONDAY)).rule == "new"


RULES = st.lists(
    st.builds(
        lambda name, to, when: rule(to, name, when=when),
        st.text("abcdef", min_size=1, max_size=6),
        st.sampled_from(["worker", "community", "street", "urban"]),
        st.fixed_dictionaries(
            {},
            optional={
                "categories": st.lists(st.sampled_from(["0102", "01*", "02*", "*"]), max_size=2),
                "under": st.lists(st.sampled_from(["110112", "110112.001", "110113"]), max_size=2),
                "kinds": st.lists(st.sampled_from(["help", "tip"]), max_size=2),
                "hours": st.sampled_from(["08:00-18:00", "18:00-08:00"]),
                "days": st.one_of(st.sampled_from(["working", "rest"]), st.lists(st.integers(1, 7), max_size=3)),
                "how": st.lists(st.sampled_from(["covers", "fallback"]), max_size=2),
            },
        ),
    ),
    max_size=8,
)
FACTS = st.builds(
    facts,
    category=st.sampled_from(["0102", "0201", "0900"]),
    path=st.sampled_from(["110112.001.003", "110112.0010", "110113", ""]),
    kind=st.sampled_from(["help", "tip", "praise"]),
    how=st.sampled_from(["covers", "nearest", "fallback"]),
    at=st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC)),
)


@given(rules=RULES, known=FACTS)
def test_the_first_that_matches_wins_and_there_always_is_one(rules: list[RoutingRule], known: Facts) -> None:
    ordered = [*rules, REST]
    answer = decide(ordered, known)
    outcomes = [one.outcome for one in answer.considered]
    first = outcomes.index("matched")
    assert [one.name for one in answer.considered] == [one.name for one in ordered]
    assert outcomes == ["failed"] * first + ["matched"] + ["not_reached"] * (len(ordered) - first - 1)
    assert (answer.rule, answer.to) == (ordered[first].name, ordered[first].to)
    for nth, one in enumerate(answer.considered):
        alone = decide([ordered[nth], REST], known).considered[0].outcome
        assert one.outcome in (alone, "not_reached")
        assert all(condition.holds for condition in one.why) is (one.outcome != "failed")
        assert one.zh and one.en and all(c.zh and c.en for c in one.why)


def test_every_condition_says_what_was_wanted_and_found() -> None:
    asked = {"categories": ["01*"], "urgency": ["life"], "hours": "18:00-08:00", "days": "rest"}
    special = rule(when=asked, effective_from=MONDAY, lane="emergency", support=["urban"])
    answer = decide([special, REST, rule(name="never")], facts())
    assert [(c.what, c.wanted, c.found, c.holds) for c in answer.considered[0].why] == [
        ("effective_from", ("2026-11-23T07:00:00Z",), "2026-11-23T07:00:00Z", True),
        ("category", ("01*",), "0102", True),
        ("urgency", ("life",), "normal", False),
        ("hours", ("18:00-08:00",), "15:00", False),
        ("days", ("rest",), "working", False),
    ]
    assert [one.en for one in answer.considered] == [
        "Not matched: 3 of 5 conditions do not hold.",
        "Matched: it asks for nothing, so everything fits.",
        "Not reached: a rule before it matched.",
    ]
    assert answer.considered[0].why[2].zh == "紧急程度为 一般，要求 危及生命：不符合。"
    assert answer.considered[0].why[2].en == "The urgency is normal and must be danger to life: this does not hold."
    assert answer.lane is None


def test_the_matching_rule_gives_lane_and_support() -> None:
    answer = decide([rule("urban", lane="emergency", support=["water", "police"]), REST], facts())
    assert (answer.to, answer.lane, answer.support) == ("urban", "emergency", ("water", "police"))


def test_rules_that_leave_a_demand_without_anybody_are_a_defect() -> None:
    with pytest.raises(ValueError, match="the last one must match everything"):
        decide([rule(when={"kinds": ["praise"]})], facts())
