"""Cases are seen from the scope that holds them, and from no other."""

from typing import Any

import httpx
import psycopg
import pytest

from tests.cities import path_of
from tests.serving import LiveServer
from tests.town import HERE, Town

ELSEWHERE = HERE | {"lon": 116.605, "lat": 39.935}


async def report(http: httpx.AsyncClient, place: dict[str, Any]) -> dict[str, Any]:
    answer = await http.post("/api/v1/reports", json={"category": "0701", "description": "火灾隐患", **place})
    assert answer.status_code == 201, answer.text
    sent: dict[str, Any] = answer.json()
    return sent


async def test_a_list_is_a_snapshot_of_ones_scope(http: httpx.AsyncClient, town: Town, server: LiveServer) -> None:
    here, there = await report(http, HERE), await report(http, ELSEWHERE)
    assert here["grid"]["path"] != there["grid"]["path"]
    everything = (await http.get("/api/v1/cases", headers=town.command.headers)).json()
    assert {c["number"] for c in everything["cases"]} == {here["case"]["number"], there["case"]["number"]}
    assert {c["urgency"] for c in everything["cases"]} == {"life"}
    assert isinstance(everything["seq"], int)

    async def numbers(headers: dict[str, str], **query: str) -> list[str]:
        answer = await http.get("/api/v1/cases", headers=headers, params=query)
        assert answer.status_code == 200, answer.text
        return [c["number"] for c in answer.json()["cases"]]

    community = here["grid"]["path"].rpartition(".")[0]
    assert await numbers(town.command.headers, under=community) == [here["case"]["number"]]
    assert await numbers(town.command.headers, under=here["grid"]["path"][:-1]) == []
    assert await numbers(town.command.headers, status="resolved") == []
    worker = town.ladders[here["grid"]["code"]][0]
    assert await numbers(worker.headers) == [here["case"]["number"]]
    outside = await http.get("/api/v1/cases", headers=worker.headers, params={"under": path_of("110112")})
    assert outside.status_code == 403
    assert (await http.get("/api/v1/cases")).status_code == 401


async def test_a_case_outside_the_scope_is_not_there(http: httpx.AsyncClient, town: Town) -> None:
    here, there = await report(http, HERE), await report(http, ELSEWHERE)
    worker = town.ladders[here["grid"]["code"]][0]
    own = await http.get(f"/api/v1/cases/{here['case']['number']}", headers=worker.headers)
    assert own.status_code == 200
    assert own.json()["assignment"]["worker"]["id"] == str(worker.id)
    for number in (there["case"]["number"], "110112-20261123-999999"):
        assert (await http.get(f"/api/v1/cases/{number}", headers=worker.headers)).status_code == 404


async def test_a_case_has_one_open_task(http: httpx.AsyncClient, town: Town, database_url: str) -> None:
    await report(http, HERE)
    with psycopg.connect(database_url) as c, pytest.raises(psycopg.errors.UniqueViolation):
        c.execute(
            "insert into task (id, case_id, worker_id, rank, state, offered_at, accept_by)"
            " select gen_random_uuid(), case_id, worker_id, 1, 'offered', offered_at, accept_by from task"
        )
