"""Reads whistles for those who blew them and those who were called."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.clocks.models import Clock
from backend.errors import NotFound
from backend.whistles.models import OPEN_CALL_STATES, Whistle, WhistleCall
from backend.whistles.rules import Part
from gis.codes import under as subtree


class CallView(NamedTuple):
    """A call and when what its department owes is due; None when it owes nothing."""

    call: WhistleCall
    due_at: datetime | None


@dataclass(frozen=True, slots=True)
class WhistleView:
    """A whistle with its calls in the order they were made."""

    whistle: Whistle
    calls: list[CallView]

    @property
    def parts(self) -> list[Part]:
        """The calls as the rules see them."""
        return [Part(call.department, call.lead, call.state) for call, _ in self.calls]


async def of_case(session: AsyncSession, case_id: UUID) -> list[WhistleView]:
    """Every whistle of a case, the first blown first."""
    query = select(Whistle).where(Whistle.case_id == case_id).order_by(Whistle.called_at, Whistle.id)
    return await _viewed(session, (await session.scalars(query)).all())


async def of_units(session: AsyncSession, under: str, *, only_open: bool, limit: int) -> list[WhistleView]:
    """The newest whistles of the scopes at or below the path ``under`` ("" is everywhere)."""
    low, high = subtree(under)
    query = select(Whistle).where(Whistle.called_owner >= low, Whistle.called_owner < high)
    if only_open:
        query = query.where(Whistle.ended_at.is_(None))
    query = query.order_by(Whistle.called_at.desc(), Whistle.id).limit(limit)
    return await _viewed(session, (await session.scalars(query)).all())


async def of_department(session: AsyncSession, code: str, *, only_open: bool, limit: int) -> list[WhistleView]:
    """The newest whistles that call a department, or only those for which it owes something."""
    calls = (WhistleCall.whistle_id == Whistle.id) & (WhistleCall.department == code)
    if only_open:
        calls &= WhistleCall.state.in_(OPEN_CALL_STATES)
    query = select(Whistle).where(exists().where(calls)).order_by(Whistle.called_at.desc(), Whistle.id).limit(limit)
    return await _viewed(session, (await session.scalars(query)).all())


async def of_call(session: AsyncSession, call_id: UUID) -> tuple[Whistle, WhistleCall]:
    """A call and its whistle. Raises NotFound."""
    query = select(Whistle, WhistleCall).join(WhistleCall, WhistleCall.whistle_id == Whistle.id)
    row = (await session.execute(query.where(WhistleCall.id == call_id))).one_or_none()
    if row is None:
        raise NotFound("there is no such call, or it is not yours")
    return row.Whistle, row.WhistleCall


async def by_number(session: AsyncSession, number: str) -> Whistle:
    """The whistle of this number. Raises NotFound."""
    whistle = await session.scalar(select(Whistle).where(Whistle.number == number))
    if whistle is None:
        raise NotFound(f"there is no whistle {number}, or it is outside your scope")
    return whistle


async def view_of(session: AsyncSession, whistle: Whistle) -> WhistleView:
    """One whistle as it is now."""
    return (await _viewed(session, [whistle]))[0]


async def _viewed(session: AsyncSession, whistles: Sequence[Whistle]) -> list[WhistleView]:
    rows = await session.execute(
        select(WhistleCall, Clock.due_at)
        .outerjoin(Clock, (Clock.subject_id == WhistleCall.id) & Clock.stopped_at.is_(None))
        .where(WhistleCall.whistle_id.in_([whistle.id for whistle in whistles]))
        .order_by(WhistleCall.nth)
    )
    calls: dict[UUID, list[CallView]] = defaultdict(list)
    for call, due_at in rows:
        calls[call.whistle_id].append(CallView(call, due_at))
    return [WhistleView(whistle, calls[whistle.id]) for whistle in whistles]
