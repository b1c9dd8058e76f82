"""A place that runs by its preset: the small city with its offices, and what people there do over HTTP."""

import io
from dataclasses import dataclass, field
from random import Random
from typing import Any

import httpx
from PIL import Image

from backend.clock import MovableClock
from backend.configuration import service
from backend.configuration.files import folder_of, read_configuration
from tests.cases.acting import Json, sweep
from tests.cities import path_of
from tests.serving import LiveServer
from tests.town import HERE, Person, Town, found_town, hire

CONTACT = {"contact_name": "张三", "contact_phone": "13800001111"}


@dataclass(slots=True)
class Place:
    """A running installation of one preset. ``street`` and ``community`` are of the place where reports come from."""

    server: LiveServer
    http: httpx.AsyncClient
    clock: MovableClock
    town: Town
    community: Person
    street: Person
    center: Person
    departments: dict[str, Person] = field(default_factory=dict)
    photos: Random = field(default_factory=lambda: Random(1))

    async def hire(self, *departments: str) -> None:
        """Somebody logged in at each of these departments."""
        for code in departments:
            self.departments[code] = await hire(self.server.context.db, "department", "110112", department=code)

    async def report(self, category: str, words: str = "请尽快处理", **more: Any) -> Json:
        """What the sender of a new report is told."""
        by: Person | None = more.pop("by", None)
        body = {"category": category, "description": words, **HERE, **CONTACT, **more}
        answer = await self.http.post("/api/v1/reports", json=body, headers=by.headers if by else None)
        assert answer.status_code == 201, answer.text
        found: Json = answer.json()
        return found

    async def case(self, sent: Json) -> Json:
        """The report's case as the command center sees it."""
        return await self.get(self.center, f"cases/{sent['case']['number']}")

    async def worker(self, sent: Json) -> Person:
        """The first on duty where the report comes from."""
        return self.town.ladders[sent["grid"]["code"]][0]

    async def get(self, person: Person, path: str) -> Json:
        """GET something."""
        answer = await self.http.get(f"/api/v1/{path}", headers=person.headers)
        assert answer.status_code == 200, answer.text
        found: Json = answer.json()
        return found

    async def act(self, person: Person, sent: Json, action: str, status: int = 200, **body: Any) -> Json:
        """Take an action on a report's case; the answer has to have this status."""
        url = f"/api/v1/cases/{sent['case']['number']}/{action}"
        answer = await self.http.post(url, headers=person.headers, json=body)
        assert answer.status_code == status, f"{action}: {answer.status_code} {answer.text}"
        found: Json = answer.json()
        return found

    async def task(self, person: Person, sent: Json, action: str, status: int = 200, **body: Any) -> Json:
        """Take an action on the task that a worker has of a report's case."""
        tasks = (await self.get(person, "tasks"))["tasks"]
        task = next(one for one in tasks if one["case"]["number"] == sent["case"]["number"])
        answer = await self.http.post(f"/api/v1/tasks/{task['id']}/{action}", headers=person.headers, json=body)
        assert answer.status_code == status, f"{action}: {answer.status_code} {answer.text}"
        found: Json = answer.json()
        return found

    async def photo(self, kind: str) -> Json:
        """A new photo of the work, uploaded: what an action takes as one of its ``evidence``."""
        out = io.BytesIO()
        Image.frombytes("RGB", (64, 48), self.photos.randbytes(64 * 48 * 3)).save(out, "JPEG")
        data = out.getvalue()
        begun = await self.http.post("/api/v1/media", headers={"Upload-Length": str(len(data))})
        headers = {"Upload-Offset": "0", "Content-Type": "application/offset+octet-stream"}
        photo = begun.json()["id"]
        sent = await self.http.patch(f"/api/v1/media/{photo}", content=data, headers=headers)
        assert sent.status_code == 204, sent.text
        return {"photo": photo, "kind": kind, "taken_at": self.clock().isoformat(), **HERE}

    async def judge(self, sent: Json, outcome: str, satisfaction: str) -> Json:
        """The one tap of the report's sender, by the link that their receipt shows."""
        progress = await self.progress(sent)
        token = progress["judging"]["link"].rpartition("/")[2]
        body = {"outcome": outcome, "satisfaction": satisfaction}
        answer = await self.http.post(f"/api/v1/verdicts/{token}", json=body)
        assert answer.status_code == 200, answer.text
        return await self.progress(sent)

    async def progress(self, sent: Json) -> Json:
        """What the receipt shows."""
        answer = await self.http.get(f"/api/v1/reports/{sent['receipt']}")
        assert answer.status_code == 200, answer.text
        found: Json = answer.json()
        return found

    async def pass_time(self, **delta: float) -> None:
        """Move the clock, and fire what falls due by then."""
        self.clock.advance(**delta)
        await sweep(self.server)


async def settle(server: LiveServer, http: httpx.AsyncClient, clock: MovableClock, preset: str) -> Place:
    """Put the small city under ``preset``, with people in the offices of the place where reports come from."""
    db = server.context.db
    town = await found_town(db)
    rules = read_configuration(folder_of(preset)).rules
    assert rules
    async with db.write() as session:
        await service.apply(session, rules, at=None, now=clock(), actor="operator")
    micro = (await http.get("/api/v1/locate", params=HERE)).json()["grid"]["code"]
    community, street = path_of(micro[:12]), path_of(micro[:9])
    return Place(
        server,
        http,
        clock,
        town,
        community=await hire(db, "community", community),
        street=await hire(db, "street", street),
        center=town.command,
    )
