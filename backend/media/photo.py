"""Looks at a photo's bytes: is it really one, how large, what its EXIF says of place and time, and what finds it again.

Pure.
"""

import hashlib
import io
import math
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from typing import Any
from uuid import UUID, uuid4

import pi_heif
from PIL import ExifTags, Image

from backend.errors import Invalid
from backend.media.phash import SQUARE, phash
from backend.settings import BEIJING

pi_heif.register_heif_opener()

CONTENT_TYPES = {
    "JPEG": "image/jpeg",
    "MPO": "image/jpeg",  # a JPEG with a second picture behind it, as many phones write
    "PNG": "image/png",
    "WEBP": "image/webp",
    "HEIF": "image/heic",
}
FORMATS = ("JPEG", "PNG", "WEBP", "HEIF")  # a JPEG turns out to be an MPO only once it is open
MAX_PIXELS = 60_000_000
"""A decoded photo takes up to four bytes a pixel: 240 MB is what one decoding thread may use."""

_TIME = re.compile(r"\d{4}:\d\d:\d\d \d\d:\d\d:\d\d")


@dataclass(frozen=True, slots=True)
class Photo:
    """What is known of an acceptable photo. ``place`` is (longitude, latitude) on WGS-84; ``taken_at`` is in UTC.

    ``phash`` is None for a picture without features (see backend/media/phash.py).
    """

    content_type: str
    width: int
    height: int
    size: int
    sha256: bytes
    taken_at: datetime | None
    place: tuple[float, float] | None
    phash: int | None
    id: UUID = field(default_factory=uuid4)


def inspect(data: bytes, name: str, photo_id: UUID | None = None) -> Photo:
    """What ``data`` is, decoded to its last row. EXIF that is wrong counts as absent.

    Raises Invalid, naming the file, when it is not a whole JPEG, PNG, WebP or HEIC of at most 60 megapixels.
    """
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as image:
            width, height = image.size
            if width * height > MAX_PIXELS:
                raise _refusal(f"photo {name} has {width} × {height} pixels; at most 60 megapixels are accepted")
            # A JPEG decoded at an eighth is still read to its end, in a third of the time.
            image.draft(None, (max(width // 8, SQUARE), max(height // 8, SQUARE)))
            image.load()
            content_type = CONTENT_TYPES[str(image.format)]
            if image.format == "HEIF" and not _boxes_fit(data):
                raise EOFError("the file ends inside a box")
            taken_at, place = _evidence(image)
            found_by = phash(image)
    except Invalid:
        raise
    except Exception as bad:  # decoders raise whatever a broken file makes them stumble over
        raise unreadable(name) from bad
    return Photo(
        content_type=content_type,
        width=width,
        height=height,
        size=len(data),
        sha256=hashlib.sha256(data).digest(),
        taken_at=taken_at,
        place=place,
        phash=found_by,
        id=photo_id or uuid4(),
    )


def unreadable(name: str) -> Invalid:
    """The refusal of a file that no decoder reads. What the decoder said is for nobody outside."""
    return _refusal(f"photo {name} cannot be read: send a whole JPEG, PNG, WebP or HEIC file")


def _refusal(why: str) -> Invalid:
    return Invalid(why, errors=[{"field": "photos", "message": why}])


def _boxes_fit(data: bytes) -> bool:
    """Whether a HEIC ends where its last box does (ISO/IEC 14496-12, 4.2): its decoder paints what is missing grey."""
    at = 0
    while at + 8 <= len(data):
        size = int.from_bytes(data[at : at + 4])
        if size == 1:
            size = int.from_bytes(data[at + 8 : at + 16])
        elif size == 0:  # to the end of the file
            return True
        at += max(size, 8)
    return at == len(data)


def _evidence(image: Image.Image) -> tuple[datetime | None, tuple[float, float] | None]:
    try:
        exif = image.getexif()
        return _taken_at(exif.get_ifd(ExifTags.IFD.Exif)), _place(exif.get_ifd(ExifTags.IFD.GPSInfo))
    except Exception:  # a directory that points nowhere, counts that lie: the photo is fine, its EXIF is not
        return None, None


def _taken_at(tags: dict[int, Any]) -> datetime | None:
    """When the photo was taken; Beijing time when the camera gives no zone."""
    found = _TIME.match(str(tags.get(ExifTags.Base.DateTimeOriginal, "")))
    if not found:
        return None
    try:
        local = datetime.strptime(found[0], "%Y:%m:%d %H:%M:%S")
        return local.replace(tzinfo=_zone(tags.get(ExifTags.Base.OffsetTimeOriginal))).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _zone(offset: Any) -> tzinfo:
    try:
        return datetime.strptime(str(offset).strip("\0 "), "%z").tzinfo or BEIJING
    except ValueError:
        return BEIJING


def _place(tags: dict[int, Any]) -> tuple[float, float] | None:
    lat = _degrees(tags.get(ExifTags.GPS.GPSLatitude), tags.get(ExifTags.GPS.GPSLatitudeRef), "NS", 90)
    lon = _degrees(tags.get(ExifTags.GPS.GPSLongitude), tags.get(ExifTags.GPS.GPSLongitudeRef), "EW", 180)
    # Cameras without a fix write 0° 0°.
    if lat is None or lon is None or (lat == 0 and lon == 0):
        return None
    return lon, lat


def _degrees(parts: Any, hemisphere: Any, signs: str, limit: float) -> float | None:
    """Degrees from EXIF's degrees, minutes and seconds; None for anything that is not a place on Earth."""
    if isinstance(hemisphere, bytes):
        hemisphere = hemisphere.decode("ascii", "replace")
    sign = str(hemisphere or "").strip("\0 ").upper()
    if len(sign) != 1 or sign not in signs or not isinstance(parts, tuple) or len(parts) != 3:
        return None
    try:
        degrees, minutes, seconds = (float(part) for part in parts)
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    value = degrees + minutes / 60 + seconds / 3600
    if not math.isfinite(value) or min(degrees, minutes, seconds) < 0 or max(minutes, seconds) > 60 or value > limit:
        return None
    return value if sign == signs[0] else -value
