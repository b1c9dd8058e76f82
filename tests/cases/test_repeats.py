"""What a tablet sends twice, late, after the task has ended, or while somebody else is logged in."""

from datetime import timedelta
from typing import Any

import httpx
from sqlalchemy import text

from backend.clock import MovableClock, iso
from backend.db.engine import Database
from tests.cases.test_tasks import act, detail, report, tasks
from tests.media.camera import picture
from tests.town import Person, Town

FIRST, SECOND = "0f4c6f9a-first", "0f4c6f9a-second"


async def keyed(
    http: httpx.AsyncClient,
    person: Person,
    task: str,
    what: str,
    key: str,
    headers: dict[str, str] | None = None,
    **body: Any,
) -> httpx.Response:
    return await http.post(
        f"/api/v1/tasks/{task}/{what}",
        headers=person.headers | {"Idempotency-Key": key} | (headers or {}),
        json=body or None,
    )


async def photo(http: httpx.AsyncClient) -> str:
    """An uploaded photo's id."""
    data = picture()
    begun = await http.post("/api/v1/media", headers={"Upload-Length": str(len(data))})
    piece = {"Upload-Offset": "0", "Content-Type": "application/offset+octet-stream"}
    await http.patch(begun.headers["location"], content=data, headers=piece)
    found: str = begun.json()["id"]
    return found


async def test_a_step_sent_twice_is_taken_once(http: httpx.AsyncClient, town: Town) -> None:
    sent, (primary, _) = await report(http, town)
    (task,) = await tasks(http, primary)
    for _ in range(2):
        accepted = await keyed(http, primary, task["id"], "accept", FIRST)
        assert accepted.status_code == 200 and accepted.json()["state"] == "accepted"
    assert (await keyed(http, primary, task["id"], "accept", SECOND)).status_code == 409
    proof = {"photo": await photo(http), "kind": "after"}
    done = {"words": "已清运", "evidence": [proof]}
    for _ in range(2):  # the photo, used by the first one, is no hindrance
        finished = await keyed(http, primary, task["id"], "done", SECOND, **done)
        assert finished.status_code == 200, finished.text
        assert finished.json()["state"] == "done"
    # Even what came before is answered, and takes nothing back.
    assert (await keyed(http, primary, task["id"], "accept", FIRST)).json()["state"] == "done"
    case = await detail(http, town, sent["case"]["number"])
    assert [e["name"] for e in case["timeline"]][-2:] == ["TaskAccepted", "CaseResolved"]
    assert len(case["evidence"]) == 1


async def test_a_refused_step_may_come_again_under_its_key(http: httpx.AsyncClient, town: Town) -> None:
    _, (primary, _) = await report(http, town)
    (task,) = await tasks(http, primary)
    assert (await keyed(http, primary, task["id"], "done", FIRST, words="已清运")).status_code == 409
    assert (await act(http, primary, task["id"], "accept")).status_code == 200
    assert (await keyed(http, primary, task["id"], "done", FIRST, words="已清运")).status_code == 200


async def test_when_it_was_done_is_kept(http: httpx.AsyncClient, town: Town, db: Database, clock: MovableClock) -> None:
    _, (primary, _) = await report(http, town)
    (task,) = await tasks(http, primary)
    then = iso(clock() - timedelta(minutes=40))
    late = await keyed(http, primary, task["id"], "accept", FIRST, {"Acted-At": then})
    assert late.status_code == 200, late.text
    async with db.job() as session:
        kept = await session.scalar(text("select data->>'acted_at' from event where name = 'TaskAccepted'"))
    assert kept == then


async def test_what_was_done_on_an_ended_task_goes_into_the_case(http: httpx.AsyncClient, town: Town) -> None:
    sent, (primary, deputy) = await report(http, town)
    (task,) = await tasks(http, primary)
    early = await keyed(http, primary, task["id"], "note", FIRST, words="已清运")
    assert early.status_code == 409
    await act(http, primary, task["id"], "return", reason="不在岗", basis="排班表")
    proof = {"photo": await photo(http), "kind": "after"}
    for _ in range(2):
        noted = await keyed(http, primary, task["id"], "note", FIRST, words="路过时已清运", evidence=[proof])
        assert noted.status_code == 200, noted.text
    assert (await keyed(http, deputy, task["id"], "note", SECOND, words="我也在")).status_code == 404
    case = await detail(http, town, sent["case"]["number"])
    assert [note["words"] for note in case["notes"] if note["action"] == "note"] == ["路过时已清运"]
    assert len(case["evidence"]) == 1
    assert case["status"] == "assigned" and case["worker"] == str(deputy.id)


async def test_nothing_is_taken_from_whoever_is_logged_in_meanwhile(http: httpx.AsyncClient, town: Town) -> None:
    _, (primary, deputy) = await report(http, town)
    (task,) = await tasks(http, primary)
    as_deputy = {"Expected-Account": str(deputy.id)}
    assert (await keyed(http, primary, task["id"], "accept", FIRST, as_deputy)).status_code == 401
    as_self = {"Expected-Account": str(primary.id)}
    assert (await keyed(http, primary, task["id"], "accept", FIRST, as_self)).status_code == 200
