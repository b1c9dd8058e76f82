"""Evaluation over HTTP: figures, rankings and the cases behind them, for whom they are and for nobody else."""

from typing import Any

import httpx

from backend.clock import MovableClock, iso
from tests.cities import path_of
from tests.serving import LiveServer
from tests.town import Person, Town, hire
from tests.verdicts.acting import BAD, GOOD, act, judge, link_of, report, to_judge

Json = dict[str, Any]
BASE = "/api/v1/evaluation"


async def get(http: httpx.AsyncClient, person: Person, path: str = "", **params: Any) -> Json:
    answer = await http.get(f"{BASE}{path}", headers=person.headers, params=params)
    assert answer.status_code == 200, answer.text
    found: Json = answer.json()
    return found


async def refused(http: httpx.AsyncClient, person: Person, path: str = "", **params: Any) -> int:
    return (await http.get(f"{BASE}{path}", headers=person.headers, params=params)).status_code


async def a_month(http: httpx.AsyncClient, server: LiveServer, town: Town, clock: MovableClock) -> Json:
    """One solved, one reopened, one excluded and one that nobody touched; gives the first report's answer."""
    first = await to_judge(http, town)
    await judge(http, await link_of(http, first), **GOOD)
    await judge(http, await link_of(http, await to_judge(http, town)), **BAD)
    excluded = await report(http)
    await act(http, town.command, excluded["case"]["number"], "exclude", reason="不属于本区职责")
    await report(http)
    clock.advance(days=20)
    return first


async def test_the_life_of_cases_is_what_is_measured(
    http: httpx.AsyncClient, server: LiveServer, town: Town, clock: MovableClock
) -> None:
    begin = clock()
    first = await a_month(http, server, town, clock)
    found = await get(http, town.command)
    assert (found["subject"], found["name"]) == ({"kind": "scope", "key": "110112", "under": ""}, "测试区")
    assert found["now"]["counts"] == {"received": 4, "opened": 4, "due": 4, "closed": 1}
    numbers = {m: (f["numerator"], f["denominator"], f["excluded"]) for m, f in found["now"]["figures"].items()}
    left = dict.fromkeys(("out_of_scope", "merged", "appeal", "silent", "pending"), 0)
    assert numbers == {
        "answered": (2, 3, left | {"out_of_scope": 1}),
        "solved": (1, 2, left | {"out_of_scope": 1, "pending": 1}),
        "satisfied": (1, 2, left | {"out_of_scope": 1, "pending": 1}),
        "closed": (1, 3, left | {"out_of_scope": 1}),
        "closed_in_time": (1, 3, left | {"out_of_scope": 1}),
        "overdue": (2, 3, left | {"out_of_scope": 1}),
        "reworked": (0, 2, left | {"out_of_scope": 1, "pending": 1}),
        "returned": (0, 3, left | {"out_of_scope": 1}),
        "reopened": (1, 2, left | {"out_of_scope": 1, "pending": 1}),
        "well_dispatched": (3, 3, left | {"out_of_scope": 1}),
    }
    assert found["now"]["score"] == 30 * 2 / 3 + 35 / 2 + 35 / 2
    assert found["rules"] == {
        "weights": {"answered": 30, "solved": 35, "satisfied": 35}, "least_cases": 10, "listed": 5
    }  # fmt: skip
    assert found["previous"]["counts"]["received"] == found["year_before"]["counts"]["received"] == 0
    later = await get(http, town.command, **{"from": iso(clock()), "to": iso(clock() + (clock() - begin) * 1.01)})
    assert later["previous"]["counts"]["received"] == 4

    behind = await get(http, town.command, "/cases", measure="solved", portion="numerator")
    assert (behind["total"], [one["number"] for one in behind["cases"]]) == (1, [first["case"]["number"]])
    assert (behind["cases"][0]["path"], behind["cases"][0]["why"]) == (first["grid"]["path"], None)
    excluded = await get(http, town.command, "/cases", measure="solved", portion="excluded", why="out_of_scope")
    assert [one["why"] for one in excluded["cases"]] == ["out_of_scope"]


async def test_who_may_look_at_what(
    http: httpx.AsyncClient, server: LiveServer, town: Town, clock: MovableClock
) -> None:
    sent = await a_month(http, server, town, clock)
    code, path = sent["grid"]["code"], sent["grid"]["path"]
    worker, deputy = town.ladders[code]
    far = next(ladder[0] for other, ladder in town.ladders.items() if path_of(other)[:14] != path[:14])
    leader = await hire(server.context.db, "community", path.rpartition(".")[0])
    water = await hire(server.context.db, "department", "110112", department="water")

    own = await get(http, worker, worker=str(worker.id))
    assert own["now"]["figures"]["solved"]["denominator"] == 2
    assert (await get(http, worker))["subject"]["key"] == path
    assert await refused(http, worker, worker=str(deputy.id)) == 403
    assert await refused(http, worker, "/ranking", level="worker") == 403
    assert await refused(http, worker, under="110112") == 403

    assert (await get(http, leader, worker=str(worker.id)))["now"]["figures"] == own["now"]["figures"]
    assert await refused(http, leader, worker=str(far.id)) == 404
    assert await refused(http, leader, worker=str(leader.id), department="water") == 422
    assert (await get(http, leader, department="water"))["name"] == "水务局"

    assert (await get(http, water))["subject"] == {"kind": "department", "key": "water", "under": "110112"}
    assert await refused(http, water, department="fire") == 403
    assert await refused(http, water, "/ranking", level="street") == 403
    assert (await http.get(BASE)).status_code == 401


async def test_a_ranking_wants_enough_cases(
    http: httpx.AsyncClient, server: LiveServer, town: Town, clock: MovableClock
) -> None:
    sent = await a_month(http, server, town, clock)
    found = await get(http, town.command, "/ranking", level="micro")
    assert len(found["rows"]) == len(town.ladders)
    assert {row["rank"] for row in found["rows"]} == {None}
    assert (found["red"], found["black"]) == ([], [])
    assert found["total"] == len(found["rows"])
    pages = [await get(http, town.command, "/ranking", level="micro", limit=10, offset=offset) for offset in (0, 10)]
    assert pages[0]["rows"] + pages[1]["rows"] == found["rows"][:20]
    assert {page["total"] for page in pages} == {found["total"]}
    here = next(row for row in found["rows"] if row["key"] == sent["grid"]["path"])
    assert (here["sample"], here["now"]["counts"]["received"]) == (2, 4)
    workers = await get(http, town.command, "/ranking", level="worker", under=sent["grid"]["path"][:10])
    assert [(row["name"], row["sample"]) for row in workers["rows"]] == [("李网格", 2)]


async def test_what_cannot_be_a_question(http: httpx.AsyncClient, town: Town, clock: MovableClock) -> None:
    now = iso(clock())
    for params, sentence in (
        ({"from": now, "to": now}, "from must be before to"),
        ({"from": "0001-01-01T00:00:00Z"}, "between the years 2000 and 2200"),
        ({"to": "0001-01-02T00:00:00Z"}, "from must be before to"),
        ({"from": "0001-01-01T00:00:00+08:00", "to": "0001-01-02T00:00:00Z"}, "between the years 2000 and 2200"),
        ({"from": "2026-11-01T00:00:00"}, "timezone"),
    ):
        answer = await http.get(BASE, headers=town.command.headers, params=params)
        assert answer.status_code == 422 and sentence in answer.text
    assert await refused(http, town.command, "/cases", measure="beauty", portion="numerator") == 422
    assert await refused(http, town.command, "/ranking", level="planet") == 422
