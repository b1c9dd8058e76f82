"""What fixes say about where somebody patrolled: table of cases, and that a day in parts is the day."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.configuration.schema import PatrolRule
from backend.patrols.derive import Stay, derive, judge, pack, unpack
from backend.positions.track import Track
from tests.patrols.walking import NOON, fixes, square, stroll, together

HERE, NEXT = square(0), square(1)
RULE = PatrolRule(minutes=10, points=3)


def one(walked: Track, *grounds: object) -> Stay:
    [stay] = derive(walked, grounds or (HERE,)).stays
    return stay


def test_a_stroll_is_time_a_way_and_the_cells_on_it() -> None:
    stay = one(stroll(900))
    assert (stay.began - NOON, stay.ended - NOON, stay.seconds, stay.fixes) == (0, 900, 900, 181)
    assert stay.metres == pytest.approx(1080, rel=0.05)
    assert np.flatnonzero(stay.visited).tolist() == list(range(40, 50))  # one row of ten
    assert HERE.cells.share[stay.visited].sum() == pytest.approx(0.1, rel=1e-3)
    assert judge(stay, RULE) is None


def test_what_is_no_round_says_what_it_lacks() -> None:
    asked = {"minutes": 10, "points": 3}
    assert judge(one(stroll(599)), RULE) == {"lacks": ["minutes"]} | asked
    standing = one(fixes(np.arange(0, 1200, 10.0), 240, 240))
    assert (standing.seconds, standing.metres) == (1190, 0)
    assert judge(standing, RULE) == {"lacks": ["points"]} | asked
    assert judge(standing, PatrolRule(minutes=60, points=1))["lacks"] == ["minutes"]


def test_a_small_grid_is_done_with_all_its_cells() -> None:
    stay = Stay(0, 0, 700, 700, 30, 70, np.array([True, True]))
    assert judge(stay, RULE) is None


def test_a_trembling_receiver_walks_nowhere() -> None:
    random = np.random.default_rng(3)
    at = np.arange(0, 3600, 5.0)
    standing = one(fixes(at, 240 + random.normal(0, 2.5, len(at)), 240 + random.normal(0, 2.5, len(at))))
    assert standing.metres < 60


@pytest.mark.parametrize(
    "why, bad",
    [
        ("made up", fixes([303, 308, 313], 25, 475, mocked=True)),
        ("good to 80 m", fixes([303, 308, 313], 25, 475, accuracy_m=80)),
        ("nobody is that fast", fixes([302, 303], 25, 9_000)),
        ("nobody comes back that fast", fixes([303, 333], 8_000, 475)),
    ],
)
def test_what_is_not_credible_counts_for_nothing(why: str, bad: Track) -> None:
    clean, dirty = one(stroll(900)), one(together(stroll(900), bad))
    assert (dirty.seconds, dirty.fixes) == (clean.seconds, clean.fixes), why
    assert dirty.metres == clean.metres
    assert (dirty.visited == clean.visited).all()


def test_nothing_but_made_up_fixes_is_nothing() -> None:
    walked = stroll(900)
    mocked = replace(walked, mocked=np.ones(len(walked), dtype=bool))
    assert derive(mocked, [HERE]).stays == []


def test_a_device_that_starts_far_away_is_believed_where_it_stays() -> None:
    stay = one(together(fixes([-10, -5], 90_000, 0), stroll(900)))
    assert (stay.began - NOON, stay.seconds) == (0, 900)


def test_no_accuracy_is_as_good_as_said() -> None:
    assert one(fixes(np.arange(0, 901, 5.0), 240, 240, accuracy_m=np.nan)).seconds == 900


def test_silence_of_more_than_five_minutes_is_no_time() -> None:
    stay = one(together(stroll(300), stroll(300, start=300 + 301)))
    assert (stay.seconds, stay.ended - NOON) == (600, 901)
    assert one(together(stroll(300), stroll(300, start=300 + 300))).seconds == 900


def test_a_break_interrupts_and_a_long_one_ends() -> None:
    outside = [fixes(np.arange(305, 300 + away, 5.0), -200, 100) for away in (590, 610)]
    short = one(together(stroll(300), outside[0], stroll(300, start=890)))
    assert short.seconds == 600
    first, second = derive(together(stroll(300), outside[1], stroll(300, start=910)), [HERE]).stays
    assert (first.ended - NOON, second.began - NOON) == (300, 910)


def test_only_ones_own_grids_count_and_each_for_itself() -> None:
    at = np.arange(0, 1001, 5.0)
    across = fixes(at, at + 0.5, 225)  # through two, at 1 m/s
    here, there = derive(across, [NEXT, HERE]).stays
    assert [(s.grid_id, s.began - NOON, s.seconds) for s in (here, there)] == [(0, 0, 495), (1, 500, 495)]
    assert derive(across, []).stays == []


def test_a_version_counts_while_it_is_in_force() -> None:
    old = type(HERE)(7, HERE.code, HERE.path, HERE.polygon, HERE.cells, 0, NOON + 300)
    new = type(HERE)(8, HERE.code, HERE.path, HERE.polygon, HERE.cells, NOON + 300, np.inf)
    before, after = derive(stroll(900), [old, new]).stays
    assert (before.grid_id, before.ended - NOON, after.grid_id, after.began - NOON) == (7, 295, 8, 300)


def test_the_way_between_sparse_fixes_was_walked() -> None:
    sparse, dense = one(stroll(900, every=60)), one(stroll(900))
    assert (sparse.visited == dense.visited).all()
    jumped = one(fixes(np.arange(0, 1201, 200.0), [25, 475, 25, 475, 25, 475, 25], 225))
    assert np.flatnonzero(jumped.visited).tolist() == [40, 49]  # but nobody knows how 450 m were gone


def test_no_fixes_are_no_stays() -> None:
    derived = derive(fixes([], [], []), [HERE])
    assert (derived.stays, derived.anchor, derived.carried) == ([], None, [])


@st.composite
def days(draw: st.DrawFn) -> Track:
    """A day of legs: walking, standing, silence, going elsewhere, and fixes to doubt."""
    parts, now = [], 0.0
    random = np.random.default_rng(draw(st.integers(0, 10_000)))
    for _ in range(draw(st.integers(1, 8))):
        leg = draw(st.sampled_from(["walk", "stand", "silence", "away", "jump", "mocked"]))
        lasts = draw(st.integers(20, 1_500))
        at = np.arange(now, now + lasts, draw(st.sampled_from([5.0, 20.0, 70.0])))
        x, y = random.uniform(0, 900), random.uniform(0, 480)
        if leg == "walk":
            parts.append(fixes(at, x + np.abs((at - now) % 800 - 400) * 0.8, y))
        elif leg == "stand":
            parts.append(fixes(at, x, y))
        elif leg == "away":
            parts.append(fixes(at, -300, y))
        elif leg == "jump":
            parts.append(fixes(at[:: max(1, len(at) // 2)], 50_000 + x, y))
        elif leg == "mocked":
            parts.append(fixes(at, x, y, mocked=True))
        now += lasts + draw(st.integers(1, 60))
    return together(*parts) if parts else fixes([], [], [])


@settings(max_examples=60, deadline=None)
@given(day=days(), cuts=st.lists(st.floats(0, 1), max_size=6))
def test_a_day_that_comes_in_parts_is_the_same_day(day: Track, cuts: list[float]) -> None:
    grounds = [HERE, NEXT]
    whole = derive(day, grounds).stays
    stays: list[Stay] = []
    seconds = day.at.astype(np.int64) / 1e6
    anchor, carried = None, None
    for end in [*sorted({int(cut * len(day.at)) for cut in cuts}), len(day.at)]:
        derived = derive(day.take((seconds >= (anchor or 0)) & (np.arange(len(day.at)) < end)), grounds, carried)
        # What had ended long before the anchor stays.
        stays = [stay for stay in stays if anchor is not None and anchor - stay.ended > 600] + derived.stays
        if derived.anchor is not None:
            anchor = float(seconds[seconds >= (anchor or 0)][derived.anchor])
            carried = [unpack(pack(stay)) for stay in derived.carried]
    in_order = sorted(stays, key=lambda stay: (stay.began, stay.grid_id))
    assert [plain(stay) for stay in in_order] == [plain(stay) for stay in whole]


def plain(stay: Stay) -> dict[str, object]:
    return pack(stay) | {"metres": round(stay.metres, 6), "seconds": round(stay.seconds, 6)}
