"""Logging in over HTTP, on a real server and database, and how sessions end."""

from datetime import datetime, timedelta
from uuid import UUID

import httpx
import pytest
from sqlalchemy import select

from backend.clock import MovableClock
from backend.people.models import Account, Session
from tests.people.conftest import MORNING, PASSWORD, events, hire, hired, knock
from tests.serving import LiveServer


@pytest.fixture
async def wang(server: LiveServer) -> UUID:
    """The account ``wang``, a worker of one micro-grid."""
    return await hire(server.context.db, "wang", "worker", "110112.001.003.012")


async def test_login_by_token_and_by_cookie(http: httpx.AsyncClient, server: LiveServer, wang: UUID) -> None:
    answer = await http.post("/api/v1/sessions", json={"account": " Wang ", "password": PASSWORD})
    assert answer.status_code == 201
    body = answer.json()
    assert (body["role"], body["scope"]) == ("worker", "110112.001.003.012")
    assert datetime.fromisoformat(body["expires_at"]) == MORNING + timedelta(days=14)
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    by_cookie = (await http.get("/api/v1/me")).json()
    http.cookies.clear()
    assert (await http.get("/api/v1/me")).status_code == 401
    by_token = (await http.get("/api/v1/me", headers={"Authorization": f"Bearer {body['token']}"})).json()
    assert by_cookie == by_token
    assert by_token["account"] == "wang"
    assert by_token["on_duty"] == []
    [signed_in] = await events(server, "SignedIn")
    assert (signed_in.subject_id, signed_in.origin, signed_in.topics) == (str(wang), "127.0.0.1", [])
    async with server.context.db.write() as session:
        [stored] = list(await session.scalars(select(Session)))
    assert body["token"].encode() not in stored.token_hash


@pytest.mark.parametrize(("account", "password"), [("wang", "wrong"), ("nobody", PASSWORD)])
async def test_a_refusal_does_not_say_which_part_was_wrong(
    http: httpx.AsyncClient, server: LiveServer, wang: UUID, account: str, password: str
) -> None:
    answer = await knock(http, password, account)
    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"] == "account and password do not match"
    [failed] = await events(server, "SignInFailed")
    assert failed.subject_id == (str(wang) if account == "wang" else server.context.secrets.digest("nobody"))


async def test_five_failures_close_the_door_for_fifteen_minutes(
    http: httpx.AsyncClient, server: LiveServer, wang: UUID, clock: MovableClock
) -> None:
    for _ in range(5):
        assert (await knock(http, "wrong")).status_code == 401
    answer = await knock(http)
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) == 901
    assert (await knock(http, account="somebody-else")).status_code == 401
    clock.advance(minutes=15, seconds=1)
    assert (await knock(http)).status_code == 201
    assert len(await events(server, "SignInFailed")) == 6


async def test_a_success_forgives_the_failures_before(http: httpx.AsyncClient, wang: UUID) -> None:
    for _ in range(2):
        for _ in range(4):
            assert (await knock(http, "wrong")).status_code == 401
        assert (await knock(http)).status_code == 201


async def test_a_session_in_use_lives_on_and_an_idle_one_ends(
    http: httpx.AsyncClient, wang: UUID, clock: MovableClock
) -> None:
    http.headers["Authorization"] = f"Bearer {(await knock(http)).json()['token']}"
    for _ in range(3):
        clock.advance(days=13)
        assert (await http.get("/api/v1/me")).status_code == 200
    clock.advance(days=14)
    assert (await http.get("/api/v1/me")).status_code == 401


@pytest.mark.parametrize(
    ("role", "idle", "longest"),
    [
        ("command_center", timedelta(hours=8), timedelta(days=16)),
        ("security_administrator", timedelta(minutes=15), timedelta(hours=12)),
    ],
)
async def test_each_role_has_its_own_idle_time_and_no_use_goes_beyond_the_longest(
    http: httpx.AsyncClient, server: LiveServer, clock: MovableClock, role: str, idle: timedelta, longest: timedelta
) -> None:
    chief = await hired(server, http, "chief", role)

    async def known() -> bool:
        return (await http.get("/api/v1/me", headers=chief.headers)).status_code == 200

    step = idle * 0.9
    for _ in range(int(longest / step)):
        clock.advance(seconds=step.total_seconds())
        assert await known()
    clock.advance(seconds=step.total_seconds())
    assert not await known(), "longer than the longest"
    again = await knock(http, account="chief")
    clock.advance(seconds=idle.total_seconds())
    headers = {"Authorization": f"Bearer {again.json()['token']}"}
    assert (await http.get("/api/v1/me", headers=headers)).status_code == 401, "idle"


