"""The desk over HTTP: a case goes through its whole life, climbs, is answered for, checked, reopened and ended."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import httpx
import pytest
import shapely

from backend.clock import MovableClock
from backend.configuration import service as configuration
from backend.configuration.schema import Configuration
from backend.db.view import View
from tests.cases.acting import Json, accepted, events, get, post, report, sweep
from tests.cities import path_of
from tests.serving import LiveServer
from tests.town import HERE, Person, Town, hire

CITY = "110112"


@dataclass(frozen=True)
class Staff:
    """Somebody on every rung above the workers of the case's place."""

    community: Person
    street: Person
    department: Person


@pytest.fixture
async def staff(server: LiveServer, town: Town) -> Staff:
    here = shapely.Point(HERE["lon"], HERE["lat"])
    community = next(g for g in town.grids if g["level"] == "community" and g["geometry"].covers(here))
    path = path_of(community["code"])
    db = server.context.db
    return Staff(
        community=await hire(db, "community", path),
        street=await hire(db, "street", path.rpartition(".")[0]),
        department=await hire(db, "department", CITY, department="urban_management"),
    )


async def ok(answer: httpx.Response) -> Json:
    assert answer.status_code in (200, 201), answer.text
    found: Json = answer.json()
    return found


async def rule(server: LiveServer, change: Callable[[Configuration], Configuration]) -> None:
    """Let another configuration hold from now on."""
    now = server.context.clock()
    async with server.context.db.write(View.system()) as session:
        rules = change((await configuration.active(session, now)).rules)
        await configuration.apply(session, rules, at=now, now=now, actor="tests")


def practising(**changes: object) -> Callable[[Configuration], Configuration]:
    return lambda rules: rules.model_copy(update={"practice": rules.practice.model_copy(update=changes)})


async def resolved(http: httpx.AsyncClient, town: Town, number: str, worker: Person) -> None:
    tasks = (await http.get("/api/v1/tasks", headers=worker.headers)).json()["tasks"]
    task = next(t for t in tasks if t["case"]["number"] == number)
    await ok(await http.post(f"/api/v1/tasks/{task['id']}/done", headers=worker.headers, json={"words": "已清运"}))


async def test_from_report_to_closure(http: httpx.AsyncClient, town: Town, staff: Staff, clock: MovableClock) -> None:
    number, worker = await accepted(http, town)
    tasks = (await http.get("/api/v1/tasks", headers=worker.headers)).json()["tasks"]
    await ok(await http.post(f"/api/v1/tasks/{tasks[0]['id']}/start", headers=worker.headers))
    assert (await get(http, staff.street, number))["status"] == "in_progress"
    await resolved(http, town, number, worker)
    assert (await post(http, worker, f"{number}/check")).status_code == 403
    assert (await get(http, staff.street, f"{number}/actions"))["actions"] == ["check", "rework", "reopen"]
    assert (await ok(await post(http, staff.community, f"{number}/check", words="现场已清")))["status"] == "checked"
    clock.advance(minutes=1)
    assert (await ok(await post(http, staff.community, f"{number}/close")))["status"] == "closed"
    case = await get(http, staff.community, number)
    assert case["closed_how"] == "office" and case["reason"]
    assert case["worker"] == str(worker.id)
    assert [(n["action"], n["words"]) for n in case["notes"]] == [("check", "现场已清"), ("close", case["reason"])]
    clocks = (await get(http, staff.community, f"{number}/clocks"))["clocks"]
    assert {c["stage"] for c in clocks} == {"whole", "handle", "check", "silence"}
    assert all(c["stopped_at"] for c in clocks)


