"""Walls that show themselves with a token: they look, they write nothing, they never idle out, they can be ended."""

import asyncio
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from websockets.exceptions import ConnectionClosed

from backend.clock import MovableClock
from tests.cities import insert_city, path_of, small_city
from tests.live.conftest import listening
from tests.people.conftest import Person, hired
from tests.serving import LiveServer

STREET = path_of("110112001")


@pytest.fixture
async def guard(server: LiveServer, http: httpx.AsyncClient) -> Person:
    async with server.context.db.write() as session:
        await insert_city(session, small_city(), datetime(2026, 1, 1, tzinfo=UTC))
    return await hired(server, http, "guard", "security_administrator")


@pytest.fixture
async def hall(http: httpx.AsyncClient, guard: Person) -> dict[str, Any]:
    """A display's token as it was shown once."""
    answer = await http.post("/api/v1/displays", json={"name": "一楼大厅", "path": STREET}, headers=guard.headers)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def test_a_wall_starts_with_what_stands_behind_its_address(
    http: httpx.AsyncClient, hall: dict[str, Any], clock: MovableClock
) -> None:
    address, _, token = hall["link"].partition("#display=")
    assert address.endswith("/wall/")
    assert token == hall["token"]
    started = await http.post("/api/v1/displays/session", json={"token": token})
    assert (started.status_code, started.json()) == (201, {"name": "一楼大厅", "path": STREET})
    cookie = started.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    clock.advance(days=1000)
    me = (await http.get("/api/v1/me")).json()
    assert (me["role"], me["scope"], me["permissions"]) == ("display", STREET, ["cases.see"])
    assert (await http.get("/api/v1/cases")).status_code == 200
    assert (await http.get("/api/v1/cases", params={"under": path_of("110112")})).status_code == 403


async def test_a_wall_writes_nothing(http: httpx.AsyncClient, hall: dict[str, Any], guard: Person) -> None:
    headers = {"Authorization": f"Bearer {hall['token']}"}
    document = (await http.get("/openapi.json")).json()
    uuid = "00000000-0000-4000-8000-000000000000"
    tried = 0
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            if method != "get" and "403" in operation["responses"]:
                address = path
                for parameter in operation.get("parameters", ()):
                    address = address.replace(f"{{{parameter['name']}}}", uuid)
                answer = await http.request(method, address, headers=headers, json={})
                assert answer.status_code in (403, 422), f"{method} {path}: {answer.text}"
                tried += 1
    assert tried > 10
    assert (await http.post("/api/v1/accounts/me/factor", headers=headers)).status_code == 403


async def test_a_revoked_wall_goes_dark_at_once(
    http: httpx.AsyncClient, server: LiveServer, hall: dict[str, Any], guard: Person
) -> None:
    listed = (await http.get("/api/v1/displays", headers=guard.headers)).json()["displays"]
    assert [(one["name"], one["path"]) for one in listed] == [("一楼大厅", STREET)]
    assert hall["token"] not in str(listed)
    address = f"/api/v1/displays/{hall['id']}"
    async with listening(server.live_url, [f"wall:{STREET}", "wall:110112"], token=hall["token"]) as wall:
        assert wall.welcome["topics"] == [f"wall:{STREET}"]
        assert (await http.delete(address, headers=guard.headers)).status_code == 204
        with pytest.raises(ConnectionClosed) as closed:
            async with asyncio.timeout(2):
                while True:  # what happened before the revocation may still come
                    await wall.socket.recv()
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 4401
    assert (await http.post("/api/v1/displays/session", json={"token": hall["token"]})).status_code == 404
    assert (await http.get("/api/v1/me", headers={"Authorization": f"Bearer {hall['token']}"})).status_code == 401
    assert (await http.delete(address, headers=guard.headers)).status_code == 404


async def test_only_the_security_administrator_makes_displays(
    http: httpx.AsyncClient, server: LiveServer, guard: Person
) -> None:
    chief = await hired(server, http, "chief", "command_center")
    body = {"name": "大厅", "path": STREET}
    assert (await http.post("/api/v1/displays", json=body, headers=chief.headers)).status_code == 403
    assert (await http.get("/api/v1/displays", headers=chief.headers)).status_code == 403
    nowhere = await http.post("/api/v1/displays", json={"name": "大厅", "path": "999"}, headers=guard.headers)
    assert nowhere.status_code == 422
