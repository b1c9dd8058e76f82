"""Merging two cases into one and splitting them again: what ends, what is told, and what comes back exactly."""

import asyncio
from datetime import datetime, timedelta

import httpx
import pytest
from sqlalchemy import text

from backend.clock import MovableClock
from tests.cases.acting import Json, accepted, events, get, post, report, sweep
from tests.serving import LiveServer
from tests.town import Town, hire

SAME = "同一处垃圾，合并办理"


async def ok(answer: httpx.Response) -> Json:
    assert answer.status_code == 200, answer.text
    found: Json = answer.json()
    return found


async def merge(http: httpx.AsyncClient, town: Town, number: str, into: str) -> httpx.Response:
    return await post(http, town.command, f"{number}/merge", into=into, reason=SAME)


async def split(http: httpx.AsyncClient, town: Town, number: str) -> httpx.Response:
    return await post(http, town.command, f"{number}/split", reason="不是同一处")


async def two(http: httpx.AsyncClient) -> tuple[str, str]:
    return (await report(http))["case"]["number"], (await report(http))["case"]["number"]


async def test_the_merged_case_ends_and_the_other_goes_on(
    http: httpx.AsyncClient, town: Town, server: LiveServer
) -> None:
    sent, other = await report(http), (await report(http))["case"]["number"]
    number = sent["case"]["number"]
    shown = await ok(await merge(http, town, number, other))
    assert shown["status"] == "merged"
    case = await get(http, town.command, number)
    assert (case["merged_into"], case["closed_how"], case["reason"]) == (other, "merged", SAME)
    assert [task["state"] for task in case["tasks"]] == ["withdrawn"]
    kept = await get(http, town.command, other)
    assert kept["merged"] == [number] and kept["status"] == "assigned"
    assert sent["id"] in {one["id"] for one in kept["reports"]} and len(kept["reports"]) == 2
    for of, status in ((number, "merged"), (other, "assigned")):
        (told,) = await events(http, town, of, "CaseMerged")
        assert told["data"]["status"] == status and told["actor"] == str(town.command.id)
        assert SAME not in str(told)
    assert (await events(http, town, other, "CaseMerged"))[0]["data"]["other"] == number
    async with server.context.db.job() as session:
        running = (
            'select count(*) from clock join "case" on "case".id = case_id where number = :n and stopped_at is null'
        )
        assert await session.scalar(text(running), {"n": number}) == 0
        assert await session.scalar(text(running), {"n": other}) > 0
    worker = town.worker(sent["assignment"]["worker"]["id"])
    tasks = (await http.get("/api/v1/tasks", headers=worker.headers)).json()["tasks"]
    assert [task["case"]["number"] for task in tasks] == [other]


async def test_who_reported_follows_the_other_case(http: httpx.AsyncClient, town: Town) -> None:
    sent, other = await report(http), (await report(http))["case"]["number"]
    await ok(await merge(http, town, sent["case"]["number"], other))
    progress = (await http.get(f"/api/v1/reports/{sent['receipt']}")).json()
    assert (progress["number"], progress["merged_into"]) == (sent["case"]["number"], other)
    assert progress["status"] == "assigned" and "CaseMerged" in {s["name"] for s in progress["timeline"]}


@pytest.mark.parametrize("at_work", [False, True])
async def test_a_split_brings_everything_back(
    http: httpx.AsyncClient, town: Town, server: LiveServer, clock: MovableClock, at_work: bool
) -> None:
    if at_work:
        number, _ = await accepted(http, town)
    else:
        number = (await report(http))["case"]["number"]
    other = (await report(http))["case"]["number"]
    before = await get(http, town.command, number)
    clocks = (await get(http, town.command, f"{number}/clocks"))["clocks"]
    clock.advance(minutes=5)
    await ok(await merge(http, town, number, other))
    clock.advance(hours=3)
    await sweep(server)
    await ok(await split(http, town, number))
    after = await get(http, town.command, number)
    for same in ("status", "worker", "rung", "owner", "department", "round", "returns", "reason", "closed_how"):
        assert after[same] == before[same], same
    assert after["merged_into"] is None and after["closed_at"] is None
    assert [t["state"] for t in after["tasks"]] == ["withdrawn", "accepted" if at_work else "offered"]
    assert (await get(http, town.command, other))["merged"] == []
    assert len((await get(http, town.command, other))["reports"]) == 1
    # The time it was merged does not count: what was left then is left now.
    left = {c["stage"]: c for c in (await get(http, town.command, f"{number}/clocks"))["clocks"] if not c["stopped_at"]}
    assert set(left) == {c["stage"] for c in clocks if not c["stopped_at"]}
    assert any("paused" in str(part) for c in left.values() for part in c["parts"])
    assert after["due_at"] == left["whole"]["due_at"] >= before["due_at"]
    for of in (number, other):
        assert len(await events(http, town, of, "CaseSplit")) == 1


