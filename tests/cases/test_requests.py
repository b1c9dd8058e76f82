"""Extensions and suspensions: asked by who works the case, decided by somebody a rung above, once and in time."""

from datetime import datetime, timedelta

import httpx
import pytest

from backend.clock import MovableClock
from tests.cases.acting import accepted, events, get, post, sweep
from tests.clocks.test_calendar import beijing
from tests.serving import LiveServer
from tests.town import Person, Town, hire

DAYS = {"kind": "working_days", "amount": 3}
STREET = "110112.001"


def iso(at: datetime) -> str:
    return at.isoformat()


@pytest.fixture
async def street(server: LiveServer, town: Town) -> Person:
    return await hire(server.context.db, "street", "110112.001")


async def ask(http: httpx.AsyncClient, person: Person, number: str, **body: object) -> str:
    answer = await post(http, person, f"{number}/requests", reason="等配件", **body)
    assert answer.status_code == 201, answer.text
    found: str = answer.json()["id"]
    return found


async def test_an_extension_is_asked_by_the_worker_and_decided_above(
    http: httpx.AsyncClient, server: LiveServer, town: Town
) -> None:
    number, worker = await accepted(http, town, "0301")
    before = await get(http, town.command, number)
    request = await ask(http, worker, number, kind="extend", limit=DAYS)
    assert (await get(http, town.command, number))["due_at"] == before["due_at"]

    own = await post(http, worker, f"{number}/requests/{request}/decide", approved=True)
    assert own.status_code == 403
    decided = await post(http, town.command, f"{number}/requests/{request}/decide", approved=True, words="同意")
    assert decided.status_code == 200, decided.text
    assert decided.json()["status"] == "accepted" and decided.json()["due_at"] > before["due_at"]
    clocks = (await get(http, town.command, f"{number}/clocks"))["clocks"]
    whole = next(c for c in clocks if c["stage"] == "whole")
    assert whole["due_at"] == decided.json()["due_at"] == whole["parts"][-1]["ends"]
    assert whole["extra"] == DAYS
    assert next(c for c in clocks if c["stage"] == "handle")["extra"] == DAYS
    assert [e["name"] for e in await events(http, town, number, "RequestMade", "RequestDecided", "CaseExtended")] == [
        "RequestMade",
        "RequestDecided",
        "CaseExtended",
    ]

    again = await post(http, worker, f"{number}/requests", kind="extend", reason="还不够", limit=DAYS)
    assert again.status_code == 409 and "1 is the most" in again.json()["detail"]
    twice = await post(http, town.command, f"{number}/requests/{request}/decide", approved=True)
    assert twice.status_code == 409 and "approved at" in twice.json()["detail"]


async def test_declined_it_leaves_all_as_it_was(http: httpx.AsyncClient, town: Town) -> None:
    number, worker = await accepted(http, town)
    before = await get(http, town.command, number)
    request = await ask(http, worker, number, kind="extend", limit=DAYS)
    one_at_a_time = await post(http, worker, f"{number}/requests", kind="extend", reason="再问", limit=DAYS)
    assert one_at_a_time.status_code == 409
    declined = await post(http, town.command, f"{number}/requests/{request}/decide", approved=False, words="不同意")
    assert declined.status_code == 200
    after = await get(http, town.command, number)
    assert (after["status"], after["due_at"]) == (before["status"], before["due_at"])
    (shown,) = (await get(http, town.command, f"{number}/proceedings"))["requests"]
    assert shown["approved"] is False and shown["words"] == "不同意"
    assert await ask(http, worker, number, kind="extend", limit=DAYS) != request


async def test_it_is_asked_before_the_deadline_and_may_be_approved_after_it(
    http: httpx.AsyncClient, server: LiveServer, town: Town, clock: MovableClock
) -> None:
    number, worker = await accepted(http, town)
    due = datetime.fromisoformat((await get(http, town.command, number))["due_at"])
    clock.set(due - timedelta(seconds=1))
    request = await ask(http, worker, number, kind="extend", limit=DAYS)
    clock.set(due + timedelta(hours=1))
    approved = await post(http, town.command, f"{number}/requests/{request}/decide", approved=True)
    assert approved.status_code == 200 and not approved.json()["overdue"]

    late, other = await accepted(http, town)
    clock.set(datetime.fromisoformat((await get(http, town.command, late))["due_at"]))
    refused = await post(http, other, f"{late}/requests", kind="extend", reason="晚了", limit=DAYS)
    assert refused.status_code == 409 and "before that" in refused.json()["detail"]


async def test_four_eyes_and_a_rung_above(
    http: httpx.AsyncClient, server: LiveServer, town: Town, street: Person
) -> None:
    number, worker = await accepted(http, town)
    path = (await get(http, town.command, number))["path"]
    other_street = await hire(server.context.db, "street", "110112.002" if path.startswith(STREET) else STREET)
    second = await hire(server.context.db, "street", path.rpartition(".")[0].rpartition(".")[0])
    community = await hire(server.context.db, "community", path.rpartition(".")[0])
    request = await ask(http, community, number, kind="extend", limit=DAYS)
    decide = f"{number}/requests/{request}/decide"
    assert (await post(http, community, decide, approved=True)).status_code == 403
    peer = await hire(server.context.db, "community", path.rpartition(".")[0])
    refused = await post(http, peer, decide, approved=True)
    assert refused.status_code == 403 and "a rung above" in refused.json()["detail"]
    assert (await post(http, worker, decide, approved=True)).status_code == 403
    assert (await post(http, other_street, decide, approved=True)).status_code == 404
    assert (await post(http, second, decide, approved=True)).status_code == 200
    # at the top it is another person
    number, _ = await accepted(http, town)
    request = await ask(http, town.command, number, kind="extend", limit=DAYS)
    colleague = await hire(server.context.db, "command_center", "110112")
    decide = f"{number}/requests/{request}/decide"
    assert (await post(http, town.command, decide, approved=True)).status_code == 403
    assert (await post(http, colleague, decide, approved=True)).status_code == 200


