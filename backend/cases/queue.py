"""An operator's queue: the cases of a scope that a filter leaves, in an order of work, page by page, and how many."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from sqlalchemy import (
    ColumnElement,
    Select,
    SQLColumnExpression,
    and_,
    case,
    exists,
    func,
    literal,
    or_,
    select,
    true,
    tuple_,
    union_all,
)
from sqlalchemy.ext.asyncio import AsyncSession

from backend.cases import brief
from backend.cases.brief import CaseBrief
from backend.cases.lifecycle import DONE, ENDED, OPEN, WAITING, State
from backend.cases.models import Case, Category
from backend.cases.registers import Handover, Request
from backend.errors import Invalid
from backend.people.models import Account
from backend.people.rights import Caller
from backend.whistles.models import Whistle
from gis.codes import under as below

Urgency = Literal["life", "utility", "normal"]
Order = Literal["due", "urgent", "newest"]

RANK: dict[str, int] = {"life": 0, "utility": 1, "normal": 2}

MOST_COUNTED = 1_000
"""More than this is "many"; counting on would cost more than it says."""


class Filter(BaseModel):
    """Which cases a queue shows: those that meet everything that is said. What is left out excludes nothing, but ended
    cases are shown only when a status or a text asks for them."""

    model_config = ConfigDict(extra="forbid")

    under: str = Field("", max_length=100, pattern=r"^[0-9A-Za-z.]*$", description="a path; empty: the whole scope")
    status: list[State] = Field([], max_length=20)
    category: list[Annotated[str, StringConstraints(pattern=r"^([0-9]{2}|[0-9]{4})$")]] = Field(
        [], max_length=50, description="codes of subclasses, or of whole classes"
    )
    urgency: list[Urgency] = Field([], max_length=3)
    due_within_h: int | None = Field(
        None, ge=0, le=8_784, description="work is owed and due within so many hours, or overdue; 0: overdue"
    )
    holder: Literal["nobody", "own"] | None = Field(
        None, description="nobody: nobody is asked; own: it waits for the caller, or the caller's unit or department"
    )
    text: Annotated[str, StringConstraints(strip_whitespace=True, max_length=100, pattern=r"^[^\x00-\x1f]*$")] = Field(
        "", description="part of the number, of the words or of the address"
    )
    order: Order = Field("due", description="due: what is due first; urgent: danger to life first; newest")


class QueueCase(CaseBrief):
    """A case as an operator's list shows it."""

    summary: str = Field(description="the first report's words")
    worker_name: str | None = Field(description="of the worker who holds the task")
    request_waits: bool = Field(description="more time or putting it off is asked for, and nobody has decided")
    whistle_open: bool = Field(description="departments were called, and something is owed")


@dataclass(frozen=True, slots=True)
class Page:
    """Part of a queue; ``after`` is where the next part begins, None on the last."""

    cases: list[QueueCase]
    after: UUID | None


async def page(
    session: AsyncSession, caller: Caller, chosen: Filter, *, after: UUID | None, limit: int, now: datetime
) -> Page:
    """``limit`` cases of the queue in its order, those behind the case ``after``.

    Raises Forbidden for a path outside the scope, and Invalid when ``after`` is no case of it any more.
    """
    keys = _keys(chosen.order)
    query = (
        brief.query()
        .add_columns(
            Account.display_name.label("worker_name"),
            exists().where(Request.case_id == Case.id, Request.decided_at.is_(None)).label("request_waits"),
            exists().where(Whistle.case_id == Case.id, Whistle.ended_at.is_(None)).label("whistle_open"),
        )
        .outerjoin(Account, Account.id == Case.worker_id)
        .where(*_conditions(caller, chosen, now))
        .order_by(*keys)
        .limit(limit + 1)
    )
    if after is not None:
        last = (await session.execute(_joined(select(*keys)).where(Case.id == after))).one_or_none()
        if last is None:
            raise Invalid("the case after which to go on is not there any more; start the list again")
        query = query.where(tuple_(*keys) > tuple_(*(literal(value) for value in last)))
    rows = (await session.execute(query)).all()
    cases = [
        QueueCase(
            **brief.of_row(row, now).model_dump(),
            summary=row.Case.summary,
            worker_name=row.worker_name,
            request_waits=row.request_waits,
            whistle_open=row.whistle_open,
        )
        for row in rows[:limit]
    ]
    return Page(cases, cases[-1].id if len(rows) > limit else None)


async def count(session: AsyncSession, caller: Caller, chosen: Sequence[Filter], now: datetime) -> list[int]:
    """How many cases each of the filters leaves, at most MOST_COUNTED; one query. Raises Forbidden."""
    if not chosen:
        return []
    parts = []
    for nth, one in enumerate(chosen):
        found = _joined(select(Case.id)).where(*_conditions(caller, one, now)).limit(MOST_COUNTED).subquery()
        parts.append(select(literal(nth).label("nth"), func.count().label("found")).select_from(found))
    counted = {row.nth: row.found for row in await session.execute(union_all(*parts))}
    return [counted[nth] for nth in range(len(chosen))]


def _joined(query: Select[Any]) -> Select[Any]:
    return query.select_from(Case).join(Category, Category.code == Case.category)


def _keys(order: Order) -> tuple[SQLColumnExpression[Any], ...]:
    """What the order sorts by, ascending; the id last, so that no two cases are equal."""
    if order == "newest":
        return (-func.extract("epoch", Case.opened_at), Case.id)
    rank = case(RANK, value=Category.urgency, else_=len(RANK))
    return (rank, Case.due_at, Case.id) if order == "urgent" else (Case.due_at, Case.id)


def _conditions(caller: Caller, chosen: Filter, now: datetime) -> list[ColumnElement[bool]]:
    low, high = below(caller.within(chosen.under))
    found: list[ColumnElement[bool]] = [Case.path >= low, Case.path < high]
    if chosen.status:
        found.append(Case.status.in_(chosen.status))
    elif not chosen.text:
        found.append(Case.status.not_in(ENDED))
    if chosen.category:
        found.append(or_(*(Case.category.startswith(code) for code in chosen.category)))
    if chosen.urgency:
        found.append(Category.urgency.in_(chosen.urgency))
    if chosen.due_within_h is not None:
        found += [Case.status.in_(OPEN), Case.due_at < now + timedelta(hours=chosen.due_within_h)]
    if chosen.holder == "nobody":
        found.append(Case.status.in_(WAITING))
    elif chosen.holder == "own":
        found.append(_own(caller))
    if chosen.text:
        found.append(
            or_(
                Case.number.icontains(chosen.text, autoescape=True),
                Case.summary.icontains(chosen.text, autoescape=True),
                Case.address.icontains(chosen.text, autoescape=True),
            )
        )
    return found


def _own(caller: Caller) -> ColumnElement[bool]:
    """Waits for the caller: their task, what their department has or was asked for, or what their unit was asked for
    or answers for while no worker has it."""
    if caller.role == "worker":
        return Case.worker_id == caller.id
    if caller.department is not None:
        return or_(Case.department == caller.department, Case.owner_department == caller.department)
    asked = exists().where(
        Handover.case_id == Case.id,
        Handover.ended_at.is_(None),
        Handover.to_owner == caller.scope if caller.scope else true(),
        Handover.to_department.is_(None),
    )
    answers = and_(
        Case.owner == caller.scope if caller.scope else true(),
        Case.owner_department.is_(None),
        Case.status.in_((*WAITING, *DONE)),
    )
    return or_(asked, answers)