async def test_sessions_are_listed_and_ended_one_by_one(
    http: httpx.AsyncClient, server: LiveServer, wang: UUID
) -> None:
    tokens = [(await knock(http)).json()["token"] for _ in range(2)]
    headers = [{"Authorization": f"Bearer {token}"} for token in tokens]
    listed = (await http.get("/api/v1/sessions", headers=headers[0])).json()["sessions"]
    assert [one["current"] for one in listed].count(True) == 1
    assert {one["origin"] for one in listed} == {"127.0.0.1"}
    other = next(one["id"] for one in listed if not one["current"])
    stranger = await hired(server, http, "li", "worker", "110112.001")
    assert (await http.delete(f"/api/v1/sessions/{other}", headers=stranger.headers)).status_code == 404
    refused = await http.get("/api/v1/sessions", headers=stranger.headers, params={"account": str(wang)})
    assert refused.status_code == 403
    assert (await http.delete(f"/api/v1/sessions/{other}", headers=headers[0])).status_code == 204
    assert [(await http.get("/api/v1/me", headers=h)).status_code for h in headers] == [200, 401]
    guard = await hired(server, http, "guard", "security_administrator")
    listed = (await http.get("/api/v1/sessions", headers=guard.headers, params={"account": str(wang)})).json()
    [left] = listed["sessions"]
    assert (await http.delete(f"/api/v1/sessions/{left['id']}", headers=guard.headers)).status_code == 204
    assert (await http.get("/api/v1/me", headers=headers[0])).status_code == 401
    assert [e.data["why"] for e in await events(server, "SessionRevoked")] == ["revoked", "revoked"]


async def test_logging_out_ends_the_session(http: httpx.AsyncClient, wang: UUID) -> None:
    token = (await knock(http)).json()["token"]
    bearer = {"Authorization": f"Bearer {token}"}
    assert (await http.delete("/api/v1/sessions/current", headers=bearer)).status_code == 204
    refused = await http.get("/api/v1/me", headers=bearer)
    assert refused.status_code == 401
    assert refused.json()["type"] == "/problems/unauthenticated"


async def test_an_account_without_password_or_put_out_of_use_cannot_log_in(
    http: httpx.AsyncClient, server: LiveServer, wang: UUID
) -> None:
    token = (await knock(http)).json()["token"]
    async with server.context.db.write() as session:
        (await session.get_one(Account, wang)).active = False
    assert (await knock(http)).status_code == 401
    assert (await http.get("/api/v1/me", headers={"Authorization": f"Bearer {token}"})).status_code == 401
    async with server.context.db.write() as session:
        account = await session.get_one(Account, wang)
        account.active, account.password_hash = True, None
    assert (await knock(http)).status_code == 401


@pytest.mark.parametrize(
    "body", [{}, {"account": "wang"}, {"account": "", "password": "x"}, {"account": "w", "password": "x" * 201}]
)
async def test_half_credentials_are_422(http: httpx.AsyncClient, body: dict[str, str]) -> None:
    assert (await http.post("/api/v1/sessions", json=body)).status_code == 422


async def test_a_cookie_changes_nothing_from_a_foreign_page(http: httpx.AsyncClient, server: LiveServer) -> None:
    await hired(server, http, "wang", "street", "110112.001")
    await http.post("/api/v1/sessions", json={"account": "wang", "password": PASSWORD})
    assert "grid_session" in http.cookies
    for page in ("http://127.0.0.1:1", "https://other.example", "null"):
        refused = await http.delete("/api/v1/sessions/current", headers={"Origin": page})
        assert refused.status_code == 401, page
    assert (await http.get("/api/v1/me", headers={"Origin": "http://127.0.0.1:1"})).status_code == 200
    assert (await http.delete("/api/v1/sessions/current", headers={"Origin": server.url})).status_code == 204
