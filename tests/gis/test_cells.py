"""A grid's cells cover it once, are numbered alike everywhere, and say where a point is."""

import numpy as np
import pytest
import shapely

from gis.cells import LEAST, MOST, SPACING_M, Cells
from gis.metric import metres_per_degree
from tests.cities import small_city

LON, LAT = metres_per_degree(39.9)


def square(metres: float, *, hole: bool = False) -> shapely.Polygon:
    half = np.array([metres / 2 / LON, metres / 2 / LAT])
    outer = shapely.box(*(np.array([116.6, 39.9]) - half), *(np.array([116.6, 39.9]) + half))
    return outer - shapely.box(*(np.array([116.6, 39.9]) - half / 2), *([116.6, 39.9] + half / 2)) if hole else outer


def test_a_block_is_cut_into_squares_of_fifty_metres() -> None:
    cells = Cells.of(square(499))
    assert len(cells) == 100
    assert cells.spacing_m == pytest.approx(SPACING_M)
    assert cells.share == pytest.approx(np.full(100, 0.01), rel=0.03)


@pytest.mark.parametrize("metres", [8, 60, 160, 400, 3_000, 40_000])
@pytest.mark.parametrize("hole", [False, True])
def test_however_large_a_grid_is_it_has_some_cells_and_not_too_many(metres: float, hole: bool) -> None:
    shape = square(metres, hole=hole)
    cells = Cells.of(shape)
    assert LEAST <= len(cells) <= MOST
    assert cells.share.sum() == pytest.approx(1)
    assert cells.share.min() > 0
    assert shapely.contains_xy(shape, cells.lon, cells.lat).all()


def test_what_is_too_thin_for_a_lattice_is_one_cell_at_least() -> None:
    ditch = shapely.LineString([(116.6, 39.9), (116.62, 39.93)]).buffer(1e-9)
    cells = Cells.of(ditch)
    assert 1 <= len(cells) <= MOST
    assert shapely.distance(shapely.points(cells.lon, cells.lat), ditch).max() < 1e-9


def test_every_point_of_irregular_grids_has_the_cell_it_is_near_to() -> None:
    random = np.random.default_rng(7)
    for grid in [g for g in small_city() if g["level"] == "micro"][:6]:
        shape = grid["geometry"]
        cells = Cells.of(shape)
        west, south, east, north = shape.bounds
        lon, lat = random.uniform(west, east, 4_000), random.uniform(south, north, 4_000)
        inside = shapely.contains_xy(shape, lon, lat)
        lon, lat = lon[inside], lat[inside]
        number = cells.at(lon, lat)
        away = np.hypot((lon - cells.lon[number]) * LON, (lat - cells.lat[number]) * LAT)
        assert away.max() < 2 * cells.spacing_m
        found = np.bincount(number, minlength=len(cells)) / len(lon)
        assert found == pytest.approx(cells.share, abs=0.01)  # as large as they say
        assert (cells.at(cells.lon, cells.lat) == np.arange(len(cells))).all()


def test_the_same_polygon_gives_the_same_cells() -> None:
    shape = small_city()[-1]["geometry"]
    one, other = Cells.of(shape), Cells.of(shapely.from_wkb(shape.wkb))
    assert (one.lon.tolist(), one.share.tolist()) == (other.lon.tolist(), other.share.tolist())
