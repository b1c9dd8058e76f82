"""The operators' queue: its filters and orders, its pages, whom it waits for, and the views people keep of it."""

import asyncio
from typing import Any

import httpx
import pytest

from backend.clock import MovableClock
from tests.cases.acting import accepted, post, report
from tests.cities import path_of
from tests.serving import LiveServer
from tests.town import Person, Town, hire

Json = dict[str, Any]


async def ask(http: httpx.AsyncClient, person: Person, **asked: Any) -> Json:
    answer = await http.get("/api/v1/queue", headers=person.headers, params=asked)
    assert answer.status_code == 200, answer.text
    found: Json = answer.json()
    return found


def numbers(queue: Json) -> list[str]:
    return [one["number"] for one in queue["cases"]]


@pytest.fixture
async def three(http: httpx.AsyncClient, town: Town, clock: MovableClock) -> list[str]:
    """Numbers of three cases, a minute apart: litter, danger to life, and litter that a worker has accepted."""
    litter = (await report(http))["case"]["number"]
    clock.advance(minutes=1)
    life = (await report(http, "0701"))["case"]["number"]
    clock.advance(minutes=1)
    taken, _ = await accepted(http, town)
    return [litter, life, taken]


async def test_orders_and_pages(http: httpx.AsyncClient, town: Town, three: list[str]) -> None:
    litter, life, taken = three
    command = town.command
    assert numbers(await ask(http, command, order="newest")) == [taken, life, litter]
    assert numbers(await ask(http, command, order="due"))[0] == life
    whole = numbers(await ask(http, command, order="urgent"))
    assert (whole[0], set(whole)) == (life, set(three))
    for order in ("due", "urgent", "newest"):
        seen: list[str] = []
        part = await ask(http, command, order=order, limit=1)
        assert part["count"] == 3
        while True:
            seen += numbers(part)
            if part["after"] is None:
                break
            part = await ask(http, command, order=order, limit=1, after=part["after"])
            assert part["count"] is None
        assert seen == numbers(await ask(http, command, order=order)), order


async def test_filters(http: httpx.AsyncClient, town: Town, three: list[str], clock: MovableClock) -> None:
    litter, life, taken = three
    command = town.command
    assert numbers(await ask(http, command, urgency="life")) == [life]
    assert numbers(await ask(http, command, status="accepted")) == [taken]
    assert set(numbers(await ask(http, command, category="01"))) == {litter, taken}
    assert numbers(await ask(http, command, text=life[-6:])) == [life]
    assert numbers(await ask(http, command, text="没有这样的话")) == []
    assert numbers(await ask(http, command, text="100%")) == []
    assert numbers(await ask(http, command, due_within_h=0)) == []
    assert numbers(await ask(http, command, due_within_h=3)) == [life]
    clock.advance(hours=3)
    assert numbers(await ask(http, command, due_within_h=0)) == [life]
    shown = (await ask(http, command, status="accepted"))["cases"][0]
    assert (shown["worker_name"], shown["summary"]) == ("李网格", "请尽快处理")
    assert (shown["request_waits"], shown["whistle_open"]) == (False, False)
    street = next(path_of(code)[:10] for code in town.ladders)
    elsewhere = await http.get("/api/v1/queue", headers=command.headers, params={"under": "999999"})
    assert elsewhere.status_code == 403
    inside = numbers(await ask(http, command, under=street))
    assert set(inside) <= set(three)


async def test_what_has_ended_shows_only_when_asked_for(http: httpx.AsyncClient, town: Town, three: list[str]) -> None:
    litter = three[0]
    gone = await post(http, town.command, f"{litter}/exclude", reason="不属于受理范围")
    assert gone.status_code == 200, gone.text
    assert litter not in numbers(await ask(http, town.command))
    assert numbers(await ask(http, town.command, status="excluded")) == [litter]
    assert numbers(await ask(http, town.command, text=litter)) == [litter]