async def test_what_is_not_done_comes_back_to_who_did_it(http: httpx.AsyncClient, town: Town, staff: Staff) -> None:
    number, worker = await accepted(http, town)
    await resolved(http, town, number, worker)
    assert (await post(http, staff.community, f"{number}/rework")).status_code == 422
    again = await ok(await post(http, staff.community, f"{number}/rework", reason="还有一堆"))
    assert again["status"] == "in_progress" and again["worker"] == str(worker.id)
    (task,) = (await http.get("/api/v1/tasks", headers=worker.headers)).json()["tasks"]
    assert task["state"] == "accepted" and task["words"] == "还有一堆"
    await resolved(http, town, number, worker)


async def test_first_asked_is_responsible_until_another_accepts(
    http: httpx.AsyncClient, town: Town, staff: Staff, server: LiveServer, clock: MovableClock
) -> None:
    number, worker = await accepted(http, town)
    case = await get(http, town.command, number)
    micro, community = case["path"], case["path"].rpartition(".")[0]
    await ok(await post(http, worker, f"{number}/escalate", reason="要吊车"))
    case = await get(http, staff.community, number)
    assert (case["status"], case["rung"], case["owner"]) == ("assigned", "community", micro)
    assert (await post(http, staff.street, f"{number}/accept")).status_code == 403  # it was not asked
    await ok(await post(http, staff.community, f"{number}/accept"))
    case = await get(http, staff.community, number)
    assert (case["status"], case["owner"], case["handovers"][0]["outcome"]) == ("accepted", community, "accepted")
    done = await ok(await post(http, staff.community, f"{number}/resolve", words="已吊走"))
    assert done["status"] == "resolved"
    assert (await post(http, staff.community, f"{number}/check")).status_code == 403  # who did the work
    assert (await ok(await post(http, staff.street, f"{number}/check")))["status"] == "checked"


async def test_time_alone_carries_it_up_rung_by_rung(
    http: httpx.AsyncClient, town: Town, staff: Staff, server: LiveServer, clock: MovableClock
) -> None:
    number, _ = await accepted(http, town)
    rungs = []
    for _ in range(12):
        clock.advance(hours=24)
        await sweep(server)
        case = await get(http, town.command, number)
        if rungs[-1:] != [case["rung"]]:
            rungs.append(case["rung"])
    assert rungs[-4:] == ["community", "street", "department", "meeting"]
    assert (case["status"], case["owner"]) == ("assigned", case["path"])  # nobody has accepted it yet
    assert [h["outcome"] for h in case["handovers"]] == ["expired", "expired", "expired", None]
    assert case["handovers"][2]["department"] == "urban_management"
    (listed,) = (await http.get("/api/v1/meetings", headers=town.command.headers)).json()["cases"]
    assert listed["number"] == number and listed["meeting_at"] == case["meeting_at"]
    await ok(await post(http, town.command, f"{number}/assign", rung="street", words="会议决定由街道办理"))
    await ok(await post(http, staff.street, f"{number}/accept"))
    assert (await http.get("/api/v1/meetings", headers=town.command.headers)).json()["cases"] == []


async def test_a_department_takes_or_returns_what_it_is_asked_for(
    http: httpx.AsyncClient, town: Town, staff: Staff, clock: MovableClock
) -> None:
    number = (await report(http))["case"]["number"]
    assert (await http.get(f"/api/v1/cases/{number}", headers=staff.department.headers)).status_code == 404
    asked = await ok(await post(http, staff.street, f"{number}/assign", department="urban_management", words="请执法"))
    assert (asked["status"], asked["worker"], asked["department"]) == ("assigned", None, "urban_management")
    assert (await get(http, staff.department, f"{number}/actions"))["actions"] == ["accept", "return", "escalate"]
    bare = await post(http, staff.department, f"{number}/return", reason="不属本局")
    assert bare.status_code == 422
    back = await ok(await post(http, staff.department, f"{number}/return", reason="不属本局", basis="三定方案"))
    assert (back["status"], back["department"]) == ("returned", None)
    clock.advance(minutes=1)
    await ok(await post(http, staff.street, f"{number}/assign", department="urban_management"))
    assert (await ok(await post(http, staff.department, f"{number}/accept")))["status"] == "accepted"
    twice = await post(http, staff.department, f"{number}/return", reason="不属本局", basis="三定方案")
    assert twice.status_code == 409 and "returned already" in twice.json()["detail"]
    await ok(await post(http, staff.department, f"{number}/start"))
    await ok(await post(http, staff.department, f"{number}/resolve", words="已依法处置"))
    case = await get(http, staff.department, number)
    assert case["owner"] == CITY and [h["outcome"] for h in case["handovers"]] == ["refused", "accepted"]


