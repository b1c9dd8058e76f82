"""A small city with people: in every micro-grid a primary worker and a deputy on duty day and night, all logged in."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import insert

from backend.db.engine import Database
from backend.people.models import Account, Duty, Session, Shift
from backend.security import hash_token, new_token
from tests.cities import insert_city, path_of, small_city

FOUNDED = datetime(2026, 1, 1, tzinfo=UTC)
HERE = {"lon": 116.66, "lat": 39.90, "crs": "wgs84"}
"""A point of the small city."""


@dataclass(frozen=True, slots=True)
class Person:
    """An account with an open session."""

    id: UUID
    token: str

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}


@dataclass(frozen=True, slots=True)
class Town:
    """The people of the small city; ``ladders`` holds primary and deputy by micro-grid code."""

    grids: list[dict[str, Any]]
    ladders: dict[str, list[Person]]
    command: Person

    def worker(self, person_id: str) -> Person:
        """The worker with this id, as answers name it."""
        return next(p for ladder in self.ladders.values() for p in ladder if str(p.id) == person_id)


async def found_town(db: Database) -> Town:
    """Put the small city and its people into an empty database."""
    grids = small_city()
    micros = [g["code"] for g in grids if g["level"] == "micro"]
    ladders = {code: [Person(uuid4(), new_token()), Person(uuid4(), new_token())] for code in micros}
    command = Person(uuid4(), new_token())
    accounts = [
        _account(person, "worker", path_of(code), f"{code}-{rank}", "李网格")
        for code, ladder in ladders.items()
        for rank, person in enumerate(ladder)
    ] + [_account(command, "command_center", path_of("110112"), "command", "指挥中心")]
    people = [command, *(p for ladder in ladders.values() for p in ladder)]
    async with db.write() as session:
        await insert_city(session, grids, FOUNDED)
        await session.execute(
            insert(Shift),
            [{"code": "always", "name": "全天", "starts": time(0), "ends": time(0), "weekdays": [1, 2, 3, 4, 5, 6, 7]}],
        )
        await session.execute(insert(Account), accounts)
        await session.execute(
            insert(Duty),
            [
                {"grid_code": code, "shift": "always", "rank": rank, "account_id": person.id}
                for code, ladder in ladders.items()
                for rank, person in enumerate(ladder)
            ],
        )
        await session.execute(insert(Session), [_session(person) for person in people])
    return Town(grids, ladders, command)


async def hire(db: Database, role: str, scope: str, *, department: str | None = None) -> Person:
    """Somebody more, logged in: community, street, department, command_center or an administrator."""
    person = Person(uuid4(), new_token())
    account = _account(person, role, scope, f"{role}-{person.id}", role) | {"department": department}
    async with db.write() as session:
        await session.execute(insert(Account), [account])
        await session.execute(insert(Session), [_session(person)])
    return person


def _session(person: Person) -> dict[str, Any]:
    return {
        "token_hash": hash_token(person.token),
        "account_id": person.id,
        "created_at": FOUNDED,
        "expires_at": FOUNDED + timedelta(days=36_500),
    }


def _account(person: Person, role: str, scope: str, login: str, name: str) -> dict[str, Any]:
    return {
        "id": person.id,
        "login": login,
        "display_name": name,
        "role": role,
        "scope": scope,
        "created_at": FOUNDED,
    }
