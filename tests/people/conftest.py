"""A server whose clock can be moved, and people with passwords and open sessions."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from sqlalchemy import insert, select

from backend.clock import MovableClock
from backend.db.engine import Database
from backend.db.view import View
from backend.live.models import Event
from backend.people.models import Account
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


@dataclass(frozen=True, slots=True)
class Person:
    """An account, and the headers of a session of it."""

    id: UUID
    login: str
    token: str

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}


async def hire(db: Database, login: str, role: str, scope: str = "", **more: Any) -> UUID:
    """An account with the password of all."""
    account = uuid4()
    values = {"id": account, "login": login, "display_name": "王芳", "role": role, "scope": scope}
    async with db.write() as session:
        await session.execute(
            insert(Account).values(**{**values, "password_hash": HASH, "created_at": MORNING, **more})
        )
    return account


async def knock(http: httpx.AsyncClient, password: str = PASSWORD, account: str = "wang", **more: str):
    answer = await http.post("/api/v1/sessions", json={"account": account, "password": password, **more})
    http.cookies.clear()
    return answer


async def hired(server: LiveServer, http: httpx.AsyncClient, login: str, role: str, scope: str = "") -> Person:
    """An account that has logged in."""
    account = await hire(server.context.db, login, role, scope)
    answer = await knock(http, account=login)
    assert answer.status_code == 201, answer.text
    return Person(account, login, answer.json()["token"])


async def events(server: LiveServer, name: str) -> list[Event]:
    async with server.context.db.read(View(audit=True)) as session:
        return list(await session.scalars(select(Event).where(Event.name == name).order_by(Event.id)))
