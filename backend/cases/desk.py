"""What dispatchers and units do with a case: one function for each action of the transition table.

Each holds the case, asks whether the actor may, looks at what the action needs, and moves it; each gives the case as
it is then. ``case`` is an id or a number. All raise NotFound for a case that is not there or may not be known, Conflict
when its state does not allow the action, Forbidden when it does but not to this actor, and Invalid for what is missing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.cases import handing, proving
from backend.cases.ladder import Unit, department_of, first_unit, unit_on
from backend.cases.lifecycle import ACTIONS, Who, actions_for
from backend.cases.models import Case
from backend.cases.moving import Given, hold, move, permit
from backend.cases.parties import ANSWERING, Actor, account_of, name_of, parties
from backend.clocks import rules as clocks
from backend.configuration import service as configuration
from backend.configuration.schema import Configuration
from backend.errors import Conflict, Invalid
from backend.evidence.fields import Proof
from backend.people.duty import Worker
from backend.people.models import Account
from backend.whistles import service as whistles

Closing = Literal["verdict", "silence", "office"]

EXPLAINED: dict[Closing, str] = {
    "verdict": "反映人已作出评价，予以结案。\nThe verdict of whoever reported closed it.",
    "silence": "办结后规定时间内未收到评价，予以结案。\nClosed, as no verdict came in the time there was for it.",
    "office": "经核查办结，予以结案。\nClosed after the work was checked.",
}
"""Why a case ended, for the citizen, when nobody wrote a reason: a line in Chinese, one in English."""


@dataclass(frozen=True, slots=True)
class Target:
    """To whom a dispatcher assigns: a worker's account, a department's code or a rung; none: as it was routed."""

    worker: UUID | None = None
    department: str | None = None
    rung: str | None = None


async def verify(
    session: AsyncSession, case: UUID | str, *, actor: Actor, now: datetime, words: str | None = None
) -> Case:
    """It is worth filing (立案): it may be assigned."""
    return await _plain(session, case, "verify", actor, now, Given(words=words))


async def exclude(session: AsyncSession, case: UUID | str, *, reason: str, actor: Actor, now: datetime) -> Case:
    """It is out of scope; the citizen reads the reason."""
    return await _plain(session, case, "exclude", actor, now, Given(reason=reason, closed_how="excluded"))


async def assign(
    session: AsyncSession,
    case: UUID | str,
    to: Target,
    *,
    actor: Actor,
    now: datetime,
    within: timedelta,
    words: str | None = None,
) -> Case:
    """Hand it to a worker, who has ``within`` to accept, or ask a unit. Invalid when nobody is there."""
    held = await hold(session, case)
    await permit(session, held, "assign", actor, now)
    rules = (await configuration.active(session, now)).rules
    target = await target_of(session, held, to, rules, now)
    await handing.assign(
        session, held, target, now=now, why="by_hand", actor=name_of(actor), within=within, words=words
    )
    return held


async def accept(session: AsyncSession, case: UUID | str, *, actor: Actor, now: datetime) -> Case:
    """The unit that was asked takes it on and is responsible from now on."""
    return await _plain(session, case, "accept", actor, now, Given())


async def start(session: AsyncSession, case: UUID | str, *, actor: Actor, now: datetime) -> Case:
    """The work has begun."""
    return await _plain(session, case, "start", actor, now, Given())


async def give_back(
    session: AsyncSession,
    case: UUID | str,
    *,
    reason: str,
    actor: Actor,
    now: datetime,
    evidence: Sequence[Proof] = (),
    basis: str | None = None,
) -> Case:
    """Return it (退单): as often as the practice allows, in time after it was asked for, with evidence."""
    held = await hold(session, case)
    asked = await permit(session, held, "return", actor, now)
    since = asked.asked_at if asked else held.accepted_at or held.opened_at
    rules = (await configuration.active(session, now)).rules
    check_return(held, rules, since=since, now=now, evidence=evidence, basis=basis)
    if account := account_of(actor):
        await proving.attach(session, held, evidence, rules, by=account, now=now)
    await move(session, held, "return", actor=actor, now=now, given=Given(reason=said(reason, basis)))
    return held


async def escalate(
    session: AsyncSession, case: UUID | str, *, reason: str, actor: Actor, now: datetime, to: Unit | None = None
) -> Case:
    """Ask the unit above, or ``to``. Conflict from the top of the ladder."""
    held = await hold(session, case)
    await permit(session, held, "escalate", actor, now)
    climbed = await handing.climb(session, held, now=now, reason="by_hand", actor=name_of(actor), to=to, words=reason)
    if climbed is None:
        raise Conflict(f"case {held.number} is on the top rung, {held.rung}; assign it instead", state=held.status)
    return held


async def resume(session: AsyncSession, case: UUID | str, *, actor: Actor, now: datetime) -> Case:
    """Go on with a suspended case, where it was; its clocks go on too."""
    return await _plain(session, case, "resume", actor, now, Given())


async def resolve(
    session: AsyncSession,
    case: UUID | str,
    *,
    words: str,
    actor: Actor,
    now: datetime,
    evidence: Sequence[Proof] = (),
    override: str | None = None,
) -> Case:
    """The work is done, as its photos show. While a whistle is open it takes a reason to ``override`` it, which is
    recorded."""
    held = await hold(session, case)
    await permit(session, held, "resolve", actor, now)
    await check_whistles(session, held, override, actor=actor, now=now)
    rules = (await configuration.active(session, now)).rules
    if account := account_of(actor):
        await proving.attach(session, held, evidence, rules, by=account, now=now)
    await proving.require(session, held, rules)
    await move(session, held, "resolve", actor=actor, now=now, given=Given(words=words))
    return held


async def check(
    session: AsyncSession, case: UUID | str, *, actor: Actor, now: datetime, words: str | None = None
) -> Case:
    """Somebody who did not do the work found it done; whoever reported judges it now."""
    return await _plain(session, case, "check", actor, now, Given(words=words))


async def rework(session: AsyncSession, case: UUID | str, *, reason: str, actor: Actor, now: datetime) -> Case:
    """Somebody who did not do the work found it not done: who did it has it again."""
    return await _plain(session, case, "rework", actor, now, Given(reason=reason))


async def close(
    session: AsyncSession, case: UUID | str, *, how: Closing, actor: Actor, now: datetime, reason: str | None = None
) -> Case:
    """Close it: by the reporters' verdict, by their silence, or by the office; the citizen reads why."""
    return await _plain(session, case, "close", actor, now, Given(reason=reason or EXPLAINED[how], closed_how=how))


