"""The map of faults: every fault is on it, nothing is fetched, and text from a file stays text."""

from dataclasses import replace

from shapely import box

from gis import faultmap
from gis.codes import Layout
from gis.faults import Candidate
from gis.maps import offline
from gis.topology import check
from tests.gis.test_topology import change, squares


def page_of(grids: list[Candidate]) -> str:
    faults = check(grids, Layout())
    return offline(faultmap.draw("边界.geojson", faults, {g.code: g.geometry for g in grids if g.geometry is not None}))


def test_every_fault_is_on_the_map() -> None:
    grids = [g for g in squares() if g.code not in ("110112003", "110112005")]
    change(grids, "110112001", lambda _: box(0, 0, 1050, 1000))
    page = page_of(grids)
    for words in ("overlaps 110112002", "a hole between", "no child reaches"):
        assert words in page
    assert "边界.geojson" in page


def test_what_has_no_place_on_earth_is_only_listed() -> None:
    far = box(500_000, 4_400_000, 501_000, 4_401_000)
    page = page_of([replace(g, geometry=far) if g.code == "110112005" else g for g in squares()])
    assert "that are no degrees" in page
    assert "4401000.0" not in page
    assert "has no polygon" in page_of([Candidate("110112", "x", None)])


def test_text_from_the_file_is_no_markup() -> None:
    evil = "</script><img src=//outside>`${1}`"
    page = page_of([replace(squares()[0], code=evil)])
    assert evil not in page
    assert "<img src=//outside" not in page
