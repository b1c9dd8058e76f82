"""A server over a small city, with a case that its worker has accepted, a community that whistles for help, and
departments that are called."""

from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from tests.cases.acting import accepted
from tests.cases.conftest import clock, http, server, town
from tests.serving import LiveServer
from tests.town import Person, Town, hire

__all__ = ["clock", "http", "server", "town"]

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Scene:
    """A case under way and everybody who has a part in it. ``second`` is of the same department as ``urban``."""

    http: httpx.AsyncClient
    case: str
    path: str
    worker: Person
    community: Person
    street: Person
    urban: Person
    second: Person
    water: Person
    police: Person

    async def post(self, person: Person, path: str, **body: Any) -> httpx.Response:
        """POST below ``/api/v1``."""
        return await self.http.post(f"/api/v1/{path}", headers=person.headers, json=body)

    async def get(self, person: Person, path: str) -> Json:
        """GET below ``/api/v1``."""
        answer = await self.http.get(f"/api/v1/{path}", headers=person.headers)
        assert answer.status_code == 200, answer.text
        found: Json = answer.json()
        return found

    async def blow(self, *support: str, lead: str | None = "urban_management", by: Person | None = None) -> Json:
        """Whistle for the case; gives the whistle."""
        named = {"lead": lead, "support": support, "words": "路面塌陷，请到场"}
        answer = await self.post(by or self.community, f"cases/{self.case}/whistles", **named)
        assert answer.status_code == 201, answer.text
        found: Json = answer.json()
        return found

    async def answer(self, person: Person, whistle: Json, step: str, **body: Any) -> httpx.Response:
        """Take a step of this person's own department in a whistle."""
        codes = {self.urban: "urban_management", self.second: "urban_management", self.water: "water"}
        code = codes.get(person, "police")
        call = next(c for c in reversed(whistle["calls"]) if c["department"] == code)
        return await self.post(person, f"whistles/calls/{call['id']}/{step}", **body)

    async def done(self, **body: Any) -> httpx.Response:
        """The worker says that the work is done."""
        (task,) = (await self.get(self.worker, "tasks"))["tasks"]
        return await self.post(self.worker, f"tasks/{task['id']}/done", words="修好了", **body)


@pytest.fixture
async def scene(http: httpx.AsyncClient, server: LiveServer, town: Town) -> Scene:
    number, worker = await accepted(http, town)
    db = server.context.db
    path = (await http.get(f"/api/v1/cases/{number}", headers=town.command.headers)).json()["path"]
    return Scene(
        http=http,
        case=number,
        path=path,
        worker=worker,
        community=await hire(db, "community", path.rpartition(".")[0]),
        street=await hire(db, "street", path[: len("110112.001")]),
        urban=await hire(db, "department", "110112", department="urban_management"),
        second=await hire(db, "department", "110112", department="urban_management"),
        water=await hire(db, "department", "110112", department="water"),
        police=await hire(db, "department", "110112", department="police"),
    )


def states(whistle: Json) -> dict[str, str]:
    """The state of each department's last call."""
    return {call["department"]: call["state"] for call in whistle["calls"]}
