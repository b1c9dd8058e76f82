"""Verdicts taken by telephone: for 12345 callers, who have no link to tap."""

import httpx

from tests.serving import LiveServer
from tests.town import Person, Town, hire
from tests.verdicts.acting import Json, judge, link_of, progress, to_judge

GOOD = {"outcome": "solved", "satisfaction": "satisfied"}
BAD = {"outcome": "unsolved", "satisfaction": "unsatisfied"}


async def call_back(http: httpx.AsyncClient, person: Person, sent: Json, **verdict: str) -> httpx.Response:
    path = f"/api/v1/cases/{sent['case']['number']}/reports/{sent['id']}/verdict"
    return await http.post(path, json=verdict, headers=person.headers)


async def test_it_counts_as_the_reporters_own(http: httpx.AsyncClient, town: Town) -> None:
    sent = await to_judge(http, town, channel="hotline")
    answer = await call_back(http, town.command, sent, **GOOD, words="电话回访：满意")
    assert answer.status_code == 200, answer.text
    assert (await progress(http, sent))["status"] == "closed"
    shown = (await http.get(f"/api/v1/cases/{sent['case']['number']}", headers=town.command.headers)).json()
    given = next(e for e in shown["timeline"] if e["name"] == "VerdictGiven")
    assert (given["actor"], given["data"]["by"]) == (str(town.command.id), "telephone")


async def test_a_bad_one_reopens_and_the_link_has_the_last_word(http: httpx.AsyncClient, town: Town) -> None:
    sent = await to_judge(http, town)
    link = await link_of(http, sent)
    assert (await call_back(http, town.command, sent, **GOOD)).status_code == 200
    assert (await judge(http, link, **BAD))["status"] != "closed"
    assert (await progress(http, sent))["round"] == 1


async def test_who_did_the_work_calls_nobody_back(http: httpx.AsyncClient, town: Town) -> None:
    sent = await to_judge(http, town)
    worker = town.ladders[sent["grid"]["code"]][0]
    assert (await call_back(http, worker, sent, **GOOD)).status_code == 403
    assert (await progress(http, sent))["status"] == "checked"


async def test_outside_the_scope_there_is_no_such_report(
    http: httpx.AsyncClient, server: LiveServer, town: Town
) -> None:
    sent = await to_judge(http, town)
    street = sent["grid"]["path"].split(".")[1]
    other = await hire(server.context.db, "street", f"110112.{'002' if street == '001' else '001'}")
    assert (await call_back(http, other, sent, **GOOD)).status_code == 404
