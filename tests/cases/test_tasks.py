"""A task's life through HTTP and the sweep: accepted, returned, expired, done, and who wins when two come at once."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest
from sqlalchemy import text

from backend.cases import work
from backend.clock import MovableClock
from backend.db.view import View
from backend.errors import NotFound
from backend.jobs.deadlines import Deadlines
from tests.serving import LiveServer
from tests.town import HERE, Person, Town

ACCEPT_WITHIN = timedelta(seconds=600)


async def report(http: httpx.AsyncClient, town: Town) -> tuple[dict[str, Any], list[Person]]:
    """A new report's answer and the ladder of its grid."""
    answer = await http.post("/api/v1/reports", json={"category": "0102", "description": "垃圾", **HERE})
    assert answer.status_code == 201, answer.text
    return answer.json(), town.ladders[answer.json()["grid"]["code"]]


async def tasks(http: httpx.AsyncClient, person: Person) -> list[dict[str, Any]]:
    answer = await http.get("/api/v1/tasks", headers=person.headers)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["tasks"]
    return found


async def act(http: httpx.AsyncClient, person: Person, task: str, what: str, **body: Any) -> httpx.Response:
    return await http.post(f"/api/v1/tasks/{task}/{what}", headers=person.headers, json=body or None)


async def detail(http: httpx.AsyncClient, town: Town, number: str) -> dict[str, Any]:
    answer = await http.get(f"/api/v1/cases/{number}", headers=town.command.headers)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def sweep(server: LiveServer) -> None:
    """Fire everything that is due by the server's clock."""
    context = server.context
    deadlines = Deadlines(context.db, context.clock, context.settings)
    while await deadlines.fire_one():
        pass


async def test_accepted_and_done(http: httpx.AsyncClient, town: Town) -> None:
    sent, (primary, deputy) = await report(http, town)
    (task,) = await tasks(http, primary)
    assert task["state"] == "offered" and task["rank"] == 0
    assert task["case"]["number"] == sent["case"]["number"]
    assert task["case"]["summary"] == "垃圾"
    assert await tasks(http, deputy) == []

    accepted = await act(http, primary, task["id"], "accept")
    assert accepted.status_code == 200 and accepted.json()["state"] == "accepted"
    assert (await detail(http, town, sent["case"]["number"]))["status"] == "accepted"
    done = await act(http, primary, task["id"], "done", words="已清运")
    assert done.status_code == 200, done.text

    case = await detail(http, town, sent["case"]["number"])
    assert case["status"] == "resolved"
    assert case["tasks"][0]["reason"] == "已清运"
    assert [e["name"] for e in case["timeline"]] == [
        "ReportReceived",
        "CaseOpened",
        "CaseAssigned",
        "TaskOffered",
        "TaskAccepted",
        "CaseResolved",
    ]
    progress = (await http.get(f"/api/v1/reports/{sent['receipt']}")).json()
    assert progress["status"] == "resolved"
    assert [step["name"] for step in progress["timeline"]] == [
        "ReportReceived",
        "CaseAssigned",
        "TaskAccepted",
        "CaseResolved",
    ]


async def test_done_needs_an_accepted_task(http: httpx.AsyncClient, town: Town) -> None:
    _, (primary, _) = await report(http, town)
    (task,) = await tasks(http, primary)
    early = await act(http, primary, task["id"], "done", words="已清运")
    assert early.status_code == 409 and "accept it first" in early.json()["detail"]


async def test_a_task_is_its_workers_alone(http: httpx.AsyncClient, town: Town) -> None:
    _, (primary, deputy) = await report(http, town)
    (task,) = await tasks(http, primary)
    assert (await act(http, deputy, task["id"], "accept")).status_code == 404
    assert (await http.post(f"/api/v1/tasks/{task['id']}/accept")).status_code == 401


async def test_two_accepts_at_once_have_one_winner(http: httpx.AsyncClient, town: Town) -> None:
    _, (primary, _) = await report(http, town)
    (task,) = await tasks(http, primary)
    answers = await asyncio.gather(*(act(http, primary, task["id"], "accept") for _ in range(5)))
    assert sorted(a.status_code for a in answers) == [200, 409, 409, 409, 409]
    assert {a.json()["state"] for a in answers if a.status_code == 409} == {"accepted"}


async def test_a_returned_task_goes_to_the_deputy_and_then_up(http: httpx.AsyncClient, town: Town) -> None:
    sent, (primary, deputy) = await report(http, town)
    (task,) = await tasks(http, primary)
    returned = await act(http, primary, task["id"], "return", reason="不在岗", basis="排班表")
    assert returned.status_code == 200 and returned.json()["state"] == "returned"
    (second,) = await tasks(http, deputy)
    assert second["rank"] == 1 and second["case"]["worker"] == str(deputy.id)
    again = await act(http, deputy, second["id"], "return", reason="管不了", basis="职责清单")
    assert again.status_code == 409 and "ask the unit above for help" in again.json()["detail"]
    helped = await act(http, deputy, second["id"], "help", reason="管不了")
    assert helped.status_code == 200 and helped.json()["state"] == "withdrawn"
    case = await detail(http, town, sent["case"]["number"])
    assert (case["status"], case["worker"], case["returns"]) == ("assigned", None, 1)
    assert case["owner"] == case["path"]  # first asked, responsible until another accepts
    (asked,) = case["handovers"]
    assert (asked["rung"], asked["owner"], asked["why"], asked["words"]) == (
        "department",  # its own office, as community and street have no people
        case["path"].partition(".")[0],
        "by_hand",
        "管不了",
    )
    assert [e["name"] for e in case["timeline"]][3:] == [
        "TaskOffered",
        "TaskReturned",
        "CaseAssigned",
        "TaskOffered",
        "TaskWithdrawn",
        "CaseEscalated",
    ]


