"""Starts, stops, pauses and extends the clocks of a case, and says what their due times are made of.

Whoever changes a case's clocks holds the case. A clock has one deadline row that waits, for what comes next: to warn,
then that it was missed, then to supervise. Rows a sweep is already holding are left to it: they find nothing to do.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID, uuid4

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.calendar import is_provisional
from backend.clock import iso
from backend.clocks import rules
from backend.clocks.models import Clock, Deadline, Pause
from backend.configuration.schema import Limit
from backend.errors import Conflict

Kind = Literal["warn", "due", "supervise"]
"""What a clock's deadline says has come."""


@dataclass(frozen=True, slots=True)
class Starting:
    """A clock to start. ``warn`` is the share of the limit after which it is urged, ``supervise`` how long after it was
    missed the supervision order comes; ``subject`` is whose turn it is when that is not the case itself."""

    stage: str
    limit: Limit
    warn: float | None = None
    supervise: Limit | None = None
    subject: tuple[str, UUID] | None = None


@dataclass(frozen=True, slots=True)
class Explained:
    """A clock and what its due time is made of: it is where the last part ends."""

    clock: Clock
    parts: list[rules.Part]


def rows_at_opening(
    case_id: UUID, starting: Iterable[Starting], *, now: datetime
) -> tuple[dict[str, list[dict[str, Any]]], dict[str, rules.Due]]:
    """The rows for clocks that start with a new case, as JSON by table (``clocks`` and ``deadlines``), for a batch
    insert; and when each stage falls due."""
    rows: dict[str, list[dict[str, Any]]] = {"clocks": [], "deadlines": []}
    dues: dict[str, rules.Due] = {}
    for one in starting:
        clock = _new(case_id, one, now)
        coming = _next(clock, ())
        assert coming is not None
        dues[one.stage] = rules.Due(clock.due_at, clock.provisional)
        rows["clocks"].append(
            {
                "id": str(clock.id),
                "case_id": str(case_id),
                "stage": clock.stage,
                "subject_kind": clock.subject_kind,
                "subject_id": str(clock.subject_id),
                "limit_kind": clock.limit_kind,
                "limit_amount": clock.limit_amount,
                "warn": clock.warn,
                "supervise_kind": clock.supervise_kind,
                "supervise_amount": clock.supervise_amount,
                "started_at": iso(now),
                "due_at": iso(clock.due_at),
                "provisional": clock.provisional,
            }
        )
        rows["deadlines"].append(
            {"subject_kind": "clock", "subject_id": str(clock.id), "kind": coming[0], "due_at": iso(coming[1])}
        )
    return rows, dues


async def start(
    session: AsyncSession,
    *,
    case_id: UUID,
    stage: str,
    limit: Limit,
    now: datetime,
    warn: float | None = None,
    supervise: Limit | None = None,
    subject: tuple[str, UUID] | None = None,
) -> Clock:
    """Start a clock (see ``Starting``). One of the same stage and subject that still runs is stopped first."""
    clock = _new(case_id, Starting(stage, limit, warn, supervise, subject), now)
    await stop(session, case_id, now=now, stages=(stage,), subject_id=clock.subject_id)
    session.add(clock)
    _expect(session, clock, ())
    await session.flush()
    return clock


async def stop(
    session: AsyncSession,
    case_id: UUID,
    *,
    now: datetime,
    stages: Sequence[str] | None = None,
    subject_id: UUID | None = None,
) -> None:
    """Stop the running clocks of a case: those of some stages, or of one subject; by default all, and a pause ends."""
    if stages is None and subject_id is None:
        await resume(session, case_id, now=now)
    for clock in await _running(session, case_id):
        if (stages is None or clock.stage in stages) and subject_id in (None, clock.subject_id):
            clock.stopped_at = now
            await _forget(session, clock)
    await session.flush()


async def pause(
    session: AsyncSession, case_id: UUID, *, now: datetime, review_at: datetime, approver: UUID, reason: str
) -> list[Clock]:
    """Let every running clock of the case stand still; gives them with due times as if they go on at ``review_at``.

    A deadline ``review`` of the case waits for that instant. Raises Conflict when the case is paused already.
    """
    if await _open_pause(session, case_id):
        raise Conflict("this case is suspended already")
    session.add(Pause(case_id=case_id, from_at=now, review_at=review_at, approver=approver, reason=reason))
    session.add(Deadline(subject_kind="case", subject_id=case_id, kind="review", due_at=review_at))
    await session.flush()
    return await recompute(session, case_id)


