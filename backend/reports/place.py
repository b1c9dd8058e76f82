"""Which evidence a report's place is taken from, and where that is on WGS-84. Pure.

A pin somebody put on a map outranks the device's position, that outranks a photo's EXIF: a photo may be of yesterday,
and a device is where the person is, not always where the matter is.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import shapely
from shapely.geometry import Polygon

from backend.errors import Invalid
from backend.reports.fields import MAX_POSITIONS, ReportFields
from gis.datum import to_wgs84


@dataclass(frozen=True, slots=True)
class Place:
    """A place in WGS-84 degrees and metres, with ``sent``: what was said before conversion. ``area`` is EWKT."""

    lon: float
    lat: float
    source: str  # area, pin, device, photo
    accuracy_m: float | None
    sent: dict[str, Any]
    area: str | None = None


def place_of(fields: ReportFields, exif: Iterable[tuple[float, float] | None]) -> Place:
    """The place of a report with photos whose EXIF says ``exif`` (WGS-84 longitude and latitude, or None).

    Raises Invalid when nothing says where, or when ``area`` is not a usable polygon.
    """
    crs = fields.crs or "wgs84"
    if fields.area is not None:
        return _from_area(fields.area, crs)
    if fields.lon is not None and fields.lat is not None:
        lon, lat = to_wgs84(fields.lon, fields.lat, crs)
        sent = {"lon": fields.lon, "lat": fields.lat, "crs": crs}
        return Place(lon, lat, fields.located_by, fields.accuracy_m, sent)
    for found in exif:
        if found:
            lon, lat = found
            return Place(lon, lat, "photo", fields.accuracy_m, {"lon": lon, "lat": lat, "crs": "wgs84"})
    raise Invalid(
        "the report says no place: add lon, lat and crs (a pin on the map or the device's position),"
        " or a photo whose EXIF holds a GPS position (messengers and browsers remove it)",
        errors=[{"field": "lon", "message": "missing"}, {"field": "lat", "message": "missing"}],
    )


def _from_area(area: dict[str, Any], crs: str) -> Place:
    polygon = _polygon(area)
    try:
        polygon = shapely.transform(polygon, lambda lon, lat: to_wgs84(lon, lat, crs), interleaved=False)
    except ValueError as outside:
        raise _bad_area(str(outside)) from outside
    if not polygon.is_valid:
        raise _bad_area(shapely.is_valid_reason(polygon))
    if polygon.area == 0:
        raise _bad_area("its area is zero")
    inside = polygon.representative_point()
    return Place(inside.x, inside.y, "area", None, {"crs": crs}, f"SRID=4326;{polygon.wkt}")


def _polygon(area: dict[str, Any]) -> Polygon:
    """The polygon as written, on its own datum. Read by hand: a GeoJSON reader would close rings and forgive much."""
    rings = area.get("coordinates")
    if area.get("type") != "Polygon" or not isinstance(rings, list) or not rings:
        raise _bad_area('it must be {"type": "Polygon", "coordinates": [ring, …]}')
    if not all(isinstance(ring, list) and len(ring) >= 4 and ring[0] == ring[-1] for ring in rings):
        raise _bad_area("each ring needs at least four positions, the last equal to the first")
    if sum(len(ring) for ring in rings) > MAX_POSITIONS:
        raise _bad_area(f"it has more than {MAX_POSITIONS} positions; simplify it")
    if not all(_is_position(position) for ring in rings for position in ring):
        raise _bad_area("each position is [longitude, latitude] in degrees")
    return Polygon([p[:2] for p in rings[0]], [[p[:2] for p in hole] for hole in rings[1:]])


def _is_position(position: Any) -> bool:
    return (
        isinstance(position, list)
        and 2 <= len(position) <= 3
        and all(isinstance(value, int | float) and not isinstance(value, bool) for value in position)
        and abs(position[0]) <= 180
        and abs(position[1]) <= 90
    )


def _bad_area(why: str) -> Invalid:
    return Invalid(f"area is not a usable polygon: {why}", errors=[{"field": "area", "message": why}])
