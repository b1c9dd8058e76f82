"""Configurations written for a test: the standard preset's files, one of them changed."""

import shutil
from pathlib import Path

from backend.configuration.files import PRESETS


def copy_of(preset: str, folder: Path, **changes: str | tuple[str, str]) -> Path:
    """A copy of ``preset`` in ``folder``: for each file its whole new text, or (what, by what else) in the old one."""
    target = shutil.copytree(PRESETS / preset, folder / preset)
    for part, change in changes.items():
        file = target / f"{part}.yaml"
        file.write_text(change if isinstance(change, str) else _changed(file, *change), encoding="utf-8")
    return target


def _changed(file: Path, what: str, by: str) -> str:
    old = file.read_text(encoding="utf-8")
    assert what in old
    return old.replace(what, by, 1)
