"""The ledger of disputes by class and grade. The grade says who mediates: small in the community, large in the street,
hard in the joint mediation of a department, as the configuration has it; a higher grade climbs."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal, NamedTuple

from sqlalchemy import Row, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.cases import brief, handing
from backend.cases.ladder import Unit, department_of, first_unit
from backend.cases.lifecycle import OPEN
from backend.cases.models import Case
from backend.cases.parties import parties, require_concern
from backend.cases.registers import Dispute
from backend.configuration import service as configuration
from backend.configuration.schema import Configuration
from backend.configuration.values import ORDER, Grade
from backend.errors import Conflict, Forbidden, Invalid
from backend.live.outbox import Happened, record
from backend.people.rights import Caller
from gis.codes import under

MediationOutcome = Literal["settled", "failed", "withdrawn"]
GRADING = frozenset({"unit", "dispatcher"})
"""Who grades a dispute and says how its mediation ended: whoever answers for it or dispatches it."""


class Count(NamedTuple):
    """How many disputes of a class and grade there are, and how they ended; the rest is being mediated."""

    class_code: str
    grade: str
    total: int
    settled: int
    failed: int
    withdrawn: int


async def grade(
    session: AsyncSession, case: Case, caller: Caller, *, class_code: str, grade: Grade, people: int, now: datetime
) -> Dispute:
    """Enter a held case in the ledger, or grade it anew; one whose grade belongs to a higher rung climbs there.

    Grading anew takes back how the mediation ended. Records DisputeGraded. Raises NotFound, Forbidden, Invalid for a
    class that is not in the configuration, and Conflict when no ledger is kept or the case is not open.
    """
    await _may(session, case, caller)
    rules = (await configuration.active(session, now)).rules
    if rules.disputes is None:
        raise Conflict("no ledger of disputes is kept here; the configuration's disputes say whether one is")
    if case.status not in OPEN:
        raise Conflict(f"case {case.number} is {case.status}; a dispute is graded while it is open", state=case.status)
    known = [one.code for one in rules.disputes.classes]
    if class_code not in known:
        raise Invalid(f"there is no class {class_code} of disputes; the classes are: {', '.join(known)}")
    dispute = await session.get(Dispute, case.id, populate_existing=True) or Dispute(case_id=case.id)
    before = {"class": dispute.class_code, "grade": dispute.grade} if dispute.class_code else None
    dispute.class_code, dispute.grade, dispute.parties = class_code, grade, people
    dispute.graded_at, dispute.graded_by = now, caller.id
    dispute.outcome = dispute.ended_at = None
    session.add(dispute)
    await session.flush()
    data = {**_facts(case), "before": before, "after": {"class": class_code, "grade": grade}}
    await record(session, [_told("DisputeGraded", case, data, now, caller)])
    if unit := await _mediator(session, case, rules, grade):
        await handing.climb(session, case, now=now, reason="by_hand", actor=str(caller.id), to=unit)
    return dispute


async def end(
    session: AsyncSession, case: Case, caller: Caller, *, outcome: MediationOutcome, now: datetime
) -> Dispute:
    """Say how the mediation of a held case ended. Records DisputeEnded.

    Raises NotFound, Forbidden, and Conflict when the case is in no ledger or its mediation has ended already.
    """
    await _may(session, case, caller)
    dispute = await session.get(Dispute, case.id, populate_existing=True)
    if dispute is None:
        raise Conflict(f"case {case.number} is in no ledger of disputes; grade it first")
    if dispute.outcome:
        raise Conflict(f"the mediation of case {case.number} ended already: {dispute.outcome}; grade it anew to go on")
    dispute.outcome, dispute.ended_at = outcome, now
    await session.flush()
    data = {**_facts(case), "class": dispute.class_code, "grade": dispute.grade, "outcome": outcome}
    await record(session, [_told("DisputeEnded", case, data, now, caller)])
    return dispute


async def ledger(
    session: AsyncSession,
    *,
    under_path: str,
    class_code: str | None,
    grade: str | None,
    open_only: bool,
    limit: int,
) -> Sequence[Row[Any]]:
    """Disputes below a path with their cases (rows of ``brief.query`` with a Dispute), the last graded first."""
    query = brief.query().join(Dispute, Dispute.case_id == Case.id).add_columns(Dispute)
    low, high = under(under_path)
    query = query.where(Case.path >= low, Case.path < high)
    if class_code:
        query = query.where(Dispute.class_code == class_code)
    if grade:
        query = query.where(Dispute.grade == grade)
    if open_only:
        query = query.where(Dispute.outcome.is_(None))
    return (await session.execute(query.order_by(Dispute.graded_at.desc(), Case.id).limit(limit))).all()


async def counts(session: AsyncSession, *, under_path: str) -> list[Count]:
    """How many disputes of each class and grade there are below a path, and how they ended."""
    low, high = under(under_path)
    ended = {one: func.count().filter(Dispute.outcome == one) for one in ("settled", "failed", "withdrawn")}
    query = (
        select(Dispute.class_code, Dispute.grade, func.count(), ended["settled"], ended["failed"], ended["withdrawn"])
        .join(Case, Case.id == Dispute.case_id)
        .where(Case.path >= low, Case.path < high)
        .group_by(Dispute.class_code, Dispute.grade)
        .order_by(Dispute.class_code, Dispute.grade)
    )
    return [Count(*row) for row in (await session.execute(query)).all()]


async def _mediator(session: AsyncSession, case: Case, rules: Configuration, grade: Grade) -> Unit | None:
    """The unit that mediates a dispute of this grade; None when the case is there, or higher, already."""
    to = rules.disputes.grades.get(grade) if rules.disputes else None
    if to is None:
        return None
    rung = to if to in ORDER else "department"
    if ORDER.index(rung) <= ORDER.index(case.rung) and (to in ORDER or to == case.department):
        return None
    own = department_of(case.category, rules)
    staffed = await handing.posts(session, [case.path])
    return first_unit(to, case.path, case.how, ladder=rules.ladder, department=own, posts=staffed)


async def _may(session: AsyncSession, case: Case, caller: Caller) -> None:
    asked = await handing.open_handover(session, case.id)
    require_concern(caller, case, asked)
    if GRADING.isdisjoint(parties(caller, case, asked)):
        raise Forbidden(f"only who answers for case {case.number} or dispatches it keeps its dispute")


def _facts(case: Case) -> dict[str, object]:
    return {"case": str(case.id), "number": case.number, "status": case.status, "path": case.path}


def _told(name: str, case: Case, data: dict[str, object], now: datetime, caller: Caller) -> Happened:
    topics = (f"wall:{case.path}", f"case:{case.id}")
    return Happened(name, now, "case", str(case.id), data, topics, str(caller.id))
