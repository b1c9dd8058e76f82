"""Logging in over HTTP, on a real server and database."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import httpx
import pytest
from sqlalchemy import insert, select

from backend.clock import MovableClock
from backend.live.models import Event
from backend.people.models import Account, Session
from backend.security import hash_password
from backend.settings import Settings
from tests.serving import LiveServer, serving

MORNING = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
PASSWORD = "one-long-password"
HASH = hash_password(PASSWORD)


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(MORNING)


@pytest.fixture
async def server(database_url: str, data_dir: Path, clock: MovableClock) -> AsyncIterator[LiveServer]:
    async with serving(Settings(data=data_dir, database_url=database_url), clock=clock) as running:
        yield running


@pytest.fixture
async def http(server: LiveServer) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=server.url, timeout=20) as client:
        yield client


@pytest.fixture
async def wang(server: LiveServer) -> UUID:
    """The account ``wang``, a worker of one micro-grid."""
    account = uuid4()
    async with server.context.db.write() as session:
        await session.execute(
            insert(Account).values(
                id=account,
                login="wang",
                display_name="王芳",
                role="worker",
                scope="110112.001.003.012",
                password_hash=HASH,
                created_at=MORNING,
            )
        )
    return account


def knock(http: httpx.AsyncClient, password: str = PASSWORD, account: str = "wang"):
    return http.post("/api/v1/sessions", json={"account": account, "password": password})


async def events(server: LiveServer, name: str) -> list[Event]:
    async with server.context.db.read() as session:
        return list(await session.scalars(select(Event).where(Event.name == name).order_by(Event.id)))


async def test_login_by_token_and_by_cookie(http: httpx.AsyncClient, server: LiveServer, wang: UUID) -> None:
    answer = await knock(http, account=" Wang ")
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
    await knock(http)
    for _ in range(3):
        clock.advance(days=13)
        assert (await http.get("/api/v1/me")).status_code == 200
    clock.advance(days=14)
    assert (await http.get("/api/v1/me")).status_code == 401


async def test_logging_out_ends_the_session(http: httpx.AsyncClient, wang: UUID) -> None:
    token = (await knock(http)).json()["token"]
    http.cookies.clear()
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
    http.cookies.clear()
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
