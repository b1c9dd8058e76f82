"""Processes that ``up`` runs beside its server: started, watched, started again when they die, and stopped."""

import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from backend.commands.runtime import say
from backend.settings import ROOT

STOP_WITHIN_S = 10.0
LOOK_EVERY_S = 0.5
RESTART_AFTER_S = 5.0
"""A companion that dies at once is not started again at once."""


class Revivable(Protocol):
    """Something that can be brought back after it was killed."""

    def revive(self) -> None:
        """Start it again if it is not running."""


class Companion:
    """A child process that ends when this one does, even by ``kill -9``. Its output goes to ``log``."""

    def __init__(self, name: str, command: Sequence[str | Path], log: Path) -> None:
        self.name = name
        # setpriv is in util-linux; where it is missing a killed parent leaves the child behind.
        tie = ["setpriv", "--pdeathsig", "TERM"] if shutil.which("setpriv") else []
        self.command = [*tie, *map(str, command)]
        self.log = log
        self._wanted = threading.Lock()  # held for good once it is to stop
        self._start()

    def _start(self) -> None:
        self.log.parent.mkdir(parents=True, exist_ok=True)
        self._started = time.monotonic()
        with self.log.open("wb") as output:
            self._process = subprocess.Popen(
                self.command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd=ROOT,
                start_new_session=True,  # Ctrl-C is for this process, which then stops it
            )

    def revive(self) -> None:
        """Start it again if it has ended."""
        if not self._wanted.acquire(blocking=False):
            return
        try:
            if self._process.poll() is not None and time.monotonic() - self._started > RESTART_AFTER_S:
                say(f"the {self.name} ended (code {self._process.returncode}, see {self.log}); starting it again")
                self._start()
        finally:
            self._wanted.release()

    def stop(self) -> None:
        """End it for good: politely, then not."""
        self._wanted.acquire()
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(STOP_WITHIN_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


@contextmanager
def kept_alive(parts: list[Revivable]) -> Iterator[None]:
    """Bring back any of ``parts`` that dies during the block; parts may be added meanwhile."""
    over = threading.Event()

    def keep() -> None:
        # All are started again by this one thread, which lives as long as the block: a child would end with the
        # thread that started it.
        while not over.wait(LOOK_EVERY_S):
            for part in list(parts):
                try:
                    part.revive()
                except Exception as failed:  # whatever it was, the next look may find it mended
                    say(f"{part.__class__.__name__}: {failed}")

    keeper = threading.Thread(target=keep, name="keeper")
    keeper.start()
    try:
        yield
    finally:
        over.set()
        keeper.join()
