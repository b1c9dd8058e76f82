"""The server, town and client of the tests of cases, whose clock the test moves, and what a tablet sends."""

from datetime import datetime
from typing import Any

import httpx
from sqlalchemy import text

from backend.clock import iso
from tests.cases.conftest import MONDAY, clock, http, server, town
from tests.serving import LiveServer
from tests.town import Person, Town

__all__ = ["clock", "http", "server", "town"]


def fix(at: datetime = MONDAY, **more: Any) -> dict[str, Any]:
    """A fix as a tablet sends it."""
    return {"lon": 116.66, "lat": 39.9, "crs": "wgs84", "accuracy_m": 8.0, "speed_mps": 1.25, "at": iso(at)} | more


def worker_of(town: Town) -> Person:
    """The first worker."""
    return town.ladders[min(town.ladders)][0]


async def send(http: httpx.AsyncClient, worker: Person, *fixes: dict[str, Any]) -> dict[str, Any]:
    """The answer to these fixes in one batch."""
    answer = await http.post("/api/v1/positions", json=list(fixes), headers=worker.headers)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def ask(server: LiveServer, query: str, **given: Any) -> list[tuple[Any, ...]]:
    """The rows of a query that sees everything."""
    async with server.context.db.job() as session:
        return [tuple(row) for row in await session.execute(text(query), given)]


async def change(server: LiveServer, statement: str, **given: Any) -> None:
    """Change something behind the program's back."""
    async with server.context.db.job() as session:
        await session.execute(text(statement), given)
