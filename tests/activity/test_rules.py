"""When a grid is quiet, when it is a zombie, and of which kind: as a table of cases, and as properties."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.activity.padding import Mark
from backend.activity.rules import Facts, Rest, evaluate, together
from backend.calendar import add_working_days, is_provisional, is_working_day, working_time
from backend.configuration.files import folder_of, read_configuration
from backend.configuration.schema import Absent, ActivityRule, Silent
from backend.settings import BEIJING

RULE = ActivityRule()
SILENT = ActivityRule(absent=None, stuck=None, padded=None)
PADDED = ActivityRule(silent=None, absent=None, stuck=None)
OLD = datetime(2024, 1, 1, tzinfo=UTC)
MOMENT = timedelta(microseconds=1)
WORSE = {"active": 0, "quiet": 1, "zombie": 2}
INSTANTS = st.datetimes(datetime(2025, 1, 1), datetime(2027, 12, 1), timezones=st.just(UTC))
SPANS = st.timedeltas(timedelta(0), timedelta(days=30))
RULES = st.builds(
    lambda quiet, zombie, working, warn: ActivityRule(
        silent=Silent(quiet_working_days=quiet, zombie_days=zombie, zombie_working_days=working), warn_hours=warn
    ),
    st.integers(1, 9), st.integers(1, 20), st.integers(1, 12), st.integers(1, 72),
)  # fmt: skip


def beijing(*at: int) -> datetime:
    return datetime(*at, tzinfo=BEIJING)


def state(last: datetime, now: datetime, rule: ActivityRule = SILENT, **facts: Any) -> str:
    return evaluate(Facts(OLD, last={"report": last}, **facts), rule, now).state


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
    signal, quiet_at, zombie_at = beijing(*last), beijing(*quiet), beijing(*zombie)
    assert state(signal, quiet_at - MOMENT) == "active"
    assert state(signal, quiet_at) == "quiet"
    assert state(signal, zombie_at - MOMENT) == "quiet"
    assert state(signal, zombie_at) == "zombie"


def test_an_eight_day_holiday_makes_no_zombie() -> None:
    assert state(beijing(2025, 9, 30, 18), beijing(2025, 10, 9, 0)) == "active"


def test_exemptions_come_first_and_nobody_on_duty_next() -> None:
    now = beijing(2026, 11, 23, 12)
    decree = evaluate(Facts(OLD, False, (Rest(OLD, None, "exempt", "non_residential"),)), RULE, now)
    assert (decree.state, decree.next_change_at, decree.look_at) == ("exempt", None, None)
    assert decree.reason == {"kind": "exempt", "until": None, "why": "non_residential"}
    born = now - timedelta(days=6)
    new = evaluate(Facts(born, False), RULE, now)
    assert (new.state, new.since, new.next_change_at) == ("exempt", born, born + timedelta(days=7))
    unmanned = evaluate(Facts(OLD, False, last={"report": now}), RULE, now)
    assert (unmanned.state, unmanned.kinds, unmanned.reason["kind"]) == ("zombie", ("unmanned",), "unmanned")


def test_a_grid_without_any_signal_is_silent_since_it_exists() -> None:
    now = beijing(2026, 11, 23, 12)
    verdict = evaluate(Facts(now - timedelta(days=7)), RULE, now)
    assert (verdict.state, verdict.since) == ("zombie", now)  # its first seven days were exempt


def test_nobody_is_absent_where_no_patrol_was_ever_seen() -> None:
    now = beijing(2026, 11, 23, 12)
    reported = Facts(OLD, last={"report": now})
    assert evaluate(reported, RULE, now).state == "active"
    begun = Facts(OLD, last={"report": now}, patrols_since=now - timedelta(days=13))
    assert evaluate(begun, RULE, now).reason["kinds"]["absent"]["state"] == "quiet"  # counted from the first patrol
    absent = evaluate(Facts(OLD, last={"report": now}, patrols_since=now - timedelta(days=60)), RULE, now)
    assert (absent.state, absent.kinds, absent.reason["kind"]) == ("zombie", ("absent",), "absent")
    walked = Facts(OLD, last={"patrol": now - timedelta(days=1)}, patrols_since=now - timedelta(days=60))
    assert evaluate(walked, RULE, now).state == "active"


def test_work_that_lies_is_counted_in_plain_hours() -> None:
    offered = beijing(2026, 11, 20, 18)  # a Friday evening
    facts = Facts(OLD, last={"report": offered}, waiting_since=offered, waiting=2)
    day = timedelta(hours=24)
    assert evaluate(facts, RULE, offered + day - MOMENT).state == "active"
    lying = evaluate(facts, RULE, offered + day)
    assert (lying.state, lying.kinds, lying.next_change_at) == ("quiet", ("stuck",), offered + 2 * day)
    assert lying.reason["waiting"] == 2
    stuck = evaluate(facts, RULE, offered + 2 * day)
    assert (stuck.state, stuck.kinds, stuck.since) == ("zombie", ("stuck",), offered + 2 * day)


def test_made_up_signals_make_a_zombie_until_they_are_old() -> None:
    now = beijing(2026, 11, 23, 12)
    marks = tuple(Mark(now - timedelta(days=10 - n), "same_photo" if n else None) for n in range(5))
    verdict = evaluate(Facts(OLD, last={"report": now}, marks=marks), PADDED, now)
    assert (verdict.state, verdict.kinds, verdict.reason["made_up"]) == ("zombie", ("padded",), {"same_photo": 4})
    ends = now - timedelta(days=9) + timedelta(days=28)  # then three are left
    assert verdict.next_change_at == ends
    assert evaluate(Facts(OLD, last={"report": ends}, marks=marks), PADDED, ends).state == "active"
    honest = tuple(Mark(now - timedelta(days=1, hours=n), None) for n in range(6))
    assert evaluate(Facts(OLD, last={"report": now}, marks=marks + honest), PADDED, now).state == "active"
    fewer = evaluate(Facts(OLD, last={"report": now}, marks=marks + honest[:5]), PADDED, now)
    assert fewer.state == "zombie"  # the first photo, which counted, is one of the five that are alike of ten


def test_the_worst_kind_decides_and_all_are_told() -> None:
    now = beijing(2026, 11, 23, 12)
    facts = Facts(
        OLD,
        last={"report": now - timedelta(days=5), "patrol": now - timedelta(days=60)},
        patrols_since=OLD,
        waiting_since=now - timedelta(hours=49),
        waiting=1,
    )
    verdict = evaluate(facts, RULE, now)
    assert (verdict.state, verdict.kinds) == ("zombie", ("absent", "stuck"))
    assert {kind: told["state"] for kind, told in verdict.reason["kinds"].items()} == {
        "silent": "quiet", "absent": "zombie", "stuck": "zombie", "unmanned": "active", "padded": "active",
    }  # fmt: skip
    nothing = ActivityRule(silent=None, absent=None, stuck=None, padded=None)
    assert evaluate(facts, nothing, now).state == "active"


def test_the_leader_is_warned_a_day_before() -> None:
    signal = beijing(2026, 11, 23, 12)
    facts, falls_at = Facts(OLD, last={"report": signal}), beijing(2026, 11, 30, 12)
    quiet = evaluate(facts, SILENT, signal + timedelta(days=4))
    assert (quiet.next_change_at, quiet.look_at) == (falls_at, falls_at - timedelta(days=1))
    assert quiet.warnings == ()
    [warning] = evaluate(facts, SILENT, falls_at - timedelta(days=1)).warnings
    assert (warning.kind, warning.basis, warning.falls_at) == ("silent", signal, falls_at)
    assert evaluate(facts, SILENT, falls_at).warnings == ()


def test_the_time_of_a_leave_is_not_counted() -> None:
    """Two working days before it, then three after it make five: it neither makes nor ends a zombie."""
    signal = beijing(2026, 11, 23, 12)
    away = Rest(beijing(2026, 11, 25, 12), beijing(2026, 12, 9, 12), "leave")
    during = evaluate(Facts(OLD, last={"report": signal}, rests=(away,)), SILENT, beijing(2026, 12, 1))
    assert (during.state, during.reason["kind"], during.next_change_at) == ("exempt", "leave", away.until_at)
    assert state(signal, beijing(2026, 12, 9, 12), rests=(away,)) == "active"
    assert state(signal, beijing(2026, 12, 10, 12) - MOMENT, rests=(away,)) == "active"
    assert state(signal, beijing(2026, 12, 10, 12), rests=(away,)) == "quiet"
    assert state(signal, beijing(2026, 12, 14, 12), rests=(away,)) == "zombie"  # 2 + 5 days, 2 + 3 working days
    assert state(signal, beijing(2026, 12, 14, 12) - MOMENT, rests=(away,)) == "quiet"
    zombie_before = Rest(beijing(2026, 12, 1), beijing(2026, 12, 2), "exempt", "other")
    assert state(signal, beijing(2026, 12, 2), rests=(zombie_before,)) == "zombie"  # an edit ends nothing


def test_an_exemption_that_begins_later_stops_the_clock_then() -> None:
    signal, begins = beijing(2026, 11, 23, 12), beijing(2026, 11, 24, 12)
    facts = Facts(OLD, last={"report": signal}, rests=(Rest(begins, None, "exempt", "other"),))
    verdict = evaluate(facts, SILENT, signal)
    assert (verdict.state, verdict.next_change_at, verdict.look_at) == ("active", begins, begins)
    assert verdict.reason["quiet_at"] is verdict.reason["zombie_at"] is None


@given(INSTANTS, SPANS, SPANS, RULES)
def test_a_signal_never_makes_it_worse(last: datetime, later: timedelta, wait: timedelta, rule: ActivityRule) -> None:
    now = last + later + wait
    assert WORSE[state(last + later, now, rule)] <= WORSE[state(last, now, rule)]


@given(INSTANTS, SPANS)
def test_never_a_zombie_before_seven_days(last: datetime, wait: timedelta) -> None:
    if wait < timedelta(days=7):
        assert state(last, last + wait) != "zombie"


@st.composite
def lives(draw: st.DrawFn) -> tuple[Facts, datetime]:
    """Facts of all kinds, and an instant after them."""
    begin = draw(INSTANTS)
    spans = st.tuples(SPANS, SPANS)
    rests = [
        Rest(begin + a, begin + a + b + MOMENT, "leave" if n % 2 else "exempt")
        for n, (a, b) in enumerate(draw(st.lists(spans, max_size=3)))
    ]
    signals = draw(st.dictionaries(st.sampled_from(("report", "patrol", "visit")), SPANS, max_size=3))
    marks = sorted(draw(st.lists(st.tuples(SPANS, st.booleans()), max_size=12)))
    facts = Facts(
        exists_since=begin - timedelta(days=draw(st.integers(0, 20))),
        manned=draw(st.integers(0, 9)) > 0,
        rests=tuple(rests),
        last={kind: begin + span for kind, span in signals.items()},
        patrols_since=draw(st.none() | st.just(begin)),
        waiting_since=draw(st.none() | st.just(begin + timedelta(days=25))),
        marks=tuple(Mark(begin + at, "burst" if bad else None) for at, bad in marks),
    )
    return facts, begin + timedelta(days=30) + draw(SPANS)


@given(lives(), RULES)
def test_nothing_changes_before_it_says(life: tuple[Facts, datetime], rule: ActivityRule) -> None:
    facts, now = life
    verdict = evaluate(facts, rule, now)
    upto = (verdict.next_change_at or now + timedelta(days=90)) - MOMENT
    before = evaluate(facts, rule, upto)
    assert (before.state, before.kinds) == (verdict.state, verdict.kinds)
    assert verdict.look_at is None or now < verdict.look_at
    if verdict.next_change_at:
        assert verdict.look_at is not None and verdict.look_at <= verdict.next_change_at
        after = evaluate(facts, rule, verdict.next_change_at)
        told = {kind: finding.state for kind, finding in after.findings.items()}
        assert (after.reason["kind"], told) != (
            verdict.reason["kind"], {kind: finding.state for kind, finding in verdict.findings.items()},
        ) or verdict.state == "exempt"  # fmt: skip


@given(lives(), RULES)
def test_whoever_looks_when_it_says_misses_no_warning(life: tuple[Facts, datetime], rule: ActivityRule) -> None:
    facts, now = life
    verdict = evaluate(facts, rule, now)
    upto = (verdict.look_at or now + timedelta(days=90)) - MOMENT
    known = {(warning.kind, warning.basis) for warning in verdict.warnings}
    assert {(warning.kind, warning.basis) for warning in evaluate(facts, rule, upto).warnings} <= known


def test_away_together() -> None:
    day = [beijing(2026, 11, n) for n in range(1, 11)]
    assert together([]) == []
    assert together([[(day[0], day[4])], []]) == []
    assert together([[(day[0], day[4])], [(day[2], day[8])]]) == [(day[2], day[4])]
    assert together([[(day[0], day[2]), (day[2], day[5])], [(day[1], day[4])]]) == [(day[1], day[4])]


def test_the_longest_path_rules() -> None:
    street = ActivityRule(under="110112.001", absent=Absent(zombie_days=30))
    rules = read_configuration(folder_of("standard")).rules.model_copy(update={"activity": [ActivityRule(), street]})
    assert rules.activity_at("110112.001.003.012") == street
    assert rules.activity_at("110112.0010.003") == ActivityRule()


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
    assert working_time(a, add_working_days(a, days)) == timedelta(days=days)
    assert working_time(b, a) == timedelta(0) or a > b


def test_who_leads_a_new_grid_is_warned_before_its_first_days_end() -> None:
    """Its silence is counted from the beginning, so that the week's end may find it a zombie."""
    born = beijing(2026, 11, 23, 12)
    settled, warned_at = born + timedelta(days=7), born + timedelta(days=6)
    before, warned = (evaluate(Facts(born), SILENT, at) for at in (warned_at - MOMENT, warned_at))
    assert (before.state, before.warnings, before.look_at) == ("exempt", (), warned_at)
    assert [(one.kind, one.basis, one.falls_at) for one in warned.warnings] == [("silent", born, settled)]
    assert (warned.state, warned.look_at) == ("exempt", settled)
    assert evaluate(Facts(born), SILENT, settled).state == "zombie"
    seen = evaluate(Facts(born, last={"report": born + timedelta(days=2)}), SILENT, warned_at)
    assert (seen.warnings, seen.look_at) == ((), settled)
