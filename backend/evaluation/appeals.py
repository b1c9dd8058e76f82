"""Appeals (申诉): whoever a case counts against asks that it should not; another, above them, decides.

An approved appeal takes the case out of the denominators of its measures, where it is counted as left out. The case
itself goes on as ever, and its reporter never hears of it: nothing of an appeal is told to ``case:`` topics.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import Row, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.cases import handing
from backend.cases.ladder import TERRITORIAL
from backend.cases.models import Case, Task
from backend.cases.moving import hold
from backend.cases.parties import parties, require_concern
from backend.cases.registers import Handover
from backend.cases.requests import RANK, four_eyes
from backend.clock import iso
from backend.configuration.values import Measure
from backend.errors import Conflict, Forbidden, NotFound
from backend.evaluation.measures import MEASURES
from backend.evaluation.models import Appeal
from backend.evidence.service import claimed
from backend.inbox.service import NewNotice, put
from backend.live.outbox import Happened, record
from backend.people.leaders import Leader, at_or_above, responsible
from backend.people.rights import Caller
from gis.codes import under as subtree

TOOK_ON_OR_GAVE_BACK = ("accepted", "refused")
"""How a unit that a case counts for answered when it was asked."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: that a case should not count for ``measures`` (None: for all there are), why, and ``evidence``,
    photos that were uploaded for it."""

    reason: str
    measures: Sequence[Measure] | None = None
    evidence: Sequence[UUID] = ()


async def ask(session: AsyncSession, number: str, caller: Caller, asked: Asked, now: datetime) -> Appeal:
    """Appeal against what case ``number`` says of the caller. Records AppealMade, and tells who may decide.

    Raises NotFound; Forbidden for anybody whom the case does not count for; Invalid for photos that cannot be used; and
    Conflict when the case counts nowhere (excluded, merged), an appeal waits already, or was approved for all of this.
    """
    case = await hold(session, number)
    await _require_counted(session, case, caller)
    if case.status in ("excluded", "merged"):
        raise Conflict(f"case {number} is {case.status}, so it counts against nobody", state=case.status)
    before = (await session.scalars(select(Appeal).where(Appeal.case_id == case.id))).all()
    if any(one.decided_at is None for one in before):
        raise Conflict(f"an appeal for case {number} waits to be decided; that comes first")
    measures = [one for one in MEASURES if asked.measures is None or one in asked.measures]
    approved = {measure for one in before if one.approved for measure in one.measures}
    if approved.issuperset(measures):
        raise Conflict(f"case {number} is left out of {', '.join(measures)} already")
    for photo in (await claimed(session, asked.evidence)).values():
        photo.case_id = case.id
    appeal = Appeal(
        id=uuid4(), case_id=case.id, measures=measures, reason=asked.reason, evidence=list(asked.evidence),
        asked_by=caller.id, asked_at=now,
    )  # fmt: skip
    session.add(appeal)
    await session.flush()
    await record(session, [_told("AppealMade", appeal, case, now, caller)])
    await put(session, [_to_decide(one, appeal, case, now) for one in await _deciders(session, case, caller)])
    return appeal


async def decide(
    session: AsyncSession, appeal_id: UUID, caller: Caller, *, approved: bool, words: str | None, now: datetime
) -> Appeal:
    """Approve or decline an appeal. Records AppealDecided, and tells whoever asked.

    Raises NotFound; Forbidden for anybody but an approver above whoever answers for the case and above whoever asked,
    never themselves; and Conflict when it was decided already.
    """
    found = await session.get(Appeal, appeal_id)
    number = await session.scalar(select(Case.number).where(Case.id == found.case_id)) if found else None
    if found is None or number is None:
        raise NotFound("there is no such appeal, or it is outside your scope")
    case = await hold(session, number)
    appeal = await session.get_one(Appeal, appeal_id, populate_existing=True)
    handed = await handing.open_handover(session, case.id)
    require_concern(caller, case, handed)
    if appeal.decided_at:
        raise Conflict(f"this appeal was {_decided(appeal)} at {iso(appeal.decided_at)}")
    if "approver" not in parties(caller, case, handed):
        raise Forbidden(f"an appeal for case {number} is decided by a dispatcher above whoever answers for it")
    await four_eyes(session, appeal.asked_by, caller)
    appeal.decided_by, appeal.decided_at, appeal.approved, appeal.words = caller.id, now, approved, words
    await session.flush()
    await record(session, [_told("AppealDecided", appeal, case, now, caller)])
    await put(session, [_to_asker(appeal, case, now)])
    return appeal


async def list_appeals(
    session: AsyncSession, caller: Caller, *, under: str, waiting: bool, limit: int
) -> Sequence[Row[Appeal, str, str]]:
    """Appeals with the number and path of their case, the latest first: of leaders' scopes those for cases at or below
    ``under``, for everybody else their own. With ``waiting`` only those not decided yet."""
    query = select(Appeal, Case.number, Case.path).join(Case, Case.id == Appeal.case_id)
    if caller.may("cases.approve"):
        low, high = subtree(under)
        query = query.where(Case.path >= low, Case.path < high)
    else:
        query = query.where(Appeal.asked_by == caller.id)
    if waiting:
        query = query.where(Appeal.decided_at.is_(None))
    return (await session.execute(query.order_by(Appeal.asked_at.desc(), Appeal.id).limit(limit))).all()


async def _require_counted(session: AsyncSession, case: Case, caller: Caller) -> None:
    """Raise Forbidden unless the case counts for the caller: they work it or answer for it, or did."""
    handed = await handing.open_handover(session, case.id)
    if not parties(caller, case, handed).isdisjoint({"worker", "unit"}):
        return
    require_concern(caller, case, handed)
    tasks = exists().where(
        Task.case_id == case.id,
        Task.worker_id == caller.id,
        or_(Task.accepted_at.is_not(None), Task.state == "returned"),
    )
    units = exists().where(Handover.case_id == case.id, Handover.outcome.in_(TOOK_ON_OR_GAVE_BACK))
    if caller.role == "department":
        units = units.where(Handover.to_department == caller.department)
    else:
        units = units.where(Handover.to_department.is_(None), Handover.to_owner == caller.scope)
    of_a_unit = caller.role == "department" or caller.role in TERRITORIAL
    if not await session.scalar(select(or_(tasks, units) if of_a_unit else tasks)):
        raise Forbidden(f"only who worked case {case.number}, or answered for it, appeals against what it says of them")


async def _deciders(session: AsyncSession, case: Case, asker: Caller) -> list[Leader]:
    """The nearest leaders at or above the case's place who may decide what ``asker`` asks."""
    above = at_or_above(case.path)
    leaders = await responsible(session, above)
    for path in above:
        found = [one for one in leaders[path] if _may_decide(one, case, asker)]
        if found:
            return found
    return []


