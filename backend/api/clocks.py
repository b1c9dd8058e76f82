"""``/api/v1/cases/{number}/clocks`` and ``…/orders``: why a case is due when it is, and orders to get on with it."""

from datetime import date
from typing import Literal, Self
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.api.context import Parts, Reading, Writing
from backend.api.identity import CurrentCaller
from backend.api.parameters import CaseNumber
from backend.api.problems import documented
from backend.cases import handing, moving, reading, urging
from backend.cases.brief import Instant
from backend.cases.parties import require_concern
from backend.clocks import rules, service
from backend.clocks.models import Order, Pause
from backend.configuration.values import LimitKind
from backend.reports.fields import Words

router = APIRouter(prefix="/api/v1/cases/{number}", tags=["clocks"])

WHAT = {
    "hours": ("计时", "hours run day and night"),
    "working_day": ("工作日", "working day"),
    "make_up_day": ("调休上班", "make-up working day"),
    "weekend": ("周末", "weekend"),
    "holiday": ("节假日", "public holiday"),
    "first_day": ("起始日不计", "the first day does not count"),
    "paused": ("挂账暂停", "suspended"),
}
"""Why a stretch counts or not, in Chinese and English."""


class LimitAnswer(BaseModel):
    """A length of time."""

    kind: LimitKind
    amount: int


class PartAnswer(BaseModel):
    """A stretch of one day between start and due time."""

    date: date
    begins: Instant
    ends: Instant
    what: rules.What
    text: str = Field(description="why it counts or not, in Chinese: 国庆节, 工作日, 挂账暂停")
    text_en: str
    counted_s: float = Field(description="seconds of the limit it used up")
    provisional: bool = Field(description="the calendar of its year is not published yet")

    @classmethod
    def of(cls, part: rules.Part) -> Self:
        """The answer for a part."""
        zh, en = WHAT[part.what]
        if part.name and part.name_en:
            zh, en = (
                (part.name, part.name_en)
                if part.what == "holiday"
                else (f"{zh}（{part.name}）", f"{en} for {part.name_en}")
            )
        return cls(
            date=part.on,
            begins=part.begins,
            ends=part.ends,
            what=part.what,
            text=zh,
            text_en=en,
            counted_s=part.counted.total_seconds(),
            provisional=part.provisional,
        )


class ClockAnswer(BaseModel):
    """The time a stage may take, and what its due time is made of: it is where the last part ends."""

    id: UUID
    stage: str = Field(
        description="whole, dispatch, accept, handle, check, silence, whistle_accept, whistle_report or fallback"
    )
    limit: LimitAnswer
    extra: LimitAnswer | None = Field(description="by an extension")
    started_at: Instant
    due_at: Instant
    provisional: bool
    warned_at: Instant | None
    missed_at: Instant | None
    stopped_at: Instant | None
    parts: list[PartAnswer]

    @classmethod
    def of(cls, one: service.Explained) -> Self:
        """The answer for a clock."""
        clock = one.clock
        return cls(
            id=clock.id,
            stage=clock.stage,
            limit=LimitAnswer(kind=clock.limit_kind, amount=clock.limit_amount),
            extra=LimitAnswer(kind=clock.extra_kind, amount=clock.extra_amount) if clock.extra_kind else None,
            started_at=clock.started_at,
            due_at=one.parts[-1].ends,
            provisional=clock.provisional,
            warned_at=clock.warned_at,
            missed_at=clock.missed_at,
            stopped_at=clock.stopped_at,
            parts=[PartAnswer.of(part) for part in one.parts],
        )


class PauseAnswer(BaseModel):
    """An approved suspension: no clock of the case runs in it."""

    model_config = ConfigDict(from_attributes=True)

    from_at: Instant
    until_at: Instant | None
    review_at: Instant
    approver: UUID
    reason: str


class OrderAnswer(BaseModel):
    """A written order to whoever answers for the case."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    number: str = Field(description="CB- (urge) or DB- (supervise), district, Beijing date, sequence")
    kind: Literal["urge", "supervise"]
    clock: UUID | None = Field(validation_alias="clock_id", description="that issued it; null when a person did")
    to_owner: str = Field(description="path of the scope it is addressed to")
    to_department: str | None
    words: str
    issued_at: Instant
    actor: str = Field(description="an account's id, or system")


class Clocks(BaseModel):
    """A case's clocks, suspensions and orders, the first ones first."""

    clocks: list[ClockAnswer]
    pauses: list[PauseAnswer]
    orders: list[OrderAnswer]


class NewOrder(BaseModel):
    """An order to issue."""

    kind: Literal["urge", "supervise"] = Field(description="urge 催办单, or supervise 督办单")
    words: Words = Field(description="what is wanted: 1 to 2,000 characters")


@router.get("/clocks", summary="Why a case is due when it is", responses=documented(401, 403, 404, 422))
async def get_clocks(number: CaseNumber, caller: CurrentCaller, session: Reading, context: Parts) -> Clocks:
    """Every clock of a case with each day from its start to its due time and what that day counts, and every order."""
    case, _ = await reading.find_case(session, number, context.clock())
    require_concern(caller, case, await handing.open_handover(session, case.id))
    return await _clocks(session, case.id)


@router.post("/orders", status_code=201, summary="Issue an order", responses=documented(401, 403, 404, 409, 422))
async def issue(
    number: CaseNumber, body: NewOrder, caller: CurrentCaller, session: Writing, context: Parts
) -> OrderAnswer:
    """Urge (催办) or supervise (督办) whoever answers for a case in one's scope. An order does not go upwards."""
    case = await moving.hold(session, number)
    order = await urging.order(session, case, caller, kind=body.kind, words=body.words, now=context.clock())
    return OrderAnswer.model_validate(order)


async def _clocks(session: AsyncSession, case_id: UUID) -> Clocks:
    pauses = await session.scalars(select(Pause).where(Pause.case_id == case_id).order_by(Pause.from_at))
    issued = select(Order).where(Order.case_id == case_id).order_by(Order.issued_at, Order.number)
    return Clocks(
        clocks=[ClockAnswer.of(one) for one in await service.explained(session, case_id)],
        pauses=[PauseAnswer.model_validate(one) for one in pauses],
        orders=[OrderAnswer.model_validate(one) for one in await session.scalars(issued)],
    )
