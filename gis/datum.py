"""The four datums Chinese maps speak, and the way from each to WGS-84, the only one this program stores.

GCJ-02 lies 460–620 m from WGS-84 in Chinese cities, which is several grids: a coordinate without its datum is refused
elsewhere, never guessed here.
"""

from collections.abc import Callable
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

CRS = ("wgs84", "cgcs2000", "gcj02", "bd09")
"""What ``crs`` may say. CGCS2000 is within a metre of WGS-84 and taken as the same."""

Floats = NDArray[np.float64]
Number = TypeVar("Number", float, Floats)

# The ellipsoid GCJ-02 was made with (Krasovsky 1940), and the constant of BD-09's ripple.
_A = 6378245.0
_EE = 0.00669342162296594323
_X_PI = np.pi * 3000.0 / 180.0

# 1 round leaves 4.7 m, 2 leave 0.03 m, 3 leave 0.0001 m.
_ROUNDS = 3


def to_wgs84(lon: Number, lat: Number, crs: str) -> tuple[Number, Number]:
    """Longitude and latitude on WGS-84, degrees, of a point (or of arrays of points) given on ``crs``.

    The inverse of ``from_wgs84`` to better than a millimetre. Raises ValueError for a datum not in ``CRS`` and for a
    coordinate that is not finite or outside ±180, ±90.
    """
    x, y = _checked(lon, lat, crs)
    if crs == "gcj02":
        x, y = _invert(_gcj02_from_wgs84, x, y)
    elif crs == "bd09":
        x, y = _invert(_gcj02_from_wgs84, *_invert(_bd09_from_gcj02, x, y))
    # BD-09 moves every point of the earth: near the poles and the antimeridian beyond what there is.
    return _like(lon, np.clip(x, -180, 180), np.clip(y, -90, 90))


def from_wgs84(lon: Number, lat: Number, crs: str) -> tuple[Number, Number]:
    """Longitude and latitude on ``crs``, degrees, of a WGS-84 point (or arrays). Raises as ``to_wgs84`` does."""
    x, y = _checked(lon, lat, crs)
    if crs in ("gcj02", "bd09"):
        x, y = _gcj02_from_wgs84(x, y)
    if crs == "bd09":
        x, y = _bd09_from_gcj02(x, y)
    return _like(lon, x, y)


def _checked(lon: float | Floats, lat: float | Floats, crs: str) -> tuple[Floats, Floats]:
    if crs not in CRS:
        raise ValueError(f"unknown datum {crs!r}; say one of {', '.join(CRS)}")
    x, y = np.asarray(lon, dtype=float), np.asarray(lat, dtype=float)
    # Written so that NaN fails too.
    if not (np.all(np.abs(x) <= 180) and np.all(np.abs(y) <= 90)):
        raise ValueError("longitude must lie within ±180 and latitude within ±90 degrees")
    return x, y


def _like(given: Number, x: Floats, y: Floats) -> tuple[Number, Number]:
    if isinstance(given, np.ndarray):
        return x, y
    return float(x), float(y)


def _invert(forward: Callable[[Floats, Floats], tuple[Floats, Floats]], x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """The point that ``forward`` moves to (x, y): the shift hardly changes over its own length, so iterate it."""
    at_x, at_y = x, y
    for _ in range(_ROUNDS):
        moved_x, moved_y = forward(at_x, at_y)
        at_x, at_y = at_x + (x - moved_x), at_y + (y - moved_y)
    return at_x, at_y


def _outside_china(lon: Floats, lat: Floats) -> NDArray[np.bool_]:
    """Where GCJ-02 equals WGS-84: outside the rectangle every public implementation uses.

    The rectangle is that of the first published one (EvilTransform's ``outOfChina``); the real border is finer, so
    points of neighbouring countries inside the rectangle are shifted, as they are on the maps that use GCJ-02.
    """
    return (lon < 72.004) | (lon > 137.8347) | (lat < 0.8293) | (lat > 55.8271)


def _gcj02_from_wgs84(lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
    pi = np.pi
    x, y = lon - 105.0, lat - 35.0
    ripple = (20.0 * np.sin(6.0 * pi * x) + 20.0 * np.sin(2.0 * pi * x)) * 2.0 / 3.0
    north = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * np.sqrt(np.abs(x)) + ripple
    north += (20.0 * np.sin(pi * y) + 40.0 * np.sin(pi * y / 3.0)) * 2.0 / 3.0
    north += (160.0 * np.sin(pi * y / 12.0) + 320.0 * np.sin(pi * y / 30.0)) * 2.0 / 3.0
    east = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * np.sqrt(np.abs(x)) + ripple
    east += (20.0 * np.sin(pi * x) + 40.0 * np.sin(pi * x / 3.0)) * 2.0 / 3.0
    east += (150.0 * np.sin(pi * x / 12.0) + 300.0 * np.sin(pi * x / 30.0)) * 2.0 / 3.0

    phi = np.radians(lat)
    w = 1.0 - _EE * np.sin(phi) ** 2
    d_lat = np.degrees(north * w * np.sqrt(w) / (_A * (1.0 - _EE)))
    # At the poles a degree of longitude has no length; nothing there is inside the rectangle.
    d_lon = np.degrees(east * np.sqrt(w) / (_A * np.maximum(np.cos(phi), 1e-9)))
    outside = _outside_china(lon, lat)
    return np.where(outside, lon, lon + d_lon), np.where(outside, lat, lat + d_lat)


def _bd09_from_gcj02(lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
    z = np.hypot(lon, lat) + 0.00002 * np.sin(lat * _X_PI)
    theta = np.arctan2(lat, lon) + 0.000003 * np.cos(lon * _X_PI)
    return z * np.cos(theta) + 0.0065, z * np.sin(theta) + 0.006
