"""Which signals look made up, and which only look alike: honest work must not be flagged."""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.activity.padding import MADE_UP, Mark, Seen, judge, reach, weigh
from backend.activity.rules import Facts, evaluate
from backend.configuration.schema import ActivityRule, Padded

MONDAY = datetime(2026, 11, 2, 1, 0, tzinfo=UTC)
RULE = ActivityRule()
LI, WANG = UUID(int=1), UUID(int=2)
HERE = (116.66, 39.90)
DAY = timedelta(days=1)
METRE = 1 / 111_000  # degrees of latitude


def seen(number: int, kind: Any, at: datetime, **more: Any) -> Seen:
    return Seen(id=number, at=at, kind=kind, **{"worker": LI, "subject": UUID(int=1000 + number), **more})


def there(number: int, kind: Any, at: datetime, metres: float = 0.0, **more: Any) -> Seen:
    return seen(number, kind, at, lon=HERE[0], lat=HERE[1] + metres * METRE, **more)


def in_order(signals: list[Seen]) -> list[Seen]:
    return sorted(signals, key=lambda one: (one.at, one.id))


def padded(signals: list[Seen], now: datetime) -> bool:
    """Whether the grid is flagged at ``now``."""
    signals = in_order(signals)
    whys = judge(signals, RULE)
    marks = tuple(Mark(one.at, why) for one, why in zip(signals, whys, strict=True) if why is None or why in MADE_UP)
    valid = [one.at for one, why in zip(signals, whys, strict=True) if why is None]
    facts = Facts(MONDAY - 400 * DAY, last={"report": max(valid)} if valid else {}, marks=marks)
    return "padded" in evaluate(facts, RULE, now).kinds


def test_the_same_photo_counts_once() -> None:
    photo = 0x0123_4567_89AB_CDEF
    signals = [seen(n, "report", MONDAY + n * DAY, photo=photo ^ n) for n in range(6)]  # compressed once more
    assert judge(signals, RULE) == [None] + ["same_photo"] * 5
    other = photo ^ 0x0F0F
    assert judge([signals[0], seen(9, "report", MONDAY + DAY, photo=other)], RULE) == [None, None]
    long_after = seen(9, "report", MONDAY + 29 * DAY, photo=photo)
    assert judge([signals[0], long_after], RULE) == [None, None]


def test_photos_of_one_case_may_show_one_thing() -> None:
    case = UUID(int=77)
    signals = [
        seen(1, "report", MONDAY, photo=-5, subject=case),
        seen(2, "handled", MONDAY + DAY, photo=-5, subject=case),
    ]
    assert judge(signals, RULE) == [None, None]


def test_the_same_spot_looks_made_up_from_the_fourth_time() -> None:
    signals = [there(n, "visit", MONDAY + n * DAY, metres=n % 3 * 4) for n in range(7)]
    assert judge(signals, RULE) == [None] * 3 + ["same_spot"] * 4
    spread = [there(n, "visit", MONDAY + n * DAY, metres=25 * n) for n in range(7)]
    assert judge(spread, RULE) == [None] * 7


def test_a_bin_that_many_people_report_is_a_bin() -> None:
    people = [UUID(int=n) for n in range(10)]
    signals = [there(n, "report", MONDAY + n * DAY, worker=person) for n, person in enumerate(people)]
    assert judge(signals, RULE) == [None] * 10


def test_what_is_done_on_a_patrol_is_not_made_up() -> None:
    """A tower block is one spot."""
    signals = []
    for n in range(10):
        at = MONDAY + n * DAY
        signals += [
            there(3 * n, "visit", at),
            there(3 * n + 1, "visit", at + timedelta(minutes=20)),
            seen(3 * n + 2, "patrol", at + timedelta(minutes=40), minutes=45, metres=900),
        ]
    assert set(judge(signals, RULE)) == {None}
    parked = [one if one.kind == "visit" else seen(one.id, "patrol", one.at, minutes=45, metres=40) for one in signals]
    assert Counter(judge(parked, RULE))["same_spot"] >= 15


def test_a_patrol_that_stands_still_is_none() -> None:
    assert judge([seen(1, "patrol", MONDAY, minutes=120, metres=150)], RULE) == ["standing"]
    assert judge([seen(1, "patrol", MONDAY, minutes=120, metres=1500)], RULE) == [None]


