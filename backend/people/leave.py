"""Leave: a worker asks, somebody above decides, and meanwhile a deputy stands in their place on duty (duties.py)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Boolean,
    ColumnElement,
    DateTime,
    Row,
    ScalarSelect,
    Select,
    Text,
    Uuid,
    column,
    func,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased
from sqlalchemy.sql.selectable import TableValuedAlias

from backend.clock import iso
from backend.errors import Conflict, Forbidden, Invalid, NotFound
from backend.live.outbox import Happened, record
from backend.people.models import Account, Duty
from backend.people.rights import Caller
from backend.people.work_models import Leave
from gis.codes import under

LONGEST = timedelta(days=366)

WORKER, DEPUTY = aliased(Account), aliased(Account)


@dataclass(frozen=True, slots=True)
class Absence:
    """Somebody of a grid is on approved leave ``[from_at, until_at)``; ``deputy_id`` stands in, None: nobody does."""

    grid_code: str
    account_id: UUID
    deputy_id: UUID | None
    from_at: datetime
    until_at: datetime


@dataclass(frozen=True, slots=True)
class Asked:
    """A leave with the accounts it is about."""

    leave: Leave
    worker: Account
    deputy: Account | None


async def absences(session: AsyncSession, grid_codes: Sequence[str], since: datetime, until: datetime) -> list[Absence]:
    """The approved leaves that touch ``[since, until]`` of everybody with a duty in these grids; one query, which
    answers whoever asks."""
    away = away_from(grid_codes, since, until)
    return [Absence(*row) for row in await session.execute(select(away))]


def away_from(grid_codes: Sequence[str] | ScalarSelect[Any], since: datetime, until: datetime) -> TableValuedAlias:
    """The rows of leaves_v1 (backend/db/sql/085_leave.sql): the columns of ``Absence``, for a query to join. The codes
    may be an array that the query finds itself."""
    codes = grid_codes if isinstance(grid_codes, ScalarSelect) else literal(list(grid_codes), ARRAY(Text))
    called = func.leaves_v1(codes, since, until)
    instant = DateTime(timezone=True)
    return called.table_valued(
        column("grid_code", Text),
        column("account_id", Uuid),
        column("deputy_id", Uuid),
        column("from_at", instant),
        column("until_at", instant),
        name="away",
    )


async def ask(
    session: AsyncSession,
    caller: Caller,
    *,
    from_at: datetime,
    until_at: datetime,
    reason: str,
    deputy: UUID | None,
    now: datetime,
) -> Asked:
    """A worker's own leave, yet to be decided. Raises Forbidden for anybody else, Invalid for a span that cannot be or
    a deputy who cannot stand in, Conflict where they asked for that time already."""
    if caller.role != "worker":
        raise Forbidden(f"only workers stand on a roster and ask for leave here; you are logged in as {caller.role}")
    if from_at >= until_at:
        raise Invalid("until must come after from")
    if until_at <= now:
        raise Invalid("until lies in the past; a leave is asked for before it is over")
    if until_at - from_at > LONGEST:
        raise Invalid(f"one leave lasts at most {LONGEST.days} days; ask for the rest when it begins")
    await _hold(session, [caller.id])
    overlapping = select(Leave.id).where(Leave.account_id == caller.id, *_holds(from_at, until_at))
    if await session.scalar(overlapping.limit(1)):
        raise Conflict("you have asked for a leave at that time already; withdraw it first")
    worker = await session.get_one(Account, caller.id)
    leave = Leave(account_id=caller.id, from_at=from_at, until_at=until_at, reason=reason, asked_at=now)
    found = await _deputy(session, leave, deputy) if deputy else None
    leave.deputy_id = found.id if found else None
    session.add(leave)
    await session.flush()
    asked = Asked(leave, worker, found)
    await _tell(session, "LeaveAsked", asked, now, caller)
    return asked


async def decide(
    session: AsyncSession,
    caller: Caller,
    leave_id: UUID,
    *,
    approved: bool,
    words: str | None,
    deputy: UUID | None,
    now: datetime,
) -> Asked:
    """Approve a leave or not; ``deputy`` names another one than was asked for.

    Raises Forbidden for one's own, NotFound outside the caller's scope, Conflict when it is decided, withdrawn or over.
    """
    asked = await _find(session, caller, leave_id)
    leave = asked.leave
    caller.require("cases.approve")
    if leave.account_id == caller.id:
        raise Forbidden("nobody decides their own leave; whoever leads the unit above does")
    if leave.decided_at is not None:
        raise Conflict("this leave was decided already")
    if leave.withdrawn_at is not None:
        raise Conflict("this leave was withdrawn")
    if leave.until_at <= now:
        raise Conflict("this leave is over; it cannot be decided any more")
    chosen = deputy or leave.deputy_id
    await _hold(session, [one for one in (leave.account_id, chosen) if one])
    found = await _deputy(session, leave, chosen) if approved and chosen else asked.deputy
    if approved and (await _bespoken(session, leave.account_id, leave)).stands_in:
        raise Conflict("they stand in for somebody else at that time; that leave needs another deputy first")
    leave.deputy_id = found.id if found else None
    leave.decided_by, leave.decided_at, leave.approved, leave.words = caller.id, now, approved, words
    await session.flush()
    asked = Asked(leave, asked.worker, found)
    await _tell(session, "LeaveDecided", asked, now, caller)
    return asked


async def withdraw(session: AsyncSession, caller: Caller, leave_id: UUID, now: datetime) -> Asked:
    """Take back one's own leave; one that has begun ends now. Raises NotFound, Conflict when there is nothing left of
    it."""
    asked = await _find(session, caller, leave_id)
    leave = asked.leave
    if leave.account_id != caller.id:
        raise Forbidden("only whoever asked for a leave withdraws it")
    if leave.withdrawn_at is not None or leave.approved is False or leave.until_at <= now:
        raise Conflict("this leave was withdrawn or refused, or is over")
    leave.withdrawn_at = now
    await session.flush()
    await _tell(session, "LeaveWithdrawn", asked, now, caller)
    return asked


async def list_leaves(
    session: AsyncSession, caller: Caller, path: str | None, *, since: datetime, limit: int
) -> list[Asked]:
    """The first ``limit`` leaves that end after ``since``, by their beginning: of the workers at or below ``path``;
    None: one's own, and those one stands in for."""
    query = _asked().where(Leave.until_at > since).order_by(Leave.from_at, Leave.id).limit(limit)
    if path is None:
        stands_in = (Leave.deputy_id == caller.id) & Leave.approved
        query = query.where(or_(Leave.account_id == caller.id, stands_in))
    else:
        low, high = under(path)
        query = query.where(WORKER.scope >= low, WORKER.scope < high)
    return [Asked(*row) for row in await session.execute(query)]


