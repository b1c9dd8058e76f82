"""``./grid locate`` as a program: what goes to which stream, and how it refuses."""

import csv
import io
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from backend.db.engine import Database
from tests.cities import insert_city, small_city


def run(database_url: str, *arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    environment = os.environ | {"GRID_DATABASE_URL": database_url}
    command = [sys.executable, "-m", "backend", "locate", *map(str, arguments)]
    return subprocess.run(command, check=False, env=environment, capture_output=True, timeout=60)


@pytest.fixture
async def city(db: Database) -> None:
    async with db.write() as session:
        await insert_city(session, small_city(), datetime(2026, 1, 1, tzinfo=UTC))


@pytest.fixture
def places(tmp_path: Path) -> Path:
    file = tmp_path / "places.csv"
    file.write_text("id,lon,lat\n1,116.66,39.9\n2,x,y\n3,121,31\n", encoding="utf-8")
    return file


def test_rows_go_to_standard_output_and_the_summary_beside_it(city: None, database_url: str, places: Path) -> None:
    done = run(database_url, places)
    assert done.returncode == 0
    rows = list(csv.DictReader(io.StringIO(done.stdout.decode("utf-8"))))
    assert [row["how"] for row in rows] == ["covers", "invalid", "fallback"]
    assert rows[0]["grid_code"].startswith("110112")
    assert rows[0]["grid_name"]
    assert "3 rows: 1 covers, 1 fallback, 1 invalid" in done.stderr.decode()
    assert "WGS-84" in done.stderr.decode()  # the assumption is said, not silent


def test_a_file_with_a_bom_gives_one_with_a_bom(city: None, database_url: str, places: Path, tmp_path: Path) -> None:
    places.write_text(places.read_text("utf-8"), encoding="utf-8-sig")
    out = tmp_path / "out.csv"
    done = run(database_url, places, "--crs", "gcj02", "--out", out)
    assert (done.returncode, done.stdout) == (0, b"")
    assert out.read_bytes().startswith(b"\xef\xbb\xbfid,lon,lat,grid_code")
    assert [p.name for p in tmp_path.glob("*.part")] == []


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["nowhere.csv"], "no file nowhere.csv"),
        (["{places}", "--out", "{places}"], "names the input file itself"),
        (["{places}", "--lon", "E"], "no column 'E'"),
        (["{places}", "--out", "/nowhere/out.csv"], "cannot write"),
    ],
)
def test_a_refusal_is_a_sentence_and_exit_2(
    city: None, database_url: str, places: Path, arguments: list[str], says: str
) -> None:
    done = run(database_url, *(a.format(places=places) for a in arguments))
    assert done.returncode == 2
    assert says in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()
    assert done.stdout == b""


def test_an_empty_city_says_what_to_do(database_url: str, places: Path) -> None:
    done = run(database_url, places)
    assert done.returncode == 2
    assert "./grid import grids" in done.stderr.decode()


def test_an_unknown_datum_is_refused(database_url: str, places: Path) -> None:
    done = run(database_url, places, "--crs", "wgs72")
    assert done.returncode == 2
    assert "bd09" in done.stderr.decode()
