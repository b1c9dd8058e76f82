"""The demo city, drawn once, and loaded once into a database of its own."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from fixtures.tongzhou import geometry
from fixtures.tongzhou.load import load_demo
from tests.conftest import database_at

NOW = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)
"""A Friday, 14:00 in Beijing: the day shift runs, and grids turn quiet as well as zombie."""


@pytest.fixture(scope="session")
def city() -> geometry.City:
    """The city of the usual seed."""
    return geometry.generate()


@dataclass(frozen=True, slots=True)
class Loaded:
    """A loaded demo."""

    url: str
    data: Path
    stages: list[str]


@pytest.fixture(scope="package")
async def demo(server_url: str, template: str, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Loaded]:
    """The demo city in a database, as ``./grid up`` loads it."""
    name = f"test_{uuid4().hex}"
    with psycopg.connect(server_url, autocommit=True) as c:
        c.execute(f'create database "{name}" template "{template}"')
    url, data, stages = database_at(server_url, name), tmp_path_factory.mktemp("demo"), list[str]()
    assert await load_demo(url, data, now=NOW, progress=stages.append)
    yield Loaded(url, data, stages)
    with psycopg.connect(server_url, autocommit=True) as c:
        c.execute(f'drop database "{name}" with (force)')
