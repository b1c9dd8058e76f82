"""What happens when a department's time runs: it is urged before, missed is told, and a supervision order follows."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.clocks.models import Clock
from backend.clocks.orders import issue_order
from backend.clocks.service import Kind
from backend.live.outbox import record
from backend.whistles import events
from backend.whistles.models import OPEN_CALL_STATES, Whistle, WhistleCall
from backend.whistles.service import CaseHeld

OWES = {"whistle_accept": "应答", "whistle_report": "反馈办理结果"}


@dataclass(frozen=True, slots=True)
class _Called:
    """A case as an order to a called department needs it: that department answers, within the scope that whistled."""

    id: UUID
    number: str
    path: str
    owner: str
    department: str


async def overdue(session: AsyncSession, clock: Clock, kind: Kind, *, case: CaseHeld, now: datetime) -> None:
    """Do what the clock of a call has come to: ``warn`` urges its department, ``due`` says that it was missed,
    ``supervise`` issues the supervision order. The case is held by the caller; a call that is over needs nothing."""
    row = (
        await session.execute(
            select(WhistleCall, Whistle)
            .join(Whistle, Whistle.id == WhistleCall.whistle_id)
            .where(WhistleCall.id == clock.subject_id)
        )
    ).one_or_none()
    if row is None or row.WhistleCall.state not in OPEN_CALL_STATES:
        return
    call, whistle = row
    if kind == "due":
        await record(session, [events.missed(whistle, call, case.path, now, clock.stage)])
        return
    late = "须在时限前" if kind == "warn" else "已超过时限，须立即"
    await issue_order(
        session,
        case=_Called(case.id, case.number, case.path, whistle.called_owner, call.department),
        kind="urge" if kind == "warn" else "supervise",
        clock_id=clock.id,
        words=f"吹哨 {whistle.number}：{late}{OWES[clock.stage]}。",
        actor="system",
        now=now,
    )
