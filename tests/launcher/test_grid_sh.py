"""``./grid`` itself: plain sh, and one sentence that helps when a piece is missing and cannot be installed."""

import hashlib
import shutil
import subprocess
from pathlib import Path

import pytest

from backend.settings import ROOT

COREUTILS = ("cat", "chmod", "cut", "dirname", "find", "head", "id", "ln", "mkdir", "readlink", "rm", "sed", "sh",
             "sha256sum", "sleep", "sort", "tail", "flock")  # fmt: skip


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A machine with nothing: a copy of the launcher, and a folder of programs that holds only the core utilities."""
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in COREUTILS:
        found = shutil.which(name)
        assert found, name
        (programs / name).symlink_to(found)
    shutil.copy(ROOT / "requirements.lock", tmp_path)
    # It looks for this machine's Python by its whole path too.
    (tmp_path / "grid").write_text((ROOT / "grid").read_text().replace("/usr/bin/python3", "/nowhere/python3"))
    (tmp_path / "grid").chmod(0o755)
    return tmp_path


def run(bare: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": str(bare / "bin"), "HOME": str(bare)} | more
    return subprocess.run(
        [str(bare / "grid"), *arguments], env=environment, capture_output=True, text=True, check=False
    )


def program(bare: Path, name: str, body: str) -> None:
    (bare / "bin" / name).unlink(missing_ok=True)
    (bare / "bin" / name).write_text(f"#!/bin/sh\n{body}\n")
    (bare / "bin" / name).chmod(0o755)


@pytest.mark.parametrize("shell", ["sh", "dash"])
def test_it_is_plain_sh(shell: str) -> None:
    subprocess.run([shell, "-n", ROOT / "grid"], check=True)


def test_it_needs_nothing_but_a_look_when_all_is_there(tmp_path: Path) -> None:
    """From any folder; the sentence of a wrong command comes from the command line itself."""
    done = subprocess.run([ROOT / "grid", "--help"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "import" in done.stdout


def test_no_python_and_no_apt_is_a_sentence(bare: Path) -> None:
    done = run(bare, "up")
    assert done.returncode == 2
    assert done.stderr == (
        "grid: Python with venv is missing and this machine has no apt-get; install what Debian calls:"
        " python3 python3-venv\n"
    )


def test_apt_that_fails_is_a_sentence_with_the_command(bare: Path) -> None:
    program(bare, "env", 'while [ "${1#*=}" != "$1" ]; do shift; done; exec "$@"')
    program(bare, "apt-get", "echo 'no network' >&2; exit 100")
    program(bare, "id", "echo 0")
    done = run(bare, "up")
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].endswith(
        "run: apt-get update && apt-get install --no-install-recommends python3 python3-venv"
    )
    assert "no network" in (bare / ".grid" / "setup.log").read_text()


def test_without_root_and_sudo_it_says_what_root_must_run(bare: Path) -> None:
    program(bare, "apt-get", "exit 0")
    program(bare, "id", "echo 1000")
    done = run(bare, "up")
    assert done.returncode == 2
    assert "run as root: apt-get install" in done.stderr


def environment(bare: Path) -> None:
    """A virtual environment whose every program fails."""
    programs = bare / ".venv" / "bin"
    programs.mkdir(parents=True)
    for name in ("python", "pip"):
        (programs / name).write_text("#!/bin/sh\nexit 1\n")
        (programs / name).chmod(0o755)


def test_an_index_that_cannot_be_reached_is_a_sentence(bare: Path) -> None:
    environment(bare)
    done = run(bare, "up")
    assert done.returncode == 2
    assert "PIP_INDEX_URL" in done.stderr.splitlines()[-1]
    assert not (bare / ".venv" / "packages.stamp").exists()


@pytest.mark.parametrize("arguments", [["up"], ["--data", "serve", "up"], ["--data=here", "up", "--empty"]])
def test_what_a_command_needs_does_not_hang_on_where_it_stands(bare: Path, arguments: list[str]) -> None:
    environment(bare)
    packages = bare / ".venv" / "lib" / "python3" / "site-packages"
    packages.mkdir(parents=True)
    (packages / "gridwarden.pth").write_text(f"{bare}\n")
    lock = (bare / "requirements.lock").read_bytes()
    (bare / ".venv" / "packages.stamp").write_text(hashlib.sha256(lock).hexdigest())
    (bare / "frontend").mkdir()
    database = {"GRID_DATABASE_URL": "postgresql://elsewhere/city"}
    # The pages are built with Node, which is fetched here with pip: as far as this machine gets.
    assert "installing Python packages of requirements-node.lock" in run(bare, *arguments, **database).stderr
    assert "requirements-node.lock" not in run(bare, "map", "--out", "up", **database).stderr


def test_a_copied_checkout_does_not_run_the_code_it_was_copied_from(bare: Path) -> None:
    environment(bare)
    packages = bare / ".venv" / "lib" / "python3" / "site-packages"
    packages.mkdir(parents=True)
    (packages / "gridwarden.pth").write_text("/somewhere/else\n")
    lock = (bare / "requirements.lock").read_bytes()
    (bare / ".venv" / "packages.stamp").write_text(hashlib.sha256(lock).hexdigest())
    assert "installing Python packages of requirements.lock" in run(bare, "map").stderr


def test_an_environment_whose_making_was_interrupted_is_made_again(bare: Path) -> None:
    environment(bare)
    (bare / ".venv" / "bin" / "pip").unlink()
    assert "Python" in run(bare, "up").stderr.splitlines()[0]
