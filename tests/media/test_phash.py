"""The hash that finds a photo again: after scaling, compressing and turning it, and not for another photo."""

import io
from itertools import combinations
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageOps

from backend.media.phash import keys
from backend.media.photo import inspect
from tests.media.camera import PHOTOS, phone_jpeg, picture, scene

WIDE = 64


def bits(one: int | None, other: int | None) -> int:
    """In how many bits two hashes differ."""
    assert one is not None and other is not None
    return ((one ^ other) & (1 << WIDE) - 1).bit_count()


def hashed(data: bytes) -> int | None:
    return inspect(data, "x").phash


def again(data: bytes, scale: float, quality: int) -> bytes:
    """The photo as somebody sends it on: smaller, and compressed once more."""
    with Image.open(io.BytesIO(data)) as image:
        upright = ImageOps.exif_transpose(image).convert("RGB")
    smaller = upright.resize((int(upright.width * scale), int(upright.height * scale)), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    smaller.save(out, "JPEG", quality=quality)
    return out.getvalue()


@pytest.mark.parametrize("photo", [PHOTOS / "canon.jpg", PHOTOS / "xiaomi.heic"], ids=lambda path: path.name)
@pytest.mark.parametrize(("scale", "quality"), [(0.5, 40), (1.0, 20), (0.25, 60), (0.75, 85)])
def test_a_photo_is_known_again(photo: Path, scale: float, quality: int) -> None:
    data = photo.read_bytes()
    assert bits(hashed(data), hashed(again(data, scale, quality))) <= 6


def test_other_photos_are_others() -> None:
    photos = [PHOTOS.joinpath(name).read_bytes() for name in ("canon.jpg", "xiaomi.heic")]
    photos += [scene(number) for number in range(6)]
    assert min(bits(hashed(one), hashed(other)) for one, other in combinations(photos, 2)) > 12


@pytest.mark.parametrize("turned", [3, 6, 8])
def test_it_is_of_the_upright_picture(turned: int) -> None:
    assert bits(hashed(scene(1)), hashed(scene(1, turned=turned))) <= 2


def test_a_picture_without_features_has_none() -> None:
    assert hashed(picture()) is None
    assert hashed(again(picture(), 0.5, 40)) is None


def test_rubbish_in_the_exif_does_not_spoil_it() -> None:
    good = phone_jpeg()
    at = good.index(b"Exif\0\0") + 6
    assert bits(hashed(good), hashed(good[:at] + b"\xff" * 40 + good[at + 40 :])) <= 6


@given(st.integers(-(2**63), 2**63 - 1), st.integers(0, 11), st.randoms())
def test_what_is_near_is_found(value: int, most: int, chance: Random) -> None:
    flips = chance.sample(range(WIDE), most)
    other = value ^ sum(1 << bit for bit in flips)
    bands = [band << 16 | (other >> 48 - 16 * band) & 0xFFFF for band in range(4)]
    assert set(keys(value, most)) & set(bands)
