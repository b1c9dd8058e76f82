"""Blows whistles and takes the departments' answers, each under its own clock.

Whoever changes a whistle holds its case's row first, then the whistle's, then its calls', so of two who come at once
the second sees what the first did. Those above, who know cases, hold the case and hand it down.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, Protocol
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.clock import iso
from backend.clocks import service as clocks
from backend.configuration.schema import Configuration
from backend.errors import Conflict, Invalid, NotFound
from backend.live.outbox import record
from backend.people.models import Account
from backend.settings import BEIJING
from backend.whistles import events
from backend.whistles.models import CALL, OPEN_CALL_STATES, WHISTLE_NUMBER, Whistle, WhistleCall
from backend.whistles.rules import CallStep, Part, call_after, ending, has_lead, missing


class CaseHeld(Protocol):
    """The case a whistle is about, held by the caller until the transaction ends."""

    @property
    def id(self) -> UUID: ...
    @property
    def number(self) -> str: ...
    @property
    def path(self) -> str: ...
    @property
    def category(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Blower:
    """Who whistles: an account, and the scope it speaks for, which hears the answers."""

    account: UUID
    owner: str


@dataclass(slots=True)
class Held:
    """A whistle with its calls in the order they were made, locked until the transaction ends."""

    whistle: Whistle
    calls: list[WhistleCall]

    @property
    def parts(self) -> list[Part]:
        """The calls as the rules see them."""
        return [Part(call.department, call.lead, call.state) for call in self.calls]


async def blow(
    session: AsyncSession,
    case: CaseHeld,
    rules: Configuration,
    *,
    lead: str | None,
    support: Sequence[str],
    words: str,
    blower: Blower,
    now: datetime,
) -> Whistle:
    """Call departments to a case: a lead, which takes it on, and any that support it; each has its limit to accept.

    While the case's whistle is open, its calls are added to that one, and a lead that refused is followed by another.
    Raises Invalid for a department that does not exist or is named twice and for a whistle without a lead, Conflict
    for a department that is called already and for a second lead.
    """
    named = [lead, *support] if lead else list(support)
    _check_named(named, rules)
    held = await _hold(session, Whistle.case_id == case.id, Whistle.ended_at.is_(None))
    if held is None:
        if lead is None:
            raise _bad("lead", "a whistle needs a lead: name the department that takes the case on")
        held = Held(await _new(session, case, words, blower, now), [])
    _check_free(held, lead, named)
    calls = [
        WhistleCall(
            id=uuid4(),
            whistle_id=held.whistle.id,
            case_id=case.id,
            nth=nth,
            department=code,
            lead=code == lead,
            state="called",
            called_at=now,
        )
        for nth, code in enumerate(named, len(held.calls))
    ]
    session.add_all(calls)
    await session.flush()
    for call in calls:
        await _start(session, case, rules, call, "whistle_accept", now)
    await record(session, [events.blown(held.whistle, calls, case.path, now, blower.account)])
    return held.whistle


async def accept(
    session: AsyncSession, case: CaseHeld, call_id: UUID, rules: Configuration, *, actor: UUID, now: datetime
) -> Whistle:
    """The department takes its part on; its time to report back starts. Raises NotFound, Conflict."""
    held, call = await _hold_call(session, call_id)
    await _step(session, call, "accept")
    call.answered_at, call.answered_by = now, actor
    await clocks.stop(session, case.id, now=now, subject_id=call.id)
    await _start(session, case, rules, call, "whistle_report", now)
    await record(session, [events.answered(held.whistle, call, case.path, now, actor)])
    return held.whistle


async def refuse(
    session: AsyncSession, case: CaseHeld, call_id: UUID, *, reason: str, actor: UUID, now: datetime
) -> Whistle:
    """The department does not take its part on, and says why; the caller is told. Raises NotFound, Conflict.

    A whistle whose lead refused stays open until its caller names another, or withdraws it.
    """
    held, call = await _hold_call(session, call_id)
    await _step(session, call, "refuse")
    call.answered_at, call.answered_by, call.reason = now, actor, reason
    await record(session, [events.answered(held.whistle, call, case.path, now, actor)])
    return await _settle(session, case, held, call, actor, now)


async def report_back(
    session: AsyncSession, case: CaseHeld, call_id: UUID, *, words: str, actor: UUID, now: datetime
) -> Whistle:
    """The department has done its part and says what. Raises NotFound, Conflict."""
    held, call = await _hold_call(session, call_id)
    await _step(session, call, "report")
    call.reported_at, call.reported_by, call.words = now, actor, words
    await record(session, [events.reported(held.whistle, call, case.path, now, actor)])
    return await _settle(session, case, held, call, actor, now)


async def release(
    session: AsyncSession, case: CaseHeld, call_id: UUID, *, reason: str, actor: UUID, now: datetime
) -> Whistle:
    """The caller does not need this department any more. Raises NotFound, Conflict."""
    held, call = await _hold_call(session, call_id)
    await _step(session, call, "release")
    call.released_at, call.released_by, call.reason = now, actor, reason
    await record(session, [events.released(held.whistle, call, case.path, now, actor)])
    return await _settle(session, case, held, call, actor, now)


async def withdraw(
    session: AsyncSession, case: CaseHeld, *, reason: str, actor: UUID | None, now: datetime
) -> Whistle | None:
    """End the case's open whistle without waiting any longer, if there is one: nobody owes anything."""
    return await _end_early(session, case, "withdrawn", reason, actor, now)


async def override(
    session: AsyncSession, case: CaseHeld, *, reason: str, actor: UUID | None, now: datetime
) -> Whistle | None:
    """End the case's open whistle, if there is one, because its case is resolved without it; the reason is kept."""
    return await _end_early(session, case, "overridden", reason, actor, now)