async def resume(session: AsyncSession, case_id: UUID, *, now: datetime) -> list[Clock]:
    """Let the clocks of the case go on; gives them with their new due times. Nothing happens when none is paused."""
    paused = await _open_pause(session, case_id)
    if paused is None:
        return []
    paused.until_at = now
    await session.flush()
    return await recompute(session, case_id)


async def revive(
    session: AsyncSession, case_id: UUID, *, since: datetime, now: datetime, by: UUID, reason: str
) -> list[Clock]:
    """Let the case's own clocks that stopped at ``since`` go on, the time from then to ``now`` not counted, as in a
    pause that ``by`` approved; gives them with their new due times."""
    stopped = select(Clock).where(Clock.case_id == case_id, Clock.subject_id == case_id, Clock.stopped_at == since)
    for clock in await session.scalars(stopped):
        clock.stopped_at = None
    if now > since:
        session.add(Pause(case_id=case_id, from_at=since, until_at=now, review_at=now, approver=by, reason=reason))
    await session.flush()
    return await recompute(session, case_id)


async def review_due(session: AsyncSession, case_id: UUID, *, now: datetime) -> bool:
    """Whether the case is paused and its review date has come."""
    paused = await _open_pause(session, case_id)
    return paused is not None and paused.review_at <= now


async def extend(session: AsyncSession, case_id: UUID, *, stage: str, limit: Limit) -> Clock | None:
    """Add ``limit`` to what the running clock of ``stage`` may take, and give it; None when there is none.

    A due time that was missed and now lies ahead is no longer missed. Raises Conflict when it was extended before.
    """
    clock = next((c for c in await _running(session, case_id) if c.stage == stage), None)
    if clock is None:
        return None
    if clock.extra_kind is not None:
        raise Conflict(f"the clock of stage {stage} was extended already")
    clock.extra_kind, clock.extra_amount = limit.kind, limit.amount
    await recompute(session, case_id)
    return clock


async def recompute(session: AsyncSession, case_id: UUID) -> list[Clock]:
    """Reckon the running clocks of a case anew, as after a pause or a newly published year; gives them."""
    pauses = await _pauses(session, case_id)
    paused = await _open_pause(session, case_id) is not None
    clocks = await _running(session, case_id)
    for clock in clocks:
        _reckon(clock, pauses)
        await _forget(session, clock)
        if not paused:
            _expect(session, clock, pauses)
    await session.flush()
    return clocks


async def published(session: AsyncSession) -> list[UUID]:
    """The cases with a running clock that was reckoned before the calendar of the year it is due in was published."""
    # Without the zone the last hours of a year would be looked up in the next one's calendar, or the other way round.
    year = func.extract("year", func.timezone("Asia/Shanghai", Clock.due_at))
    waiting = [Clock.provisional, Clock.stopped_at.is_(None)]
    years = (int(one) for one in await session.scalars(select(year).where(*waiting).distinct()))
    known = [one for one in years if not is_provisional(one)]
    if not known:
        return []
    return list(await session.scalars(select(Clock.case_id).where(*waiting, year.in_(known)).distinct()))


async def fire(session: AsyncSession, deadline: Deadline, *, now: datetime) -> tuple[Clock, Kind] | None:
    """Mark what a clock's deadline says has come, and expect what comes next.

    None when there is nothing to do: the clock was stopped, paused or extended meanwhile, or this came already.
    """
    clock = await session.get(Clock, deadline.subject_id, with_for_update=True, populate_existing=True)
    if clock is None or clock.stopped_at is not None or await _open_pause(session, clock.case_id):
        return None
    pauses = await _pauses(session, clock.case_id)
    expected = _next(clock, pauses)
    if expected is None or expected[0] != deadline.kind or expected[1] > now:
        return None
    kind = expected[0]
    if kind == "warn":
        clock.warned_at = now
    elif kind == "due":
        clock.missed_at = now
    else:
        clock.supervised_at = now
    _expect(session, clock, pauses)
    await session.flush()
    return clock, kind


