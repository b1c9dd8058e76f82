"""Joining a case that is there already ("me too"), and the kind of demand and address of a report."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest
from sqlalchemy import text

from backend import clock
from tests.media.camera import scene
from tests.media.sending import upload
from tests.serving import LiveServer
from tests.town import HERE, Town

RUBBISH = {"category": "0102", "description": "垃圾桶旁堆满垃圾", **HERE}
ASKED = {"category": "0102", **HERE}


async def send(http: httpx.AsyncClient, key: str | None = None, **fields: Any) -> dict[str, Any]:
    headers = {"Idempotency-Key": key} if key else {}
    answer = await http.post("/api/v1/reports", json=RUBBISH | fields, headers=headers)
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def token(http: httpx.AsyncClient) -> str:
    (case,) = (await http.get("/api/v1/reports/similar", params=ASKED)).json()["cases"]
    return str(case["join"])


async def counts(server: LiveServer) -> tuple[int, int]:
    """Reports and cases."""
    async with server.context.db.job() as session:
        row = (await session.execute(text('select (select count(*) from report), (select count(*) from "case")'))).one()
        return int(row[0]), int(row[1])


async def test_a_report_joins_the_case(http: httpx.AsyncClient, town: Town, live_server: LiveServer) -> None:
    first = await send(http)
    assert first["joined"] is False
    second = await send(http, joins=await token(http), category="0104", description="我家门口也是")
    assert second["joined"] is True
    assert second["case"] == first["case"] and second["grid"] == first["grid"]
    assert second["assignment"]["worker"] == first["assignment"]["worker"]
    assert second["receipt"] != first["receipt"]
    assert await counts(live_server) == (2, 1)
    progress = (await http.get(f"/api/v1/reports/{second['receipt']}")).json()
    assert progress["number"] == first["case"]["number"] and progress["id"] == second["id"]
    assert {"ReportReceived", "ReportJoined"} <= {step["name"] for step in progress["timeline"]}
    detail = await http.get(f"/api/v1/cases/{first['case']['number']}", headers=town.command.headers)
    assert [report["description"] for report in detail.json()["reports"]] == ["垃圾桶旁堆满垃圾", "我家门口也是"]
    (happened,) = [e for e in detail.json()["timeline"] if e["name"] == "ReportJoined"]
    assert happened["data"]["report"] == second["id"] and "我家" not in str(happened)
    (shown,) = (await http.get("/api/v1/reports/similar", params=ASKED)).json()["cases"]
    assert shown["reports"] == 2
    # Who joined does the work no second time: one task, one case for the worker.
    worker = town.worker(first["assignment"]["worker"]["id"])
    tasks = (await http.get("/api/v1/tasks", headers=worker.headers)).json()["tasks"]
    assert len(tasks) == 1


async def test_a_wall_and_the_cases_followers_hear_of_it(
    http: httpx.AsyncClient, town: Town, live_server: LiveServer
) -> None:
    first = await send(http)
    await send(http, joins=await token(http))
    async with live_server.context.db.job() as session:
        topics = await session.scalar(text("select topics from event where name = 'ReportJoined'"))
        case = await session.scalar(text('select id from "case"'))
    assert set(topics) == {f"wall:{first['grid']['path']}", f"case:{case}"}


async def test_sent_again_it_joins_once(http: httpx.AsyncClient, town: Town, live_server: LiveServer) -> None:
    await send(http)
    joins = await token(http)
    answers = await asyncio.gather(*(send(http, "me-too", joins=joins) for _ in range(5)))
    assert all(answer == answers[0] for answer in answers)
    assert await counts(live_server) == (2, 1)


async def test_many_join_in_one_batch_beside_others(
    http: httpx.AsyncClient, town: Town, live_server: LiveServer
) -> None:
    first = await send(http)
    joins = await token(http)
    answers = await asyncio.gather(*(send(http, **({"joins": joins} if n % 2 else {})) for n in range(20)))
    assert [answer["joined"] for answer in answers] == [bool(n % 2) for n in range(20)]
    assert {a["case"]["number"] for a in answers[1::2]} == {first["case"]["number"]}
    assert await counts(live_server) == (21, 11)


async def test_photos_come_with_it(http: httpx.AsyncClient, town: Town, live_server: LiveServer) -> None:
    first = await send(http)
    photo = await upload(http, scene(3))
    await send(http, joins=await token(http), photos=[photo])
    detail = (await http.get(f"/api/v1/cases/{first['case']['number']}", headers=town.command.headers)).json()
    assert [p["id"] for p in detail["reports"][1]["photos"]] == [photo]


async def test_a_case_that_ended_meanwhile_loses_nothing(
    http: httpx.AsyncClient, town: Town, live_server: LiveServer
) -> None:
    first = await send(http)
    joins = await token(http)
    reason = {"reason": "不在受理范围"}
    excluded = await http.post(
        f"/api/v1/cases/{first['case']['number']}/exclude", json=reason, headers=town.command.headers
    )
    assert excluded.status_code == 200, excluded.text
    second = await send(http, joins=joins)
    assert second["joined"] is False and second["case"]["number"] != first["case"]["number"]
    assert await counts(live_server) == (2, 2)


async def test_a_token_that_is_none_or_has_run_out_loses_nothing(
    http: httpx.AsyncClient, town: Town, live_server: LiveServer
) -> None:
    first = await send(http)
    secrets, case = live_server.context.secrets, await _case_id(live_server)
    old = secrets.sign("join a case", str(case), clock.now() - timedelta(seconds=1))
    other = secrets.sign("join a case", "00000000-0000-0000-0000-000000000000", clock.now() + timedelta(hours=1))
    for joins in (old, other, "nonsense", str(case)):
        answer = await send(http, joins=joins)
        assert answer["joined"] is False and answer["case"]["number"] != first["case"]["number"]


async def test_of_a_merged_case_the_survivor_is_joined(
    http: httpx.AsyncClient, town: Town, live_server: LiveServer
) -> None:
    first = await send(http)
    joins = await token(http)
    second = await send(http)
    body = {"into": second["case"]["number"], "reason": "同一处"}
    merged = await http.post(f"/api/v1/cases/{first['case']['number']}/merge", json=body, headers=town.command.headers)
    assert merged.status_code == 200, merged.text
    third = await send(http, joins=joins)
    assert third["joined"] is True and third["case"]["number"] == second["case"]["number"]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"category": "9999"}, "GET /api/v1/categories"),
        ({"joins": "x" * 201}, "joins"),
        ({"kind": "wish"}, "kind"),
        ({"address": "三\n号楼"}, "one line"),
        ({"address": "长" * 201}, "200"),
        ({"address": ""}, "address"),
    ],
)
async def test_what_is_refused_says_why(
    http: httpx.AsyncClient, town: Town, live_server: LiveServer, fields: dict[str, str], words: str
) -> None:
    await send(http)
    answer = await http.post("/api/v1/reports", json=RUBBISH | {"joins": await token(http)} | fields)
    assert answer.status_code == 422 and words in answer.json()["detail"]
    assert await counts(live_server) == (1, 1)


async def test_kind_and_address_are_kept(http: httpx.AsyncClient, town: Town, live_server: LiveServer) -> None:
    told = await send(http, kind="praise", address=" 3 号楼 2 单元门口 ")
    plain = await send(http)
    kinds = []
    for sent in (told, plain):
        number = sent["case"]["number"]
        case = (await http.get(f"/api/v1/cases/{number}", headers=town.command.headers)).json()
        kinds.append((case["kind"], case["address"], case["reports"][0]["kind"], case["reports"][0]["address"]))
    shown = (await http.get("/api/v1/categories")).json()["kinds"]
    first = shown[0]["code"]
    assert kinds == [("praise", "3 号楼 2 单元门口", "praise", "3 号楼 2 单元门口"), (first, None, first, None)]


async def _case_id(server: LiveServer) -> UUID:
    async with server.context.db.job() as session:
        found: UUID = await session.scalar(text('select id from "case"'))
        return found