async def test_a_return_needs_evidence_and_has_its_time(
    http: httpx.AsyncClient, town: Town, clock: MovableClock
) -> None:
    _, (primary, _) = await report(http, town)
    (task,) = await tasks(http, primary)
    bare = await act(http, primary, task["id"], "return", reason="不在岗")
    assert bare.status_code == 422 and bare.json()["errors"][0]["field"] == "evidence"
    await act(http, primary, task["id"], "accept")
    clock.advance(hours=24, seconds=1)
    late = await act(http, primary, task["id"], "return", reason="不在岗", basis="排班表")
    assert late.status_code in (404, 409), late.text


async def test_nobody_accepts_in_time(
    http: httpx.AsyncClient, town: Town, server: LiveServer, clock: MovableClock
) -> None:
    sent, (primary, deputy) = await report(http, town)
    (task,) = await tasks(http, primary)
    clock.advance(seconds=599)
    await sweep(server)
    assert len(await tasks(http, primary)) == 1
    clock.advance(seconds=1)
    await sweep(server)
    assert await tasks(http, primary) == []
    (second,) = await tasks(http, deputy)
    late = await act(http, primary, task["id"], "accept")
    assert late.status_code == 409 and "went to the next on duty" in late.json()["detail"]
    assert (await act(http, deputy, second["id"], "accept")).status_code == 200
    clock.advance(seconds=600)
    await sweep(server)
    case = await detail(http, town, sent["case"]["number"])
    assert case["status"] == "accepted" and case["worker"] == str(deputy.id)


async def test_accept_and_expiry_at_once_have_one_winner(
    http: httpx.AsyncClient, town: Town, server: LiveServer, clock: MovableClock
) -> None:
    for _ in range(6):
        sent, (primary, deputy) = await report(http, town)
        task = (await tasks(http, primary))[0]
        clock.advance(seconds=600)
        answer, _ = await asyncio.gather(act(http, primary, task["id"], "accept"), sweep(server))
        case = await detail(http, town, sent["case"]["number"])
        if answer.status_code == 200:
            assert case["worker"] == str(primary.id) and case["status"] == "accepted"
            assert len(case["tasks"]) == 1
        else:
            assert answer.status_code == 409
            assert case["worker"] == str(deputy.id) and case["status"] == "assigned"
            assert [t["state"] for t in case["tasks"]] == ["expired", "offered"]


async def test_an_unfinished_case_is_overdue_once(
    http: httpx.AsyncClient, town: Town, server: LiveServer, clock: MovableClock
) -> None:
    sent, (primary, _) = await report(http, town)
    (task,) = await tasks(http, primary)
    await act(http, primary, task["id"], "accept")
    clock.advance(hours=4)
    await sweep(server)
    await sweep(server)
    clock.advance(hours=1)
    case = await detail(http, town, sent["case"]["number"])
    missed = [e["data"]["stage"] for e in case["timeline"] if e["name"] == "DeadlineMissed"]
    assert sorted(missed) == ["handle", "whole"]
    assert case["overdue"]
    progress = (await http.get(f"/api/v1/reports/{sent['receipt']}")).json()
    assert [step["name"] for step in progress["timeline"]].count("DeadlineMissed") == 1


async def test_acknowledgements_only_go_forward(http: httpx.AsyncClient, town: Town, server: LiveServer) -> None:
    _, (primary, deputy) = await report(http, town)
    (task,) = await tasks(http, primary)
    db, now = server.context.db, server.context.clock()

    async def acknowledge(state: str, worker: Person = primary) -> str:
        async with db.write(View.system()) as session:
            await work.acknowledge(session, UUID(task["id"]), worker.id, state, now)
            found: str = await session.scalar(text("select state from task"))
            return found

    assert [await acknowledge(state) for state in ("delivered", "delivered", "seen", "delivered", "seen")] == [
        "delivered",
        "delivered",
        "seen",
        "seen",
        "seen",
    ]
    with pytest.raises(NotFound):
        await acknowledge("seen", deputy)
    await act(http, primary, task["id"], "accept")
    assert await acknowledge("seen") == "accepted"
    async with db.read(View.system()) as session:
        names = (await session.scalars(text("select name from event where subject_kind = 'task' order by id"))).all()
    assert names == ["TaskOffered", "TaskDelivered", "TaskSeen", "TaskAccepted"]


async def test_conflicts_name_the_state(http: httpx.AsyncClient, town: Town) -> None:
    _, (primary, _) = await report(http, town)
    (task,) = await tasks(http, primary)
    await act(http, primary, task["id"], "return", reason="不在岗", basis="排班表")
    again = await act(http, primary, task["id"], "accept")
    assert again.status_code == 409 and again.json()["state"] == "returned"
    assert "you have returned this task" in again.json()["detail"]
