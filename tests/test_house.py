"""The house keeps its own rules: what ``./grid check`` runs, and the front end's unit tests."""

import subprocess

import pytest

from backend.commands.check import CHECKS, FRONTEND


@pytest.mark.parametrize("name", CHECKS)
def test_check(name: str) -> None:
    folder, command = CHECKS[name]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_front_end_units() -> None:
    done = subprocess.run(["npm", "test"], cwd=FRONTEND, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
