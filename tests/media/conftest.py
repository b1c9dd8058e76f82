"""A server over a small city with people, and a client of it."""

from collections.abc import AsyncIterator

import httpx
import pytest

from tests.serving import LiveServer
from tests.town import Town, found_town


@pytest.fixture
async def town(live_server: LiveServer) -> Town:
    """The people of the small city."""
    return await found_town(live_server.context.db)


@pytest.fixture
async def http(live_server: LiveServer) -> AsyncIterator[httpx.AsyncClient]:
    """Speaks HTTP to the server."""
    async with httpx.AsyncClient(base_url=live_server.url, timeout=20) as client:
        yield client
