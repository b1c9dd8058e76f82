"""Datums: the vectors of public sources, the way back, and what is refused."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gis.datum import CRS, from_wgs84, to_wgs84

DEGREE_OF_A_MILLIMETRE = 1e-8
ANYWHERE = st.floats(-180, 180), st.floats(-90, 90)
IN_CHINA = st.floats(73.6, 134.7), st.floats(18.2, 53.5)


def test_wgs84_to_bd09_vector() -> None:
    lon, lat = from_wgs84(116.403988, 39.914266, "bd09")
    assert (lon, lat) == pytest.approx((116.41661560068297, 39.92196580126834), abs=1e-12)


def test_gcj02_to_wgs84_vector() -> None:
    lon, lat = to_wgs84(123.0, 45.0, "gcj02")
    assert (lon, lat) == pytest.approx((122.9939558, 44.9980406), abs=5e-8)


@given(*IN_CHINA, st.sampled_from(CRS))
def test_there_and_back_is_within_a_millimetre(lon: float, lat: float, crs: str) -> None:
    back = to_wgs84(*from_wgs84(lon, lat, crs), crs)
    assert back == pytest.approx((lon, lat), abs=DEGREE_OF_A_MILLIMETRE)


@given(*IN_CHINA)
def test_gcj02_is_hundreds_of_metres_away_in_china(lon: float, lat: float) -> None:
    x, y = to_wgs84(lon, lat, "gcj02")
    metres = np.hypot((x - lon) * 111_320 * np.cos(np.radians(lat)), (y - lat) * 111_320)
    assert 20 < metres < 1500


@pytest.mark.parametrize("place", [(2.35, 48.86), (-122.4, 37.8), (139.7, 35.7), (151.2, -33.9), (0.0, 90.0)])
def test_gcj02_is_the_identity_outside_china(place: tuple[float, float]) -> None:
    assert to_wgs84(*place, "gcj02") == place


@given(*ANYWHERE)
def test_cgcs2000_is_taken_as_wgs84(lon: float, lat: float) -> None:
    assert to_wgs84(lon, lat, "cgcs2000") == to_wgs84(lon, lat, "wgs84") == (lon, lat)


@given(*ANYWHERE, st.sampled_from(CRS))
def test_every_point_of_the_earth_has_an_answer(lon: float, lat: float, crs: str) -> None:
    x, y = to_wgs84(lon, lat, crs)
    assert abs(x) <= 180 and abs(y) <= 90


@pytest.mark.parametrize("crs", CRS)
def test_arrays_give_what_scalars_give(crs: str) -> None:
    lon, lat = np.array([116.66, 120.4, 2.35]), np.array([39.90, 36.1, 48.86])
    many = np.array(to_wgs84(lon, lat, crs)).T
    one_by_one = [to_wgs84(float(x), float(y), crs) for x, y in zip(lon, lat, strict=True)]
    assert many == pytest.approx(np.array(one_by_one), abs=1e-12)


@pytest.mark.parametrize("crs", ["WGS84", "", "gcj-02", "epsg:4326"])
def test_an_unknown_datum_is_refused_with_the_list(crs: str) -> None:
    with pytest.raises(ValueError, match="wgs84, cgcs2000, gcj02, bd09"):
        to_wgs84(116.66, 39.9, crs)


@pytest.mark.parametrize("place", [(180.1, 0.0), (0.0, -90.1), (float("nan"), 0.0), (0.0, float("inf"))])
def test_a_place_off_the_earth_is_refused(place: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="180"):
        to_wgs84(*place, "wgs84")
