"""Several reporters of one matter: all are asked, one who is not satisfied is enough, machines are not asked."""

import asyncio

import httpx
from sqlalchemy import text

from backend.clock import MovableClock
from tests.cases.acting import sweep
from tests.serving import LiveServer
from tests.town import Town
from tests.verdicts.acting import BAD, GOOD, Json, act, judge, link_of, progress, report, worked

AREA = {
    "type": "Polygon",
    "coordinates": [
        [[116.6599, 39.8999], [116.6601, 39.8999], [116.6601, 39.9001], [116.6599, 39.9001], [116.6599, 39.8999]]
    ],
}


async def two_to_judge(http: httpx.AsyncClient, town: Town) -> tuple[Json, Json]:
    """Two reports of one matter, the second merged into the first, which is done and checked."""
    first, second = await report(http), await report(http)
    number = first["case"]["number"]
    await act(http, town.command, second["case"]["number"], "merge", into=number, reason="同一处垃圾")
    await worked(http, town, number, town.ladders[first["grid"]["code"]][0])
    return first, second


async def endings(server: LiveServer) -> list[str]:
    query = text("select closed_how from \"case\" where status = 'closed'")
    async with server.context.db.job() as session:
        return list(await session.scalars(query))


async def test_it_closes_when_everybody_is_satisfied(http: httpx.AsyncClient, server: LiveServer, town: Town) -> None:
    first, second = await two_to_judge(http, town)
    shown = await progress(http, second)
    assert shown["merged_into"] == first["case"]["number"] and shown["status"] == "checked"
    assert shown["number"] == second["case"]["number"]
    waiting = await judge(http, await link_of(http, second), **GOOD)
    assert (waiting["status"], waiting["state"], waiting["number"]) == ("checked", "asked", first["case"]["number"])
    assert (await judge(http, await link_of(http, first), **GOOD))["status"] == "closed"
    assert await endings(server) == ["verdict"]
    assert (await progress(http, second))["timeline"][-1]["text"] == "已结案"


async def test_one_of_them_who_is_not_reopens_it_for_all(http: httpx.AsyncClient, town: Town) -> None:
    first, second = await two_to_judge(http, town)
    other = await link_of(http, first)
    await judge(http, await link_of(http, second), **BAD)
    assert (await progress(http, first))["round"] == 1
    assert (await http.post(other, json=GOOD)).status_code == 409


async def test_one_satisfied_and_the_other_silent_is_a_verdict(
    http: httpx.AsyncClient, server: LiveServer, town: Town, clock: MovableClock
) -> None:
    first, _ = await two_to_judge(http, town)
    await judge(http, await link_of(http, first), **GOOD)
    clock.advance(days=9)
    await sweep(server)
    assert await endings(server) == ["verdict"]


async def test_two_at_once_are_both_heard_and_one_thing_follows(
    http: httpx.AsyncClient, server: LiveServer, town: Town
) -> None:
    first, second = await two_to_judge(http, town)
    links = [await link_of(http, first), await link_of(http, second)]
    answers = await asyncio.gather(http.post(links[0], json=GOOD), http.post(links[1], json=GOOD))
    assert [a.status_code for a in answers] == [200, 200]
    assert await endings(server) == ["verdict"]
    async with server.context.db.job() as session:
        assert await session.scalar(text("select count(*) from event where name = 'CaseClosed'")) == 1


async def test_one_tap_that_arrives_twice_at_once_is_one_verdict(
    http: httpx.AsyncClient, server: LiveServer, town: Town
) -> None:
    first, _ = await two_to_judge(http, town)
    link = await link_of(http, first)
    answers = await asyncio.gather(*(http.post(link, json=BAD) for _ in range(4)))
    assert [a.status_code for a in answers] == [200] * 4
    async with server.context.db.job() as session:
        assert await session.scalar(text("select count(*) from event where name = 'VerdictGiven'")) == 1
        assert await session.scalar(text('select max(round) from "case"')) == 1


async def test_a_satellite_is_not_asked(http: httpx.AsyncClient, server: LiveServer, town: Town) -> None:
    person = await report(http)
    machine = await report(http, channel="satellite", area=AREA)
    number = person["case"]["number"]
    await act(http, town.command, machine["case"]["number"], "merge", into=number, reason="同一处")
    await worked(http, town, number, town.ladders[person["grid"]["code"]][0])
    assert (await judge(http, await link_of(http, person), **GOOD))["status"] == "closed"
