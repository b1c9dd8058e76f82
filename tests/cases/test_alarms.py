"""The alarm for danger to life: rung once, acknowledged once, silent on every wall of the scope."""

import asyncio

import httpx

from tests.cases.acting import events, post, report
from tests.serving import LiveServer
from tests.town import Town, hire


async def acknowledged(http: httpx.AsyncClient, town: Town, **query: str) -> dict[str, str | None]:
    """The numbers of the alarms there are, and who has acknowledged each."""
    answer = await http.get("/api/v1/alarms", headers=town.command.headers, params=query)
    assert answer.status_code == 200, answer.text
    return {a["case"]["number"]: a["acknowledged"] and a["acknowledged"]["by"] for a in answer.json()["alarms"]}


async def test_who_was_first_is_kept(http: httpx.AsyncClient, town: Town, server: LiveServer) -> None:
    leak = (await report(http, "0703"))["case"]["number"]
    litter = await report(http)
    assert await acknowledged(http, town) == {leak: None}
    street = await hire(server.context.db, "street", litter["grid"]["path"][:10])

    first, second = await asyncio.gather(
        *(post(http, person, f"{leak}/alarm/acknowledge") for person in (town.command, town.command))
    )
    assert [first.status_code, second.status_code] == [200, 200], first.text + second.text
    assert first.json()["acknowledged"] == second.json()["acknowledged"]
    later = await post(http, street, f"{leak}/alarm/acknowledge")
    assert later.json()["acknowledged"]["by"] == "指挥中心"
    assert await acknowledged(http, town) == {leak: "指挥中心"}
    (heard,) = await events(http, town, leak, "LifeAlarmAcknowledged")
    assert heard["actor"] == str(town.command.id)

    wrong = await post(http, town.command, f"{litter['case']['number']}/alarm/acknowledge")
    assert (wrong.status_code, wrong.json()["state"]) == (409, "assigned")


async def test_only_whoever_may_dispatch_it(http: httpx.AsyncClient, town: Town, server: LiveServer) -> None:
    sent = await report(http, "0703")
    number, worker = sent["case"]["number"], town.ladders[sent["grid"]["code"]][0]
    assert (await post(http, worker, f"{number}/alarm/acknowledge")).status_code == 403
    elsewhere = "110112.002" if sent["grid"]["path"].startswith("110112.001") else "110112.001"
    stranger = await hire(server.context.db, "street", elsewhere)
    assert (await post(http, stranger, f"{number}/alarm/acknowledge")).status_code == 404
    assert await acknowledged(http, town, under=elsewhere) == {}
    assert await acknowledged(http, town) == {number: None}


async def test_an_alarm_ends_with_its_case(http: httpx.AsyncClient, town: Town) -> None:
    number = (await report(http, "0703"))["case"]["number"]
    assert (await post(http, town.command, f"{number}/exclude", reason="重复演练")).status_code == 200
    assert await acknowledged(http, town) == {}
    over = await post(http, town.command, f"{number}/alarm/acknowledge")
    assert (over.status_code, over.json()["state"]) == (409, "excluded")
