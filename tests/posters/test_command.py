"""``./grid posters``: a page for each grid, in files with Chinese names, or one sentence."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.town import Town

URL = ("--url", "https://grid.example.cn/")


def run(database_url: str, *arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "backend", "posters", *map(str, arguments)]
    setting = os.environ | {"GRID_DATABASE_URL": database_url} | environment
    return subprocess.run(command, check=False, env=setting, capture_output=True, text=True, timeout=120)


def pages(file: Path) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", file.read_bytes()))


def test_a_file_for_each_community_and_a_page_for_each_grid(town: Town, database_url: str, tmp_path: Path) -> None:
    done = run(database_url, "--under", "110112001", "--out", tmp_path / "new", *URL)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    files = {file.name: pages(file) for file in (tmp_path / "new").iterdir()}
    assert files == {f"东1街道-杨柳{n}社区-网格员公示牌.pdf": 4 for n in (1, 2, 3)}


def test_the_whole_in_one_file_of_any_level(town: Town, database_url: str, tmp_path: Path) -> None:
    done = run(
        database_url, "--whole", "--level", "community", "--out", tmp_path, GRID_PUBLIC_URL="https://grid.example.cn"
    )
    assert done.returncode == 0, done.stderr
    assert {file.name: pages(file) for file in tmp_path.iterdir()} == {"测试区-网格员公示牌.pdf": 6}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "set GRID_PUBLIC_URL, or give --url"),
        (["--url", "grid.example.cn"], "is no address; write https://host"),
        (["--under", "110112009", *URL], "there is no grid 110112009"),
        (["--under", "110112001001001", "--level", "street", *URL], "no grids of the level street"),
        (["--out", "/proc/nowhere", *URL], "cannot make the folder /proc/nowhere"),
    ],
)
def test_refusals_are_sentences(town: Town, database_url: str, tmp_path: Path, arguments: list[str], says: str) -> None:
    done = run(database_url, *arguments, *([] if "--out" in arguments else ["--out", tmp_path]))
    assert done.returncode == 2, done.stderr
    assert says in done.stderr
    assert "Traceback" not in done.stderr
