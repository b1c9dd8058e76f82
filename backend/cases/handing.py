"""Hands a case to somebody: offers it to a worker, asks a unit for it, and lets it climb the ladder.

Whoever was asked first stays responsible (``owner``) until the one asked after them accepts (首问负责); ``rung`` and
``department`` say who is asked. Everything here wants the case locked by the caller (see moving.hold).
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, Literal
from uuid import UUID, uuid4

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.cases import brief, events
from backend.cases.ladder import Post, Unit, department_of, district, scopes_of, unit_above
from backend.cases.lifecycle import after, task_after
from backend.cases.models import OPEN_TASK_STATES, Case, Task
from backend.cases.registers import Handover
from backend.clocks import service as clocks
from backend.clocks.models import Clock, Deadline
from backend.configuration import service as configuration
from backend.configuration.schema import Configuration, Limit
from backend.db.arrays import one_of
from backend.errors import Conflict
from backend.grids.models import Grid
from backend.live.outbox import Happened, record
from backend.people.duties import on_duty
from backend.people.duty import Worker
from backend.people.models import Account

Why = Literal["routed", "overdue", "by_hand", "second_failure", "nobody", "not_accepted", "returned"]
"""Why a unit is asked."""

ASKED = "handover"
"""The subject kind of the clock a unit accepts under."""

LEADING = ("community", "street", "department", "command_center")
"""Roles whose people staff the rungs."""


async def posts(session: AsyncSession, paths: Iterable[str]) -> list[Post]:
    """Who staffs the rungs that cases at ``paths`` may climb to; one query however many."""
    rows = await session.execute(
        select(Account.role, Account.scope, Account.department)
        .where(Account.role.in_(LEADING), one_of(Account.scope, scopes_of(paths)), Account.active)
        .distinct()
    )
    return [Post(*row) for row in rows]


async def grid_of(session: AsyncSession, case: Case) -> str | None:
    """The code of the grid the case lies in; None in a city without grids."""
    return await session.scalar(select(Grid.code).where(Grid.id == case.grid_id)) if case.grid_id else None


async def open_handover(session: AsyncSession, case_id: UUID) -> Handover | None:
    """The asking that nobody has answered yet."""
    query = select(Handover).where(Handover.case_id == case_id, Handover.ended_at.is_(None))
    return await session.scalar(query.execution_options(populate_existing=True))


async def open_task(session: AsyncSession, case_id: UUID) -> Task | None:
    """The task somebody holds, locked: acknowledgements hold only the task."""
    query = select(Task).where(Task.case_id == case_id, Task.state.in_(OPEN_TASK_STATES)).with_for_update()
    return await session.scalar(query.execution_options(populate_existing=True))


async def withdraw(
    session: AsyncSession, case: Case, *, now: datetime, actor: str, outcome: str = "superseded"
) -> list[Happened]:
    """End the case's open task and its open handover, the latter by ``outcome``; gives the events to record."""
    told: list[Happened] = []
    if task := await open_task(session, case.id):
        state = task_after(task.state, "withdraw")
        assert state is not None
        task.state, task.ended_at = state, now
        told.append(events.task_moved("TaskWithdrawn", task, case, await grid_of(session, case), now, actor))
    if asked := await open_handover(session, case.id):
        await end_handover(session, asked, outcome, now)
    await session.flush()  # one task and one handover of a case are open at a time
    return told


async def end_handover(session: AsyncSession, asked: Handover, outcome: str, now: datetime) -> None:
    """The unit's answer, or that there was none; its clock stops."""
    asked.outcome, asked.ended_at = outcome, now
    await clocks.stop(session, asked.case_id, now=now, subject_id=asked.id)


async def offer(
    session: AsyncSession,
    case: Case,
    worker: Worker,
    *,
    now: datetime,
    within: timedelta,
    words: str | None = None,
    state: Literal["offered", "accepted"] = "offered",
) -> Happened:
    """Give ``worker`` a task, to be accepted ``within`` that time unless it is accepted already; gives TaskOffered."""
    task = Task(
        id=uuid4(),
        case_id=case.id,
        worker_id=worker.id,
        rank=worker.rank,
        state=state,
        offered_at=now,
        accept_by=now + within,
        accepted_at=now if state == "accepted" else None,
        words=words,
    )
    session.add(task)
    case.worker_id, case.rung, case.department = worker.id, "worker", None
    if state == "offered":
        session.add(Deadline(subject_kind="task", subject_id=task.id, kind="accept", due_at=task.accept_by))
    await session.flush()
    shown = brief.of_row((await session.execute(brief.query().where(Case.id == case.id))).one(), now)
    given = events.offer(task.id, worker.rank, now, within, state=state)
    return events.task_offered(given, worker.id, shown, now)


async def ask(
    session: AsyncSession,
    case: Case,
    unit: Unit,
    rules: Configuration,
    *,
    now: datetime,
    why: Why,
    actor: str,
    words: str | None = None,
) -> Handover:
    """Ask ``unit`` to take the case; its clock to accept starts, or the fallback owner's own (兜底)."""
    asked = Handover(
        id=uuid4(),
        case_id=case.id,
        from_rung=case.rung,
        from_owner=case.owner,
        from_department=case.owner_department,
        to_rung=unit.rung,
        to_owner=unit.owner,
        to_department=unit.department,
        why=why,
        words=words,
        asked_by=actor,
        asked_at=now,
    )
    session.add(asked)
    case.rung, case.department = unit.rung, unit.department
    if unit.rung == "meeting" and case.meeting_at is None:
        case.meeting_at = now
    await session.flush()
    starting = clock_of_asking(unit, case.category, rules, asked.id)
    await clocks.start(
        session, case_id=case.id, stage=starting.stage, limit=starting.limit, now=now, warn=starting.warn,
        supervise=starting.supervise, subject=starting.subject,
    )  # fmt: skip
    return asked


