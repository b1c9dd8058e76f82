"""Looking at photos: real camera files, every way their EXIF can be wrong, and files that are no photos."""

import io
import struct
import zlib
from datetime import UTC, datetime
from typing import Any

import pytest
from PIL import Image
from PIL.TiffImagePlugin import IFDRational

from backend.errors import Invalid
from backend.media.photo import inspect
from tests.media.camera import HEIC, HERE, PHOTOS, phone_jpeg, picture


def test_a_phones_jpeg() -> None:
    photo = inspect(phone_jpeg(), "phone.jpg")
    assert (photo.content_type, photo.width, photo.height) == ("image/jpeg", 480, 360)
    assert photo.place == pytest.approx((119.738767, 30.627650), abs=1e-6)
    assert photo.taken_at == datetime(2024, 5, 7, 1, 33, 4, tzinfo=UTC)


def test_a_phones_heic() -> None:
    photo = inspect(HEIC, "xiaomi.heic")
    assert (photo.content_type, photo.width, photo.height) == ("image/heic", 2592, 1944)
    assert photo.place == pytest.approx((39.699992, 47.227289), abs=1e-6)
    assert photo.taken_at is not None and photo.taken_at.date().isoformat() == "2023-04-27"


@pytest.mark.parametrize("name", ["empty_gps_ifd.jpg", "exif_gps.jpg"])
def test_real_files_with_useless_gps(name: str) -> None:
    assert inspect((PHOTOS / name).read_bytes(), name).place is None


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_gps_in_every_format(kind: str) -> None:
    photo = inspect(picture(kind, HERE), "x")
    assert photo.content_type == f"image/{kind.lower()}"
    assert photo.place == pytest.approx((116.66, 39.90))


def test_south_and_west_are_negative() -> None:
    assert inspect(picture(gps=HERE | {1: "S", 3: "W"}), "x").place == pytest.approx((-116.66, -39.90))


@pytest.mark.parametrize(
    "wrong",
    [
        {1: None},
        {3: None},
        {1: ""},
        {1: "X"},
        {1: "E"},
        {2: None},
        {2: (39.0, 54.0)},
        {2: (39.0, 54.0, 0.0, 1.0)},
        {2: 39.9},
        {2: (IFDRational(39, 0), 54.0, 0.0)},
        {2: (IFDRational(0, 0), IFDRational(0, 0), IFDRational(0, 0))},
        {4: (116.0, IFDRational(39, 0), 36.0)},
        {2: (91.0, 0.0, 0.0)},
        {2: (89.0, 60.0, 1.0)},
        {4: (181.0, 0.0, 0.0)},
        {4: (4294967295.0, 0.0, 0.0)},
        {4: (116.0, 75.0, 0.0)},
        {2: (0.0, 0.0, 0.0), 4: (0.0, 0.0, 0.0)},
    ],
)
def test_malformed_places_are_ignored(wrong: dict[int, Any]) -> None:
    gps = {tag: value for tag, value in (HERE | wrong).items() if value is not None}
    assert inspect(picture(gps=gps), "x").place is None


@pytest.mark.parametrize(
    ("exif", "expected"),
    [
        ({36867: "2026:11:22 08:00:00"}, datetime(2026, 11, 22, 0, 0, tzinfo=UTC)),
        ({36867: "2026:11:22 08:00:00", 36881: "+00:00"}, datetime(2026, 11, 22, 8, 0, tzinfo=UTC)),
        ({36867: "2026:11:22 08:00:00", 36881: "noon"}, datetime(2026, 11, 22, 0, 0, tzinfo=UTC)),
        ({36867: "2026:13:41 08:00:00"}, None),
        ({36867: "0001:01:01 00:00:00"}, None),
        ({36867: "    :  :     :  :  "}, None),
        ({}, None),
    ],
)
def test_times(exif: dict[int, Any], expected: datetime | None) -> None:
    assert inspect(picture(exif=exif), "x").taken_at == expected


def test_exif_that_is_rubbish_does_not_spoil_the_photo() -> None:
    good = picture(gps=HERE)
    at = good.index(b"Exif\0\0")
    for filler in (b"\xff", b"\x00"):
        assert inspect(good[: at + 6] + filler * 40 + good[at + 46 :], "x").place is None


def png(width: int, height: int) -> bytes:
    """A PNG that claims to be this large and holds nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def gif() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "GIF")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "cannot be read"),
        (b"not a photo at all", "cannot be read"),
        (gif(), "cannot be read"),
        (b"%PDF-1.7\n", "cannot be read"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "cannot be read"),
        (picture()[:-200], "cannot be read"),
        (picture("PNG")[:60], "cannot be read"),
        (picture("WEBP")[:-20], "cannot be read"),
        ((PHOTOS / "truncated.heic").read_bytes(), "cannot be read"),
        (HEIC[:500_000], "cannot be read"),
        ((PHOTOS / "pixel.jpg").read_bytes(), "cannot be read"),
        (png(10_000, 10_000), "60 megapixels"),
        (png(60_000, 60_000), "cannot be read"),
    ],
)
def test_what_is_no_photo_is_refused_by_name(data: bytes, words: str) -> None:
    with pytest.raises(Invalid, match=words) as refused:
        inspect(data, "垃圾.jpg")
    assert "垃圾.jpg" in refused.value.detail
    # The same sentence stands at the field: what class of error the decoder raised is nobody's business.
    assert refused.value.extra["errors"] == [{"field": "photos", "message": refused.value.detail}]
