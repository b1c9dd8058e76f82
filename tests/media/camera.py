"""Camera files: see photos/README.md."""

import io
from pathlib import Path
from typing import Any

from PIL import ExifTags, Image

PHOTOS = Path(__file__).parent / "photos"
HEIC = (PHOTOS / "xiaomi.heic").read_bytes()
HERE: dict[int, Any] = {1: "N", 2: (39.0, 54.0, 0.0), 3: "E", 4: (116.0, 39.0, 36.0)}
"""A GPS directory that says 116.66 E, 39.90 N, in the small city."""


def phone_jpeg() -> bytes:
    """A camera's picture behind the EXIF bytes a phone wrote, GPS included: no open JPEG we know has both."""
    phone, camera = ((PHOTOS / name).read_bytes() for name in ("pixel.jpg", "canon.jpg"))
    return phone[: _after_first_segment(phone)] + camera[_after_first_segment(camera) :]


def _after_first_segment(jpeg: bytes) -> int:
    """Where the segment behind the start marker (here APP1, EXIF) ends."""
    return 4 + int.from_bytes(jpeg[4:6])


def picture(kind: str = "JPEG", gps: dict[int, Any] | None = None, exif: dict[int, Any] | None = None) -> bytes:
    """A small picture with these EXIF directories."""
    tags = Image.Exif()
    tags._ifds[ExifTags.IFD.GPSInfo] = gps or {}
    tags._ifds[ExifTags.IFD.Exif] = exif or {}
    out = io.BytesIO()
    Image.new("RGB", (64, 48), "olive").save(out, kind, exif=tags.tobytes())
    return out.getvalue()
