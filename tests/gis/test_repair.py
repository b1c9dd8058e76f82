"""What ``--repair`` mends, what it leaves alone, and that it says so."""

from dataclasses import replace

import numpy as np
import pytest
import shapely
from hypothesis import example, given, settings
from hypothesis import strategies as st
from shapely import Polygon, box

from gis.codes import Layout
from gis.faults import REPAIR_M, Candidate
from gis.repair import repair
from gis.topology import check, place
from tests.gis.cities import HERE, city
from tests.gis.test_topology import change, faults, squares

LAYOUT = Layout()


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 10_000))
@example(606)  # has a sliver that crosses itself in degrees
@example(8671)
@example(8800)
def test_a_city_rounded_to_five_decimals_is_mended(seed: int) -> None:
    rounded = [replace(c, geometry=shapely.transform(c.geometry, lambda xy: np.round(xy, 5))) for c in city(seed)]
    mended, done, left = repair(rounded, LAYOUT)
    assert done
    assert [f for f in left if f.severity == "fault"] == []
    assert faults(mended) == []
    for before, after in zip(rounded, mended, strict=True):
        # Nothing moved further than the tolerance.
        old, new = HERE.metres(before.geometry), HERE.metres(after.geometry)
        old, new = shapely.make_valid([old, new])  # slivers may cross themselves in another frame
        assert old.symmetric_difference(new).buffer(-REPAIR_M / 2).is_empty


@pytest.mark.parametrize("east", [1000 - 1.5, 1000 + 1.5])
def test_a_sliver_is_mended_and_listed(east: float) -> None:
    grids = squares()
    change(grids, "110112005", lambda _: box(east, 1000, 2000, 2000))
    (fault,) = faults(grids)
    mended, done, left = repair(grids, LAYOUT)
    assert left == []
    assert [(m.fault.kind, m.fault.codes) for m in done] == [(fault.kind, fault.codes)]
    assert check(mended, LAYOUT) == []


def test_what_is_wider_is_left_alone() -> None:
    grids = squares()
    change(grids, "110112005", lambda _: box(1000 - 2.5, 1000, 2000, 2000))
    mended, done, left = repair(grids, LAYOUT)
    assert mended == grids
    assert done == []
    assert [f.kind for f in left] == ["overlap"]


def test_a_neighbour_that_is_not_in_the_file_stays_as_it_is() -> None:
    known = place(squares(), LAYOUT)
    part = [c for c in squares() if c.code == "110112005"]
    change(part, "110112005", lambda _: box(999, 1000, 2001, 2000))
    mended, done, left = repair(part, LAYOUT, beside=[p for p in known.values() if p.code != "110112005"])
    assert {m.code for m in done} == {"110112005"}
    assert left == []
    assert [c.code for c in mended] == ["110112005"]


def test_a_small_slip_of_the_ring_is_put_right() -> None:
    slip = Polygon([(0, 0), (1000, 0), (1000, 1000), (500, 1000), (501, 1001), (500, 1001), (501, 1000), (0, 1000)])
    assert not slip.is_valid
    grid = Candidate("110112", "网格", HERE.degrees(slip))
    (mended,), done, left = repair([grid], LAYOUT)
    assert [m.fault.kind for m in done] == ["ring"]
    assert left == []
    assert HERE.metres(mended.geometry).area == pytest.approx(1e6, rel=1e-4)


def test_a_figure_of_eight_is_not_guessed_at() -> None:
    eight = Candidate("110112", "网格", HERE.degrees(Polygon([(0, 0), (1000, 1000), (1000, 0), (0, 1000)])))
    grids, done, left = repair([eight], LAYOUT)
    assert grids == [eight]
    assert done == []
    assert [f.kind for f in left] == ["ring"]
