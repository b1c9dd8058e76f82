"""CSV files as spreadsheets write them: none of their habits loses a row or moves a column."""

import csv
import io
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from backend.errors import Invalid
from backend.grids import tables
from backend.grids.tables import Table, annotate, encoding_of
from gis.datum import from_wgs84
from tests.cities import small_city
from tests.gis.test_locator import locator_of

LOCATOR = locator_of(small_city())


def located(
    path: Path, content: bytes, *, crs: str = "wgs84", lon: str | None = None, lat: str | None = None
) -> tuple[list[list[str]], Counter[str]]:
    """The rows that come out, the header first, and the counts."""
    path.write_bytes(content)
    out = io.StringIO()
    with path.open("rb") as raw:
        counts = annotate(Table(raw, encoding_of(path), lon, lat), out, LOCATOR, crs, lambda: None)
    return list(csv.reader(io.StringIO(out.getvalue()))), counts


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "places.csv"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
def test_encodings_of_spreadsheets(file: Path, encoding: str) -> None:
    rows, counts = located(file, "地址,经度,纬度\r\n新华大街,116.66,39.90\r\n".encode(encoding))
    assert rows[0] == ["地址", "经度", "纬度", "grid_code", "grid_name", "how", "border_m"]
    assert rows[1][:3] == ["新华大街", "116.66", "39.90"]
    assert rows[1][5] == "covers"
    assert float(rows[1][6]) > 0
    assert counts["covers"] == 1


def test_chinese_late_in_a_long_file_still_tells_its_encoding(file: Path) -> None:
    filler = b"id,lon,lat\n" + b"1,116.66,39.9\n" * 200_000
    rows, _ = located(file, filler + "新华大街末,116.66,39.9\n".encode("gbk"))
    assert rows[-1][0] == "新华大街末"


def test_quoted_fields_stay_whole(file: Path) -> None:
    rows, _ = located(file, b'note,lon,lat\n"a, ""b""\nc",116.66,39.9\n')
    assert rows[1][0] == 'a, "b"\nc'
    assert rows[1][5] == "covers"


@pytest.mark.parametrize(
    "bad", ["east,39.9", ",", "116.66,", "nan,39.9", "inf,39.9", "39.9,116.66", "181,0", "116.66；39.9", ""]
)
def test_a_bad_row_is_kept_and_counted(file: Path, bad: str) -> None:
    content = f"lon,lat,id\n116.66,39.9,1\n{bad},2\n116.66,39.9,3\n"
    rows, counts = located(file, content.encode())
    assert len(rows) == 4
    assert rows[2][3:] == ["", "", "invalid", ""]
    assert [row[5] for row in rows[1::2]] == ["covers", "covers"]
    assert counts == {"covers": 2, "invalid": 1, "nearest": 0, "fallback": 0}


def test_short_and_long_rows_do_not_move_the_columns(file: Path) -> None:
    rows, _ = located(file, b"lon,lat,note\n116.66,39.9\n\n116.66,39.9,x,more\n")
    assert rows[1][:3] == ["116.66", "39.9", ""]
    assert rows[2][:3] == ["116.66", "39.9", "x"]
    assert rows[2][7:] == ["more"]
    assert rows[1][3:] == rows[2][3:7]


def test_every_way_is_named(file: Path) -> None:
    rows, counts = located(file, b"lon,lat\n116.66,39.9\n116.66,39.9401\n121.4,31.2\n")
    assert [row[4] for row in rows] == ["how", "covers", "nearest", "fallback"]
    assert rows[3][2:4] == ["110112", "测试区"]
    assert counts.total() == 3


@pytest.mark.parametrize("crs", ["cgcs2000", "gcj02", "bd09"])
def test_the_datum_is_converted(file: Path, crs: str) -> None:
    plain, _ = located(file, b"lon,lat\n116.66,39.9\n")
    lon, lat = from_wgs84(116.66, 39.9, crs)
    assert located(file, f"lon,lat\n{lon!r},{lat!r}\n".encode(), crs=crs)[0][1][2:] == plain[1][2:]


def test_columns_can_be_named(file: Path) -> None:
    rows, _ = located(file, b"lon,lat,E,N\n0,0,116.66,39.9\n", lon="E", lat="n")
    assert rows[1][6] == "covers"


@pytest.mark.parametrize(
    ("content", "options", "says"),
    [
        (b"", {}, "no header"),
        (b"a,b\n1,2\n", {}, "--lon with one of: a, b"),
        (b"lon,lat\n1,2\n", {"lon": "E"}, "no column 'E'"),
        (b"lon,lat,how\n1,2,3\n", {}, "already has a column how"),
        (b'lon,lat\n"' + b"x" * 200_000, {}, "quote that is not closed"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_a_sentence(
    file: Path, content: bytes, options: dict[str, Any], says: str
) -> None:
    with pytest.raises(Invalid, match=says):
        located(file, content, **options)


def test_batches_are_one_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = b"lon,lat\n" + b"".join(b"116.6%d,39.9\n" % n for n in range(10)) + b"bad,row\n"
    whole = located(file, content)
    monkeypatch.setattr(tables, "_BATCH", 3)
    assert located(file, content) == whole
