"""What happens to a task after it was offered: seen, accepted, returned, done, or passed on when its time runs out or a
redraw gives its place to other people.

Whoever changes a case holds its row first and then reads its task anew, so of two who come at once the second sees what
the first did. Acknowledgements hold the task alone.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.cases import brief, events
from backend.cases.lifecycle import TaskStep, after, task_after
from backend.cases.models import FINISHED, OPEN_TASK_STATES, Case, Task
from backend.cases.opening import above
from backend.clock import iso
from backend.clocks.models import Deadline
from backend.errors import Conflict, NotFound
from backend.grids.models import Grid
from backend.live.outbox import Happened, record
from backend.people.duty import Worker
from backend.people.service import on_duty

HAPPENED = {
    "accepted": "you have accepted this task already",
    "done": "this task is done already",
    "returned": "you have returned this task",
    "expired": "this task was not accepted in time and went to the next on duty",
    "withdrawn": "this task was withdrawn: the boundaries changed and its place belongs to another grid's people",
}
"""Why a task cannot take a step any more, by its state."""


@dataclass(slots=True)
class Held:
    """A case, locked until the transaction ends, one of its tasks, and the code of its grid (None without one)."""

    case: Case
    task: Task
    grid: str | None


async def acknowledge(session: AsyncSession, task_id: UUID, worker_id: UUID, state: str, now: datetime) -> None:
    """Record that the tablet has the task (``delivered``) or that its worker looked at it (``seen``).

    Never goes back: repeated, late or out of order it changes nothing. Raises NotFound for a task of somebody else.
    """
    row = (
        await session.execute(
            select(Task, Case)
            .join(Case, Case.id == Task.case_id)
            .where(Task.id == task_id, Task.worker_id == worker_id)
            .with_for_update(of=Task)
            .execution_options(populate_existing=True)
        )
    ).one_or_none()
    if row is None:
        raise NotFound("there is no such task of yours")
    task, case = row
    reached = task_after(task.state, "see" if state == "seen" else "deliver")
    if reached is None:
        return
    task.state = reached
    task.delivered_at = task.delivered_at or now
    if reached == "seen":
        task.seen_at = now
    name = "TaskSeen" if reached == "seen" else "TaskDelivered"
    await record(session, [events.task_acknowledged(name, task, case, now)])


async def accept(session: AsyncSession, task_id: UUID, worker_id: UUID, now: datetime) -> None:
    """The worker takes the task on. Raises NotFound, or Conflict that says what happened meanwhile."""
    held = await _hold_own(session, task_id, worker_id)
    _step(held.task, "accept", now)
    _move(held.case, "accept")
    held.task.accepted_at = held.case.accepted_at = now
    await record(session, [_task_moved("TaskAccepted", held, now, str(worker_id))])


async def give_back(
    session: AsyncSession, task_id: UUID, worker_id: UUID, reason: str, now: datetime, accept_within: timedelta
) -> None:
    """The worker returns the task with a reason; the next on duty is offered it. Raises NotFound, Conflict."""
    held = await _hold_own(session, task_id, worker_id)
    _step(held.task, "return", now)
    held.task.ended_at, held.task.reason = now, reason
    await _pass_on(session, held, "TaskReturned", now, accept_within, str(worker_id))


async def finish(session: AsyncSession, task_id: UUID, worker_id: UUID, words: str, now: datetime) -> None:
    """The worker has done it; the case is resolved. Raises NotFound, Conflict."""
    held = await _hold_own(session, task_id, worker_id)
    _step(held.task, "finish", now)
    _move(held.case, "resolve")
    held.task.ended_at, held.task.reason = now, words
    held.case.resolved_at = now
    case = held.case
    await record(session, [events.case_moved("CaseResolved", case, held.grid, case.owner, now, str(worker_id))])


async def fire(session: AsyncSession, deadline: Deadline, now: datetime, accept_within: timedelta) -> None:
    """Do what falls due: a task nobody accepted goes to the next on duty; a case that a redraw moved while nobody had
    accepted it goes to the first on duty of its new grid; an unfinished case is overdue.

    What was settled in time changes nothing: deadlines are not taken back, they find nothing to do.
    """
    deadline.fired_at = now
    if deadline.kind == "accept":
        held = await _hold(session, deadline.subject_id)
        if held and task_after(held.task.state, "expire"):
            _step(held.task, "expire", now)
            held.task.ended_at = now
            await _pass_on(session, held, "TaskExpired", now, accept_within, "system")
        return
    if deadline.kind == "rehomed":
        await _follow_the_redraw(session, deadline.subject_id, now, accept_within)
        return
    case = await session.get(Case, deadline.subject_id, with_for_update=True, populate_existing=True)
    if case is not None and case.status not in FINISHED:
        grid = await session.scalar(select(Grid.code).where(Grid.id == case.grid_id))
        await record(session, [events.case_moved("DeadlineMissed", case, grid, case.owner, now)])


async def _follow_the_redraw(session: AsyncSession, case_id: UUID, now: datetime, accept_within: timedelta) -> None:
    """Hand an offered case to the first on duty of the grid it lies in now, unless that is who has it already.

    Whoever accepted a case keeps it: they are on their way.
    """
    offered = select(Task.id).where(Task.case_id == case_id, Task.state.in_(OPEN_TASK_STATES))
    task_id = await session.scalar(offered)
    held = await _hold(session, task_id) if task_id else None
    # A task that ended meanwhile was passed on within the new grid: the case moved before this deadline was there.
    if held is None or held.case.status != "assigned" or held.task.ended_at:
        return
    first = await _next_on_duty(session, held, now)
    if first and first.id == held.task.worker_id:
        return
    _step(held.task, "withdraw", now)
    held.task.ended_at = now
    await _pass_on(session, held, "TaskWithdrawn", now, accept_within, "system")


async def _hold_own(session: AsyncSession, task_id: UUID, worker_id: UUID) -> Held:
    held = await _hold(session, task_id)
    if held is None or held.task.worker_id != worker_id:
        raise NotFound("there is no such task of yours")
    return held


async def _hold(session: AsyncSession, task_id: UUID) -> Held | None:
    case = await session.scalar(
        select(Case)
        .where(Case.id == select(Task.case_id).where(Task.id == task_id).scalar_subquery())
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if case is None:
        return None
    # Acknowledgements hold only the task, so it is locked too; read in its own statement it is the latest.
    task = await session.scalar(
        select(Task).where(Task.id == task_id).with_for_update().execution_options(populate_existing=True)
    )
    assert task is not None
    return Held(case, task, await session.scalar(select(Grid.code).where(Grid.id == case.grid_id)))


def _step(task: Task, step: TaskStep, now: datetime) -> None:
    reached = task_after(task.state, step)
    if reached is None:
        ended = f" (at {iso(task.ended_at)})" if task.ended_at else ""
        detail = HAPPENED.get(task.state, f"this task is {task.state}: accept it first") + ended
        raise Conflict(detail, state=task.state)
    task.state = reached


def _move(case: Case, action: str) -> None:
    state = after(case.status, action)
    if state is None:
        raise Conflict(f"case {case.number} is {case.status}", state=case.status)
    case.status = state


def _task_moved(name: str, held: Held, now: datetime, actor: str) -> Happened:
    return events.task_moved(name, held.task, held.case, held.grid, now, actor)


async def _pass_on(
    session: AsyncSession, held: Held, name: str, now: datetime, accept_within: timedelta, actor: str
) -> None:
    """Offer the case to the first on duty who has not had it; with nobody left it climbs to the scope above."""
    case = held.case
    worker = await _next_on_duty(session, held, now)
    case.accepted_at = None
    if worker is None:
        _move(case, "return")
        case.worker_id, case.owner = None, above(case.owner)
        await record(
            session,
            [
                _task_moved(name, held, now, actor),
                events.case_moved("CaseEscalated", case, held.grid, case.owner, now),
            ],
        )
        return
    _move(case, "assign")
    case.worker_id = worker.id
    task = Task(id=uuid4(), case_id=case.id, worker_id=worker.id, rank=worker.rank, state="offered", offered_at=now)
    # One task of a case is open at a time: the old one must have ended before the new one is there.
    await session.flush()
    session.add(task)
    session.add(Deadline(subject_kind="task", subject_id=task.id, kind="accept", due_at=now + accept_within))
    await session.flush()
    shown = brief.of_row((await session.execute(brief.query().where(Case.id == case.id))).one(), now)
    await record(
        session,
        [
            _task_moved(name, held, now, actor),
            events.case_assigned(shown, worker.id, worker.rank, now, again=True),
            events.task_offered(events.offer(task.id, worker.rank, now, accept_within), worker.id, shown, now),
        ],
    )


async def _next_on_duty(session: AsyncSession, held: Held, now: datetime) -> Worker | None:
    """The first on duty in the case's grid who has not let it go already."""
    let_go = select(Task.worker_id).where(Task.case_id == held.case.id, Task.state.in_(("returned", "expired")))
    tried = set((await session.scalars(let_go)).all())
    ladder = (await on_duty(session, [held.grid], now))[held.grid] if held.grid else []
    return next((w for w in ladder if w.id not in tried), None)
