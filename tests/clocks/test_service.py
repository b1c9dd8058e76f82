"""Clocks in the database: started, warned, missed and supervised in turn; paused, extended and stopped."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

import orjson
import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from backend.cases.models import Case
from backend.clocks import service
from backend.clocks.models import Clock, Deadline
from backend.configuration.schema import Limit
from backend.db.engine import Database
from backend.errors import Conflict
from tests.clocks.conftest import MONDAY
from tests.clocks.test_calendar import beijing, limit

DAY = timedelta(days=1)
TWO_DAYS = limit("2 working_days")


async def whole(session: AsyncSession, case: Case, allowed: Limit = TWO_DAYS) -> Clock:
    return await service.start(
        session,
        case_id=case.id,
        stage="whole",
        limit=allowed,
        now=MONDAY,
        warn=0.5,
        supervise=limit("1 working_days"),
    )


async def waiting(session: AsyncSession) -> list[tuple[str, datetime]]:
    """What the sweep will find, the soonest first."""
    query = select(Deadline.kind, Deadline.due_at).where(Deadline.fired_at.is_(None)).order_by(Deadline.due_at)
    return [(kind, at) for kind, at in await session.execute(query)]


async def fire(session: AsyncSession, now: datetime) -> str | None:
    """Do what the sweep does with the soonest deadline."""
    query = select(Deadline).where(Deadline.fired_at.is_(None), Deadline.due_at <= now).order_by(Deadline.due_at)
    deadline = (await session.scalars(query.limit(1))).one()
    fired = await service.fire(session, deadline, now=now)
    deadline.fired_at = now
    await session.flush()
    return fired[1] if fired else None


async def test_one_deadline_waits_at_a_time(db: Database, case: Case) -> None:
    async with db.job() as session:
        clock = await whole(session, case)
        assert clock.due_at == beijing("2026-11-25T18:00")
        assert await waiting(session) == [("warn", beijing("2026-11-24T18:00"))]
        assert await fire(session, beijing("2026-11-24T18:00")) == "warn"
        assert await waiting(session) == [("due", beijing("2026-11-25T18:00"))]
        assert await fire(session, beijing("2026-11-25T18:00")) == "due"
        assert await waiting(session) == [("supervise", beijing("2026-11-26T18:00"))]
        assert await fire(session, beijing("2026-11-26T18:00")) == "supervise"
        assert await waiting(session) == []
        assert clock.warned_at and clock.missed_at and clock.supervised_at and clock.stopped_at is None


async def test_after_an_outage_everything_comes_in_its_order(db: Database, case: Case) -> None:
    late = beijing("2026-12-24T10:00")
    async with db.job() as session:
        await whole(session, case)
        assert [await fire(session, late) for _ in range(3)] == ["warn", "due", "supervise"]
        assert await waiting(session) == []


async def test_a_stopped_clock_expects_nothing(db: Database, case: Case) -> None:
    async with db.job() as session:
        clock = await whole(session, case)
        other = await service.start(
            session, case_id=case.id, stage="accept", limit=TWO_DAYS, now=MONDAY, subject=("handover", uuid4())
        )
        await service.stop(session, case.id, now=MONDAY + DAY, stages=("whole",))
        assert clock.stopped_at == MONDAY + DAY and other.stopped_at is None
        assert await waiting(session) == [("due", other.due_at)]
        await service.stop(session, case.id, now=MONDAY + DAY, subject_id=other.subject_id)
        assert other.stopped_at and await waiting(session) == []


async def test_a_deadline_the_sweep_has_in_hand_finds_nothing_to_do(db: Database, case: Case) -> None:
    """The sweep claims it, then the clock is stopped by a request that does not wait for the sweep."""
    async with db.job() as session:
        clock = await whole(session, case)
    async with db.job() as sweep:
        deadline = (await sweep.scalars(select(Deadline).with_for_update(skip_locked=True))).one()
        async with db.job() as request:
            await service.stop(request, case.id, now=MONDAY + DAY)
        assert await service.fire(sweep, deadline, now=clock.due_at) is None


async def test_a_pause_puts_everything_off_by_its_working_time(db: Database, case: Case, approver: UUID) -> None:
    async with db.job() as session:
        clock = await whole(session, case)
        paused_at, review_at = beijing("2026-11-24T12:00"), beijing("2026-12-01T12:00")
        moved = await service.pause(
            session, case.id, now=paused_at, review_at=review_at, approver=approver, reason="等配件"
        )
        assert moved == [clock] and clock.due_at == beijing("2026-12-02T18:00")
        assert await waiting(session) == [("review", review_at)]
        with pytest.raises(Conflict, match="suspended already"):
            await service.pause(
                session, case.id, now=paused_at, review_at=review_at, approver=approver, reason="等配件"
            )
        assert not await service.review_due(session, case.id, now=review_at - DAY)
        assert await service.review_due(session, case.id, now=review_at)

        assert await service.resume(session, case.id, now=beijing("2026-11-26T12:00")) == [clock]
        assert clock.due_at == beijing("2026-11-27T18:00")
        assert await waiting(session) == [("warn", beijing("2026-11-26T18:00")), ("review", review_at)]
        assert await service.resume(session, case.id, now=beijing("2026-11-26T12:00")) == []
        assert not await service.review_due(session, case.id, now=review_at)


async def test_a_paused_clock_does_not_fire(db: Database, case: Case, approver: UUID) -> None:
    async with db.job() as session:
        clock = await whole(session, case)
        late = beijing("2026-11-24T18:00")
        deadline = (await session.scalars(select(Deadline).where(Deadline.kind == "warn"))).one()
        await service.pause(
            session,
            case.id,
            now=beijing("2026-11-24T12:00"),
            review_at=beijing("2026-12-01T12:00"),
            approver=approver,
            reason="等配件",
        )
        assert await service.fire(session, deadline, now=late) is None
        assert clock.warned_at is None


async def test_to_stop_the_case_ends_its_pause(db: Database, case: Case, approver: UUID) -> None:
    async with db.job() as session:
        clock = await whole(session, case)
        at, review = beijing("2026-11-24T09:00"), beijing("2026-12-01T09:00")
        await service.pause(session, case.id, now=at, review_at=review, approver=approver, reason="等配件")
        await service.stop(session, case.id, now=beijing("2026-11-25T09:00"))
        assert clock.due_at == beijing("2026-11-26T18:00")
        assert [kind for kind, _ in await waiting(session)] == ["review"]
        assert not await service.review_due(session, case.id, now=review)


async def test_an_extension_is_given_once_and_takes_back_what_was_missed(db: Database, case: Case) -> None:
    async with db.job() as session:
        clock = await whole(session, case)
        assert [await fire(session, clock.due_at) for _ in range(2)] == ["warn", "due"]
        extended = await service.extend(session, case.id, stage="whole", limit=limit("3 working_days"))
        assert extended is clock and clock.due_at == beijing("2026-11-30T18:00")
        assert clock.missed_at is None and clock.warned_at is None
        # half of five days: 22.5 working hours after Tuesday's opening
        assert await waiting(session) == [("warn", beijing("2026-11-26T13:30"))]
        with pytest.raises(Conflict, match="extended already"):
            await service.extend(session, case.id, stage="whole", limit=TWO_DAYS)
        assert await service.extend(session, case.id, stage="handle", limit=TWO_DAYS) is None


async def test_a_clock_that_starts_anew_stops_the_one_before(db: Database, case: Case) -> None:
    async with db.job() as session:
        first = await whole(session, case)
        second = await whole(session, case, limit("3 working_days"))
        assert first.stopped_at == MONDAY and second.stopped_at is None
        assert len(await waiting(session)) == 1


async def test_the_database_lets_one_clock_of_a_stage_run(db: Database, case: Case) -> None:
    with pytest.raises(IntegrityError, match="uq_clock_running"):
        async with db.job() as session:
            clock = await whole(session, case)
            columns = {c.key: getattr(clock, c.key) for c in Clock.__table__.columns}
            session.add(Clock(**columns | {"id": uuid4()}))


async def test_rows_at_opening_are_the_clocks_that_start_would_make(db: Database, case: Case) -> None:
    starting = [
        service.Starting("whole", TWO_DAYS, 0.5, limit("1 working_days")),
        service.Starting("dispatch", limit("2 hours")),
    ]
    rows, dues = service.rows_at_opening(case.id, starting, now=MONDAY)
    assert dues["whole"] == (beijing("2026-11-25T18:00"), False)
    assert dues["dispatch"].at == MONDAY + timedelta(hours=2)
    async with db.job() as session:
        for table, name in (("clock", "clocks"), ("deadline", "deadlines")):
            columns = ", ".join(rows[name][0])
            source = f"jsonb_populate_recordset(null::{table}, cast(:rows as jsonb))"
            statement = f"insert into {table} ({columns}) select {columns} from {source}"
            await session.execute(text(statement), {"rows": orjson.dumps(rows[name]).decode()})
        stored = (await session.scalars(select(Clock).order_by(Clock.stage.desc()))).all()
        assert await waiting(session) == [("due", dues["dispatch"].at), ("warn", beijing("2026-11-24T18:00"))]
        started = await whole(session, case)
    same = ("stage", "limit_kind", "limit_amount", "warn", "supervise_kind", "due_at", "provisional", "subject_id")
    assert [getattr(stored[0], k) for k in same] == [getattr(started, k) for k in same]


async def test_every_clock_explains_itself_up_to_its_due_time(db: Database, case: Case, approver: UUID) -> None:
    async with db.job() as session:
        await whole(session, case)
        accept = await service.start(session, case_id=case.id, stage="accept", limit=limit("2 hours"), now=MONDAY)
        await service.stop(session, case.id, now=MONDAY + timedelta(hours=1), stages=("accept",))
        at, until = MONDAY + timedelta(hours=1, minutes=30), beijing("2026-11-25T10:00")
        await service.pause(session, case.id, now=at, review_at=until, approver=approver, reason="等配件")
        await service.extend(session, case.id, stage="whole", limit=limit("1 working_days"))
        found = await service.explained(session, case.id)
        assert [one.clock.stage for one in found] == ["accept", "whole"]
        assert all(one.parts[-1].ends == one.clock.due_at for one in found)
        assert [p.what for p in found[0].parts] == ["hours"] and accept.due_at == MONDAY + timedelta(hours=2)
        # the limit ends within Friday, and the extension goes on there
        worked = ["working_day"] * 4 + ["weekend"] * 2 + ["working_day"]
        assert [p.what for p in found[1].parts] == ["first_day", "paused", "paused", "paused", *worked]
