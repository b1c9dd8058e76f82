"""Attendance, leave and inbox over HTTP."""

import httpx
import pytest

from backend.clock import MovableClock, iso
from tests.cases.conftest import clock, http, server, town
from tests.cities import path_of
from tests.serving import LiveServer
from tests.town import Town, hire

__all__ = ["clock", "http", "server", "town"]


async def test_switching_to_work_and_to_rest(http: httpx.AsyncClient, town: Town, clock: MovableClock) -> None:
    worker = next(iter(town.ladders.values()))[0].headers

    async def switch(on: bool) -> httpx.Response:
        return await http.post("/api/v1/attendance", headers=worker, json={"on": on, "at": iso(clock())})

    began = iso(clock())
    for _ in range(2):
        answer = (await switch(True)).json()
        assert (answer["on"], answer["since"]) == (True, began)
    ended = iso(clock.advance(hours=3))
    await switch(False)
    clock.advance(hours=1)
    answer = (await http.get("/api/v1/attendance", headers=worker)).json()
    assert answer == {"on": False, "since": None, "ends_at": None, "spans": [{"began_at": began, "ended_at": ended}]}
    clock.advance(hours=-12)
    early = await http.post("/api/v1/attendance", headers=worker, json={"on": True, "at": began})
    assert (early.status_code, early.json()["detail"]) == (422, "at lies in the future; set the device's clock")
    leader = await http.post("/api/v1/attendance", headers=town.command.headers, json={"on": True, "at": began})
    assert leader.status_code == 403


async def test_a_leave_and_what_everybody_hears_of_it(
    http: httpx.AsyncClient, server: LiveServer, town: Town, clock: MovableClock
) -> None:
    code, (worker, deputy) = next(iter(town.ladders.items()))
    leader = await hire(server.context.db, "community", path_of(code).rpartition(".")[0])
    start = clock()
    body = {"from_at": iso(clock.advance(days=1)), "until_at": iso(clock.advance(days=2)), "reason": "看病"}
    clock.set(start)
    asked = await http.post("/api/v1/leave", headers=worker.headers, json=body | {"deputy": str(deputy.id)})
    assert (asked.status_code, asked.json()["state"]) == (201, "asked")
    again = await http.post("/api/v1/leave", headers=worker.headers, json=body)
    assert again.status_code == 409

    inbox = (await http.get("/api/v1/inbox?unread=true", headers=leader.headers)).json()
    (notice,) = inbox["notices"]
    assert (inbox["unread"], notice["kind"], notice["title"]) == (1, "leave", "请假待审批")
    assert "李网格申请请假" in notice["body"]
    assert notice["data"]["en"]["title"] == "A leave to decide"

    leave = (await http.get("/api/v1/leave", headers=leader.headers)).json()["leaves"][0]
    assert (leave["reason"], leave["deputy"]["id"]) == ("看病", str(deputy.id))
    decided = await http.post(f"/api/v1/leave/{leave['id']}/decide", headers=leader.headers, json={"approved": True})
    assert decided.json()["state"] == "approved"
    read = await http.post(f"/api/v1/inbox/{notice['id']}/read", headers=leader.headers)
    assert read.status_code == 204
    assert (await http.get("/api/v1/inbox?unread=true", headers=leader.headers)).json()["unread"] == 0

    theirs = (await http.get("/api/v1/leave", headers=deputy.headers)).json()["leaves"][0]
    assert (theirs["state"], theirs["reason"]) == ("approved", None)
    titles = [
        [one["title"] for one in (await http.get("/api/v1/inbox", headers=person.headers)).json()["notices"]]
        for person in (worker, deputy)
    ]
    assert titles == [["请假已批准"], ["代班安排"]]
    clock.advance(days=1.5)
    duty = (await http.get("/api/v1/me", headers=deputy.headers)).json()["on_duty"]
    assert [(one["code"], one["rank"]) for one in duty] == [(code, 0)] and duty[0]["name"]
    withdrawn = await http.post(f"/api/v1/leave/{leave['id']}/withdraw", headers=worker.headers)
    assert withdrawn.json()["state"] == "withdrawn"
    marked = await http.post("/api/v1/inbox/read-all", headers=deputy.headers)
    assert marked.json() == {"read": 2}


@pytest.mark.parametrize("way", ["/api/v1/leave/{id}/withdraw", "/api/v1/inbox/{id}/read"])
async def test_there_is_nothing_of_others(http: httpx.AsyncClient, town: Town, way: str) -> None:
    worker = next(iter(town.ladders.values()))[0]
    refused = await http.post(way.format(id=worker.id), headers=worker.headers)
    assert refused.status_code == 404
