"""A place in numbers over HTTP: cases, workers, and the layers of a map."""

from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import insert

from backend.clock import MovableClock, iso
from backend.people.work_models import Attendance, Leave
from backend.positions.models import WorkerPosition
from tests.cases.conftest import clock, http, server, town
from tests.cities import path_of
from tests.serving import LiveServer
from tests.town import Person, Town, hire
from tests.verdicts.acting import act, judge, link_of, report, to_judge

__all__ = ["clock", "http", "server", "town"]
Json = dict[str, Any]


async def get(http: httpx.AsyncClient, path: str, who: Person, **params: Any) -> Json:
    answer = await http.get(f"/api/v1{path}", params=params, headers=who.headers)
    assert answer.status_code == 200, answer.text
    found: Json = answer.json()
    return found


async def test_figures_follow_the_cases(
    http: httpx.AsyncClient, server: LiveServer, town: Town, clock: MovableClock
) -> None:
    sent = await to_judge(http, town)
    await judge(http, await link_of(http, sent), outcome="solved", satisfaction="satisfied")
    await report(http)
    clock.advance(days=1)
    await report(http, category="0701")
    excluded = await report(http)
    await act(http, town.command, excluded["case"]["number"], "exclude", reason="不属于本区职责")
    clock.advance(minutes=1)
    found = await get(http, "/figures", town.command)
    assert (found["under"], found["at"]) == ("110112", iso(clock()))
    assert found["now"] == {"opened": 2, "open": 2, "overdue": 1}  # yesterday's was due within four hours
    assert found["today"] == {"opened": 2, "closed": 0}
    assert found["yesterday"] == {"opened": 2, "closed": 1}
    assert (len(found["hours_today"]), found["hours_today"][-1]["opened"]) == (11, 2)
    assert found["hours_yesterday"][10] == {"opened": 2, "closed": 1}
    assert [(one["day"], one["opened"]) for one in found["days"][-2:]] == [("2026-11-23", 2), ("2026-11-24", 2)]
    assert [(one["code"], one["open"]) for one in found["classes"]] == [("01", 1), ("07", 1)]
    street = path_of(sent["grid"]["code"])[:10]
    assert {one["path"]: one["open"] for one in found["parts"]} == {street: 2} | {
        part["path"]: 0 for part in found["parts"] if part["path"] != street
    }
    clock.advance(days=60)
    later = await get(http, "/figures", town.command, under=sent["grid"]["path"])
    assert later["now"] == {"opened": 0, "open": 2, "overdue": 2}
    assert later["parts"] == [
        {
            "code": sent["grid"]["code"], "path": sent["grid"]["path"], "name": sent["grid"]["name"], "opened": 0,
            "open": 2, "overdue": 2,
        }
    ]  # fmt: skip


async def test_workers_count_once_and_by_what_they_do(
    http: httpx.AsyncClient, server: LiveServer, town: Town, clock: MovableClock
) -> None:
    now = clock()
    code, (first, second) = next(iter(town.ladders.items()))
    other = next(ladder[0] for grid, ladder in town.ladders.items() if grid != code)
    async with server.context.db.job() as session:
        await session.execute(
            insert(Attendance),
            [
                {"account_id": who.id, "at": now - timedelta(hours=hours), "working": working, "received_at": now}
                for who, hours, working in (
                    (first, 3, True), (second, 5, True), (second, 1, False), (other, 17, True),
                )
            ],
        )  # fmt: skip
        await session.execute(
            insert(WorkerPosition),
            [
                {"account_id": who.id, "geom": "SRID=4326;POINT(116.66 39.9)", "at": now - timedelta(minutes=minutes)}
                for who, minutes in ((first, 2), (second, 30))
            ],
        )
        await session.execute(
            insert(Leave),
            [
                {
                    "account_id": who.id, "from_at": now - timedelta(days=1), "until_at": now + timedelta(days=1),
                    "reason": "", "deputy_id": deputy, "asked_at": now, "decided_by": town.command.id,
                    "decided_at": now, "approved": True,
                }
                for who, deputy in ((second, other.id), (town.ladders[max(town.ladders)][1], None))
            ],
        )  # fmt: skip
    path = path_of(code)
    assert (await get(http, "/figures", town.command, under=path))["workers"] == {
        "bound": 2, "on_duty": 2, "at_work": 1, "seen": 1,  # the deputy stands in, and forgot to switch to rest
    }  # fmt: skip
    everybody = 2 * len(town.ladders) - 2  # who is away without anybody in their place does not count
    assert (await get(http, "/figures", town.command))["workers"]["on_duty"] == everybody


async def test_heat_is_coarse_and_coverage_is_by_grid(
    http: httpx.AsyncClient, server: LiveServer, town: Town, clock: MovableClock
) -> None:
    for _ in range(3):
        sent = await report(http)
    await report(http, category="0701")
    excluded = await report(http)
    await act(http, town.command, excluded["case"]["number"], "exclude", reason="不属于本区职责")
    clock.advance(minutes=1)
    heat = await get(http, "/heat", town.command)
    assert (heat["cells"], heat["cases"], heat["days"]) == ([[116.66, 39.9, 4]], 4, 30)
    assert (await get(http, "/heat", town.command, category="07"))["cases"] == 1
    assert (await get(http, "/heat", town.command, category="0102"))["cases"] == 3
    clock.advance(days=3)
    assert (await get(http, "/heat", town.command, days=2))["cells"] == []
    elsewhere = next(other for other in town.ladders if path_of(other)[:10] != sent["grid"]["path"][:10])
    assert (await get(http, "/heat", town.command, under=path_of(elsewhere)))["cells"] == []
    assert (await http.get("/api/v1/heat?days=91", headers=town.command.headers)).status_code == 422

    walked = await get(http, "/coverage", town.command)
    assert (walked["day"], walked["grids"]) == ("2026-11-26", [])


@pytest.mark.parametrize("path", ["/figures", "/heat", "/coverage"])
async def test_a_place_outside_the_scope_is_refused(
    http: httpx.AsyncClient, server: LiveServer, town: Town, path: str
) -> None:
    leader = await hire(server.context.db, "street", "110112.001")
    answer = await http.get(f"/api/v1{path}", params={"under": "110112.002"}, headers=leader.headers)
    assert answer.status_code == 403
    assert (await get(http, path, leader))["under"] == "110112.001"