async def test_a_suspension_stops_the_clocks_until_its_review(
    http: httpx.AsyncClient, server: LiveServer, town: Town, clock: MovableClock
) -> None:
    number, worker = await accepted(http, town, "0301")
    before = await get(http, town.command, number)
    review = beijing("2026-12-01T10:00")
    request = await ask(http, worker, number, kind="suspend", review_at=iso(review))
    approved = await post(http, town.command, f"{number}/requests/{request}/decide", approved=True)
    assert approved.status_code == 200, approved.text
    assert approved.json()["status"] == "suspended" and approved.json()["due_at"] > before["due_at"]

    clock.set(beijing("2026-11-30T10:00"))
    await sweep(server)
    case = await get(http, town.command, number)
    assert case["status"] == "suspended" and not case["overdue"]
    assert not await events(http, town, number, "DeadlineMissed", "OrderIssued")

    clock.set(review)
    await sweep(server)
    case = await get(http, town.command, number)
    assert case["status"] == "accepted" and case["due_at"] == approved.json()["due_at"]
    (resumed,) = await events(http, town, number, "CaseResumed")
    assert resumed["actor"] == "system"
    shown = await get(http, town.command, f"{number}/clocks")
    assert [p["reason"] for p in shown["pauses"]] == ["等配件"]
    whole = next(c for c in shown["clocks"] if c["stage"] == "whole")
    assert {"挂账暂停", "工作日"} <= {part["text"] for part in whole["parts"]}


async def test_a_dispatcher_resumes_it_before_its_review(
    http: httpx.AsyncClient, server: LiveServer, town: Town, clock: MovableClock
) -> None:
    number, worker = await accepted(http, town)
    request = await ask(http, worker, number, kind="suspend", review_at=iso(beijing("2026-12-01T10:00")))
    suspended = await post(http, town.command, f"{number}/requests/{request}/decide", approved=True)
    clock.advance(hours=24)
    resumed = await post(http, town.command, f"{number}/resume")
    assert resumed.status_code == 200, resumed.text
    assert resumed.json()["status"] == "accepted"
    assert resumed.json()["due_at"] < suspended.json()["due_at"]
    clock.set(beijing("2026-12-01T10:00"))
    await sweep(server)
    assert len(await events(http, town, number, "CaseResumed")) == 1
    assert (await post(http, town.command, f"{number}/resume")).status_code == 409


async def test_what_a_request_lacks_is_said(http: httpx.AsyncClient, town: Town, clock: MovableClock) -> None:
    number, worker = await accepted(http, town)
    for body, told in (
        ({"kind": "extend"}, "by how much"),
        ({"kind": "suspend"}, "within a year"),
        ({"kind": "suspend", "review_at": iso(clock())}, "within a year"),
        ({"kind": "suspend", "review_at": iso(clock() + timedelta(days=400))}, "within a year"),
    ):
        answer = await post(http, worker, f"{number}/requests", reason="等配件", **body)
        assert answer.status_code == 422 and told in answer.json()["detail"]
    deputy = next(p for ladder in town.ladders.values() for p in ladder if p.id != worker.id)
    stranger = await post(http, deputy, f"{number}/requests", kind="extend", reason="等配件", limit=DAYS)
    assert stranger.status_code in (403, 404)


async def test_requests_that_wait_are_listed_for_who_decides(
    http: httpx.AsyncClient, town: Town, server: LiveServer
) -> None:
    number, worker = await accepted(http, town)
    request = await ask(http, worker, number, kind="extend", limit=DAYS)
    answer = await http.get("/api/v1/requests", headers=town.command.headers)
    (waiting,) = answer.json()["requests"]
    assert (waiting["id"], waiting["case"]["number"]) == (request, number)
    assert (await http.get("/api/v1/requests", headers=worker.headers)).status_code == 403
    elsewhere = await hire(server.context.db, "community", "110112.002.003")
    path = waiting["case"]["path"]
    if not path.startswith("110112.002.003"):
        answer = await http.get("/api/v1/requests", headers=elsewhere.headers)
        assert answer.json()["requests"] == []
    await post(http, town.command, f"{number}/requests/{request}/decide", approved=False)
    assert (await http.get("/api/v1/requests", headers=town.command.headers)).json()["requests"] == []


async def test_what_time_has_overtaken_is_declined(http: httpx.AsyncClient, town: Town, clock: MovableClock) -> None:
    number, worker = await accepted(http, town)
    request = await ask(http, worker, number, kind="suspend", review_at=iso(clock() + timedelta(hours=1)))
    decide = f"{number}/requests/{request}/decide"
    clock.advance(hours=1)
    late = await post(http, town.command, decide, approved=True)
    assert late.status_code == 409 and "review date" in late.json()["detail"]
    (task,) = (await http.get("/api/v1/tasks", headers=worker.headers)).json()["tasks"]
    await http.post(f"/api/v1/tasks/{task['id']}/done", headers=worker.headers, json={"words": "已办结"})
    done = await post(http, town.command, decide, approved=True)
    assert done.status_code == 409 and "is resolved" in done.json()["detail"]
    declined = await post(http, town.command, decide, approved=False, words="已经办结")
    assert declined.status_code == 200 and declined.json()["status"] == "resolved"