def burst(first: datetime, number: int, many: int = 4) -> list[Seen]:
    return [
        there(number + n, "visit", first + n * timedelta(minutes=5), metres=40 * n + 11 * number) for n in range(many)
    ]


def test_bursts_before_the_deadline_look_made_up_from_the_second_on() -> None:
    """From Monday to an hour before the next Monday's deadline, and so on."""
    starts = [MONDAY + n * timedelta(days=6, hours=22) for n in range(4)]
    signals = [one for n, start in enumerate(starts) for one in burst(start, 10 * n)]
    whys = judge(signals, RULE)
    assert whys[:8] == [None] * 8  # the first has no silence before it, the second is the first of its kind
    assert set(whys[8:]) == {"burst"}
    assert padded(signals, starts[-1] + DAY)


def test_a_burst_goes_on_as_long_as_one_thing_follows_the_other() -> None:
    starts = [MONDAY + n * timedelta(days=6, hours=21) for n in range(3)]
    signals = [one for n, start in enumerate(starts) for one in burst(start, 20 * n, many=12)]  # for 55 minutes
    assert judge(signals, RULE) == [None] * 24 + ["burst"] * 12


def test_somebody_who_was_away_once_is_no_padder() -> None:
    daily = [there(n, "visit", MONDAY + n * DAY, metres=30 * n) for n in range(5)]
    back = burst(MONDAY + timedelta(days=10, hours=20), 50)
    assert set(judge(daily + back, RULE)) == {None}


def test_one_round_a_week_on_foot_is_honest() -> None:
    signals = []
    for n in range(4):
        start = MONDAY + n * timedelta(days=6, hours=22)
        signals += [
            *burst(start, 10 * n),
            seen(10 * n + 9, "patrol", start + timedelta(minutes=50), minutes=60, metres=2000),
        ]
    assert set(judge(in_order(signals), RULE)) == {None}


def test_duplicates_of_oneself_do_not_count_and_are_held_against_nobody() -> None:
    case = UUID(int=77)
    signals = [there(n, "report", MONDAY + n * DAY, subject=case, metres=20 * n) for n in range(6)]
    assert judge(signals, RULE) == [None] + ["duplicate"] * 5
    assert not padded(signals, MONDAY + 7 * DAY)
    other = [signals[0], there(9, "report", MONDAY + DAY, subject=case, worker=WANG)]
    assert judge(other, RULE) == [None, None]


def test_what_is_refused_stays_so_and_is_not_compared_with() -> None:
    signals = [
        seen(1, "report", MONDAY, photo=7, refused="outside"),
        seen(2, "report", MONDAY + DAY, photo=7),
        seen(3, "report", MONDAY + 2 * DAY, photo=7, refused="unbound"),
    ]
    assert judge(signals, RULE) == ["outside", None, "unbound"]
    assert judge(signals, ActivityRule(padded=None)) == ["outside", None, "unbound"]
    assert judge([], RULE) == []


def honest(rng: random.Random) -> list[Seen]:
    """Eight weeks of a worker who does the work: a bin by the gate again and again, the same old people every week."""
    found: list[Seen] = []
    number = 0
    for day in range(56):
        at = MONDAY + day * DAY
        if (at.isoweekday() > 5 and rng.random() < 0.8) or rng.random() < 0.2:
            continue
        begin = at + timedelta(hours=rng.uniform(0, 7))
        for _ in range(rng.randint(1, 4)):
            number += 1
            when = begin + timedelta(minutes=rng.uniform(0, 170))
            kind = rng.choice(("report", "report", "visit", "handled"))
            spot = 3 * rng.random() if rng.random() < 0.2 else 400 * rng.random()
            photo = rng.getrandbits(63) if kind == "report" else None
            found.append(there(number, kind, when, metres=spot, photo=photo))
        if rng.random() < 0.6:
            number += 1
            found.append(
                seen(number, "patrol", begin + timedelta(hours=1), minutes=50, metres=50 * rng.uniform(20, 60))
            )
    return found


def photographer(rng: random.Random) -> list[Seen]:
    """Two old pictures sent every other day."""
    pictures = [rng.getrandbits(63) for _ in range(2)]
    return [
        there(
            n,
            "report",
            MONDAY + n * 2 * DAY + rng.random() * timedelta(hours=8),
            metres=20 * n,
            photo=rng.choice(pictures),
        )
        for n in range(28)
    ]


