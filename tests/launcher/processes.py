"""Ending processes in the launcher's tests, and waiting until they have ended."""

import os
import select
from pathlib import Path


def end(pid: int, number: int) -> None:
    """Send the signal and return when the process has ended."""
    watched = os.pidfd_open(pid)
    try:
        os.kill(pid, number)
        select.select([watched], [], [])
    finally:
        os.close(watched)


def gone(pid: int) -> bool:
    """Whether the process has ended, reaped by its parent or not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True
