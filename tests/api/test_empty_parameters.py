"""A list's parameters given empty, as a form sends them, are absent."""

import httpx
import pytest

from tests.live.conftest import somebody
from tests.serving import LiveServer


@pytest.mark.parametrize(
    "address",
    [
        "/api/v1/grids?level=&under=&limit=",
        "/api/v1/cases?under=&status=&limit=",
        "/api/v1/activity?under=&state=&limit=",
        "/api/v1/positions?under=",
        "/api/v1/queue?under=&status=&category=&urgency=&due_within_h=&holder=&text=&order=&after=&limit=",
    ],
)
async def test_empty_is_absent(live_server: LiveServer, address: str) -> None:
    command = await somebody(live_server.context.db, "command_center", "")
    headers = {"Authorization": f"Bearer {command.token}"}
    async with httpx.AsyncClient(base_url=live_server.url, headers=headers) as http:
        given, absent = await http.get(address), await http.get(address.partition("?")[0])
        assert (given.status_code, given.json()) == (200, absent.json())
        wrong = await http.get(address.replace("=", "=%01"))
        assert wrong.status_code == 422
