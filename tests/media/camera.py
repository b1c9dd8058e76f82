"""Camera files: see photos/README.md."""

import io
from pathlib import Path
from random import Random
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


def scene(number: int, size: tuple[int, int] = (640, 480), *, turned: int = 1, **save: Any) -> bytes:
    """A picture with features, another one for each number, as a JPEG whose EXIF says it is ``turned`` (TIFF 6.0)."""
    chance = Random(number)
    blocks = Image.frombytes("L", (6, 5), bytes(chance.randrange(256) for _ in range(30)))
    image = blocks.resize(size, Image.Resampling.BICUBIC).convert("RGB")
    if turned != 1:
        image = image.transpose(UPRIGHT[turned])
    tags = Image.Exif()
    tags[ExifTags.Base.Orientation] = turned
    out = io.BytesIO()
    image.save(out, "JPEG", exif=tags.tobytes(), **save)
    return out.getvalue()


UPRIGHT = {
    3: Image.Transpose.ROTATE_180,
    6: Image.Transpose.ROTATE_90,
    8: Image.Transpose.ROTATE_270,
}
"""How a camera held like that lays down an upright scene."""


def picture(kind: str = "JPEG", gps: dict[int, Any] | None = None, exif: dict[int, Any] | None = None) -> bytes:
    """A small picture with these EXIF directories."""
    tags = Image.Exif()
    tags._ifds[ExifTags.IFD.GPSInfo] = gps or {}
    tags._ifds[ExifTags.IFD.Exif] = exif or {}
    out = io.BytesIO()
    Image.new("RGB", (64, 48), "olive").save(out, kind, exif=tags.tobytes())
    return out.getvalue()
