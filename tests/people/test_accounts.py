"""Accounts are made by two people, and lose everything at once."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import httpx
import psycopg
import pytest
from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed

from backend.clock import MovableClock
from tests.cities import insert_city, path_of, small_city
from tests.live.conftest import listening
from tests.people.conftest import PASSWORD, Person, events, hire, hired, knock
from tests.serving import LiveServer

STREET = path_of("110112001")
NEW = {"account": "Li.Na", "display_name": "李娜", "phone": "13900000000", "role": "street", "scope": STREET}


@pytest.fixture
async def city(server: LiveServer) -> None:
    async with server.context.db.write() as session:
        await insert_city(session, small_city(), datetime(2026, 1, 1, tzinfo=UTC))


@pytest.fixture
async def system(city: None, server: LiveServer, http: httpx.AsyncClient) -> Person:
    return await hired(server, http, "system", "system_administrator")


@pytest.fixture
async def guard(server: LiveServer, http: httpx.AsyncClient) -> Person:
    return await hired(server, http, "guard", "security_administrator")


@pytest.fixture
async def chief(city: None, server: LiveServer, http: httpx.AsyncClient) -> AsyncIterator[Person]:
    """Leads a street."""
    yield await hired(server, http, "chief", "street", STREET)


async def test_an_account_takes_two_people(
    http: httpx.AsyncClient, server: LiveServer, system: Person, guard: Person
) -> None:
    made = await http.post("/api/v1/accounts", json=NEW, headers=system.headers)
    assert made.status_code == 201, made.text
    account = made.json()
    assert (account["account"], account["granted"], account["has_password"]) == ("li.na", False, False)
    address = f"/api/v1/accounts/{account['id']}"
    assert (await http.post(f"{address}/password", headers=system.headers)).status_code == 403
    link = (await http.post(f"{address}/password", headers=guard.headers)).json()["link"]
    token = link.split("token=")[1]
    page = await http.get("/setup", params={"token": token})
    assert (page.status_code, "<b>li.na</b>" in page.text) == (200, True)
    assert (await http.post("/setup", data={"token": token, "password": PASSWORD})).status_code == 200
    assert (await knock(http, account="li.na")).status_code == 401, "nobody has granted its rights"
    assert (await http.patch(address, json={"role": "street"}, headers=system.headers)).status_code == 403
    granted = await http.patch(address, json={"role": "street"}, headers=guard.headers)
    assert (granted.status_code, granted.json()["granted"]) == (200, True)
    assert (await knock(http, account="li.na")).status_code == 201
    [created] = await events(server, "AccountCreated")
    [changed] = await events(server, "RoleChanged")
    assert "李娜" not in str(created.data) and "1390000" not in str(created.data)
    assert created.data["after"]["display_name"] == server.context.secrets.digest("李娜")
    assert (created.actor, changed.actor) == (str(system.id), str(guard.id))


async def test_each_administrator_has_fields_of_their_own_and_nobody_their_own_account(
    http: httpx.AsyncClient, system: Person, guard: Person, chief: Person
) -> None:
    async def change(by: Person, of: Person, **fields: object) -> int:
        return (await http.patch(f"/api/v1/accounts/{of.id}", json=fields, headers=by.headers)).status_code

    assert await change(system, chief, position="街道主任", phone="13911112222") == 200
    assert await change(system, chief, scope="") == 403
    assert await change(chief, guard, role="street") == 403
    assert await change(guard, chief, active=False) == 403
    assert await change(guard, chief, scope="") == 422
    assert await change(guard, chief, scope="110112.999") == 422
    assert await change(guard, chief, role="department") == 422
    assert await change(guard, chief, role="department", department="water") == 200
    assert await change(guard, guard, role="audit_administrator") == 403
    assert await change(system, system, display_name="别名") == 403


async def test_names_and_phones_are_masked_but_for_who_keeps_accounts(
    http: httpx.AsyncClient, system: Person, guard: Person, chief: Person
) -> None:
    await http.patch(f"/api/v1/accounts/{chief.id}", json={"phone": "13911112222"}, headers=system.headers)

    async def listed(by: Person, **query: str) -> dict[str, tuple[str, str | None]]:
        answer = await http.get("/api/v1/accounts", headers=by.headers, params=query)
        assert answer.status_code == 200, answer.text
        return {one["account"]: (one["display_name"], one["phone"]) for one in answer.json()["accounts"]}

    assert (await listed(system))["chief"] == ("王芳", "13911112222")
    assert (await listed(guard))["chief"] == ("王*", "*******2222")
    assert list(await listed(guard, under=STREET)) == ["chief"]
    assert list(await listed(guard, role="system_administrator")) == ["system"]
    assert list(await listed(guard, after="chief", limit="1")) == ["guard"]
    assert (await http.get("/api/v1/accounts", headers=chief.headers)).status_code == 403


async def test_no_administrator_sees_a_case(
    http: httpx.AsyncClient, server: LiveServer, system: Person, guard: Person
) -> None:
    auditor = await hired(server, http, "auditor", "audit_administrator")
    for person in (system, guard, auditor):
        assert (await http.get("/api/v1/cases", headers=person.headers)).status_code == 403
        async with listening(server.live_url, ["wall:110112", "worker:me"], token=person.token) as socket:
            assert "wall:110112" in socket.welcome["refused"]


async def _closed(socket: ClientConnection) -> int:
    """The code with which the server closes, within two seconds."""
    with pytest.raises(ConnectionClosed) as closed:
        async with asyncio.timeout(2):
            while True:
                await socket.recv()
    assert closed.value.rcvd is not None
    return closed.value.rcvd.code


@pytest.mark.parametrize("how", ["role", "scope", "active", "session", "logout", "password"])
async def test_a_socket_ends_at_once_and_its_token_with_it(
    http: httpx.AsyncClient, server: LiveServer, system: Person, guard: Person, chief: Person, how: str
) -> None:
    stays = await hired(server, http, "stays", "street", STREET)
    account = f"/api/v1/accounts/{chief.id}"
    own = (await http.get("/api/v1/sessions", headers=chief.headers)).json()["sessions"][0]["id"]
    topics = [f"wall:{STREET}"]
    async with (
        listening(server.live_url, topics, token=chief.token) as wall,
        listening(server.live_url, topics, token=stays.token) as other,
    ):
        match how:
            case "role":
                answer = await http.patch(account, json={"role": "community"}, headers=guard.headers)
            case "scope":
                scope = path_of("110112001003")
                answer = await http.patch(account, json={"scope": scope}, headers=guard.headers)
            case "active":
                answer = await http.patch(account, json={"active": False}, headers=system.headers)
            case "session":
                answer = await http.delete(f"/api/v1/sessions/{own}", headers=guard.headers)
            case "logout":
                answer = await http.delete("/api/v1/sessions/current", headers=chief.headers)
            case "password":
                answer = await http.post(
                    "/api/v1/accounts/me/password",
                    json={"old": PASSWORD, "new": "another-long-one"},
                    headers=(await _again(http)),
                )
        assert answer.is_success, answer.text
        assert await _closed(wall.socket) == 4401
        assert (await http.get("/api/v1/me", headers=chief.headers)).status_code == 401
        await other.say(type="ping")
        while (heard := await other.hear())["type"] == "event":
            pass  # boundaries that take effect meanwhile
        assert heard == {"type": "pong"}


async def _again(http: httpx.AsyncClient) -> dict[str, str]:
    """Another session of the chief's."""
    return {"Authorization": f"Bearer {(await knock(http, account='chief')).json()['token']}"}


async def test_a_locked_account_is_seen_and_unlocked(
    http: httpx.AsyncClient, server: LiveServer, guard: Person, clock: MovableClock, database_url: str
) -> None:
    wang = await hire(server.context.db, "wang", "worker", "110112.001")
    with psycopg.connect(database_url) as connection:
        connection.execute(
            "insert into login_lock values (%s, %s, %s)", (str(wang), clock(), datetime(2026, 11, 24, tzinfo=UTC))
        )
    assert (await knock(http)).status_code == 429
    listed = (await http.get("/api/v1/accounts", headers=guard.headers, params={"role": "worker"})).json()
    assert listed["accounts"][0]["locked_until"] is not None
    assert (await http.post(f"/api/v1/accounts/{wang}/unlock", headers=guard.headers)).status_code == 204
    assert (await knock(http)).status_code == 201
    [unlocked] = await events(server, "AccountUnlocked")
    assert unlocked.actor == str(guard.id)
