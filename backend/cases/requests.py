"""Whoever works a case asks for more time (延期) or to put it off (挂账); another person, a rung above, decides."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Literal
from uuid import UUID, uuid4

from sqlalchemy import Row, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.cases import brief, handing
from backend.cases.lifecycle import transition
from backend.cases.models import Case
from backend.cases.moving import Given, hold, move, permit
from backend.cases.parties import concerns, parties, require_concern
from backend.cases.registers import Request
from backend.clock import iso
from backend.clocks import service as clocks
from backend.configuration import service as configuration
from backend.configuration.schema import Limit
from backend.errors import Conflict, Forbidden, Invalid, NotFound
from backend.live.outbox import Happened, record
from backend.people.models import Account
from backend.people.rights import Caller
from gis.codes import under

RequestKind = Literal["extend", "suspend"]
ASKING = frozenset({"worker", "unit", "dispatcher"})
"""Who may ask: whoever works the case or answers for it."""
RANK = {"worker": 0, "community": 1, "street": 2, "department": 2, "command_center": 3}
"""Roles from the bottom: who decides stands above who asked."""
LONGEST = timedelta(days=366)
"""A suspension is looked at again within a year."""


async def ask(
    session: AsyncSession,
    number: str,
    caller: Caller,
    *,
    kind: RequestKind,
    reason: str,
    now: datetime,
    limit: Limit | None = None,
    review_at: datetime | None = None,
) -> Request:
    """Ask to extend the case's time by ``limit``, or to suspend it until ``review_at``. Records RequestMade.

    Raises NotFound, Forbidden, Invalid for what is missing or too long, and Conflict when the case is not at work, a
    request waits already, or an extension is asked after the deadline or once more than the practice allows.
    """
    case = await hold(session, number)
    asked = await handing.open_handover(session, case.id)
    require_concern(caller, case, asked)
    if ASKING.isdisjoint(parties(caller, case, asked)):
        raise Forbidden(f"only who works case {number} or answers for it asks for this")
    _at_work(case, kind)
    if kind == "extend":
        most = (await configuration.active(session, now)).rules.practice.extensions.most
        _may_be_extended(case, limit, most, now)
    elif review_at is None or not now < review_at <= now + LONGEST:
        raise Invalid("review_at is when a suspended case is looked at again: give an instant within a year from now")
    if await _waiting(session, case.id):
        raise Conflict(f"a request for case {number} waits to be decided; that comes first")
    request = Request(
        id=uuid4(),
        case_id=case.id,
        kind=kind,
        asked_by=caller.id,
        asked_at=now,
        reason=reason,
        limit_kind=limit.kind if kind == "extend" and limit else None,
        limit_amount=limit.amount if kind == "extend" and limit else None,
        review_at=review_at if kind == "suspend" else None,
    )
    session.add(request)
    await session.flush()
    await record(session, [_told("RequestMade", request, case, now, str(caller.id))])
    return request


async def decide(
    session: AsyncSession,
    number: str,
    request_id: UUID,
    caller: Caller,
    *,
    approved: bool,
    words: str | None,
    now: datetime,
) -> Case:
    """Approve or decline a request. Records RequestDecided, and when approved the case is extended or suspended.

    Raises NotFound, Forbidden for anybody but an approver above the asker (four eyes), and Conflict when it was decided
    already or the case is no longer at work; a request for such a case can still be declined.
    """
    case = await hold(session, number)
    request = await session.get(Request, request_id, populate_existing=True)
    asked = await handing.open_handover(session, case.id)
    if request is None or request.case_id != case.id or not concerns(caller, case, asked):
        raise NotFound(f"there is no such request for a case {number}, or it is outside your scope")
    if request.decided_at:
        said = "approved" if request.approved else "declined"
        raise Conflict(f"this request was {said} at {iso(request.decided_at)}")
    if "approver" not in parties(caller, case, asked, request.kind):
        raise Forbidden(f"a request for case {number} is decided by a dispatcher above whoever answers for it")
    await four_eyes(session, request.asked_by, caller)
    if approved:
        await permit(session, case, request.kind, caller, now)
        if request.review_at and request.review_at <= now:
            raise Conflict("the review date of this suspension has passed; decline it, and let a new one be asked for")
    request.decided_by, request.decided_at, request.approved, request.words = caller.id, now, approved, words
    await session.flush()
    await record(session, [_told("RequestDecided", request, case, now, str(caller.id))])
    if approved:
        given = Given(reason=request.reason, review_at=request.review_at, limit=_limit(request))
        await move(session, case, request.kind, actor=caller, now=now, given=given)
    return case


async def pending(session: AsyncSession, *, under_path: str) -> Sequence[Row[Any]]:
    """Requests for cases below a path that wait to be decided: rows of ``brief.query`` with a Request, at most 500."""
    low, high = under(under_path)
    query = brief.query().join(Request, Request.case_id == Case.id).add_columns(Request)
    query = query.where(Request.decided_at.is_(None), Case.path >= low, Case.path < high)
    return (await session.execute(query.order_by(Request.asked_at, Request.id).limit(500))).all()


async def resume_for_review(session: AsyncSession, case_id: UUID, now: datetime) -> None:
    """The review date has come: a case that is still suspended goes on. Nothing happens to any other."""
    case = await hold(session, case_id)
    if case.status == "suspended" and await clocks.review_due(session, case.id, now=now):
        await move(session, case, "resume", actor="system", now=now)


async def four_eyes(session: AsyncSession, asked_by: UUID, caller: Caller) -> None:
    """Raise Forbidden unless ``caller`` stands a rung above whoever asked; the command center decides for its own."""
    if asked_by == caller.id:
        raise Forbidden("you asked for this yourself; somebody else decides")
    role = await session.scalar(select(Account.role).where(Account.id == asked_by))
    above, below = RANK.get(caller.role, 0), RANK.get(role or "", 0)
    if above <= below and caller.role != "command_center":
        raise Forbidden(f"a {role} asked for this; somebody a rung above decides, not a {caller.role}")


def _at_work(case: Case, kind: RequestKind) -> None:
    sources = transition(kind).sources
    if case.status not in sources:
        raise Conflict(f"case {case.number} is {case.status}; it must be {', '.join(sources)}", state=case.status)


def _may_be_extended(case: Case, limit: Limit | None, most: int, now: datetime) -> None:
    if limit is None:
        raise Invalid("say by how much: limit is an amount of hours, working_hours or working_days")
    if case.extensions >= most:
        raise Conflict(f"case {case.number} was extended {case.extensions} times, and {most} is the most allowed here")
    if now >= case.due_at:
        raise Conflict(f"case {case.number} was due at {iso(case.due_at)}; an extension is asked for before that")


def _limit(request: Request) -> Limit | None:
    return Limit.model_validate({request.limit_kind: request.limit_amount}) if request.limit_kind else None


async def _waiting(session: AsyncSession, case_id: UUID) -> bool:
    query = select(Request.id).where(Request.case_id == case_id, Request.decided_at.is_(None))
    return await session.scalar(query) is not None


def _told(name: str, request: Request, case: Case, now: datetime, actor: str) -> Happened:
    data: dict[str, Any] = {
        "request": str(request.id),
        "case": str(case.id),
        "number": case.number,
        "status": case.status,
        "path": case.path,
        "kind": request.kind,
        "limit": {request.limit_kind: request.limit_amount} if request.limit_kind else None,
        "review_at": iso(request.review_at) if request.review_at else None,
        "approved": request.approved,
    }
    topics = (f"wall:{case.path}", f"case:{case.id}", f"unit:{case.owner}")
    return Happened(name, now, "case", str(case.id), data, topics, actor)