def _may_decide(leader: Leader, case: Case, asker: Caller) -> bool:
    if leader.account_id == asker.id:
        return False
    center = leader.role == "command_center"
    return center or (RANK[leader.role] > RANK.get(asker.role, 0) and leader.scope != case.owner)


def _told(name: str, appeal: Appeal, case: Case, now: datetime, actor: Caller) -> Happened:
    data = {
        "appeal": str(appeal.id),
        "case": str(case.id),
        "number": case.number,
        "path": case.path,
        "measures": appeal.measures,
        "approved": appeal.approved,
    }
    # Not of the case: who holds a receipt may follow that.
    topics = (f"wall:{case.path}", f"worker:{appeal.asked_by}")
    return Happened(name, now, "appeal", str(appeal.id), data, topics, str(actor.id))


def _to_decide(leader: Leader, appeal: Appeal, case: Case, now: datetime) -> NewNotice:
    return NewNotice(
        account_id=leader.account_id,
        kind="appeal",
        title="考核申诉待审批",
        body=f"案件 {case.number} 的考核申诉等待审批。",
        at=now,
        key=f"appeal:{appeal.id}:made",
        data={
            "appeal": str(appeal.id),
            "number": case.number,
            "en": {
                "title": "An appeal waits to be decided",
                "body": f"An appeal against how case {case.number} counts waits to be decided.",
            },
        },
    )


def _to_asker(appeal: Appeal, case: Case, now: datetime) -> NewNotice:
    chinese = "已通过" if appeal.approved else "未通过"
    return NewNotice(
        account_id=appeal.asked_by,
        kind="appeal",
        title=f"考核申诉{chinese}",
        body=f"案件 {case.number} 的考核申诉{chinese}。",
        at=now,
        key=f"appeal:{appeal.id}:decided",
        data={
            "appeal": str(appeal.id),
            "number": case.number,
            "en": {
                "title": f"Your appeal was {_decided(appeal)}",
                "body": f"The appeal against how case {case.number} counts was {_decided(appeal)}.",
            },
        },
    )


def _decided(appeal: Appeal) -> str:
    return "approved" if appeal.approved else "declined"
