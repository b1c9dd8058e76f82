"""Appeals: who asks, who decides, what follows for the figures, and that whoever reported never hears of it."""

from typing import Any

import httpx
import pytest

from backend.clock import MovableClock
from tests.media.camera import scene
from tests.media.sending import upload
from tests.serving import LiveServer
from tests.town import Person, Town, hire
from tests.verdicts.acting import BAD, act, judge, link_of, progress, report, to_judge

Json = dict[str, Any]


async def appeal(http: httpx.AsyncClient, person: Person, number: str, **body: Any) -> httpx.Response:
    sent = {"reason": "配件停产，已书面答复"} | body
    return await http.post(f"/api/v1/cases/{number}/appeals", headers=person.headers, json=sent)


async def decide(http: httpx.AsyncClient, person: Person, made: Json, approved: bool = True) -> httpx.Response:
    body = {"approved": approved, "words": "属实"}
    return await http.post(f"/api/v1/appeals/{made['id']}/decide", headers=person.headers, json=body)


async def figures(http: httpx.AsyncClient, person: Person) -> Json:
    answer = await http.get("/api/v1/evaluation", headers=person.headers)
    assert answer.status_code == 200, answer.text
    found: Json = answer.json()["now"]["figures"]
    return found


async def inbox(http: httpx.AsyncClient, person: Person) -> list[str]:
    notices = (await http.get("/api/v1/inbox", headers=person.headers)).json()["notices"]
    return [one["title"] for one in notices if one["kind"] == "appeal"]


@pytest.fixture
async def failed(http: httpx.AsyncClient, town: Town, clock: MovableClock) -> Json:
    """A report whose case was judged unsolved."""
    sent = await to_judge(http, town)
    await judge(http, await link_of(http, sent), **BAD)
    clock.advance(minutes=1)
    return sent


async def test_an_approved_appeal_takes_the_case_out(
    http: httpx.AsyncClient, server: LiveServer, town: Town, clock: MovableClock, failed: Json
) -> None:
    number, path = failed["case"]["number"], failed["grid"]["path"]
    worker, deputy = town.ladders[failed["grid"]["code"]]
    street = await hire(server.context.db, "street", path[:10])
    before = await progress(http, failed)
    photo = await upload(http, scene(1))
    made = await appeal(http, worker, number, measures=["satisfied", "solved"], evidence=[photo])
    assert made.status_code == 201, made.text
    assert made.json()["evidence"] == [photo]
    own = f"/api/v1/reports/{failed['receipt']}/photos/{photo}"
    assert (await http.get(own)).status_code == 404  # who reported never sees it
    used = await appeal(http, worker, number, evidence=[photo])
    assert used.status_code == 409
    assert made.json()["measures"] == ["solved", "satisfied"]
    assert (await figures(http, town.command))["solved"]["denominator"] == 1  # nothing follows from asking
    assert await inbox(http, street) == ["考核申诉待审批"]
    waiting = {"waiting": "true"}
    listed = (await http.get("/api/v1/appeals", headers=street.headers, params=waiting)).json()["appeals"]
    assert [(one["number"], one["path"], one["approved"]) for one in listed] == [(number, path, None)]
    assert (await http.get("/api/v1/appeals", headers=deputy.headers)).json()["appeals"] == []

    decided = await decide(http, street, made.json())
    assert (decided.status_code, decided.json()["decided_by"]) == (200, str(street.id))
    assert await inbox(http, worker) == ["考核申诉已通过"]
    after = await figures(http, town.command)
    for measure in ("solved", "satisfied"):
        assert (after[measure]["denominator"], after[measure]["excluded"]["appeal"]) == (0, 1)
    assert (after["answered"]["denominator"], after["answered"]["excluded"]["appeal"]) == (1, 0)
    behind = {"measure": "solved", "portion": "excluded", "why": "appeal"}
    cases = (await http.get("/api/v1/evaluation/cases", headers=street.headers, params=behind)).json()
    assert [one["number"] for one in cases["cases"]] == [number]

    assert await progress(http, failed) == before
    again = await appeal(http, worker, number, measures=["solved"])
    assert again.status_code == 409 and "already" in again.json()["detail"]
    assert (await appeal(http, worker, number, measures=["overdue"])).status_code == 201


async def test_nobody_decides_their_own_and_only_who_stands_above(
    http: httpx.AsyncClient, server: LiveServer, town: Town, failed: Json
) -> None:
    number, path = failed["case"]["number"], failed["grid"]["path"]
    worker = town.ladders[failed["grid"]["code"]][0]
    community = await hire(server.context.db, "community", path.rpartition(".")[0])
    await act(http, town.command, number, "assign", rung="community")
    await act(http, community, number, "accept")
    made = (await appeal(http, community, number)).json()
    assert len(made["measures"]) == 10
    for person in (worker, community):
        assert (await decide(http, person, made)).status_code == 403
    elsewhere = await hire(server.context.db, "street", "110112.999")
    assert (await decide(http, elsewhere, made)).status_code == 404
    assert await inbox(http, town.command) == ["考核申诉待审批"]
    declined = await decide(http, town.command, made, approved=False)
    assert declined.status_code == 200
    assert await inbox(http, community) == ["考核申诉未通过"]
    once_more = await decide(http, town.command, made)
    assert once_more.status_code == 409 and "declined" in once_more.json()["detail"]
    assert (await figures(http, town.command))["solved"]["excluded"]["appeal"] == 0


async def test_who_asks_and_of_what(http: httpx.AsyncClient, server: LiveServer, town: Town, failed: Json) -> None:
    number = failed["case"]["number"]
    worker, deputy = town.ladders[failed["grid"]["code"]]
    assert (await appeal(http, deputy, number)).status_code == 403  # never had it
    stranger = await hire(server.context.db, "department", "110112", department="water")
    assert (await appeal(http, stranger, number)).status_code == 404
    assert (await appeal(http, worker, "110112-20261122-999999")).status_code == 404
    assert (await appeal(http, worker, number, reason=" ")).status_code == 422
    assert (await appeal(http, worker, number, measures=[])).status_code == 422
    assert (await appeal(http, worker, number)).status_code == 201
    twice = await appeal(http, worker, number)
    assert twice.status_code == 409 and "waits to be decided" in twice.json()["detail"]

    excluded = await report(http)
    await act(http, town.command, excluded["case"]["number"], "exclude", reason="不属于本区职责")
    holder = town.ladders[excluded["grid"]["code"]][0]
    answer = await appeal(http, holder, excluded["case"]["number"])
    assert answer.status_code == 409 and "counts against nobody" in answer.json()["detail"]
