"""What tests of a case's life do over HTTP: report, act, look, and let time pass."""

from typing import Any

import httpx
from sqlalchemy import select

from backend.clocks.models import Deadline
from backend.jobs.deadlines import Deadlines
from tests.serving import LiveServer
from tests.town import HERE, Person, Town

Json = dict[str, Any]


async def report(http: httpx.AsyncClient, category: str = "0102") -> Json:
    """A new report's answer."""
    answer = await http.post("/api/v1/reports", json={"category": category, "description": "请尽快处理", **HERE})
    assert answer.status_code == 201, answer.text
    found: Json = answer.json()
    return found


async def accepted(http: httpx.AsyncClient, town: Town, category: str = "0102") -> tuple[str, Person]:
    """The number of a new case, and the worker who has accepted it."""
    sent = await report(http, category)
    worker = town.ladders[sent["grid"]["code"]][0]
    offered = (await http.get("/api/v1/tasks", headers=worker.headers)).json()["tasks"]
    task = next(one for one in offered if one["case"]["number"] == sent["case"]["number"])
    answer = await http.post(f"/api/v1/tasks/{task['id']}/accept", headers=worker.headers)
    assert answer.status_code == 200, answer.text
    return sent["case"]["number"], worker


async def post(http: httpx.AsyncClient, person: Person, path: str, **body: Any) -> httpx.Response:
    """POST to something below a case: ``<number>/requests``."""
    return await http.post(f"/api/v1/cases/{path}", headers=person.headers, json=body)


async def get(http: httpx.AsyncClient, person: Person, path: str) -> Json:
    """GET a case, or something below it."""
    answer = await http.get(f"/api/v1/cases/{path}", headers=person.headers)
    assert answer.status_code == 200, answer.text
    found: Json = answer.json()
    return found


async def events(http: httpx.AsyncClient, town: Town, number: str, *names: str) -> list[Json]:
    """What the log tells of a case, the first one first: all, or the events of these names."""
    return [e for e in (await get(http, town.command, number))["timeline"] if not names or e["name"] in names]


async def sweep(server: LiveServer) -> None:
    """Fire everything that is due by the server's clock; what its own sweep has in hand is waited for."""
    context = server.context
    deadlines = Deadlines(context.db, context.clock, context.settings)
    waiting = select(Deadline.id).where(Deadline.fired_at.is_(None), Deadline.due_at <= context.clock())
    left = True
    while left:
        while await deadlines.fire_one():
            pass
        async with context.db.job() as session:
            await session.execute(waiting.with_for_update())
            left = bool((await session.scalars(waiting)).all())  # in a statement of its own it sees what came of those
