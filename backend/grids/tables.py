"""CSV files of places: read in whatever way spreadsheets write them, given back with the owner of each row."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import BinaryIO, TextIO

import numpy as np

from backend.errors import Invalid
from gis.datum import to_wgs84
from gis.locator import HOW, Locator
from gis.metric import Floats

ADDED = ("grid_code", "grid_name", "how", "border_m")
INVALID = "invalid"
LON_NAMES = ("lon", "lng", "long", "longitude", "x", "经度")
LAT_NAMES = ("lat", "latitude", "y", "纬度")

_BATCH = 100_000  # rows in memory at once


def encoding_of(file: Path) -> str:
    """``utf-8``, ``utf-8-sig`` when it begins with a BOM, or ``gb18030`` (which holds GBK) when it is no UTF-8."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with file.open("rb") as raw:
        start = raw.read(3)
        try:
            decoder.decode(start)
            while block := raw.read(1 << 20):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "gb18030"
    return "utf-8-sig" if start == codecs.BOM_UTF8 else "utf-8"


class Table:
    """The rows of a CSV file, and which columns hold the place.

    Raises Invalid for a file without a header, without such columns, or with columns of the names to be added.
    """

    def __init__(self, raw: BinaryIO, encoding: str, lon: str | None, lat: str | None) -> None:
        self._reader = csv.reader(io.TextIOWrapper(raw, encoding, errors="replace", newline=""))
        self.header = next(self._reader, [])
        if not self.header:
            raise Invalid("the file has no header line; the first line names the columns")
        if taken := set(ADDED) & set(self.header):
            raise Invalid(f"the file already has a column {', '.join(sorted(taken))}; rename or remove it first")
        self.lon = self._column(lon, LON_NAMES, "--lon")
        self.lat = self._column(lat, LAT_NAMES, "--lat")

    def _column(self, wanted: str | None, usual: tuple[str, ...], option: str) -> int:
        names = [name.strip().lower() for name in self.header]
        for name in (wanted.strip().lower(),) if wanted is not None else usual:
            if name in names:
                return names.index(name)
        missing = f"there is no column {wanted!r}" if wanted is not None else f"no column is named {' or '.join(usual)}"
        raise Invalid(f"{missing}; say {option} with one of: {', '.join(self.header)}")

    def batches(self) -> Iterator[list[list[str]]]:
        """The rows, without blank lines, each at least as long as the header. Raises Invalid for unreadable CSV."""
        width = len(self.header)
        try:
            while rows := list(islice(self._reader, _BATCH)):
                yield [row if len(row) >= width else row + [""] * (width - len(row)) for row in rows if row]
        except csv.Error as broken:
            line = self._reader.line_num
            raise Invalid(
                f"line {line} cannot be read as CSV ({broken}); look for a quote that is not closed"
            ) from None


def annotate(table: Table, output: TextIO, locator: Locator, crs: str, advance: Callable[[], None]) -> Counter[str]:
    """Write every row of ``table`` with its owner; gives how many rows went which way.

    Fields beyond the header's are kept, after the added ones, so that columns stay in line.
    """
    width = len(table.header)
    counts: Counter[str] = Counter()
    writer = csv.writer(output, lineterminator="\n")
    writer.writerow([*table.header, *ADDED])
    for rows in table.batches():
        lon, lat = (_numbers([row[column] for row in rows]) for column in (table.lon, table.lat))
        valid = (np.abs(lon) <= 180) & (np.abs(lat) <= 90)  # NaN is not
        found = locator.locate(*to_wgs84(lon[valid], lat[valid], crs))
        how = np.full(len(rows), len(HOW))
        how[valid] = found.how
        counts.update({name: int(n) for name, n in zip((*HOW, INVALID), np.bincount(how, minlength=4), strict=True)})
        owner = zip(
            locator.codes[found.index].tolist(),
            locator.names[found.index].tolist(),
            [HOW[h] for h in found.how.tolist()],
            [f"{metres:.2f}" for metres in found.border_m.tolist()],
            strict=True,
        )
        unknown = ("", "", INVALID, "")
        writer.writerows(
            [*row[:width], *(next(owner) if ok else unknown), *row[width:]]
            for row, ok in zip(rows, valid.tolist(), strict=True)
        )
        advance()
    return counts


def _numbers(texts: list[str]) -> Floats:
    """Each text as a number, NaN where it is none."""
    try:
        return np.array(list(map(float, texts)))
    except ValueError:
        return np.array([_number(text) for text in texts])


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return float("nan")
