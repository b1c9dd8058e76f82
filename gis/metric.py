"""Metres near a point, from degrees: the spheroid's two radii of curvature there.

A difference of coordinates times ``metres_per_degree`` is a distance in a plane that touches the WGS-84 spheroid at
the point. Between latitudes ±60 it is within 0.1 % of the geodesic up to 10 km away, and edges stay what they are in
the boundary file: straight in degrees. backend/db/sql/010_locate.sql measures the same way, so both give one number.
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

# WGS-84: semi-major axis in metres, first eccentricity squared.
_A = 6378137.0
_E2 = 0.00669437999014


def metres_per_degree(lat: float | Floats) -> tuple[Floats, Floats]:
    """Length in metres of one degree of longitude and of one of latitude, at latitude ``lat`` in degrees."""
    phi = np.radians(np.asarray(lat, dtype=float))
    curve = 1.0 - _E2 * np.sin(phi) ** 2
    return np.radians(_A) * np.cos(phi) / np.sqrt(curve), np.radians(_A) * (1.0 - _E2) / curve**1.5


def distance_m(lon: float | Floats, lat: float | Floats, to_lon: float | Floats, to_lat: float | Floats) -> Floats:
    """Metres between points given in degrees, with the scale of the middle latitude.

    Within 0.1 % of the geodesic up to 100 km between latitudes ±60; across the world only an order of size.
    """
    lon_m, lat_m = metres_per_degree((lat + to_lat) / 2)
    return np.hypot((to_lon - lon) * lon_m, (to_lat - lat) * lat_m)


def utm_srid(lon: float, lat: float) -> int:
    """EPSG code of the UTM zone of a WGS-84 point: a plane in metres, within 0.1 % of the spheroid in its zone."""
    zone = min(int((lon + 180) // 6) + 1, 60)
    return (32600 if lat >= 0 else 32700) + zone