async def explained(session: AsyncSession, case_id: UUID) -> list[Explained]:
    """Every clock of a case, the first started first, with what its due time is made of."""
    pauses = await _pauses(session, case_id)
    clocks = await session.scalars(
        select(Clock).where(Clock.case_id == case_id).order_by(Clock.started_at, Clock.due_at, Clock.stage)
    )
    answer = []
    for clock in clocks:
        # What was suspended after a clock had stopped is no part of its time.
        lived = [p for p in pauses if clock.stopped_at is None or p.begins < clock.stopped_at]
        answer.append(Explained(clock, rules.explain(clock.started_at, _limit(clock), lived, _extra(clock))))
    return answer


def _new(case_id: UUID, one: Starting, now: datetime) -> Clock:
    kind, subject_id = one.subject or ("case", case_id)
    at, provisional = rules.due(now, one.limit)
    return Clock(
        id=uuid4(),
        case_id=case_id,
        stage=one.stage,
        subject_kind=kind,
        subject_id=subject_id,
        limit_kind=one.limit.kind,
        limit_amount=one.limit.amount,
        warn=one.warn,
        supervise_kind=one.supervise and one.supervise.kind,
        supervise_amount=one.supervise and one.supervise.amount,
        started_at=now,
        due_at=at,
        provisional=provisional,
    )


def _reckon(clock: Clock, pauses: Sequence[rules.Pause]) -> None:
    """Move the due time. What was marked and now lies ahead of its mark is still to come."""
    limit, extra = _limit(clock), _extra(clock)
    clock.due_at, clock.provisional = rules.due(clock.started_at, limit, pauses, extra)
    if clock.missed_at and clock.due_at > clock.missed_at:
        clock.missed_at = clock.supervised_at = None
    if (
        clock.warn
        and clock.warned_at
        and rules.warn_at(clock.started_at, limit, clock.warn, pauses, extra) > clock.warned_at
    ):
        clock.warned_at = None


def _next(clock: Clock, pauses: Sequence[rules.Pause]) -> tuple[Kind, datetime] | None:
    """What the clock comes to next, and when."""
    if clock.missed_at is None:
        if clock.warn is None or clock.warned_at:
            return "due", clock.due_at
        return "warn", rules.warn_at(clock.started_at, _limit(clock), clock.warn, pauses, _extra(clock))
    if clock.supervise_kind and clock.supervise_amount and clock.supervised_at is None:
        after = Limit.model_validate({clock.supervise_kind: clock.supervise_amount})
        return "supervise", rules.due(clock.due_at, after, pauses).at
    return None


def _expect(session: AsyncSession, clock: Clock, pauses: Sequence[rules.Pause]) -> None:
    coming = _next(clock, pauses)
    if coming:
        session.add(Deadline(subject_kind="clock", subject_id=clock.id, kind=coming[0], due_at=coming[1]))


async def _forget(session: AsyncSession, clock: Clock) -> None:
    """Take back what the clock was expected to come to, unless a sweep has it in hand."""
    waiting = select(Deadline.id).where(Deadline.subject_id == clock.id, Deadline.fired_at.is_(None))
    await session.execute(
        delete(Deadline)
        .where(Deadline.id.in_(waiting.with_for_update(skip_locked=True)))
        .execution_options(synchronize_session=False)
    )


def _limit(clock: Clock) -> Limit:
    return Limit.model_validate({clock.limit_kind: clock.limit_amount})


def _extra(clock: Clock) -> Limit | None:
    return Limit.model_validate({clock.extra_kind: clock.extra_amount}) if clock.extra_kind else None


async def _running(session: AsyncSession, case_id: UUID) -> list[Clock]:
    query = select(Clock).where(Clock.case_id == case_id, Clock.stopped_at.is_(None)).order_by(Clock.due_at, Clock.id)
    return list(await session.scalars(query.execution_options(populate_existing=True)))


async def _pauses(session: AsyncSession, case_id: UUID) -> list[rules.Pause]:
    query = select(Pause.from_at, func.coalesce(Pause.until_at, Pause.review_at)).where(Pause.case_id == case_id)
    return [rules.Pause(*row) for row in (await session.execute(query.order_by(Pause.from_at))).all()]


async def _open_pause(session: AsyncSession, case_id: UUID) -> Pause | None:
    query = select(Pause).where(Pause.case_id == case_id, Pause.until_at.is_(None))
    return await session.scalar(query)