def sitter(rng: random.Random) -> list[Seen]:
    """Visits from the same chair, and a tablet that lies in the grid."""
    visits = [there(n, "visit", MONDAY + n * 2 * DAY, metres=4 * rng.random()) for n in range(28)]
    parked = [seen(100 + n, "patrol", MONDAY + n * 7 * DAY, minutes=90, metres=60 * rng.random()) for n in range(8)]
    return visits + parked


def waker(rng: random.Random) -> list[Seen]:
    """Wakes up when the warning comes."""
    found, at = [], MONDAY
    for n in range(8):
        found += burst(at, 10 * n, rng.randint(3, 6))
        at += timedelta(days=6, hours=rng.uniform(6, 22))
    return found


@pytest.mark.parametrize("seed", range(25))
def test_honest_grids_are_not_flagged(seed: int) -> None:
    signals = in_order(honest(random.Random(seed)))
    made_up = sum(why in MADE_UP for why in judge(signals, RULE))
    assert made_up <= len(signals) * 0.2  # the bin by the gate
    assert not any(
        padded([one for one in signals if one.at <= now], now) for now in (MONDAY + 28 * DAY, MONDAY + 56 * DAY)
    )


@pytest.mark.parametrize("padder", [photographer, sitter, waker])
@pytest.mark.parametrize("seed", range(5))
def test_padders_are(padder: Callable[[random.Random], list[Seen]], seed: int) -> None:
    signals = padder(random.Random(seed))
    assert padded(signals, max(one.at for one in signals) + timedelta(hours=1))


@given(st.lists(st.tuples(st.integers(0, 60), st.booleans()), max_size=20), st.integers(0, 100), st.integers(1, 5))
def test_the_weight_changes_exactly_when_it_says(ages: list[tuple[int, bool]], later: int, least: int) -> None:
    marks = [Mark(MONDAY + n * DAY, "burst" if bad else None) for n, bad in sorted(ages)]
    rule, now = Padded(days=28, least=least, share=0.5), MONDAY + (60 + later) * DAY
    weight = weigh(marks, rule, now)
    moment = timedelta(microseconds=1)
    assert weigh(marks, rule, (weight.next_at or now + 99 * DAY) - moment).padded == weight.padded
    if weight.next_at:
        assert weigh(marks, rule, weight.next_at).padded != weight.padded


@given(st.integers(0, 10_000), st.integers(1, 55))
def test_judging_since_an_instant_is_judging_all(seed: int, day: int) -> None:
    """Beside those within reach before it, each is judged as beside all."""
    rng = random.Random(seed)
    mixed = in_order([*honest(rng), *rng.choice((photographer, sitter, waker))(rng)])
    signals = [replace(one, id=n) for n, one in enumerate(mixed)]
    since = MONDAY + day * DAY
    whole = dict(zip((one.id for one in signals), judge(signals, RULE), strict=True))
    near = [one for one in signals if one.at >= since - reach(RULE)]
    part = judge(near, RULE)
    assert all(why == whole[one.id] for one, why in zip(near, part, strict=True) if one.at >= since)


def test_a_long_past_is_judged_in_pieces_as_it_would_be_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(5)
    at, signals = MONDAY, []
    for number in range(300):
        late = number % 30 < 12 and number % 4 == 0  # three bursts a time, each when a silence is all but over
        at += (
            6.9 * DAY if late else timedelta(minutes=rng.uniform(1, 9)) if number % 30 < 12 else rng.random() * 2 * DAY
        )
        kind = "visit" if number % 30 < 12 else rng.choice(("report", "visit", "visit", "patrol"))
        more: dict[str, Any] = {"minutes": 40.0, "metres": rng.choice((50.0, 1500.0))} if kind == "patrol" else {}
        photo = rng.choice((None, rng.getrandbits(62), 77)) if kind == "report" else None
        signals.append(
            seen(
                number,
                kind,
                at,
                lon=HERE[0],
                lat=HERE[1] + rng.choice((0, 5, 80)) * METRE,
                worker=rng.choice((LI, WANG)),
                photo=photo,
                **more,
            )
        )
    whole = judge(signals, RULE)
    assert set(whole) == {None, *MADE_UP}
    monkeypatch.setattr("backend.activity.padding.AT_ONCE", 7)
    assert judge(signals, RULE) == whole
