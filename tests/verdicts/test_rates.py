"""The rates over HTTP: what counts, what is left out, whose scope sees them, and that erasure changes nothing."""

from datetime import timedelta
from typing import Any

import httpx

from backend.clock import MovableClock, iso
from backend.jobs.retention import Retention
from tests.cases.acting import sweep
from tests.serving import LiveServer
from tests.town import Town, hire
from tests.verdicts.acting import BAD, GOOD, act, judge, link_of, report, to_judge

Json = dict[str, Any]


async def rates(http: httpx.AsyncClient, town: Town, **params: str) -> Json:
    answer = await http.get("/api/v1/rates", headers=town.command.headers, params=params)
    assert answer.status_code == 200, answer.text
    found: Json = answer.json()
    return found


def pair(rate: Json) -> tuple[int, int]:
    return rate["numerator"], rate["denominator"]


async def every_kind(http: httpx.AsyncClient, server: LiveServer, town: Town, clock: MovableClock) -> None:
    """Satisfied, bearable, reopened, excluded, silent, untouched, and one that has only just come: seven reports."""
    await judge(http, await link_of(http, await to_judge(http, town)), **GOOD)
    half = await to_judge(http, town, contact_phone="13800001234")
    await judge(http, await link_of(http, half), outcome="partly", satisfaction="basically", words="还行")
    await judge(http, await link_of(http, await to_judge(http, town)), **BAD)
    excluded = await report(http)
    await act(http, town.command, excluded["case"]["number"], "exclude", reason="不属于本区职责")
    await to_judge(http, town)  # whose reporter says nothing
    await report(http)  # which nobody takes on
    clock.advance(days=9)
    await sweep(server)
    await report(http)


async def test_what_counts_and_what_is_left_out(
    http: httpx.AsyncClient, server: LiveServer, town: Town, clock: MovableClock
) -> None:
    await every_kind(http, server, town, clock)
    clock.advance(minutes=1)
    found = await rates(http, town)
    assert found["reports"] == 7 and found["under"] == "110112"
    assert pair(found["answered"]) == (4, 5)
    assert found["answered"]["excluded"] == {"out_of_scope": 1, "appeal": 0, "silent": 0, "pending": 1}
    assert pair(found["solved"]) == (1, 3) and pair(found["satisfied"]) == (2, 3)
    assert found["satisfied"]["value"] == 2 / 3
    assert found["solved"]["excluded"] == {"out_of_scope": 1, "appeal": 0, "silent": 1, "pending": 2}


async def test_a_later_verdict_takes_the_place_of_the_first(
    http: httpx.AsyncClient, server: LiveServer, town: Town, clock: MovableClock
) -> None:
    sent = await to_judge(http, town)
    leader = await hire(server.context.db, "community", sent["grid"]["path"][:14])
    await judge(http, await link_of(http, sent), **BAD)
    assert pair((await rates(http, town, to=iso(clock() + timedelta(1))))["solved"]) == (0, 1)
    number = sent["case"]["number"]
    await act(http, leader, number, "accept")
    await act(http, leader, number, "resolve", words="再次处理")
    await act(http, town.command, number, "check", words="属实")
    clock.advance(minutes=1)
    await judge(http, await link_of(http, sent), **GOOD)
    assert pair((await rates(http, town))["solved"]) == (1, 1)


async def test_period_and_place(http: httpx.AsyncClient, server: LiveServer, town: Town, clock: MovableClock) -> None:
    begin = clock()
    sent = await to_judge(http, town)
    await judge(http, await link_of(http, sent), **GOOD)
    clock.advance(days=1)
    await report(http, lon=116.61, lat=39.87)
    later = clock() + timedelta(seconds=1)
    assert (await rates(http, town, to=iso(later)))["reports"] == 2
    assert (await rates(http, town))["reports"] == 1  # until now, and now is not before now
    assert (await rates(http, town, **{"from": iso(begin), "to": iso(clock())}))["reports"] == 1
    here = await rates(http, town, under=sent["grid"]["path"], to=iso(later))
    assert here["reports"] == 1 and pair(here["solved"]) == (1, 1)
    leader = await hire(server.context.db, "community", sent["grid"]["path"][:14])
    own = await http.get("/api/v1/rates", headers=leader.headers, params={"to": iso(later)})
    assert own.json()["reports"] == 1 and own.json()["under"] == sent["grid"]["path"][:14]
    beyond = await http.get("/api/v1/rates", headers=leader.headers, params={"under": "110112"})
    assert beyond.status_code == 403
    assert (await http.get("/api/v1/rates")).status_code == 401
    wrong = await http.get("/api/v1/rates", headers=leader.headers, params={"from": iso(later), "to": iso(begin)})
    assert wrong.status_code == 422 and "before" in wrong.json()["detail"]


async def test_a_merged_report_counts_with_the_case_that_stands_for_it(
    http: httpx.AsyncClient, server: LiveServer, town: Town, clock: MovableClock
) -> None:
    first, second = await report(http), await report(http)
    into = {"into": first["case"]["number"], "reason": "同一处垃圾"}
    await act(http, town.command, second["case"]["number"], "merge", **into)
    await act(http, town.command, first["case"]["number"], "exclude", reason="不属于本区职责")
    clock.advance(minutes=1)
    assert (await rates(http, town))["solved"]["excluded"]["out_of_scope"] == 2


async def test_erasure_leaves_the_rates_as_they_were(
    http: httpx.AsyncClient, server: LiveServer, town: Town, clock: MovableClock
) -> None:
    begin = clock()
    await every_kind(http, server, town, clock)
    period = {"from": iso(begin), "to": iso(clock())}
    clock.advance(days=4000)
    before = await rates(http, town, **period)
    context = server.context
    await Retention(context.db, context.clock, context.vault, context.copies).erase()
    assert await rates(http, town, **period) == before
    assert before["reports"] == 6 and pair(before["satisfied"]) == (2, 3)
