"""A hash that finds a photo again after it was scaled or compressed once more, and the keys it is found by. Pure.

The difference hash (dHash) of Neal Krawetz: the picture is reduced to 9 × 8 luminances, and each bit says whether a
point is brighter than its right neighbour. The distance of two pictures is the number of bits in which they differ.
"""

from itertools import combinations

from PIL import Image, ImageOps

SQUARE = 72
"""Pixels each way that are looked at: a multiple of 9 and of 8, so that turning it upright costs no precision."""

_COLUMNS, _ROWS = 9, 8
_FLAT = 8
"""Luminances (of 256) that all lie within so few are noise: a covered lens, a dark night."""
_BANDS, _BAND_BITS = 4, 16


def phash(image: Image.Image) -> int | None:
    """The hash of a decoded picture, upright as its EXIF says, as a signed 64-bit integer.

    None for a picture without features: the hashes of such pictures are all alike and would find each other.
    """
    square = image.convert("L").resize((SQUARE, SQUARE), Image.Resampling.BOX)
    small = _upright(square).resize((_COLUMNS, _ROWS), Image.Resampling.BOX)
    points = small.tobytes()
    if max(points) - min(points) < _FLAT:
        return None
    bits = 0
    for row in range(_ROWS):
        for column in range(_COLUMNS - 1):
            at = row * _COLUMNS + column
            bits = bits << 1 | (points[at] > points[at + 1])
    return bits - (bits >> 63 << 64)


def _upright(image: Image.Image) -> Image.Image:
    try:
        return ImageOps.exif_transpose(image)
    except Exception:  # a directory that points nowhere, counts that lie: the picture is fine, its EXIF is not
        return image


def keys(value: int, bits: int) -> list[int]:
    """What to look a hash up by in ``media.phash_bands``: some key is there whenever the distance is at most ``bits``.

    Each of the four bands of 16 bits is stored with its number in front. Of k differing bits some band has at most
    k // 4 (pigeonhole), so every value within that many bits of each band is a key (multi-index hashing, Norouzi,
    Punjani and Fleet 2012): 68 keys up to 7 bits, and each meets one photo in 65,536 by chance.
    """
    flips = [
        sum(1 << bit for bit in chosen)
        for many in range(bits // _BANDS + 1)
        for chosen in combinations(range(_BAND_BITS), many)
    ]
    return [
        band << _BAND_BITS | (value >> (_BANDS - 1 - band) * _BAND_BITS & 0xFFFF) ^ flip
        for band in range(_BANDS)
        for flip in flips
    ]
