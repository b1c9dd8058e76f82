"""Data folders for the launcher's tests that every user may reach, as an operator's would be."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from backend.db.cluster import SYSTEM_HOME, Cluster


@contextmanager
def place() -> Iterator[Path]:
    """An empty folder; afterwards nothing of it or of its cluster is left."""
    folder = Path(tempfile.mkdtemp(prefix="grid-test-"))
    folder.chmod(0o755)
    try:
        yield folder / "data"
    finally:
        forget(Cluster(folder / "data"))
        shutil.rmtree(folder)


def forget(cluster: Cluster) -> None:
    """Remove what a stopped cluster leaves outside its data folder."""
    shutil.rmtree(cluster.socket_dir, ignore_errors=True)
    if cluster.folder.is_relative_to(SYSTEM_HOME):
        shutil.rmtree(cluster.folder.parent, ignore_errors=True)
