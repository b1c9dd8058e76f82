"""What comes of a deadline: orders before and after it, DeadlineMissed at it, climbing; and one that cannot be done."""

from datetime import datetime, timedelta
from uuid import uuid4

import httpx
import pytest
from sqlalchemy import select, text, update

from backend.cases import urging
from backend.cases.models import Case
from backend.clock import MovableClock
from backend.clocks.models import Clock, Deadline
from backend.observability import DEADLINES_FAILED
from tests.cases.acting import accepted, events, get, post, report, sweep
from tests.clocks.test_calendar import beijing
from tests.serving import LiveServer
from tests.town import Town, hire


async def test_urged_missed_and_supervised(
    http: httpx.AsyncClient,
    server: LiveServer,
    town: Town,
    clock: MovableClock,
) -> None:
    """A four-hour case accepted on Monday at ten: due at two, urged at one, supervised four working hours later."""
    number, _ = await accepted(http, town)
    case = await get(http, town.command, number)
    assert datetime.fromisoformat(case["due_at"]) == beijing("2026-11-23T14:00")
    clock.set(beijing("2026-11-23T12:59:59"))
    await sweep(server)
    assert not await events(http, town, number, "OrderIssued", "DeadlineMissed")

    clock.set(beijing("2026-11-23T13:00"))
    await sweep(server)
    (urged,) = await events(http, town, number, "OrderIssued")
    order = urged["data"]["order_number"]
    assert order.startswith("CB-110112-20261123-") and urged["data"]["kind"] == "urge"

    clock.set(beijing("2026-11-23T14:00"))
    await sweep(server)
    missed = await events(http, town, number, "DeadlineMissed")
    assert sorted(e["data"]["stage"] for e in missed) == ["handle", "whole"]
    await sweep(server)
    assert len(await events(http, town, number, "DeadlineMissed")) == 2
    at_it = (await get(http, town.command, f"{number}/clocks"))["orders"][1:]
    assert [(o["kind"], "现已届满" in o["words"]) for o in at_it] == [("urge", True)]
    clock.advance(seconds=1)
    assert (await get(http, town.command, number))["overdue"]

    clock.set(beijing("2026-11-23T18:00"))
    await sweep(server)
    orders = (await get(http, town.command, f"{number}/clocks"))["orders"]
    ours = [o for o in orders if o["kind"] == "supervise"]
    assert ours[0]["number"].startswith("DB-110112-20261123-")
    assert "已经逾期" in ours[0]["words"] and "2026年11月23日14:00" in ours[0]["words"]
    assert orders[0]["number"] == order and "即将届满" in orders[0]["words"]
    assert len({o["number"] for o in orders}) == len(orders)


async def test_a_stage_that_ends_before_the_whole_is_urged_by_itself(
    http: httpx.AsyncClient, server: LiveServer, town: Town, clock: MovableClock
) -> None:
    """Seven working days of nine are for handling: four fifths of them are over on Tuesday of the next week."""
    number, _ = await accepted(http, town, "0101")
    clock.set(beijing("2026-12-01T18:00"))
    await sweep(server)
    (order,) = (await get(http, town.command, f"{number}/clocks"))["orders"]
    assert order["kind"] == "urge" and "办理时限" in order["words"] and "即将届满" in order["words"]
    assert not await events(http, town, number, "DeadlineMissed")


async def test_after_an_outage_of_days_nobody_is_warned_of_what_has_passed(
    http: httpx.AsyncClient, server: LiveServer, town: Town, clock: MovableClock
) -> None:
    number, _ = await accepted(http, town)
    clock.set(beijing("2026-11-30T10:00"))
    await sweep(server)
    told = [
        (e["name"], e["data"].get("kind") or e["data"]["stage"])
        for e in await events(http, town, number, "OrderIssued", "DeadlineMissed")
        if e["name"] == "OrderIssued" or e["data"]["stage"] == "whole"
    ]
    assert told[:2] == [("DeadlineMissed", "whole"), ("OrderIssued", "urge")]
    assert ("OrderIssued", "supervise") in told[2:]
    orders = (await get(http, town.command, f"{number}/clocks"))["orders"]
    assert not [order for order in orders if "即将届满" in order["words"]]


async def test_an_overdue_case_climbs_and_the_first_asked_stays_responsible(
    http: httpx.AsyncClient, server: LiveServer, town: Town, clock: MovableClock
) -> None:
    number, _ = await accepted(http, town)
    path = (await get(http, town.command, number))["path"]
    await hire(server.context.db, "community", path.rpartition(".")[0])
    clock.set(beijing("2026-11-23T14:00"))
    await sweep(server)
    climbed = await events(http, town, number, "CaseEscalated")
    assert [e["data"]["why"] for e in climbed] == ["overdue"]
    case = await get(http, town.command, number)
    assert case["status"] == "assigned" and case["owner"] == path


