"""``./grid import grids`` as an operator runs it: what it prints, how it exits, and the map it leaves."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import psycopg
from shapely import box

from gis.faults import Candidate
from tests.gis.test_topology import change, squares


def write(file: Path, grids: Sequence[Candidate]) -> Path:
    features = [
        {
            "type": "Feature",
            "properties": {"code": int(grid.code), "name": grid.name},
            "geometry": grid.geometry.__geo_interface__ if grid.geometry else None,
        }
        for grid in grids
    ]
    file.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8-sig")
    return file


def run(database_url: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "backend", "import", "grids", *map(str, arguments)],
        env=os.environ | {"GRID_DATABASE_URL": database_url, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_clean_file_is_imported(database_url: str, tmp_path: Path) -> None:
    grids = [grid for grid in squares() if grid.code != "110112002"]
    file = write(tmp_path / "通州.geojson", grids)
    tried = run(database_url, file, "--dry-run", "--effective-from", "2030-01-01")
    assert tried.returncode == 0, tried.stderr
    assert "this would be valid from 2030-01-01 00:00:00 Beijing time" in tried.stdout
    done = run(database_url, file)
    assert done.returncode == 0, done.stderr
    assert "warning  110112 · uncovered: no child reaches 11.1% of it" in done.stdout
    assert "geometry version 1, valid from" in done.stdout
    with psycopg.connect(database_url) as c:
        assert c.execute("select count(*) from grid").fetchone() == (9,)
    assert not list(tmp_path.glob("*.html"))


def test_a_refusal_lists_every_place_and_leaves_a_map(database_url: str, tmp_path: Path) -> None:
    grids = squares()
    change(grids, "110112005", lambda _: box(1000, 1000, 2050, 1990))
    grids[1] = replace(grids[1], name="<img src=//outside/`${x}`>", geometry=None)
    file = write(tmp_path / "bad.geojson", grids)
    refused = run(database_url, file)
    assert refused.returncode == 2
    assert "Traceback" not in refused.stderr
    lines = [line for line in refused.stdout.splitlines() if line.startswith("fault")]
    assert len(lines) == 2  # where a polygon is missing, the hole it leaves is not told a second time
    assert lines[0].startswith("fault    110112001 · empty: has no polygon")
    assert "110112005, 110112006 · overlap: overlaps 110112006 · at 116.6" in lines[1]
    assert "nothing was imported" in refused.stderr
    page = (tmp_path / "bad.faults.html").read_text("utf-8")
    assert "overlaps 110112006" in page
    assert "<img src=//outside" not in page
    with psycopg.connect(database_url) as c:
        assert c.execute("select count(*) from grid").fetchone() == (0,)


def test_wrong_options_are_said_in_a_sentence(database_url: str, tmp_path: Path) -> None:
    file = write(tmp_path / "a.geojson", squares())
    for option, value, says in (
        ("--crs", "mars", "no coordinate reference system"),
        ("--layout", "9,6", "code lengths grow"),
        ("--effective-from", "tomorrow", "is no instant"),
    ):
        refused = run(database_url, file, option, value)
        assert refused.returncode == 2
        assert says in refused.stderr
        assert "Traceback" not in refused.stderr
