"""Planned rounds: within the time given, over what was neglected, and not to and fro."""

import numpy as np
import pytest

from backend.patrols.route import DETOUR, WALK_M_S, plan
from tests.patrols.walking import square

CELLS = square().cells
NEVER = np.inf
CORNER = (float(CELLS.lon[0]), float(CELLS.lat[0]))


def test_a_round_takes_the_time_it_is_given_and_no_more() -> None:
    days = np.full(len(CELLS), NEVER)
    for minutes in (10, 30, 60, 90):
        route = plan(CELLS.lon, CELLS.lat, days, CORNER, minutes)
        assert 0.9 * minutes < route.minutes <= minutes
        assert route.minutes == pytest.approx(route.metres / WALK_M_S / 60)
        assert len(set(route.cells)) == len(route.cells)


def test_a_whole_grid_is_walked_nearly_without_detours() -> None:
    route = plan(CELLS.lon, CELLS.lat, np.full(len(CELLS), NEVER), CORNER, 480)
    assert sorted(route.cells) == list(range(len(CELLS)))
    assert route.metres / DETOUR < 1.25 * 50 * (len(CELLS) - 1)  # 50 m from each to the next is the least there is


def test_what_was_just_visited_is_left_out() -> None:
    days = np.full(len(CELLS), 0.1)
    days[[7, 55, 93]] = 5
    route = plan(CELLS.lon, CELLS.lat, days, CORNER, 120)
    assert sorted(route.cells) == [7, 55, 93]
    assert plan(CELLS.lon, CELLS.lat, np.full(len(CELLS), 0.1), CORNER, 120).cells == []


def test_the_neglected_half_comes_before_the_other() -> None:
    east = CELLS.lon > np.median(CELLS.lon)
    days = np.where(east, NEVER, 2.0)
    middle = (float(np.mean(CELLS.lon)), float(np.mean(CELLS.lat)))
    route = plan(CELLS.lon, CELLS.lat, days, middle, 45)
    assert np.mean(east[route.cells]) > 0.8


def test_what_is_too_far_is_not_promised() -> None:
    route = plan(CELLS.lon, CELLS.lat, np.full(len(CELLS), NEVER), (116.7, 39.9), 30)
    assert (route.cells, route.metres, route.minutes) == ([], 0, 0)