async def open_for(session: AsyncSession, case_id: UUID) -> list[Part]:
    """What the case's open whistle still waits for (see rules.missing), held until the transaction ends.

    Never empty while a whistle is open: the case cannot be resolved then without an override.
    """
    held = await _hold(session, Whistle.case_id == case_id, Whistle.ended_at.is_(None))
    return missing(held.parts) if held else []


async def _new(session: AsyncSession, case: CaseHeld, words: str, blower: Blower, now: datetime) -> Whistle:
    sequence = await session.scalar(select(WHISTLE_NUMBER.next_value()))
    whistle = Whistle(
        id=uuid4(),
        number=f"CS-{case.number.partition('-')[0]}-{now.astimezone(BEIJING):%Y%m%d}-{sequence:06d}",
        case_id=case.id,
        called_by=blower.account,
        called_owner=blower.owner,
        called_at=now,
        words=words,
    )
    session.add(whistle)
    await session.flush()
    return whistle


async def _start(
    session: AsyncSession,
    case: CaseHeld,
    rules: Configuration,
    call: WhistleCall,
    stage: Literal["whistle_accept", "whistle_report"],
    now: datetime,
) -> None:
    """Start a clock of the call by its department's limits; one that is not listed any more runs under none."""
    department = rules.department(call.department)
    if department is not None:
        limits = rules.clock_of(case.category)
        await clocks.start(
            session,
            case_id=case.id,
            stage=stage,
            limit=department.accept if stage == "whistle_accept" else department.report,
            now=now,
            warn=limits.warn,
            supervise=limits.supervise,
            subject=(CALL, call.id),
        )


async def _hold(session: AsyncSession, *which: Any) -> Held | None:
    query = select(Whistle).where(*which).with_for_update().execution_options(populate_existing=True)
    whistle = await session.scalar(query)
    if whistle is None:
        return None
    calls = select(WhistleCall).where(WhistleCall.whistle_id == whistle.id).order_by(WhistleCall.nth)
    locked = calls.with_for_update().execution_options(populate_existing=True)
    return Held(whistle, list((await session.scalars(locked)).all()))


async def _hold_call(session: AsyncSession, call_id: UUID) -> tuple[Held, WhistleCall]:
    of_call = select(WhistleCall.whistle_id).where(WhistleCall.id == call_id).scalar_subquery()
    held = await _hold(session, Whistle.id == of_call)
    if held is None:
        raise NotFound("there is no such call, or it is not yours")
    return held, next(call for call in held.calls if call.id == call_id)


async def _settle(
    session: AsyncSession, case: CaseHeld, held: Held, call: WhistleCall, actor: UUID, now: datetime
) -> Whistle:
    """Stop the clock of a call that is over, and end the whistle with its last."""
    await clocks.stop(session, case.id, now=now, subject_id=call.id)
    how = ending(held.parts)
    if how is not None:
        held.whistle.ended_at, held.whistle.ended_how = now, how
        await session.flush()
        await record(session, [events.ended(held.whistle, held.calls, case.path, now, actor)])
    return held.whistle


async def _end_early(
    session: AsyncSession, case: CaseHeld, how: str, reason: str, actor: UUID | None, now: datetime
) -> Whistle | None:
    held = await _hold(session, Whistle.case_id == case.id, Whistle.ended_at.is_(None))
    if held is None:
        return None
    for call in held.calls:
        if call_after(call.state, "release"):
            call.state, call.released_at, call.released_by = "released", now, actor
            await clocks.stop(session, case.id, now=now, subject_id=call.id)
    held.whistle.ended_at, held.whistle.ended_how, held.whistle.ended_reason = now, how, reason
    await session.flush()
    await record(session, [events.ended(held.whistle, held.calls, case.path, now, actor)])
    return held.whistle


async def _step(session: AsyncSession, call: WhistleCall, step: CallStep) -> None:
    """Take one step of the call's life. Raises Conflict that says who did what, and when."""
    after = call_after(call.state, step)
    if after is None:
        raise Conflict(await _what_happened(session, call), state=call.state)
    call.state = after


async def _what_happened(session: AsyncSession, call: WhistleCall) -> str:
    what = f"the call to {call.department}"
    if call.state == "called":
        return f"{what} is not accepted yet; accept it first"
    if call.state == "reported":
        done, by, at = "reported back on", call.reported_by, call.reported_at
    elif call.state == "released":
        done, by, at = "released", call.released_by, call.released_at
    else:
        done, by, at = call.state, call.answered_by, call.answered_at
    account = await session.get(Account, by) if by else None
    assert at is not None  # of every state but called
    return f"{what} was {done} by {account.display_name if account else 'the system'} at {iso(at)}"


def _check_named(named: Sequence[str], rules: Configuration) -> None:
    for code in named:
        if rules.department(code) is None:
            known = ", ".join(one.code for one in rules.departments) or "none"
            raise _bad("lead" if code == named[0] else "support", f"there is no department {code}; there are: {known}")
        if named.count(code) > 1:
            raise _bad("support", f"{code} is named twice; name each department once, the lead not among the others")


def _check_free(held: Held, lead: str | None, named: Sequence[str]) -> None:
    if lead and has_lead(held.parts):
        raise Conflict(
            f"whistle {held.whistle.number} has a lead already; call {lead} to support it, or release the lead"
        )
    called = {part.department for part in held.parts if part.state in OPEN_CALL_STATES}.intersection(named)
    if called:
        raise Conflict(f"whistle {held.whistle.number} has called {', '.join(sorted(called))} already")


def _bad(field: str, message: str) -> Invalid:
    return Invalid(message, errors=[{"field": field, "message": message}])