async def forget_reasons(session: AsyncSession, before: datetime) -> int:
    """Blank why people were away whose leave ended before ``before``, and what was said of it; gives of how many."""
    blanked = await session.execute(
        update(Leave)
        .where(Leave.until_at < before, or_(Leave.reason != "", Leave.words.is_not(None)))
        .values(reason="", words=None)
        .returning(Leave.id)
    )
    return len(blanked.all())


async def _deputy(session: AsyncSession, leave: Leave, deputy_id: UUID) -> Account:
    """The account that is to stand in. Raises Invalid unless it is another active worker's, who is not away then."""
    deputy = await session.get(Account, deputy_id)
    if deputy is None or deputy.role != "worker" or not deputy.active:
        raise Invalid("the deputy is no active worker's account; name another one")
    if deputy.id == leave.account_id:
        raise Invalid("nobody stands in for themselves; name another deputy")
    if (await _bespoken(session, deputy_id, leave)).away:
        raise Invalid("the deputy is on leave at that time too; name another one")
    return deputy


async def _bespoken(session: AsyncSession, account_id: UUID, leave: Leave) -> Row[bool, bool]:
    """Whether an account is ``away`` at some time of ``leave``, and whether it ``stands_in`` for somebody."""
    called = func.bespoken_v1(account_id, leave.from_at, leave.until_at)
    return (
        await session.execute(select(called.table_valued(column("away", Boolean), column("stands_in", Boolean))))
    ).one()


async def _hold(session: AsyncSession, accounts: Iterable[UUID]) -> None:
    """Leaves of these accounts are asked for and decided one after the other: each looks at the others."""
    held = select(Account.id).where(Account.id.in_(accounts)).order_by(Account.id).with_for_update(key_share=True)
    await session.execute(held)


async def _find(session: AsyncSession, caller: Caller, leave_id: UUID) -> Asked:
    """A leave of one's own or of a worker within one's scope, held. Raises NotFound."""
    row = (await session.execute(_asked().where(Leave.id == leave_id).with_for_update(of=Leave))).one_or_none()
    if row is None or not (row[0].account_id == caller.id or caller.sees(row[1].scope)):
        raise NotFound("there is no such leave, or it is outside your scope")
    return Asked(*row)


def _asked() -> Select[Leave, Account, Account]:
    return (
        select(Leave, WORKER, DEPUTY)
        .join(WORKER, WORKER.id == Leave.account_id)
        .outerjoin(DEPUTY, DEPUTY.id == Leave.deputy_id)
    )


def _holds(from_at: datetime, until_at: datetime) -> list[ColumnElement[bool]]:
    """Not refused or withdrawn, and within this time."""
    return [
        Leave.from_at < until_at,
        Leave.until_at > from_at,
        Leave.withdrawn_at.is_(None),
        Leave.approved.is_not(False),
    ]


async def _tell(session: AsyncSession, name: str, asked: Asked, now: datetime, by: Caller) -> None:
    """Record what happened, with the grids whose activity it touches; why somebody is away is nobody else's."""
    leave = asked.leave
    grids = select(Duty.grid_code).where(Duty.account_id == leave.account_id).distinct().order_by(Duty.grid_code)
    data = {
        "leave": str(leave.id),
        "worker": str(leave.account_id),
        "deputy": str(leave.deputy_id) if leave.deputy_id else None,
        "approved": leave.approved,
        "from": iso(leave.from_at),
        "until": iso(leave.until_at),
        "grids": list((await session.scalars(grids)).all()),
    }
    concerned = [one for one in (leave.account_id, leave.deputy_id if leave.approved else None) if one]
    topics = tuple(f"worker:{one}" for one in concerned)
    await record(session, [Happened(name, now, "leave", str(leave.id), data, topics=topics, actor=str(by.id))])