async def test_what_nobody_is_there_for_goes_to_the_fallback_owner_with_a_clock_of_its_own(
    http: httpx.AsyncClient, town: Town, server: LiveServer, clock: MovableClock
) -> None:
    outside = {"lon": 117.4, "lat": 40.4, "crs": "wgs84"}  # beyond every grid and the tolerance
    answer = await http.post("/api/v1/reports", json={"category": "0207", "description": "斜杆", **outside})
    number = (await ok(answer))["case"]["number"]
    case = await get(http, town.command, number)
    assert (case["how"], case["status"], case["rung"], case["department"]) == (
        "fallback",
        "assigned",
        "department",
        None,
    )
    stages = {c["stage"]: c for c in (await get(http, town.command, f"{number}/clocks"))["clocks"]}
    assert set(stages) == {"whole", "fallback"} and stages["fallback"]["limit"] == {"kind": "hours", "amount": 2}
    clock.advance(hours=2)
    await sweep(server)
    assert (await get(http, town.command, number))["rung"] == "meeting"


async def test_filing_comes_before_anybody_is_asked(
    http: httpx.AsyncClient, town: Town, staff: Staff, server: LiveServer
) -> None:
    def filing(rules: Configuration) -> Configuration:
        changed = [c.model_copy(update={"filing": c.code == "0101"}) for c in rules.categories]
        return rules.model_copy(update={"categories": changed})

    await rule(server, filing)
    sent = await report(http, "0101")
    number = sent["case"]["number"]
    assert sent["case"]["status"] == "reported" and sent["assignment"]["worker"] is None
    assert (await get(http, staff.community, f"{number}/actions"))["actions"] == [
        "verify", "exclude", "assign", "escalate", "merge",
    ]  # fmt: skip
    assert (await ok(await post(http, staff.community, f"{number}/verify")))["status"] == "verified_for_filing"
    given = await ok(await post(http, staff.community, f"{number}/assign"))
    ladder = town.ladders[sent["grid"]["code"]]
    assert (given["status"], given["worker"]) == ("assigned", str(ladder[0].id))
    other = await ok(await post(http, staff.community, f"{number}/assign", worker=str(ladder[1].id), words="换人"))
    assert other["worker"] == str(ladder[1].id)
    (task,) = (await http.get("/api/v1/tasks", headers=ladder[1].headers)).json()["tasks"]
    assert task["words"] == "换人"


async def test_reopened_it_keeps_its_number_and_climbs_until_the_meeting_has_it(
    http: httpx.AsyncClient, town: Town, staff: Staff
) -> None:
    number, worker = await accepted(http, town)
    await resolved(http, town, number, worker)
    units = [("community", staff.community), ("street", staff.street)]
    for round_, (rung, unit) in enumerate(units, start=1):
        again = await ok(await post(http, town.command, f"{number}/reopen", reason="居民不满意"))
        assert (again["status"], again["round"], again["rung"]) == ("assigned", round_, rung)
        assert not again["overdue"]
        await ok(await post(http, unit, f"{number}/accept"))
        await ok(await post(http, unit, f"{number}/resolve", words="再次处置"))
    last = await ok(await post(http, town.command, f"{number}/reopen", reason="仍不满意"))
    assert (last["rung"], last["round"], last["number"]) == ("meeting", 3, number)
    why = [e["data"]["why"] for e in await events(http, town, number, "CaseEscalated")]
    assert why == ["second_failure"] * 3


