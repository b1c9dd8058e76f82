"""People and events for the live part's tests."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import orjson
from sqlalchemy import insert
from websockets.asyncio.client import ClientConnection, connect

from backend.db.engine import Database
from backend.live.outbox import Happened, record
from backend.people.models import Account, Session
from backend.security import hash_token, new_token

NOON = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Person:
    """An account with an open session."""

    id: UUID
    token: str


async def somebody(db: Database, role: str, scope: str) -> Person:
    """A new account of this role and scope, logged in."""
    person = Person(uuid4(), new_token())
    now = datetime.now(UTC)
    async with db.write() as session:
        await session.execute(
            insert(Account).values(
                id=person.id, login=str(person.id), display_name="某人", role=role, scope=scope, created_at=now
            )
        )
        await session.execute(
            insert(Session).values(
                token_hash=hash_token(person.token),
                account_id=person.id,
                created_at=now,
                expires_at=now + timedelta(days=1),
            )
        )
    return person


async def happen(db: Database, *topics: str, count: int = 1, **data: Any) -> None:
    """``count`` events for ``topics`` in one transaction; each carries its ``n``."""
    async with db.write() as session:
        await record(
            session,
            [Happened("CaseOpened", NOON, "case", str(n), {"n": n, **data}, tuple(topics)) for n in range(count)],
        )


@dataclass(slots=True)
class Listener:
    """A client of the live socket."""

    socket: ClientConnection
    welcome: dict[str, Any] = field(default_factory=dict)

    async def say(self, **frame: Any) -> None:
        await self.socket.send(orjson.dumps(frame).decode())

    async def hear(self) -> dict[str, Any]:
        """The next frame that is no ping."""
        while True:
            async with asyncio.timeout(20):
                frame: dict[str, Any] = orjson.loads(await self.socket.recv())
            if frame["type"] != "ping":
                return frame

    async def hear_many(self, count: int) -> list[dict[str, Any]]:
        return [await self.hear() for _ in range(count)]


@asynccontextmanager
async def listening(url: str, topics: Sequence[str], **hello: Any) -> AsyncIterator[Listener]:
    """A client that said hello and was welcomed."""
    async with connect(url, compression=None) as socket:
        listener = Listener(socket)
        await listener.say(type="hello", topics=list(topics), **hello)
        listener.welcome = await listener.hear()
        assert listener.welcome["type"] == "welcome", listener.welcome
        yield listener


async def until(holds: Callable[[], Awaitable[bool]], changed: asyncio.Event, seconds: float = 20) -> None:
    """Wait until ``holds``, looking again each time ``changed`` is set; fails after ``seconds``."""
    async with asyncio.timeout(seconds):
        while True:
            changed.clear()
            if await holds():
                return
            await changed.wait()
