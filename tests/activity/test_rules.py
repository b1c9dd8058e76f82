"""When a grid is quiet, when it is a zombie: as a table of cases, and as properties."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.activity.rules import Facts, Rule, Signal, counts, evaluate, rule_for
from backend.calendar import add_working_days, is_provisional, is_working_day
from backend.settings import BEIJING

RULE = Rule()
OLD = datetime(2024, 1, 1, tzinfo=UTC)
WORSE = {"active": 0, "quiet": 1, "zombie": 2}
INSTANTS = st.datetimes(datetime(2025, 1, 1), datetime(2027, 12, 1), timezones=st.just(UTC))
SPANS = st.timedeltas(timedelta(0), timedelta(days=30))
RULES = st.builds(
    Rule, st.integers(0, 9), st.integers(0, 20), st.integers(0, 12), st.just(7), st.just((Signal("TaskAccepted"),))
)


def beijing(*at: int) -> datetime:
    return datetime(*at, tzinfo=BEIJING)


def state(last: datetime, now: datetime, rule: Rule = RULE) -> str:
    return evaluate(Facts(OLD, True, last_signal_at=last), rule, now, add_working_days).state


@pytest.mark.parametrize(
    ("last", "quiet", "zombie"),
    [
        # Monday noon: quiet on Thursday noon; five working days end next Monday, which is also seven days
        ((2026, 11, 23, 12), (2026, 11, 26, 12), (2026, 11, 30, 12)),
        # Saturday: the first working day is Monday, so quiet as Wednesday ends; seven days are over on Saturday
        ((2026, 11, 21, 10), (2026, 11, 26, 0), (2026, 11, 28, 10)),
        # the day before the eight days of October 2025: working days go on on the 9th (and on Saturday the 11th)
        ((2025, 9, 30, 12), (2025, 10, 11, 12), (2025, 10, 14, 12)),
    ],
)
def test_the_instants_of_silence(last: tuple[int, ...], quiet: tuple[int, ...], zombie: tuple[int, ...]) -> None:
    moment = timedelta(microseconds=1)
    signal, quiet_at, zombie_at = beijing(*last), beijing(*quiet), beijing(*zombie)
    assert state(signal, quiet_at - moment) == "active"
    assert state(signal, quiet_at) == "quiet"
    assert state(signal, zombie_at - moment) == "quiet"
    assert state(signal, zombie_at) == "zombie"


def test_an_eight_day_holiday_makes_no_zombie() -> None:
    eve = beijing(2025, 9, 30, 18)
    assert state(eve, beijing(2025, 10, 9, 0)) == "active"


def test_exemptions_come_first_and_nobody_on_duty_next() -> None:
    now = beijing(2026, 11, 23, 12)
    decree = evaluate(Facts(OLD, False, "non-residential"), RULE, now, add_working_days)
    assert (decree.state, decree.next_change_at) == ("exempt", None)
    assert decree.reason == {"kind": "exempt", "why": "non-residential"}
    born = now - timedelta(days=6)
    new = evaluate(Facts(born, False), RULE, now, add_working_days)
    assert (new.state, new.since, new.next_change_at) == ("exempt", born, born + timedelta(days=7))
    unmanned = evaluate(Facts(OLD, False, last_signal_at=now), RULE, now, add_working_days)
    assert (unmanned.state, unmanned.reason, unmanned.next_change_at) == ("zombie", {"kind": "unmanned"}, None)


def test_a_grid_without_any_signal_is_silent_since_it_exists() -> None:
    now = beijing(2026, 11, 23, 12)
    verdict = evaluate(Facts(now - timedelta(days=7), True), RULE, now, add_working_days)
    assert (verdict.state, verdict.since) == ("zombie", now)  # its first seven days were exempt


@given(INSTANTS, SPANS, SPANS, RULES)
def test_a_signal_never_makes_it_worse(last: datetime, later: timedelta, wait: timedelta, rule: Rule) -> None:
    now = last + later + wait
    assert WORSE[state(last + later, now, rule)] <= WORSE[state(last, now, rule)]


@given(INSTANTS, SPANS)
def test_never_a_zombie_before_seven_days(last: datetime, wait: timedelta) -> None:
    if wait < timedelta(days=7):
        assert state(last, last + wait) != "zombie"


@given(INSTANTS, SPANS, RULES, st.integers(0, 20))
def test_it_changes_exactly_when_it_says(last: datetime, wait: timedelta, rule: Rule, age: int) -> None:
    facts, now = Facts(last - timedelta(days=age), True, last_signal_at=last), last + wait
    verdict = evaluate(facts, rule, now, add_working_days)
    if verdict.next_change_at is None:
        assert evaluate(facts, rule, now + timedelta(days=90), add_working_days).state == verdict.state
        return
    before = evaluate(facts, rule, verdict.next_change_at - timedelta(microseconds=1), add_working_days)
    after = evaluate(facts, rule, verdict.next_change_at, add_working_days)
    assert now < verdict.next_change_at
    assert before.state == verdict.state != after.state
    assert after.since == verdict.next_change_at


def test_signals_are_data() -> None:
    assert counts("ReportReceived", "li", RULE, {"li"})
    assert not counts("ReportReceived", "li", RULE, {"wang"})  # a worker of another grid
    assert not counts("ReportReceived", None, RULE, {"li"})  # a citizen
    assert counts("TaskAccepted", "li", RULE, set())
    assert not counts("SignedIn", "li", RULE, {"li"})
    visits = Rule.parse({"quiet_working_days": 1, "signals": [{"event": "VisitCompleted", "by": "worker"}]})
    assert visits == Rule(1, signals=(Signal("VisitCompleted", "worker"),))
    assert not counts("TaskAccepted", "li", visits, {"li"})


@pytest.mark.parametrize("bad", [{"quiet": 3}, {"zombie_days": -1}, {"zombie_days": "soon"}])
def test_a_rule_it_does_not_understand_is_refused(bad: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"rule|soon"):
        Rule.parse(bad)


def test_the_longest_path_rules() -> None:
    street, everywhere = Rule(quiet_working_days=9), Rule(quiet_working_days=8)
    rules = {"110112.001": street, "": everywhere}
    assert rule_for("110112.001.003.012", rules) == street
    assert rule_for("110112.0010.003", rules) == everywhere
    assert rule_for("110112.002", {}) == Rule()


def test_working_days_know_make_up_days_and_years_not_published() -> None:
    assert is_working_day(date(2026, 2, 14))  # a Saturday, made up for the Spring Festival
    assert not is_working_day(date(2026, 10, 1))
    assert is_provisional(2200)
    assert is_working_day(date(2200, 10, 1))  # a Wednesday
    with pytest.raises(ValueError, match="forwards"):
        add_working_days(OLD, -1)


@given(INSTANTS, INSTANTS, st.integers(0, 15))
def test_working_days_keep_the_order_of_instants(a: datetime, b: datetime, days: int) -> None:
    if a <= b:
        assert add_working_days(a, days) <= add_working_days(b, days)
    assert add_working_days(a, days) >= a + timedelta(days=days)
    assert add_working_days(add_working_days(a, days), 1) == add_working_days(a, days + 1)