def clock_of_asking(unit: Unit, category: str, rules: Configuration, handover: UUID) -> clocks.Starting:
    """The clock that starts when ``unit`` is asked: to accept, or of an ownerless case the whole of it."""
    clock = rules.clock_of(category)
    if unit.fallback:
        return clocks.Starting("fallback", rules.ladder.fallback.limit, clock.warn, clock.supervise)
    limit = accept_limit(unit, category, rules)
    return clocks.Starting("accept", limit, clock.warn, clock.supervise, subject=(ASKED, handover))


def accept_limit(unit: Unit, category: str, rules: Configuration) -> Limit:
    """How long ``unit`` has to accept: what the ladder gives its rung, else what the category's clock says."""
    return next((limit for rung, limit in rules.ladder.accept.items() if rung == unit.rung), None) or (
        rules.clock_of(category).accept
    )


async def assign(
    session: AsyncSession,
    case: Case,
    to: Worker | Unit,
    *,
    now: datetime,
    why: Why,
    actor: str,
    within: timedelta = timedelta(),
    words: str | None = None,
) -> None:
    """Carry out ``assign``: who had it has it no more, a worker is offered it or a unit asked. Records CaseAssigned.

    ``within`` is a worker's time to accept. Raises Conflict when the case is in no state to be assigned.
    """
    state = after(case.status, "assign")
    if state is None:
        raise Conflict(f"case {case.number} is {case.status}", state=case.status)
    before = events.snapshot(case)
    told = await _take_away(session, case, state, now=now, actor=actor, outcome="superseded")
    if isinstance(to, Unit):
        rules = (await configuration.active(session, now)).rules
        await ask(session, case, to, rules, now=now, why=why, actor=actor, words=words)
        more: dict[str, Any] = {"why": why, "asked": to.owner}
    else:
        told.append(await offer(session, case, to, now=now, within=within, words=words))
        more = {"why": why, "rank": to.rank}
    grid = await grid_of(session, case)
    moved = events.case_moved("CaseAssigned", case, grid, now, actor, before=before, more=more)
    await record(session, [moved, *told])


async def climb(
    session: AsyncSession,
    case: Case,
    *,
    now: datetime,
    reason: Why,
    actor: str,
    to: Unit | None = None,
    words: str | None = None,
) -> Handover | None:
    """Carry out ``escalate``: the unit above, or ``to``, is asked; the owner stays until it accepts. Records
    CaseEscalated.

    None, and nothing changes, when the case is not open or suspended, from the top of the ladder (a second failure asks
    the top again), and by ``overdue`` while somebody still has time to accept it: it has only just climbed.
    """
    state = after(case.status, "escalate")
    asked = await open_handover(session, case.id)
    if state is None or (reason == "overdue" and asked and await _has_time(session, asked)):
        return None
    rules = (await configuration.active(session, now)).rules
    to = to or await _above(session, case, rules) or (_top(case) if reason == "second_failure" else None)
    if to is None:
        return None
    before = events.snapshot(case)
    outcome = "expired" if reason in ("not_accepted", "overdue") else "superseded"
    told = await _take_away(session, case, state, now=now, actor=actor, outcome=outcome)
    handover = await ask(session, case, to, rules, now=now, why=reason, actor=actor, words=words)
    more = {"why": reason, "asked": to.owner}
    grid = await grid_of(session, case)
    moved = events.case_moved("CaseEscalated", case, grid, now, actor, before=before, more=more)
    await record(session, [*told, moved])
    return handover


def meeting(case: Case) -> Unit:
    """The joint meeting, on whose list a case ends up that nobody solved."""
    return Unit("meeting", district(case.path))


async def next_on_duty(
    session: AsyncSession, case: Case, now: datetime, *, besides: UUID | None = None
) -> Worker | None:
    """The first on duty in the case's grid, ``besides`` that one, who has not let it go already."""
    grid = await grid_of(session, case)
    if grid is None:
        return None
    let_go = select(Task.worker_id).where(Task.case_id == case.id, Task.state.in_(("returned", "expired")))
    tried = {besides, *(await session.scalars(let_go)).all()}
    return next((w for w in (await on_duty(session, [grid], now))[grid] if w.id not in tried), None)


async def _above(session: AsyncSession, case: Case, rules: Configuration) -> Unit | None:
    department = department_of(case.category, rules)
    staffed = await posts(session, [case.path])
    return unit_above(case.rung, case.path, ladder=rules.ladder, department=department, posts=staffed)


def _top(case: Case) -> Unit:
    """Who is asked once more when nobody is above."""
    return meeting(case) if case.rung in ("worker", "meeting") else Unit(case.rung, case.owner, case.department)


async def _has_time(session: AsyncSession, asked: Handover) -> bool:
    running = exists().where(Clock.subject_id == asked.id, Clock.stopped_at.is_(None), Clock.missed_at.is_(None))
    return bool(await session.scalar(select(running)))


async def _take_away(
    session: AsyncSession, case: Case, state: str, *, now: datetime, actor: str, outcome: str
) -> list[Happened]:
    """Nobody has the case now, and it is in ``state``; gives the events to record."""
    case.status = state
    told = await withdraw(session, case, now=now, actor=actor, outcome=outcome)
    case.worker_id = case.accepted_at = None
    await clocks.stop(session, case.id, now=now, stages=("dispatch", "handle"))
    return told