async def test_whoever_does_not_accept_is_passed_over(
    http: httpx.AsyncClient, server: LiveServer, town: Town, clock: MovableClock
) -> None:
    number, _ = await accepted(http, town)
    path = (await get(http, town.command, number))["path"]
    community = path.rpartition(".")[0]
    await hire(server.context.db, "community", community)
    await hire(server.context.db, "street", community.rpartition(".")[0])
    up = await post(http, town.command, f"{number}/escalate", reason="请社区牵头")
    assert up.status_code == 200, up.text
    (running,) = [
        c
        for c in (await get(http, town.command, f"{number}/clocks"))["clocks"]
        if c["stage"] == "accept" and not c["stopped_at"]
    ]
    clock.set(datetime.fromisoformat(running["due_at"]))
    await sweep(server)
    whys = [e["data"]["why"] for e in await events(http, town, number, "CaseEscalated")]
    assert whys[0] == "by_hand" and "not_accepted" in whys


async def test_a_finished_case_is_neither_urged_nor_missed(
    http: httpx.AsyncClient, server: LiveServer, town: Town, clock: MovableClock
) -> None:
    number, worker = await accepted(http, town)
    (task,) = (await http.get("/api/v1/tasks", headers=worker.headers)).json()["tasks"]
    done = await http.post(f"/api/v1/tasks/{task['id']}/done", headers=worker.headers, json={"words": "已清运"})
    assert done.status_code == 200, done.text
    clock.set(beijing("2026-11-24T09:00"))
    await sweep(server)
    assert not [e for e in await events(http, town, number, "DeadlineMissed") if e["data"]["stage"] != "check"]
    async with server.context.db.job() as session:
        whole = (await session.scalars(select(Clock).where(Clock.stage == "whole"))).one()
        assert whole.stopped_at == beijing("2026-11-23T10:00") and whole.warned_at is None


async def test_orders_by_hand_do_not_go_upwards(http: httpx.AsyncClient, server: LiveServer, town: Town) -> None:
    number, worker = await accepted(http, town)
    path = (await get(http, town.command, number))["path"]
    community = path.rpartition(".")[0]
    lead = await hire(server.context.db, "community", community)
    street = await hire(server.context.db, "street", community.rpartition(".")[0])
    for person, kind, prefix in ((lead, "urge", "CB-"), (street, "supervise", "DB-"), (town.command, "urge", "CB-")):
        answer = await post(http, person, f"{number}/orders", kind=kind, words="请抓紧")
        assert answer.status_code == 201, answer.text
        assert answer.json()["number"].startswith(f"{prefix}110112-20261123-")
        assert answer.json()["to_owner"] == path and answer.json()["actor"] == str(person.id)
    assert (await post(http, worker, f"{number}/orders", kind="urge", words="请抓紧")).status_code == 403

    async with server.context.db.job() as session:
        await session.execute(update(Case).where(Case.number == number).values(owner=community.rpartition(".")[0]))
    upwards = await post(http, lead, f"{number}/orders", kind="urge", words="请抓紧")
    assert upwards.status_code == 403 and "upwards" in upwards.json()["detail"]
    assert (await post(http, street, f"{number}/orders", kind="urge", words="请抓紧")).status_code == 201


async def test_one_that_cannot_be_done_keeps_none_of_the_others(
    http: httpx.AsyncClient, server: LiveServer, town: Town, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = (await report(http))["case"]
    number, _ = await accepted(http, town)
    async with server.context.db.job() as session:
        case_id = select(Case.id).where(Case.number == first["number"]).scalar_subquery()
        poison = (await session.scalars(select(Clock.id).where(Clock.case_id == case_id))).one()
    context = server.context
    as_it_is = urging.urge

    async def fails(session, case, clock_, kind, *, now):  # type: ignore[no-untyped-def]
        if clock_.id == poison:
            await session.execute(text("select 1 / 0"))  # breaks the transaction too
        await as_it_is(session, case, clock_, kind, now=now)

    failed = DEADLINES_FAILED.labels("warn")
    before = failed._value.get()
    monkeypatch.setattr(urging, "urge", fails)
    clock.set(beijing("2026-11-23T13:00"))
    await sweep(server)
    assert failed._value.get() == before + 1
    assert len(await events(http, town, number, "OrderIssued")) == 1
    delays = []
    for _ in range(3):
        async with context.db.job() as session:
            waits = (await session.scalars(select(Deadline).where(Deadline.subject_id == poison))).one()
        assert waits.fired_at is None
        delays.append(waits.due_at - clock())
        clock.set(waits.due_at)
        await sweep(server)
    assert delays == [timedelta(seconds=30), timedelta(seconds=60), timedelta(seconds=120)]

    monkeypatch.setattr(urging, "urge", as_it_is)
    clock.advance(minutes=4)
    await sweep(server)
    assert len(await events(http, town, first["number"], "OrderIssued")) == 1


async def test_one_whose_subject_is_gone_is_done(server: LiveServer, town: Town, clock: MovableClock) -> None:
    async with server.context.db.job() as session:
        for kind, subject in (("due", "clock"), ("accept", "task")):
            session.add(Deadline(subject_kind=subject, subject_id=uuid4(), kind=kind, due_at=clock()))
    await sweep(server)
    async with server.context.db.job() as session:
        assert not (await session.scalars(select(Deadline.id).where(Deadline.fired_at.is_(None)))).all()