async def reopen(session: AsyncSession, case: UUID | str, *, reason: str, actor: Actor, now: datetime) -> Case:
    """Take it up again (二次办理): it keeps its number, and the unit above whoever failed is asked at once; beyond the
    rounds of the practice it goes on the joint meeting's list."""
    return await _plain(session, case, "reopen", actor, now, Given(reason=reason))


async def possible(session: AsyncSession, case: Case, actor: Actor) -> list[str]:
    """The actions ``actor`` may take on the case now, in the table's order; what they need besides they give."""
    asked = await handing.open_handover(session, case.id)
    who: dict[str, frozenset[Who]] = {action: parties(actor, case, asked, action) for action in ANSWERING}
    otherwise = parties(actor, case, asked)
    return [action for action in ACTIONS if action in actions_for(case.status, who.get(action, otherwise))]


async def check_whistles(
    session: AsyncSession, case: Case, override: str | None, *, actor: Actor, now: datetime
) -> None:
    """Let a case with an open whistle be resolved only with a reason to override it, which is recorded."""
    open_parts = await whistles.open_for(session, case.id)
    if not open_parts:
        return
    if override is None:
        waiting = ", ".join(dict.fromkeys(part.department for part in open_parts))
        raise Conflict(
            f"case {case.number} has an open whistle that waits for {waiting}; wait, or give override: the reason to"
            " resolve it without them",
            state=case.status,
        )
    await whistles.override(session, case, reason=override, actor=account_of(actor), now=now)


def check_return(
    case: Case, rules: Configuration, *, since: datetime, now: datetime, evidence: Sequence[Proof], basis: str | None
) -> None:
    """Raise Conflict or Invalid unless the practice lets a case handed over at ``since`` be returned now."""
    practice = rules.practice.returns
    if case.returns >= practice.most:
        raise Conflict(
            f"case {case.number} was returned already, and may be {practice.most} times; ask the unit above for help",
            state=case.status,
        )
    if clocks.due(since, practice.within).at < now:
        raise Conflict(
            f"a case may be returned within {practice.within.amount} {practice.within.kind} of being handed over;"
            " ask the unit above for help",
            state=case.status,
        )
    if practice.evidence and not evidence and not basis:
        message = "a return needs evidence: ids of photos as evidence, or the rule it rests on as basis"
        raise Invalid(message, errors=[{"field": "evidence", "message": message}])


def said(reason: str, basis: str | None) -> str:
    """A reason with the basis it rests on."""
    return f"{reason}（依据 basis：{basis}）" if basis else reason


async def _plain(
    session: AsyncSession, case: UUID | str, action: str, actor: Actor, now: datetime, given: Given
) -> Case:
    held = await hold(session, case)
    await permit(session, held, action, actor, now)
    await move(session, held, action, actor=actor, now=now, given=given)
    return held


async def target_of(
    session: AsyncSession, case: Case, to: Target, rules: Configuration, now: datetime
) -> Worker | Unit:
    """Whom ``to`` names for ``case`` now. Raises Invalid when nobody is there."""
    if to.worker:
        account = await session.get(Account, to.worker)
        if account is None or account.role != "worker" or not account.active:
            raise _nobody("worker", f"there is no worker {to.worker}")
        return Worker(account.id, account.display_name, 0)
    staffed = await handing.posts(session, [case.path])
    if to.department or to.rung:
        field, rung = ("department", "department") if to.department else ("rung", str(to.rung))
        own = to.department or department_of(case.category, rules)
        unit = unit_on(rung, case.path, department=own, posts=staffed)
        if unit is None:
            raise _nobody(field, f"nobody is there to be asked: {to.department or to.rung}")
        return unit
    if case.rung == "worker":
        worker = await handing.next_on_duty(session, case, now)
        if worker:
            return worker
    unit = first_unit(
        case.department or case.rung,
        case.path,
        case.how,
        ladder=rules.ladder,
        department=department_of(case.category, rules),
        posts=staffed,
    )
    if unit is None:
        raise _nobody("rung", "nobody is on duty there, and no unit has people; name a worker, department or rung")
    return unit


def _nobody(field: str, message: str) -> Invalid:
    return Invalid(message, errors=[{"field": field, "message": message}])
