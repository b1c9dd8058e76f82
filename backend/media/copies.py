"""Makes what is served of a photo: upright, at most 2,048 pixels, a thumbnail of 320, and nothing of its metadata."""

import io
import os
from pathlib import Path
from typing import Literal
from uuid import UUID

import pi_heif
from PIL import Image, ImageCms, ImageOps

pi_heif.register_heif_opener()

Size = Literal["copy", "thumb"]

PIXELS: dict[Size, int] = {"copy": 2048, "thumb": 320}
CONTENT_TYPE = "image/jpeg"


class Copies:
    """The folder of served copies."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "copies"

    def path(self, photo_id: UUID, size: Size) -> Path:
        """Where that copy lies, or will."""
        name = photo_id.hex
        return self._folder / name[:2] / f"{name}.{size}.jpg"

    def make(self, photo_id: UUID, original: bytes) -> None:
        """Write both copies of an original; done again after a crash it gives the same files.

        Raises what the decoder raises when the original is not readable any more.
        """
        picture = _opened(original, PIXELS["copy"])
        for size, pixels in PIXELS.items():
            _write(self.path(photo_id, size), _squeezed(picture, pixels))

    def remove(self, photo_id: UUID) -> None:
        """Forget both copies."""
        for size in PIXELS:
            self.path(photo_id, size).unlink(missing_ok=True)


def small_copy(original: bytes, pixels: int) -> bytes:
    """A JPEG of at most ``pixels`` a side, upright and without metadata. Raises as ``Copies.make`` does."""
    return _squeezed(_opened(original, pixels), pixels)


def _opened(original: bytes, most: int) -> Image.Image:
    with Image.open(io.BytesIO(original)) as image:
        image.draft("RGB", (most, most))  # lets a JPEG decode near the size that is needed
        image.thumbnail((most * 2, most * 2))
        return _plain(ImageOps.exif_transpose(image))


def _squeezed(picture: Image.Image, pixels: int) -> bytes:
    picture.thumbnail((pixels, pixels), Image.Resampling.LANCZOS)
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=82, progressive=True)
    return buffer.getvalue()


def _plain(image: Image.Image) -> Image.Image:
    """RGB pixels in sRGB on white, and nothing else: a new image carries no EXIF, XMP, profile or text."""
    profile = image.info.get("icc_profile")
    if image.mode in ("RGBA", "LA", "PA", "P"):
        layer = image.convert("RGBA")
        image = Image.new("RGB", layer.size, "white")
        image.paste(layer, mask=layer.getchannel("A"))
    if profile and image.mode in ("RGB", "CMYK", "L"):
        try:
            srgb = ImageCms.createProfile("sRGB")
            image = ImageCms.profileToProfile(image, io.BytesIO(profile), srgb, outputMode="RGB") or image
        except (ImageCms.PyCMSError, OSError):
            pass  # a broken profile: the pixels as they are
    plain = Image.new("RGB", image.size)
    plain.paste(image.convert("RGB"))
    return plain


def _write(file: Path, data: bytes) -> None:
    """Put ``data`` in place whole or not at all."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = file.with_suffix(f".{os.getpid()}")
    fresh.write_bytes(data)
    fresh.replace(file)
