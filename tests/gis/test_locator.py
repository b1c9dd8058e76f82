"""The bulk locator: exactly one owner for every point of a city, borders and corners included."""

from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import MultiPolygon, Point, Polygon, box

from gis.locator import COVERS, FALLBACK, HOW, NEAREST, Locator
from gis.metric import distance_m, metres_per_degree
from tests.cities import EAST, NORTH, SOUTH, WEST, small_city


def locator_of(city: list[dict[str, Any]], **more: Any) -> Locator:
    leaves = [g for g in city if g["level"] == "micro"]
    polygons = [g["geometry"] for g in leaves]
    return Locator(
        [g["code"] for g in leaves],
        [g["name"] for g in leaves],
        [p.area for p in polygons],
        polygons,
        fallback=("110112", "测试区"),
        **more,
    )


CITIES = {seed: small_city(seed) for seed in range(1, 5)}
LOCATORS = {seed: locator_of(city) for seed, city in CITIES.items()}
SEEDS = st.sampled_from(sorted(CITIES))


def one(locator: Locator, lon: float, lat: float) -> tuple[str, str, float]:
    found = locator.locate(np.array([lon]), np.array([lat]))
    return str(locator.codes[found.index[0]]), HOW[found.how[0]], float(found.border_m[0])


@given(SEEDS, st.floats(WEST, EAST), st.floats(SOUTH, NORTH))
def test_every_point_of_the_city_has_exactly_one_grid(seed: int, lon: float, lat: float) -> None:
    code, how, border_m = one(LOCATORS[seed], lon, lat)
    holder = next(g["geometry"] for g in CITIES[seed] if g["code"] == code)
    assert how == "covers"
    assert holder.distance(Point(lon, lat)) <= 1e-12
    assert border_m >= 0


@settings(max_examples=40)
@given(SEEDS, st.data())
def test_borders_and_corners_have_one_owner_the_smaller_then_the_lower(seed: int, data: st.DataObject) -> None:
    locator = LOCATORS[seed]
    xy = shapely.get_coordinates(data.draw(st.sampled_from(list(locator.polygons))))
    at = data.draw(st.integers(0, len(xy) - 2))
    lon, lat = xy[at] + (xy[at + 1] - xy[at]) * data.draw(st.floats(0, 1))
    code, how, border_m = one(locator, lon, lat)
    touching = shapely.dwithin(locator.polygons, Point(lon, lat), 1e-12)
    expected = min((p.area, str(c)) for c, p, t in zip(locator.codes, locator.polygons, touching, strict=False) if t)
    assert (code, how) == (expected[1], "covers")
    assert border_m == pytest.approx(0, abs=1e-6)


def test_equal_areas_fall_to_the_lower_code() -> None:
    squares = [box(116.01, 39, 116.02, 39.01), box(116, 39, 116.01, 39.01)]
    locator = Locator(["2", "1"], ["", ""], [1.0, 1.0], squares)
    assert one(locator, 116.01, 39.005)[:2] == ("1", "covers")


def test_a_gap_goes_to_the_nearest_within_the_tolerance() -> None:
    degree = float(metres_per_degree(39.0)[0])
    west, east = box(115.99, 38.99, 116.0, 39.01), box(116 + 100 / degree, 38.99, 116.01, 39.01)
    locator = Locator(["w", "e"], ["", ""], [1, 1], [west, east], fallback=("root", ""), tolerance_m=45)
    assert one(locator, 116 + 40 / degree, 39.0) == ("w", "nearest", pytest.approx(40, rel=1e-6))
    assert one(locator, 116 + 60 / degree, 39.0) == ("e", "nearest", pytest.approx(40, rel=1e-6))
    assert one(locator, 116 + 50 / degree, 39.0) == ("root", "fallback", pytest.approx(50, rel=1e-3))


def test_the_distance_counts_holes_and_every_part() -> None:
    holed = Polygon(box(116, 39, 116.1, 39.1).exterior, [box(116.04, 39.04, 116.06, 39.06).exterior])
    locator = Locator(["1"], [""], [1.0], [MultiPolygon([holed, box(117, 39, 117.01, 39.01)])])
    lon_m, lat_m = metres_per_degree(39.05)
    assert one(locator, 116.035, 39.05) == ("1", "covers", pytest.approx(0.005 * lon_m, rel=1e-3))
    assert one(locator, 117.005, 39.002)[2] == pytest.approx(0.002 * lat_m, rel=1e-3)


def test_the_fast_distance_is_the_exact_one() -> None:
    locator = LOCATORS[1]
    random = np.random.default_rng(7)
    lon, lat = random.uniform(WEST, EAST, 2000), random.uniform(SOUTH, NORTH, 2000)
    found = locator.locate(lon, lat)
    for x, y, g, metres in zip(lon, lat, found.index, found.border_m, strict=True):
        scale = metres_per_degree(y)
        boundary = shapely.transform(locator.polygons[g].boundary, lambda xy, scale=scale: xy * scale)
        assert metres == pytest.approx(boundary.distance(Point(x * scale[0], y * scale[1])), rel=1e-3, abs=0.01)


def test_many_points_are_taken_in_chunks_with_the_same_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    random = np.random.default_rng(3)
    lon, lat = random.uniform(WEST - 0.01, EAST + 0.01, 5000), random.uniform(SOUTH - 0.01, NORTH + 0.01, 5000)
    whole = LOCATORS[1].locate(lon, lat)
    monkeypatch.setattr("gis.locator._CHUNK", 700)
    parts = LOCATORS[1].locate(lon, lat)
    assert set(whole.how) == {COVERS, NEAREST, FALLBACK}
    assert (whole.index == parts.index).all()
    assert (whole.how == parts.how).all()
    np.testing.assert_allclose(whole.border_m, parts.border_m, rtol=1e-5, atol=1e-3)


def test_no_points_are_no_trouble_and_no_grids_are() -> None:
    assert len(LOCATORS[1].locate(np.empty(0), np.empty(0)).index) == 0
    with pytest.raises(ValueError, match="no grid"):
        Locator([], [], [], [])


@pytest.mark.parametrize(
    ("place", "other", "geodesic"),
    [  # ST_Distance on geography
        ((116.66, 39.90), (116.67, 39.90), 855.183),
        ((116.66, 39.90), (116.66, 39.91), 1110.328),
        ((116.66, 39.90), (117.36, 40.40), 81484.6),
    ],
)
def test_metres_agree_with_the_geodesic(
    place: tuple[float, float], other: tuple[float, float], geodesic: float
) -> None:
    arrays = [np.array([v]) for v in (*place, *other)]
    assert distance_m(*arrays)[0] == pytest.approx(geodesic, rel=1e-3)


def test_points_far_outside_have_their_distance_too() -> None:
    locator = LOCATORS[2]
    random = np.random.default_rng(5)
    lon, lat = random.uniform(WEST - 0.5, EAST + 0.5, 3000), random.uniform(SOUTH - 0.5, NORTH + 0.5, 3000)
    found = locator.locate(lon, lat)
    outline = shapely.union_all(locator.polygons)
    outside = np.flatnonzero(found.how == FALLBACK)
    assert len(outside) > 2000
    for row in outside[:300]:
        scale = metres_per_degree(lat[row])
        flat = shapely.transform(outline, lambda xy, scale=scale: xy * scale)
        metres = flat.distance(Point(lon[row] * scale[0], lat[row] * scale[1]))
        assert found.border_m[row] == pytest.approx(metres, rel=1e-2)
