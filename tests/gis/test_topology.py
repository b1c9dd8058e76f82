"""The check of a boundary set: invented cities are clean, and whatever is done to one of them is found where it is."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
import shapely
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from shapely import GeometryCollection, LineString, MultiPolygon, Point, Polygon, box

from gis import shift
from gis.codes import Layout
from gis.faults import TOLERANCE_M, Candidate, Fault
from gis.repair import repair
from gis.topology import check, place
from tests.gis.cities import HERE, city

LAYOUT = Layout()
SEEDS = st.integers(0, 10_000)


def faults(candidates: list[Candidate], **known: object) -> list[Fault]:
    return [f for f in check(candidates, LAYOUT, **known) if f.severity == "fault"]  # type: ignore[arg-type]


def change(candidates: list[Candidate], code: str, how: Callable[[shapely.Geometry], shapely.Geometry]) -> None:
    """Redraw one grid, in metres, in place."""
    i = next(i for i, c in enumerate(candidates) if c.code == code)
    candidates[i] = replace(candidates[i], geometry=HERE.degrees(how(HERE.metres(candidates[i].geometry))))


def squares(n: int = 3, side: float = 1000) -> list[Candidate]:
    """A square district of n × n square streets, numbered from the south-west, row by row."""
    cells = [box(x, y, x + side, y + side) for y in np.arange(n) * side for x in np.arange(n) * side]
    shapes = [("110112", box(0, 0, n * side, n * side))]
    shapes += [(f"110112{i:03}", cell) for i, cell in enumerate(cells, start=1)]
    return [Candidate(code, code, HERE.degrees(shape)) for code, shape in shapes]


@settings(max_examples=15, deadline=None)
@given(SEEDS)
def test_a_partition_is_clean(seed: int) -> None:
    assert check(city(seed), LAYOUT) == []


@settings(max_examples=30, deadline=None)
@given(SEEDS, st.integers(0), st.floats(1, 60), st.floats(0, 2 * np.pi))
def test_a_corner_that_moved_is_found(seed: int, which: int, distance: float, way: float) -> None:
    candidates = city(seed)
    micros = [c for c in candidates if len(c.code) == 15]
    chosen = micros[which % len(micros)]
    old = HERE.metres(chosen.geometry).geoms[0]
    ring = np.array(old.exterior.coords)[:-1]
    ring[which % len(ring)] += np.array([distance * np.cos(way), distance * np.sin(way)])
    new = Polygon(ring)
    if new.is_valid:  # a corner that slid along its own edge has changed nothing
        assume(not old.symmetric_difference(new).buffer(-TOLERANCE_M * 0.6).is_empty)
    candidates[candidates.index(chosen)] = replace(chosen, geometry=HERE.degrees(new))
    found = check(candidates, LAYOUT)
    assert any({chosen.code, chosen.code[:12]} & set(f.codes) for f in found)


@settings(max_examples=15, deadline=None)
@given(SEEDS)
def test_rounding_to_six_decimals_is_no_fault(seed: int) -> None:
    rounded = [
        replace(c, geometry=shapely.transform(c.geometry, lambda xy: np.round(xy, 6))) for c in city(seed, micros=2)
    ]
    assert [f for f in faults(rounded) if f.kind != "ring"] == []


def test_a_hole_between_siblings_is_a_fault() -> None:
    grids = [c for c in squares() if c.code != "110112005"]
    (gap,) = check(grids, LAYOUT)
    assert (gap.kind, gap.severity, gap.codes[0]) == ("gap", "fault", "110112")
    assert set(gap.codes[1:]) == {"110112002", "110112004", "110112006", "110112008"}
    assert gap.area_m2 == pytest.approx(1e6, rel=0.01)
    assert gap.width_m == pytest.approx(1000, rel=0.01)
    assert gap.where is not None
    assert HERE.metres(Point(gap.where)).distance(Point(1500, 1500)) < 20


def test_an_edge_nobody_reaches_is_a_warning_with_its_share() -> None:
    grids = [c for c in squares() if c.code != "110112002"]
    (bare,) = check(grids, LAYOUT)
    assert (bare.kind, bare.severity, bare.codes) == ("uncovered", "warning", ("110112",))
    assert "11.1%" in bare.detail


def test_a_hole_with_a_hair_to_the_outline_is_still_a_hole() -> None:
    grids = squares()
    change(grids, "110112005", lambda g: g.buffer(-100))
    change(grids, "110112002", lambda g: g.difference(LineString([(1500, -1), (1500, 1200)]).buffer(0.05)))
    assert [f.kind for f in check(grids, LAYOUT)] == ["gap"]


def test_a_hole_within_one_grid_is_said_to_be_inside_it() -> None:
    grids = squares()
    change(grids, "110112005", lambda g: g.difference(g.centroid.buffer(100)))
    (gap,) = check(grids, LAYOUT)
    assert (gap.kind, gap.detail) == ("gap", "a hole inside 110112005")


@pytest.mark.parametrize(("width", "found"), [(TOLERANCE_M * 0.9, []), (TOLERANCE_M * 1.5, ["overlap"])])
def test_the_tolerance_is_a_width(width: float, found: list[str]) -> None:
    grids = squares()
    change(grids, "110112005", lambda g: box(1000 - width, 1000, 2000, 2000))
    assert [f.kind for f in check(grids, LAYOUT)] == found


def test_overlap_names_both_and_says_how_big() -> None:
    grids = squares()
    change(grids, "110112005", lambda g: box(1000, 1000, 2050, 2000))
    (overlap,) = check(grids, LAYOUT)
    assert (overlap.kind, overlap.codes) == ("overlap", ("110112005", "110112006"))
    assert overlap.area_m2 == pytest.approx(50_000, rel=0.01)
    assert overlap.width_m == pytest.approx(50, rel=0.01)
    assert overlap.size.endswith(" m², 50.0 m wide")


def test_outside_the_parent() -> None:
    grids = squares()
    change(grids, "110112003", lambda g: box(2000, 0, 3010, 1000))
    (outside,) = check(grids, LAYOUT)
    assert (outside.kind, outside.codes) == ("outside", ("110112003", "110112"))
    assert outside.width_m == pytest.approx(10, rel=0.01)


def test_disjoint_parts_are_fine() -> None:
    grids = squares()
    change(grids, "110112001", lambda g: g.difference(box(400, -1, 600, 1001)))
    change(grids, "110112002", lambda g: MultiPolygon([g, box(400, 0, 600, 1000)]))
    assert check(grids, LAYOUT) == []


def test_a_broken_ring_says_where_and_why() -> None:
    grids = squares()
    change(grids, "110112005", lambda _: Polygon([(1000, 1000), (2000, 2000), (2000, 1000), (1000, 2000)]))
    ring = next(f for f in faults(grids) if f.kind == "ring")
    assert ring.codes == ("110112005",)
    assert "Self-intersection" in ring.detail
    assert ring.where is not None
    assert HERE.metres(Point(ring.where)).distance(Point(1500, 1500)) < 1


@pytest.mark.parametrize(
    ("geometry", "kind", "says"),
    [
        (None, "empty", "no polygon"),
        (Polygon(), "empty", "no polygon"),
        (Point(116, 39), "type", "Point"),
        (box(500_000, 4_400_000, 501_000, 4_401_000), "range", "--crs EPSG"),
        (box(39.9, 116.6, 39.91, 116.61), "range", "latitude first"),
        (Polygon([(0, 0), (1, float("inf")), (1, 1)]), "range", "no numbers"),
    ],
)
def test_what_is_no_polygon_on_earth(geometry: shapely.Geometry, kind: str, says: str) -> None:
    grids = [c if c.code != "110112005" else replace(c, geometry=geometry) for c in squares()]
    (fault,) = check(grids, LAYOUT)  # and no gap is reported where it is missing
    assert (fault.kind, fault.codes) == (kind, ("110112005",))
    assert says in fault.detail


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"code": "11011200"}, "code"),
        ({"code": "120101005"}, "nesting"),
        ({"name": ""}, "name"),
        ({"level": "community"}, "level"),
        ({"parent": "110113"}, "nesting"),
        ({"code": "110112004"}, "duplicate"),
    ],
)
def test_the_list_alone_shows_it(changes: dict[str, str], kind: str) -> None:
    grids = [c if c.code != "110112005" else replace(c, **changes) for c in squares()]  # type: ignore[arg-type]
    assert kind in {f.kind for f in faults(grids)}


def test_a_retired_code_stays_retired() -> None:
    (fault,) = faults(squares(), retired={"110112005"})
    assert (fault.kind, fault.codes) == ("retired", ("110112005",))


def test_a_file_for_a_part_is_checked_with_its_neighbours() -> None:
    known = place(squares(), LAYOUT)
    part = [c for c in squares() if c.code == "110112005"]
    beside = [p for p in known.values() if p.code != "110112005"]
    assert check(part, LAYOUT, beside=beside) == []
    change(part, "110112005", lambda g: box(1000, 1000, 2050, 2000))
    assert [f.codes for f in faults(part, beside=beside)] == [("110112005", "110112006")]


@pytest.mark.parametrize("datum", ["gcj02", "bd09"])
class TestShift:
    """Outlines on another datum are named as such, on top of what they overlap."""

    def test_children(self, datum: str) -> None:
        grids = squares()
        moved = [grids[0]] + [replace(c, geometry=shift.moved(c.geometry, datum, back=False)) for c in grids[1:]]
        (fault,) = [f for f in faults(moved) if f.kind == "datum"]
        assert shift.DATUMS[datum] in fault.detail

    def test_parent(self, datum: str) -> None:
        grids = squares()
        moved = [replace(grids[0], geometry=shift.moved(grids[0].geometry, datum, back=False)), *grids[1:]]
        (fault,) = [f for f in faults(moved) if f.kind == "datum"]
        assert fault.codes == ("110112",)

    def test_one_of_many(self, datum: str) -> None:
        moved = [
            replace(c, geometry=shift.moved(c.geometry, datum, back=False)) if c.code == "110112005" else c
            for c in squares()
        ]
        cause, *symptoms = faults(moved)
        assert (cause.kind, cause.codes) == ("datum", ("110112005",))
        assert symptoms and "datum" not in {f.kind for f in symptoms}

    def test_against_the_present(self, datum: str) -> None:
        before = {c.code: c.geometry for c in squares()}
        moved = [replace(c, geometry=shift.moved(c.geometry, datum, back=False)) for c in squares()]
        (fault,) = [f for f in faults(moved, before=before) if f.kind == "datum"]
        assert fault.codes == ("110112",)
        assert f"say --crs {datum}" in fault.detail
        (converted_twice,) = faults(squares(), before={c.code: c.geometry for c in moved})
        assert converted_twice.codes == ("110112",)
        assert shift.DATUMS[datum] in converted_twice.detail


@settings(max_examples=10, deadline=None)
@given(SEEDS, st.floats(50, 700), st.floats(0, 2 * np.pi))
def test_an_ordinary_move_is_not_taken_for_a_datum(seed: int, distance: float, way: float) -> None:
    grids = squares()
    gcj = HERE.metres(Point(*shift.from_wgs84(HERE.lon, HERE.lat, "gcj02")))
    east, north = distance * np.cos(way), distance * np.sin(way)
    if np.hypot(east - gcj.x, north - gcj.y) < 150:
        east, north = -east, -north
    change(grids, "110112005", lambda g: shapely.transform(g, lambda xy: xy + np.array([east, north])))
    assert "datum" not in {f.kind for f in faults(grids)}


NASTY = [
    None,
    Polygon(),
    Point(116, 39),
    GeometryCollection([box(116, 39, 116.1, 39.1)]),
    box(-180, -90, 180, 90),
    Polygon([(116, 39), (116, 39), (116, 39)]),
    Polygon([(116, 39), (117, 40), (117, 39), (116, 40)]),
    Polygon([(1e300, 1e300), (-1e300, 1e300), (0, 0)]),
    box(116.66, 39.9, 116.66 + 1e-12, 39.9 + 1e-12),
    MultiPolygon([box(116, 39, 117, 40), box(116.5, 39.5, 117.5, 40.5)]),
    shapely.force_3d(box(116.6, 39.8, 116.7, 39.9), 5.0),
]
CODES = ["", "110112", "110112001", "1101120", "110112001001", "x y", "../..", "①", "370212001"]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9), st.sampled_from(NASTY), st.sampled_from(CODES)), min_size=1, max_size=4))
def test_whatever_a_file_holds_the_check_answers(changes: list[tuple[int, shapely.Geometry | None, str]]) -> None:
    grids = squares()
    for i, geometry, code in changes:
        grids[i] = replace(grids[i], geometry=geometry, code=code)
    _, _, left = repair(grids, LAYOUT, before={c.code: c.geometry for c in squares()})
    assert left


def test_place_gives_levels_paths_and_leaves() -> None:
    placed = place(city(1), LAYOUT)
    assert placed["110112"].level == "city"
    assert not placed["110112"].leaf
    micro = placed["110112001001001"]
    assert (micro.path, micro.parent, micro.leaf) == ("110112.001.001.001", "110112001001", True)
    part = place([Candidate("110112009", "x", box(0, 0, 1, 1))], LAYOUT, beside={"110112"})
    assert list(part) == ["110112009"]
    assert part["110112009"].path == "110112.009"
