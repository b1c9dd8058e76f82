"""What tests of verdicts do over HTTP: bring a case to its reporter's judgement, and judge it."""

from typing import Any

import httpx

from tests.town import HERE, Person, Town

Json = dict[str, Any]
GOOD = {"outcome": "solved", "satisfaction": "satisfied"}
BAD = {"outcome": "unsolved", "satisfaction": "unsatisfied", "words": "还是老样子"}


async def report(http: httpx.AsyncClient, **fields: Any) -> Json:
    """A new report's answer."""
    sent = {"category": "0102", "description": "垃圾桶旁堆满垃圾", **HERE, **fields}
    answer = await http.post("/api/v1/reports", json=sent)
    assert answer.status_code == 201, answer.text
    found: Json = answer.json()
    return found


async def worked(http: httpx.AsyncClient, town: Town, number: str, worker: Person) -> None:
    """The worker accepts the case's task and does it, and the command center checks it."""
    tasks = (await http.get("/api/v1/tasks", headers=worker.headers)).json()["tasks"]
    task = next(t for t in tasks if t["case"]["number"] == number)
    for step, body in (("accept", None), ("done", {"words": "已清运"})):
        answer = await http.post(f"/api/v1/tasks/{task['id']}/{step}", headers=worker.headers, json=body)
        assert answer.status_code == 200, answer.text
    await checked(http, town, number)


async def checked(http: httpx.AsyncClient, town: Town, number: str) -> None:
    """The command center checks what was done."""
    await act(http, town.command, number, "check", words="属实")


async def act(http: httpx.AsyncClient, person: Person, number: str, action: str, **body: Any) -> Json:
    """An action on a case, which succeeds."""
    answer = await http.post(f"/api/v1/cases/{number}/{action}", headers=person.headers, json=body or None)
    assert answer.status_code == 200, answer.text
    found: Json = answer.json()
    return found


async def to_judge(http: httpx.AsyncClient, town: Town, **fields: Any) -> Json:
    """A report's answer, its case done and checked."""
    sent = await report(http, **fields)
    await worked(http, town, sent["case"]["number"], town.ladders[sent["grid"]["code"]][0])
    return sent


async def progress(http: httpx.AsyncClient, sent: Json) -> Json:
    """What the receipt shows."""
    answer = await http.get(f"/api/v1/reports/{sent['receipt']}")
    assert answer.status_code == 200, answer.text
    found: Json = answer.json()
    return found


async def link_of(http: httpx.AsyncClient, sent: Json) -> str:
    """The address that a verdict is read from and sent to, by the link the receipt shows."""
    token = (await progress(http, sent))["judging"]["link"].removeprefix("/v/")
    return f"/api/v1/verdicts/{token}"


async def judge(http: httpx.AsyncClient, link: str, **tap: Any) -> Json:
    """A verdict, which is taken."""
    answer = await http.post(link, json=tap)
    assert answer.status_code == 200, answer.text
    found: Json = answer.json()
    return found