async def test_out_of_scope_it_ends_with_a_reason_and_can_be_taken_up_again(
    http: httpx.AsyncClient, town: Town, staff: Staff
) -> None:
    sent = await report(http)
    number = sent["case"]["number"]
    ended = await ok(await post(http, staff.community, f"{number}/exclude", reason="属铁路部门管辖"))
    assert ended["status"] == "excluded"
    case = await get(http, staff.community, number)
    assert (case["reason"], case["closed_how"]) == ("属铁路部门管辖", "excluded")
    assert [t["state"] for t in case["tasks"]] == ["withdrawn"]
    (event,) = await events(http, town, number, "CaseExcluded")
    assert event["data"]["before"]["status"] == "assigned" and event["data"]["after"]["status"] == "excluded"
    assert "属铁路部门管辖" not in str(event)
    again = await ok(await post(http, staff.community, f"{number}/reopen", reason="复核属实"))
    assert (again["status"], again["rung"]) == ("assigned", "community")


async def test_where_no_check_is_required_the_system_checks(
    http: httpx.AsyncClient, town: Town, server: LiveServer, clock: MovableClock
) -> None:
    await rule(server, practising(checking="none"))
    number, worker = await accepted(http, town)
    await resolved(http, town, number, worker)
    assert (await get(http, town.command, number))["status"] == "checked"
    (event,) = await events(http, town, number, "CaseChecked")
    assert event["actor"] == "system"
    for _ in range(15):
        clock.advance(days=1)
        await sweep(server)
    case = await get(http, town.command, number)
    assert (case["status"], case["closed_how"]) == ("closed", "silence")


async def test_the_desk_says_why_not(http: httpx.AsyncClient, town: Town, staff: Staff) -> None:
    number, _ = await accepted(http, town)
    early = await post(http, staff.street, f"{number}/close")
    assert early.status_code == 409 and "it must be checked" in early.json()["detail"]
    theirs = await post(http, staff.street, f"{number}/resolve", words="已清")
    assert theirs.status_code == 403 and "the unit that is responsible or was asked" in theirs.json()["detail"]
    both = await post(http, staff.street, f"{number}/assign", rung="community", department="urban_management")
    assert both.status_code == 422
    nobody = await post(http, staff.street, f"{number}/assign", department="water")
    assert nobody.status_code == 422 and nobody.json()["errors"][0]["field"] == "department"
    unknown = await post(http, staff.street, "110112-20261123-999999/verify")
    assert unknown.status_code == 404
    top = await post(http, staff.street, f"{number}/assign", rung="meeting")
    assert top.json()["rung"] == "meeting"
    assert (await post(http, staff.street, f"{number}/escalate", reason="再上")).status_code == 409


async def test_a_suspended_case_waits_and_the_offer_begins_anew(
    http: httpx.AsyncClient, town: Town, staff: Staff, server: LiveServer, clock: MovableClock
) -> None:
    sent = await report(http)
    number, worker = sent["case"]["number"], town.ladders[sent["grid"]["code"]][0]
    review = (clock() + timedelta(days=3)).isoformat()
    asked = await ok(await post(http, worker, f"{number}/requests", kind="suspend", reason="等天晴", review_at=review))
    await ok(await post(http, staff.street, f"{number}/requests/{asked['id']}/decide", approved=True))
    clock.advance(hours=5)
    await sweep(server)
    case = await get(http, town.command, number)
    assert (case["status"], case["worker"]) == ("suspended", str(worker.id))
    clock.advance(days=3)
    await sweep(server)
    case = await get(http, town.command, number)
    assert (case["status"], case["worker"]) == ("assigned", str(worker.id))
    assert [t["state"] for t in case["tasks"]] == ["withdrawn", "offered"]
