"""A server over a small city whose clock the test moves, and a client of it."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from backend.clock import MovableClock
from backend.settings import Settings
from tests.serving import LiveServer, serving
from tests.town import Town, found_town

MONDAY = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
"""10:00 in Beijing."""


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(MONDAY)


@pytest.fixture
async def server(database_url: str, data_dir: Path, clock: MovableClock) -> AsyncIterator[LiveServer]:
    """A server at ten on a Monday morning."""
    async with serving(Settings(data=data_dir, database_url=database_url), clock=clock) as server:
        yield server


@pytest.fixture
async def town(server: LiveServer) -> Town:
    return await found_town(server.context.db)


@pytest.fixture
async def http(server: LiveServer) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=server.url, timeout=20) as client:
        yield client
