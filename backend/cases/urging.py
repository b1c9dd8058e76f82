"""What follows when a clock of a case warns, runs out, or ran out long ago: orders, DeadlineMissed, and climbing."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.cases import events, handing
from backend.cases.handing import ASKED, Why
from backend.cases.ladder import district
from backend.cases.lifecycle import OPEN
from backend.cases.models import Case
from backend.cases.parties import parties, require_concern
from backend.cases.registers import Handover
from backend.clock import iso
from backend.clocks.models import Clock, Order
from backend.clocks.orders import OrderKind, issue_order
from backend.clocks.service import Kind
from backend.configuration import service as configuration
from backend.errors import Conflict, Forbidden
from backend.live.outbox import record
from backend.people.rights import Caller
from backend.settings import BEIJING
from backend.whistles.models import CALL, WhistleCall

STAGE_NAMES = {
    "whole": "办结",
    "dispatch": "派遣",
    "accept": "受理",
    "handle": "办理",
    "check": "核查",
    "fallback": "兜底处置",
    "whistle_accept": "吹哨响应",
    "whistle_report": "吹哨办理",
}
"""What an order calls the stage whose time runs out."""
ORDERED: dict[Kind, str] = {
    "warn": "即将届满，请抓紧办理。",
    "due": "现已届满，请立即办理。",
    "supervise": "已经逾期，请立即办理并说明原因。",
}
"""What an order says of the time limit, before it, at it and after it."""
CLIMBS: dict[str, Why] = {
    "whole": "overdue",
    "handle": "overdue",
    "fallback": "overdue",
    "dispatch": "nobody",
    "accept": "not_accepted",
}
"""Stages after whose deadline the case climbs, and why; the first two only where the ladder says so."""
BY_CONFIGURATION = ("whole", "handle")


@dataclass(frozen=True, slots=True)
class Addressee:
    """A case with whoever owes what its clock measures: who answers for it, who was asked, or who was called."""

    id: UUID
    number: str
    path: str
    owner: str
    department: str | None


async def urge(session: AsyncSession, case: Case, clock: Clock, kind: Kind, *, now: datetime) -> None:
    """Do what follows from ``clock`` of a held case: ``warn`` issues an urge order (催办单), ``due`` another, records
    DeadlineMissed and lets the case climb, ``supervise`` issues a supervision order (督办单).

    A warning that comes too late, as after an outage, is left to the order of the deadline itself. A clock without a
    warning brings no orders.
    """
    if kind == "warn" and now >= clock.due_at:
        return
    if kind == "due":
        await _tell_missed(session, case, clock, now)
    if clock.warn is not None:
        await _order(session, case, clock, kind, now)
    if kind == "due":
        await _climb(session, case, clock, now)


async def _order(session: AsyncSession, case: Case, clock: Clock, kind: Kind, now: datetime) -> None:
    due_at = f"{clock.due_at.astimezone(BEIJING):%Y年%m月%d日%H:%M}"
    await issue_order(
        session,
        case=await _addressee(session, case, clock),
        kind="supervise" if kind == "supervise" else "urge",
        clock_id=clock.id,
        words=f"案件{case.number}的{STAGE_NAMES[clock.stage]}时限为{due_at}，{ORDERED[kind]}",
        actor="system",
        now=now,
    )


async def _tell_missed(session: AsyncSession, case: Case, clock: Clock, now: datetime) -> None:
    grid = await handing.grid_of(session, case)
    more = {"stage": clock.stage, "clock": str(clock.id), "missed": iso(clock.due_at)}
    if clock.subject_kind == CALL:
        more["department"] = (await _addressee(session, case, clock)).department or ""
    await record(session, [events.case_moved("DeadlineMissed", case, grid, now, "system", more=more)])


async def _climb(session: AsyncSession, case: Case, clock: Clock, now: datetime) -> None:
    why = CLIMBS.get(clock.stage)
    ladder = (await configuration.active(session, now)).rules.ladder
    if why and (ladder.climb_when_overdue or clock.stage not in BY_CONFIGURATION):
        await handing.climb(session, case, now=now, reason=why, actor="system")


async def _addressee(session: AsyncSession, case: Case, clock: Clock) -> Addressee:
    owner, department = case.owner, case.owner_department  # 首问负责: whoever was asked after them has not accepted
    if clock.subject_kind == ASKED and (asked := await session.get(Handover, clock.subject_id)):
        owner, department = asked.to_owner, asked.to_department
    elif clock.subject_kind == CALL and (call := await session.get(WhistleCall, clock.subject_id)):
        owner, department = district(case.path), call.department
    return Addressee(case.id, case.number, case.path, owner, department)


async def order(
    session: AsyncSession, case: Case, caller: Caller, *, kind: OrderKind, words: str, now: datetime
) -> Order:
    """A dispatcher's own order to whoever answers for a held case.

    Raises NotFound, Conflict when nobody owes work on it, and Forbidden for an order upwards: the caller's scope must
    hold the case and whoever answers for it.
    """
    asked = await handing.open_handover(session, case.id)
    require_concern(caller, case, asked)
    if "dispatcher" not in parties(caller, case, asked):
        raise Forbidden(f"an order on case {case.number} is for a dispatcher whose scope holds it")
    if not caller.sees(case.owner):
        raise Forbidden(f"case {case.number} is answered for above your scope; an order does not go upwards")
    if case.status not in OPEN:
        raise Conflict(f"case {case.number} is {case.status}; there is nothing to urge", state=case.status)
    owing = Addressee(case.id, case.number, case.path, case.owner, case.owner_department)
    return await issue_order(session, case=owing, kind=kind, clock_id=None, words=words, actor=str(caller.id), now=now)
