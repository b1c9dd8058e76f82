"""What happens to a task after it was offered: seen, accepted, started, returned, done, or passed on when its time runs
out or a redraw gives its place to other people.

Whoever changes a case holds its row first and then reads its task anew, so of two who come at once the second sees what
the first did. Acknowledgements hold the task alone.

A tablet names each step it takes with a ``key`` of its own: the same step under the same key, sent again because its
answer was lost, changes nothing more, whatever happened since.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.cases import events, handing, proving
from backend.cases.desk import check_return, check_whistles, said
from backend.cases.ladder import lineage, unit_on
from backend.cases.lifecycle import TaskStep, task_after
from backend.cases.models import OPEN_TASK_STATES, Case, Task
from backend.cases.moving import Given, hold, move, permit
from backend.cases.registers import Note
from backend.clock import iso
from backend.configuration import service as configuration
from backend.errors import Conflict, NotFound
from backend.evidence.fields import Proof
from backend.live.outbox import Happened, record
from backend.people.rights import Caller

HAPPENED = {
    "accepted": "you have accepted this task already",
    "done": "this task is done already",
    "returned": "you have returned this task",
    "expired": "this task was not accepted in time and went to the next on duty",
    "withdrawn": "this task was withdrawn: its case was handed to somebody else, or the boundaries changed and its"
    " place belongs to another grid's people",
}
"""Why a task cannot take a step any more, by its state."""


@dataclass(slots=True)
class Held:
    """A case, locked until the transaction ends, and one of its tasks."""

    case: Case
    task: Task


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


async def accept(
    session: AsyncSession, task_id: UUID, worker: Caller, now: datetime, *, key: str | None = None
) -> None:
    """The worker takes the task on. Raises NotFound, or Conflict that says what happened meanwhile."""
    held = await _hold_own(session, task_id, worker)
    if _again(held.task, "accept", key):
        return
    _step(held.task, "accept")
    await permit(session, held.case, "accept", worker, now)
    held.task.accepted_at = now
    await _move(session, held, "accept", "TaskAccepted", worker, now, Given())


async def start(session: AsyncSession, task_id: UUID, worker: Caller, now: datetime, *, key: str | None = None) -> None:
    """The worker has begun. Raises NotFound, Conflict."""
    held = await _hold_own(session, task_id, worker)
    if _again(held.task, "start", key):
        return
    await permit(session, held.case, "start", worker, now)
    await move(session, held.case, "start", actor=worker, now=now)


async def give_back(
    session: AsyncSession,
    task_id: UUID,
    worker: Caller,
    *,
    reason: str,
    now: datetime,
    within: timedelta,
    evidence: Sequence[Proof] = (),
    basis: str | None = None,
    key: str | None = None,
) -> None:
    """The worker returns the task with a reason; the next on duty is offered it, with ``within`` to accept.

    Raises NotFound, Conflict; and what desk.check_return does.
    """
    held = await _hold_own(session, task_id, worker)
    if _again(held.task, "return", key):
        return
    _step(held.task, "return")
    await permit(session, held.case, "return", worker, now)
    rules = (await configuration.active(session, now)).rules
    check_return(held.case, rules, since=held.task.offered_at, now=now, evidence=evidence, basis=basis)
    await proving.attach(session, held.case, evidence, rules, by=worker.id, now=now, task_id=task_id)
    held.task.ended_at, held.task.reason = now, said(reason, basis)
    await _move(session, held, "return", "TaskReturned", worker, now, Given(within=within))


async def finish(
    session: AsyncSession,
    task_id: UUID,
    worker: Caller,
    *,
    words: str,
    now: datetime,
    evidence: Sequence[Proof] = (),
    override: str | None = None,
    key: str | None = None,
) -> None:
    """The worker has done it, as the photos show; the case is resolved. Raises NotFound, Conflict, Invalid; and what
    desk.check_whistles does."""
    held = await _hold_own(session, task_id, worker)
    if _again(held.task, "finish", key):
        return
    _step(held.task, "finish")
    await permit(session, held.case, "resolve", worker, now)
    await check_whistles(session, held.case, override, actor=worker, now=now)
    rules = (await configuration.active(session, now)).rules
    await proving.attach(session, held.case, evidence, rules, by=worker.id, now=now, task_id=task_id)
    await proving.require(session, held.case, rules, task_id=task_id)
    held.task.ended_at, held.task.reason = now, words
    await move(session, held.case, "resolve", actor=worker, now=now)


async def ask_for_help(
    session: AsyncSession, task_id: UUID, worker: Caller, reason: str, now: datetime, *, key: str | None = None
) -> None:
    """The worker cannot do it alone: the unit above is asked, and the task is withdrawn. Raises NotFound, Conflict."""
    held = await _hold_own(session, task_id, worker)
    if _again(held.task, "help", key):
        return
    if task_after(held.task.state, "withdraw") is None:
        raise Conflict(HAPPENED[held.task.state], state=held.task.state)
    await permit(session, held.case, "escalate", worker, now)
    if not await handing.climb(session, held.case, now=now, reason="by_hand", actor=str(worker.id), words=reason):
        raise Conflict("there is no unit above that could be asked", state=held.task.state)


async def note(
    session: AsyncSession,
    task_id: UUID,
    worker: Caller,
    *,
    words: str,
    now: datetime,
    evidence: Sequence[Proof] = (),
    key: str | None = None,
) -> None:
    """The worker tells of what they did, with photos, although the task ended meanwhile; the case stays as it is.

    Raises NotFound; Forbidden without the right to work on cases; Conflict while the task is open, for then there are
    steps for it; and what proving.attach does.
    """
    held = await _hold_own(session, task_id, worker)
    if _again(held.task, "note", key):
        return
    worker.require("cases.work")
    if held.task.state in OPEN_TASK_STATES:
        raise Conflict("this task is still yours: say what you did by finishing or returning it", state=held.task.state)
    rules = (await configuration.active(session, now)).rules
    await proving.attach(session, held.case, evidence, rules, by=worker.id, now=now, task_id=task_id)
    session.add(Note(case_id=held.case.id, action="note", at=now, actor=str(worker.id), words=words))
    await record(session, [events.task_noted(held.task, held.case, now)])


async def expire(session: AsyncSession, task_id: UUID, now: datetime, within: timedelta) -> None:
    """Pass a task on that nobody accepted in time; one that was settled, or whose case is suspended, is left alone."""
    held = await _hold(session, task_id)
    if held is None or held.case.status != "assigned" or task_after(held.task.state, "expire") is None:
        return
    _step(held.task, "expire")
    held.task.ended_at = now
    await _pass_on(session, held, "TaskExpired", now, within)


async def follow_the_redraw(session: AsyncSession, case_id: UUID, now: datetime, within: timedelta) -> None:
    """Hand a case that nobody accepted yet to the people of the grid it lies in now, unless they have it already.

    Whoever accepted a case keeps it: they are on their way.
    """
    case = await hold(session, case_id)
    if case.status != "assigned":
        return
    task = await handing.open_task(session, case_id)
    if task is None:
        await _ask_again(session, case, now)
        return
    first = await handing.next_on_duty(session, case, now)
    if first and first.id == task.worker_id:
        return
    held = Held(case, task)
    _step(task, "withdraw")
    task.ended_at = now
    await _pass_on(session, held, "TaskWithdrawn", now, within)


async def _ask_again(session: AsyncSession, case: Case, now: datetime) -> None:
    """Ask the unit of the same rung when the one that was asked has nothing to do with the place any more."""
    asked = await handing.open_handover(session, case.id)
    if asked is None or asked.to_owner in lineage(case.path):
        return
    staffed = await handing.posts(session, [case.path])
    unit = unit_on(asked.to_rung, case.path, department=asked.to_department, posts=staffed)
    if unit:
        await handing.assign(session, case, unit, now=now, why="routed", actor="system", words=asked.words)
    else:
        await handing.climb(session, case, now=now, reason="nobody", actor="system", words=asked.words)


async def _hold_own(session: AsyncSession, task_id: UUID, worker: Caller) -> Held:
    held = await _hold(session, task_id)
    if held is None or held.task.worker_id != worker.id:
        raise NotFound("there is no such task of yours")
    return held


async def _hold(session: AsyncSession, task_id: UUID) -> Held | None:
    case_id = await session.scalar(select(Task.case_id).where(Task.id == task_id))
    if case_id is None:
        return None
    case = await hold(session, case_id)
    # Acknowledgements hold only the task, so it is locked too; read in its own statement it is the latest.
    task = (
        await session.scalars(
            select(Task).where(Task.id == task_id).with_for_update().execution_options(populate_existing=True)
        )
    ).one()
    return Held(case, task)


def _again(task: Task, step: str, key: str | None) -> bool:
    """Whether the step was taken under this key before. If not, the key is kept, unless the step is refused."""
    taken = f"{step} {key}"
    if key is None or taken in task.keys:
        return key is not None
    task.keys = [*task.keys, taken]
    return False


def _step(task: Task, step: TaskStep) -> None:
    reached = task_after(task.state, step)
    if reached is None:
        ended = f" (at {iso(task.ended_at)})" if task.ended_at else ""
        detail = HAPPENED.get(task.state, f"this task is {task.state}: accept it first") + ended
        raise Conflict(detail, state=task.state)
    task.state = reached


async def _move(
    session: AsyncSession, held: Held, action: str, name: str, worker: Caller, now: datetime, given: Given
) -> None:
    """Move the case, and tell it as what happened to the task."""
    grid = await handing.grid_of(session, held.case)

    def tell() -> Happened:
        return events.task_moved(name, held.task, held.case, grid, now, str(worker.id))

    await move(session, held.case, action, actor=worker, now=now, given=given, tell=tell)


async def _pass_on(session: AsyncSession, held: Held, name: str, now: datetime, within: timedelta) -> None:
    """Offer the case to the first on duty who has not let it go; with nobody left the unit above is asked."""
    case = held.case
    await session.flush()  # one task of a case is open at a time: this one has ended
    grid = await handing.grid_of(session, case)
    await record(session, [events.task_moved(name, held.task, case, grid, now, "system")])
    worker = await handing.next_on_duty(session, case, now)
    if worker:
        await handing.assign(session, case, worker, now=now, why="not_accepted", actor="system", within=within)
    else:
        await handing.climb(session, case, now=now, reason="nobody", actor="system")
