"""Merges a case into the one it was found to be the same as, and splits it off again.

``merged_into`` is one step: when the case that took another in is merged in its turn, both steps stay, so that each can
be taken back by itself. Nothing is merged into a merged case but into its survivor, so that steps never make a circle.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.cases import events, handing
from backend.cases.lifecycle import OPEN
from backend.cases.models import Case
from backend.cases.moving import Given, hold, move, permit
from backend.cases.parties import concerns, name_of, parties, unknown_case
from backend.cases.reading import case_of_number
from backend.cases.registers import Merge
from backend.db.view import hold as see
from backend.errors import Conflict, Forbidden
from backend.live.outbox import record
from backend.people.rights import Caller


async def merge(session: AsyncSession, number: str, into: str, *, reason: str, actor: Caller, now: datetime) -> Case:
    """Merge a case into another, or into the one which that was merged into; gives the merged one.

    Its task, handover and whistle end and its clocks stop; its reports count for the other from now on. Both must be
    open. Raises NotFound for one outside the scope, Forbidden for one that is not the actor's to dispatch, Conflict
    when a state does not allow it, or when both are one.
    """
    case, other = await _both(session, number, into)
    await permit(session, case, "merge", actor, now)
    asked = await handing.open_handover(session, other.id)
    if not concerns(actor, other, asked):
        raise unknown_case(into)
    if "dispatcher" not in parties(actor, other, asked, "merge"):
        raise Forbidden(f"case {other.number} is not yours to dispatch")
    if other.status not in OPEN:
        raise Conflict(
            f"case {other.number} is {other.status}; only an open case can take another in", state=other.status
        )
    session.add(
        Merge(
            case_id=case.id,
            into_id=other.id,
            merged_at=now,
            merged_by=actor.id,
            reason=reason,
            state_before=case.status,
        )
    )
    given = Given(reason=reason, closed_how="merged", into=other.id)
    await move(session, case, "merge", actor=actor, now=now, given=given)
    await _tell(session, "CaseMerged", other, case, actor, now)
    return case


async def split(session: AsyncSession, number: str, *, reason: str, actor: Caller, now: datetime) -> Case:
    """Take a merge back: the case goes on where it was, with whoever had it; the time it was merged does not count.

    Raises NotFound, Conflict when it is not merged, and Forbidden.
    """
    case = await hold(session, number)
    await permit(session, case, "split", actor, now)
    step = await session.scalar(select(Merge).where(Merge.case_id == case.id, Merge.split_at.is_(None)))
    assert step is not None and case.merged_into is not None
    other = await survivor(session, case.merged_into)
    step.split_at, step.split_by, step.split_reason = now, actor.id, reason
    await move(session, case, "split", actor=actor, now=now, given=Given(reason=reason))
    await _tell(session, "CaseSplit", other, case, actor, now)
    return case


async def relatives(session: AsyncSession, case: Case) -> tuple[str | None, list[str]]:
    """The number of the case that this one was merged into, and those of the cases merged into this one."""
    into = await session.get(Case, case.merged_into) if case.merged_into else None
    merged = await session.scalars(select(Case.number).where(Case.merged_into == case.id).order_by(Case.number))
    return into.number if into else None, list(merged)


async def survivor(session: AsyncSession, case_id: UUID) -> Case:
    """The case that stands for this one: itself, or the last of those it was merged into.

    It is for those who may see this one, so this transaction sees all of them from now on.
    """
    next_id: UUID | None = case_id
    while next_id is not None:
        await see(session, [next_id])
        case = await session.get_one(Case, next_id)
        next_id = case.merged_into
    return case


async def _both(session: AsyncSession, number: str, into: str) -> tuple[Case, Case]:
    """The two cases, the second the survivor of what ``into`` names; locked in one order whoever merges what."""
    case, named = await case_of_number(session, number), await case_of_number(session, into)
    other = await survivor(session, named.id)
    if case.id == other.id:
        raise Conflict(f"case {number} and case {into} are one already", state=case.status)
    held = {id: await hold(session, id) for id in sorted((case.id, other.id))}
    return held[case.id], held[other.id]


async def _tell(session: AsyncSession, name: str, other: Case, case: Case, actor: Caller, now: datetime) -> None:
    """Tell those who follow the other case too; the merged one's own event is the table's."""
    grid = await handing.grid_of(session, other)
    more = {"other": case.number}
    await record(session, [events.case_moved(name, other, grid, now, name_of(actor), more=more)])
