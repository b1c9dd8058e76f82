"""``./grid circular``: three files with Chinese names, or one sentence."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from backend import typesetting
from backend.errors import Unavailable
from tests.town import Town

NAME = "东1街道网格治理周通报（2026年第46期）"


def run(database_url: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"GRID_DATABASE_URL": database_url}
    command = [sys.executable, "-m", "backend", "circular", *map(str, arguments)]
    return subprocess.run(command, check=False, env=environment, capture_output=True, text=True, timeout=120)


def test_it_writes_all_editions(town: Town, database_url: str, tmp_path: Path) -> None:
    place = ("--under", "110112.001", "--at", "2026-11-16T08:00")
    done = run(database_url, "weekly", *place, "--out", tmp_path / "new" / "folder")
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert "counting 2026-11-09 until 2026-11-16" in done.stderr
    files = {file.name: file.stat().st_size for file in (tmp_path / "new" / "folder").iterdir()}
    assert set(files) == {f"{NAME}.{edition}" for edition in ("html", "xlsx", "pdf")}
    assert all(files.values())
    again = run(database_url, "weekly", *place, "--out", tmp_path)
    assert again.returncode == 0, again.stderr
    assert "made before" in again.stderr
    # What is frozen is drawn alike, today and in a year.
    first, second = ((folder / f"{NAME}.pdf").read_bytes() for folder in (tmp_path / "new" / "folder", tmp_path))
    assert first == second


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["weekly", "--under", "110112.009"], "no grid at 110112.009"),
        (["weekly", "--under", "110112.001.001.001"], "no grids below it"),
        (["monthly", "--at", "yesterday"], "'yesterday' is no instant; write 2026-11-23"),
        (["monthly", "--at", "2999-01-01"], "lies in the future"),
        (["weekly", "--out", "/proc/nowhere"], "cannot make the folder /proc/nowhere"),
    ],
)
def test_refusals_are_sentences(town: Town, database_url: str, tmp_path: Path, arguments: list[str], says: str) -> None:
    done = run(database_url, *arguments, *([] if "--out" in arguments else ["--out", tmp_path]))
    assert done.returncode == 2, done.stderr
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_font_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typesetting, "FONTS", ("No Such Font",))
    with pytest.raises(Unavailable, match="apt-get install fonts-noto-cjk"):
        typesetting.require_fonts()
