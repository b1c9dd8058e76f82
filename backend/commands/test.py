"""``./grid test``: every test, on a database and a browser of its own."""

import os
import sys
from typing import Annotated

import typer

from backend.settings import ROOT

WORKERS = max(2, min(4, os.cpu_count() or 2))


def test(arguments: Annotated[list[str] | None, typer.Argument(metavar="[PYTEST ARGUMENTS]")] = None) -> None:
    """Run the tests; whatever follows goes to pytest."""
    # Tests bring their own data: nothing of an installation that the environment names is touched.
    for name in [name for name in os.environ if name.startswith("GRID_") and not name.startswith("GRID_TEST_")]:
        del os.environ[name]
    os.chdir(ROOT)
    # A group of tests that share something dear, such as a loaded demo city, stays on one worker.
    spread = ["-n", str(WORKERS), "--dist", "loadgroup"]
    # This process becomes pytest, with the operator's own words as its arguments.
    os.execv(sys.executable, [sys.executable, "-m", "pytest", *spread, *(arguments or [])])  # noqa: S606  pytest takes this process over