async def test_plain_hours_go_on_with_what_was_left(http: httpx.AsyncClient, town: Town, clock: MovableClock) -> None:
    """A category of two hours, merged for three: due three hours later than before."""
    number, other = (await report(http, "0201"))["case"]["number"], (await report(http, "0201"))["case"]["number"]
    before = await get(http, town.command, number)
    assert before["urgency"] == "life"
    clock.advance(minutes=30)
    await ok(await merge(http, town, number, other))
    clock.advance(hours=3)
    await ok(await split(http, town, number))
    after = await get(http, town.command, number)
    due = [datetime.fromisoformat(case["due_at"]) for case in (before, after)]
    assert due[1] - due[0] == timedelta(hours=3)


async def test_into_a_merged_case_means_into_its_survivor(http: httpx.AsyncClient, town: Town) -> None:
    one, two_, three = [(await report(http))["case"]["number"] for _ in range(3)]
    await ok(await merge(http, town, one, two_))
    await ok(await merge(http, town, three, one))
    assert (await get(http, town.command, three))["merged_into"] == two_
    # Never a circle, and never into itself, by whatever name.
    for into in (two_, one, three):
        refused = await merge(http, town, two_, into)
        assert refused.status_code == 409 and "one already" in refused.json()["detail"]


async def test_a_survivor_that_is_merged_takes_its_own_along_and_back(http: httpx.AsyncClient, town: Town) -> None:
    sent, middle, last = (
        await report(http),
        (await report(http))["case"]["number"],
        (await report(http))["case"]["number"],
    )
    await ok(await merge(http, town, sent["case"]["number"], middle))
    await ok(await merge(http, town, middle, last))
    progress = (await http.get(f"/api/v1/reports/{sent['receipt']}")).json()
    assert progress["merged_into"] == last
    assert len((await get(http, town.command, last))["reports"]) == 3
    await ok(await split(http, town, middle))
    assert (await http.get(f"/api/v1/reports/{sent['receipt']}")).json()["merged_into"] == middle
    assert len((await get(http, town.command, middle))["reports"]) == 2


async def test_what_cannot_be_merged_says_why(http: httpx.AsyncClient, town: Town, server: LiveServer) -> None:
    number, other = await two(http)
    assert (await merge(http, town, number, number)).status_code == 409
    assert (await merge(http, town, number, "110112-20261122-999999")).status_code == 404
    assert (await split(http, town, number)).status_code == 409
    no_reason = await http.post(f"/api/v1/cases/{number}/merge", json={"into": other}, headers=town.command.headers)
    assert no_reason.status_code == 422
    await ok(await post(http, town.command, f"{other}/exclude", reason="不在受理范围"))
    ended = await merge(http, town, number, other)
    assert ended.status_code == 409 and "only an open case" in ended.json()["detail"]
    assert (await merge(http, town, other, number)).status_code == 409
    worker = town.worker((await report(http))["assignment"]["worker"]["id"])
    assert (await post(http, worker, f"{number}/merge", into=other, reason=SAME)).status_code == 403


async def test_both_must_lie_in_the_scope(http: httpx.AsyncClient, town: Town, server: LiveServer) -> None:
    sent, far = (
        await report(http),
        await http.post(
            "/api/v1/reports",
            json={"category": "0102", "description": "远处", "lon": 116.605, "lat": 39.935, "crs": "wgs84"},
        ),
    )
    community = await hire(server.context.db, "community", sent["grid"]["path"].rpartition(".")[0])
    number, other = sent["case"]["number"], far.json()["case"]["number"]
    assert sent["grid"]["path"].rpartition(".")[0] != far.json()["grid"]["path"].rpartition(".")[0]
    for one, into in ((number, other), (other, number)):
        refused = await post(http, community, f"{one}/merge", into=into, reason=SAME)
        assert refused.status_code == 404, refused.text


async def test_two_dispatchers_at_once_make_no_circle(http: httpx.AsyncClient, town: Town) -> None:
    number, other = await two(http)
    answers = await asyncio.gather(merge(http, town, number, other), merge(http, town, other, number))
    assert sorted(answer.status_code for answer in answers) == [200, 409]
