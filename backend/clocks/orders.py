"""Written orders to whoever answers for a case: urging (催办单, CB) and supervision (督办单, DB)."""

from datetime import datetime
from typing import Literal, Protocol
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.clock import iso
from backend.clocks.models import ORDER_NUMBER, Order
from backend.live.outbox import Happened, record
from backend.settings import BEIJING

OrderKind = Literal["urge", "supervise"]
PREFIX = {"urge": "CB", "supervise": "DB"}


class Addressed(Protocol):
    """What an order needs to know of its case: who answers for it, and where it lies."""

    @property
    def id(self) -> UUID: ...
    @property
    def number(self) -> str: ...
    @property
    def path(self) -> str: ...
    @property
    def owner(self) -> str: ...
    @property
    def department(self) -> str | None: ...


async def issue_order(
    session: AsyncSession,
    *,
    case: Addressed,
    kind: OrderKind,
    clock_id: UUID | None,
    words: str,
    actor: str,
    now: datetime,
) -> Order:
    """Issue an order to the scope or department that answers for ``case``; records OrderIssued, without its words.

    Its number is CB- or DB-, the district, the Beijing date and a sequence: ``CB-110112-20261122-000017``.
    """
    sequence = await session.scalar(select(ORDER_NUMBER.next_value()))
    district = case.number.partition("-")[0]
    order = Order(
        id=uuid4(),
        number=f"{PREFIX[kind]}-{district}-{now.astimezone(BEIJING):%Y%m%d}-{sequence:06d}",
        case_id=case.id,
        clock_id=clock_id,
        kind=kind,
        to_owner=case.owner,
        to_department=case.department,
        words=words,
        issued_at=now,
        actor=actor,
    )
    session.add(order)
    await session.flush()
    data = {
        "order": str(order.id),
        "order_number": order.number,
        "kind": kind,
        "case": str(case.id),
        "number": case.number,
        "path": case.path,
        "owner": case.owner,
        "department": case.department,
        "clock": str(clock_id) if clock_id else None,
        "at": iso(now),
    }
    asked = f"department:{case.department}" if case.department else f"unit:{case.owner}"
    topics = (f"wall:{case.path}", f"case:{case.id}", asked)
    await record(session, [Happened("OrderIssued", now, "case", str(case.id), data, topics, actor)])
    return order
