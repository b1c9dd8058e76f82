"""A place under its preset at ten on a Monday morning: ``place = await under("yinzhu")``."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from backend.clock import MovableClock
from backend.settings import Settings
from tests.presets.place import Place, settle
from tests.serving import serving

MONDAY = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
Under = Callable[[str], Awaitable[Place]]


@pytest.fixture
async def under(database_url: str, data_dir: Path) -> AsyncIterator[Under]:
    clock = MovableClock(MONDAY)
    async with (
        serving(Settings(data=data_dir, database_url=database_url), clock=clock) as server,
        httpx.AsyncClient(base_url=server.url, timeout=20) as http,
    ):

        async def settled(preset: str) -> Place:
            return await settle(server, http, clock, preset)

        yield settled