async def test_what_waits_for_me(http: httpx.AsyncClient, server: LiveServer, town: Town, three: list[str]) -> None:
    litter, _, taken = three
    detail = (await http.get(f"/api/v1/cases/{taken}", headers=town.command.headers)).json()
    worker = town.worker(detail["worker"])
    assert taken in numbers(await ask(http, worker, holder="own"))
    street = await hire(server.context.db, "street", detail["path"][:10])
    water = await hire(server.context.db, "department", "", department="water")
    assert litter not in numbers(await ask(http, street, holder="own"))
    asked = await post(http, town.command, f"{litter}/assign", rung="street")
    assert asked.status_code == 200, asked.text
    assert litter in numbers(await ask(http, street, holder="own"))
    asked = await post(http, town.command, f"{litter}/assign", department="water")
    assert asked.status_code == 200, asked.text
    assert numbers(await ask(http, water)) == numbers(await ask(http, water, holder="own")) == [litter]
    blown = await post(http, town.command, f"{taken}/whistles", lead="water", words="请到场")
    assert blown.status_code == 201, blown.text
    [whistled] = [one for one in (await ask(http, town.command))["cases"] if one["number"] == taken]
    assert whistled["whistle_open"]


async def test_views_are_kept_counted_and_private(
    http: httpx.AsyncClient, server: LiveServer, town: Town, three: list[str]
) -> None:
    mine = town.command.headers
    view = {"name": "垃圾", "filter": {"category": ["01"], "order": "newest"}}
    made = await http.post("/api/v1/views", headers=mine, json=view)
    assert made.status_code == 201, made.text
    again = await http.post("/api/v1/views", headers=mine, json=view)
    assert again.status_code == 409
    listed = (await http.get("/api/v1/views", headers=mine)).json()
    counts = {one["code"]: one["count"] for one in listed["standard"]}
    assert (counts["all"], counts["life"], counts["overdue"], counts["to_check"]) == (3, 1, 0, 0)
    [own] = listed["own"]
    assert (own["name"], own["count"], own["filter"]["category"]) == ("垃圾", 2, ["01"])
    other = await hire(server.context.db, "command_center", "")
    assert (await http.get("/api/v1/views", headers=other.headers)).json()["own"] == []
    address = f"/api/v1/views/{own['id']}"
    changed = {"name": "危险", "filter": {"urgency": ["life"]}}
    assert (await http.put(address, headers=other.headers, json=changed)).status_code == 404
    assert (await http.put(address, headers=mine, json=changed)).status_code == 200
    [own] = (await http.get("/api/v1/views", headers=mine)).json()["own"]
    assert (own["name"], own["count"]) == ("危险", 1)
    assert (await http.delete(address, headers=other.headers)).status_code == 404
    assert (await http.delete(address, headers=mine)).status_code == 204
    wrong = await http.post("/api/v1/views", headers=mine, json={"name": "x", "filter": {"status": ["nonsense"]}})
    assert wrong.status_code == 422


async def test_of_two_views_of_one_name_the_second_is_told_of_the_first(http: httpx.AsyncClient, town: Town) -> None:
    view = {"name": "我的", "filter": {}}
    answers = await asyncio.gather(
        *(http.post("/api/v1/views", headers=town.command.headers, json=view) for _ in range(4))
    )
    assert sorted(one.status_code for one in answers) == [201, 409, 409, 409]


async def test_whom_a_case_could_go_to(http: httpx.AsyncClient, server: LiveServer, town: Town) -> None:
    sent = await report(http)
    number, code = sent["case"]["number"], sent["grid"]["code"]
    await hire(server.context.db, "department", "", department="water")
    answer = await http.get(f"/api/v1/cases/{number}/candidates", headers=town.command.headers)
    assert answer.status_code == 200, answer.text
    found = answer.json()
    first = found["workers"][0]
    assert (first["id"], first["own_grid"], first["rank"]) == (str(town.ladders[code][0].id), True, 0)
    assert first["open_tasks"] == 1
    community = code[:12]
    assert {one["grid"][:12] for one in found["workers"]} == {community}
    assert len(found["workers"]) == 2 * sum(one.startswith(community) for one in town.ladders)
    assert [one["department"] for one in found["units"] if one["rung"] == "department"] == ["water"]
    assert found["routed"]["worker"] == first["id"]
    refused = await http.get(f"/api/v1/cases/{number}/candidates", headers=town.ladders[code][0].headers)
    assert refused.status_code == 403


async def test_what_a_case_may_be_the_same_as(http: httpx.AsyncClient, town: Town) -> None:
    one = (await report(http))["case"]["number"]
    other = (await report(http))["case"]["number"]
    await report(http, "0701")
    answer = await http.get(f"/api/v1/cases/{one}/duplicates", headers=town.command.headers)
    assert answer.status_code == 200, answer.text
    [found] = answer.json()["cases"]
    assert (found["number"], found["distance_m"], found["likeness"], found["reports"]) == (other, 0, 1, 1)
    merged = await post(http, town.command, f"{one}/merge", into=other, reason="同一件事")
    assert merged.status_code == 200, merged.text
