"""Carries out the transition table: the one place where a case's state changes, but for handing it on (handing.py).

``hold`` the case, ask ``permit`` whether the actor may, then ``move`` it: the state changes, the effects that the table
names are applied, and the event is recorded with what was before and after.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.cases import events, handing, steps
from backend.cases.ladder import Unit
from backend.cases.lifecycle import AT_WORK, WHO, after, transition
from backend.cases.models import Case, Task
from backend.cases.parties import Actor, account_of, name_of, parties, require_concern, unknown_case
from backend.cases.registers import Handover, Note
from backend.clocks import service as clocks
from backend.clocks.models import Clock
from backend.clocks.rules import due
from backend.configuration import service as configuration
from backend.configuration.schema import ClockClass, Configuration, Limit
from backend.errors import Conflict, Forbidden
from backend.live.outbox import Happened, record
from backend.people.duty import Worker
from backend.whistles import service as whistles


@dataclass(frozen=True, slots=True)
class Given:
    """What comes with an action: a reason or words, how a case is closed, until when a suspension lasts and by how much
    a deadline moves, the case it is merged into; ``within`` is how long a worker has to accept what comes to them."""

    reason: str | None = None
    words: str | None = None
    closed_how: str | None = None
    review_at: datetime | None = None
    limit: Limit | None = None
    into: UUID | None = None
    within: timedelta = timedelta()


@dataclass(slots=True)
class Moving:
    """An action under way."""

    session: AsyncSession
    case: Case
    action: str
    actor: Actor
    now: datetime
    rules: Configuration
    given: Given
    left: str
    """The state before it."""

    @property
    def by(self) -> str:
        return name_of(self.actor)

    @property
    def limits(self) -> ClockClass:
        return self.rules.clock_of(self.case.category)


async def hold(session: AsyncSession, case: UUID | str) -> Case:
    """The case of this id or number, locked until the transaction ends. Raises NotFound."""
    which = Case.id == case if isinstance(case, UUID) else Case.number == case
    query = select(Case).where(which).with_for_update().execution_options(populate_existing=True)
    found = await session.scalar(query)
    if found is None:
        raise unknown_case(str(case))
    return found


async def permit(session: AsyncSession, case: Case, action: str, actor: Actor, now: datetime) -> Handover | None:
    """Let ``actor`` take ``action`` now, and give the case's open handover.

    Raises NotFound for a case the caller may not know of, Conflict when its state does not allow the action or a step
    that comes before was not taken, and Forbidden when the action is not theirs.
    """
    asked = await handing.open_handover(session, case.id)
    if not isinstance(actor, str):
        require_concern(actor, case, asked)
    row = transition(action)
    if case.status not in row.sources:
        wanted = ", ".join(row.sources)
        raise Conflict(f"case {case.number} is {case.status}; to {action} it, it must be {wanted}", state=case.status)
    if row.who.isdisjoint(parties(actor, case, asked, action)):
        wanted = "; or ".join(meaning for who, meaning in WHO.items() if who in row.who)
        raise Forbidden(f"to {action} case {case.number} takes {wanted}")
    if "steps" in row.needs and actor != "system":
        await _require_steps(session, case, action, now)
    return asked


async def move(
    session: AsyncSession,
    case: Case,
    action: str,
    *,
    actor: Actor,
    now: datetime,
    given: Given | None = None,
    tell: Callable[[], Happened] | None = None,
) -> None:
    """Take ``action`` on a held case, for somebody who was permitted to. Records the table's event, or what ``tell``
    gives once the state has changed.

    Raises Conflict when the state does not allow it. ``assign`` and ``escalate`` are handing's.
    """
    state = after(case.status, action, case.state_before)
    if state is None:
        raise Conflict(f"case {case.number} is {case.status}", state=case.status)
    rules = (await configuration.active(session, now)).rules
    moving = Moving(session, case, action, actor, now, rules, given or Given(), case.status)
    before = events.snapshot(case)
    case.status = state
    row = transition(action)
    told: list[Happened] = []
    for effect in row.effects:
        if effect in APPLY:
            told += await APPLY[effect](moving) or []
    if words := moving.given.words or moving.given.reason:
        session.add(Note(case_id=case.id, action=action, at=now, actor=moving.by, words=words))
    await session.flush()
    grid = await handing.grid_of(session, case)
    event = tell() if tell else events.case_moved(row.event, case, grid, now, moving.by, before=before)
    await record(session, [event, *told])
    for effect in row.effects:
        if effect in FOLLOW:
            await FOLLOW[effect](moving)


async def _require_steps(session: AsyncSession, case: Case, action: str, now: datetime) -> None:
    missing = await steps.missing_steps(session, case, action, now=now)
    if missing:
        names = ", ".join(f"{step.code} ({step.name})" for step in missing)
        raise Conflict(f"before you {action} case {case.number}, take these steps: {names}", state=case.status)


async def _withdraw(m: Moving) -> list[Happened]:
    outcome = "refused" if m.action == "return" else "superseded"
    told = await handing.withdraw(m.session, m.case, now=m.now, actor=m.by, outcome=outcome)
    if m.action == "return":  # what ends keeps the name of whoever had it
        m.case.worker_id = m.case.accepted_at = m.case.department = None
    return told


async def _release(m: Moving) -> None:
    await whistles.withdraw(
        m.session, m.case, reason=m.given.reason or m.case.status, actor=account_of(m.actor), now=m.now
    )


async def _take_over(m: Moving) -> None:
    m.case.accepted_at = m.now
    asked = await handing.open_handover(m.session, m.case.id)
    if asked:
        await handing.end_handover(m.session, asked, "accepted", m.now)
        m.case.owner, m.case.owner_department = asked.to_owner, asked.to_department
    elif m.case.worker_id:
        m.case.owner, m.case.owner_department = m.case.path, None


async def _dispatch_clock(m: Moving) -> None:
    await clocks.stop(m.session, m.case.id, now=m.now, stages=("handle",))
    await _start(m, "dispatch", m.limits.dispatch)


async def _handle_clock(m: Moving) -> None:
    await clocks.stop(m.session, m.case.id, now=m.now, stages=("dispatch", "check"))
    # Where the whole case falls due first, its own orders speak for this stage too.
    spoken_for = m.now < m.case.due_at <= due(m.now, m.limits.handle).at
    await _start(m, "handle", m.limits.handle, urged=not spoken_for)


async def _whole_clock(m: Moving) -> None:
    m.case.resolved_at = m.case.resolved_by = m.case.closed_at = m.case.closed_how = m.case.reason = None
    await clocks.stop(m.session, m.case.id, now=m.now)
    await _start(m, "whole", m.limits.whole)


async def _check_clock(m: Moving) -> None:
    m.case.resolved_at, m.case.resolved_by = m.now, account_of(m.actor)
    await clocks.stop(m.session, m.case.id, now=m.now)
    if m.rules.practice.checking == "required":
        await _start(m, "check", m.limits.check)


async def _silence_clock(m: Moving) -> None:
    await clocks.stop(m.session, m.case.id, now=m.now)
    await _start(m, "silence", m.rules.practice.verdict.silence, urged=False)


async def _stop_clocks(m: Moving) -> None:
    await clocks.stop(m.session, m.case.id, now=m.now)


async def _pause_clocks(m: Moving) -> None:
    approver = account_of(m.actor)
    assert approver is not None and m.given.review_at is not None
    paused = await clocks.pause(
        m.session, m.case.id, now=m.now, review_at=m.given.review_at, approver=approver, reason=m.given.reason or ""
    )
    keep_due(m.case, paused)


async def _run_clocks(m: Moving) -> list[Happened]:
    keep_due(m.case, await clocks.resume(m.session, m.case.id, now=m.now))
    offered = m.case.status == "assigned" and m.case.worker_id
    return await _give_again(m) if offered else []  # a task's time to accept has no clock that could be paused


async def _revive_clocks(m: Moving) -> None:
    by, since = account_of(m.actor), m.case.closed_at
    assert by is not None and since is not None
    m.case.merged_into = m.case.closed_at = m.case.closed_how = m.case.reason = None
    reason = m.given.reason or ""
    keep_due(m.case, await clocks.revive(m.session, m.case.id, since=since, now=m.now, by=by, reason=reason))


async def _extend_clocks(m: Moving) -> None:
    assert m.given.limit is not None
    m.case.extensions += 1
    for stage in ("whole", "handle"):
        clock = await clocks.extend(m.session, m.case.id, stage=stage, limit=m.given.limit)
        keep_due(m.case, [clock] if clock else [])


async def _count_return(m: Moving) -> None:
    m.case.returns += 1


async def _count_round(m: Moving) -> None:
    m.case.round += 1


async def _remember(m: Moving) -> None:
    if m.left != "suspended":  # which remembers what it interrupted already
        m.case.state_before = m.left
    m.case.merged_into = m.given.into


async def _restore(m: Moving) -> list[Happened]:
    if m.action == "rework":
        m.case.accepted_at = m.now  # the work begins anew: photos of the work that failed prove nothing
    return await _give_again(m)


async def _explain(m: Moving) -> None:
    m.case.reason, m.case.closed_how, m.case.closed_at = m.given.reason, m.given.closed_how, m.now


async def _go_up(m: Moving) -> None:
    """After a worker's return the next on duty is offered it, else it climbs; after a reopening it always climbs, and
    beyond the rounds the practice allows to the joint meeting. What a unit returns is dispatched by people."""
    session, case, now = m.session, m.case, m.now
    if m.action == "reopen":
        last = case.round > m.rules.practice.verdict.rounds
        to = handing.meeting(case) if last else None
        await handing.climb(session, case, now=now, reason="second_failure", actor="system", to=to)
    elif case.rung == "worker":
        worker = await handing.next_on_duty(session, case, now)
        if worker:
            await handing.assign(session, case, worker, now=now, why="returned", actor="system", within=m.given.within)
        else:
            await handing.climb(session, case, now=now, reason="returned", actor="system")


async def _judge(m: Moving) -> None:
    if m.rules.practice.checking == "none":
        await move(m.session, m.case, "check", actor="system", now=m.now)


Effect = Callable[[Moving], Awaitable[list[Happened] | None]]

APPLY: Mapping[str, Effect] = {
    "withdraw": _withdraw,
    "release": _release,
    "take_over": _take_over,
    "dispatch_clock": _dispatch_clock,
    "handle_clock": _handle_clock,
    "whole_clock": _whole_clock,
    "check_clock": _check_clock,
    "silence_clock": _silence_clock,
    "stop_clocks": _stop_clocks,
    "pause_clocks": _pause_clocks,
    "run_clocks": _run_clocks,
    "revive_clocks": _revive_clocks,
    "extend_clocks": _extend_clocks,
    "count_return": _count_return,
    "count_round": _count_round,
    "remember": _remember,
    "restore": _restore,
    "explain": _explain,
}
"""How each effect of the table is applied, before the event is recorded; what they give is told after it."""

FOLLOW: Mapping[str, Callable[[Moving], Awaitable[None]]] = {"go_up": _go_up, "judge": _judge}
"""Effects that move the case on, with an event of their own."""


async def _start(m: Moving, stage: str, limit: Limit, *, urged: bool = True) -> None:
    """Start a clock of the case; unless ``urged``, no order comes of it."""
    warn, supervise = (m.limits.warn, m.limits.supervise) if urged else (None, None)
    clock = await clocks.start(
        m.session, case_id=m.case.id, stage=stage, limit=limit, now=m.now, warn=warn, supervise=supervise
    )
    keep_due(m.case, [clock])


def keep_due(case: Case, changed: list[Clock]) -> None:
    """Keep the case's due time that of the clock for the whole of it."""
    for clock in changed:
        if clock.stage == "whole":
            case.due_at, case.due_provisional = clock.due_at, clock.provisional


async def _give_again(m: Moving) -> list[Happened]:
    """Let who had the case last have it again: the worker with a new task, or the unit by being asked anew."""
    session, case = m.session, m.case
    told = await handing.withdraw(session, case, now=m.now, actor=m.by)
    if case.rung == "worker" and case.worker_id and case.status in AT_WORK:
        latest = select(Task).where(Task.case_id == case.id).order_by(Task.offered_at.desc(), Task.id).limit(1)
        last = (await session.scalars(latest)).one()
        told.append(
            await handing.offer(
                session,
                case,
                Worker(last.worker_id, "", last.rank),
                now=m.now,
                within=last.accept_by - last.offered_at,
                words=m.given.reason,
                state="offered" if case.status == "assigned" else "accepted",
            )
        )
    elif case.status == "assigned":
        latest_asked = select(Handover).where(Handover.case_id == case.id).order_by(Handover.asked_at.desc()).limit(1)
        asked = (await session.scalars(latest_asked)).one()
        unit = Unit(asked.to_rung, asked.to_owner, asked.to_department)
        await handing.ask(session, case, unit, m.rules, now=m.now, why="by_hand", actor=m.by)
    return told
