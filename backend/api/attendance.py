"""``/api/v1/attendance``: the switch on a worker's tablet that says they are at work."""

from datetime import datetime, timedelta

from fastapi import APIRouter
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field
from sqlalchemy.ext.asyncio import AsyncSession

from backend.api.context import Parts, Reading, Writing
from backend.api.identity import CurrentCaller
from backend.api.problems import documented
from backend.cases.brief import Instant
from backend.errors import Forbidden
from backend.people import attendance
from backend.people.rights import Caller

router = APIRouter(prefix="/api/v1/attendance", tags=["people"])

SHOWN = timedelta(days=1)


class Switch(BaseModel):
    """To work, or to rest."""

    model_config = ConfigDict(extra="forbid")

    on: bool = Field(description="at work from at on; false: at rest")
    at: AwareDatetime = Field(description="when it was switched, by the tablet; up to seven days late")


class WorkSpan(BaseModel):
    """A stretch of work."""

    began_at: Instant
    ended_at: Instant | None = Field(description="null while it lasts")


class AttendanceAnswer(BaseModel):
    """Whether the calling worker is at work now, and when they were in the last 24 hours."""

    on: bool
    since: Instant | None = Field(description="since when they are; null at rest")
    ends_at: Instant | None = Field(description="when it ends unless it is switched again: nobody works for ever")
    spans: list[WorkSpan]


@router.post("", summary="Switch to work or to rest", responses=documented(401, 403, 422))
async def switch(body: Switch, caller: CurrentCaller, session: Writing, context: Parts) -> AttendanceAnswer:
    """A worker is at work from ``at`` on, or no longer. Only then is it kept where they are, besides their planned
    shifts. Late, repeated and out of order is fine: each switch counts at its own instant."""
    if caller.role != "worker":
        raise Forbidden(f"only a worker's tablet is switched to work; you are logged in as {caller.role}")
    now = context.clock()
    await attendance.switch(session, caller.id, working=body.on, at=body.at, now=now)
    return await _answer(session, caller, now)


@router.get("", summary="Am I at work?", responses=documented(401, 403))
async def see(caller: CurrentCaller, session: Reading, context: Parts) -> AttendanceAnswer:
    """Whether the calling worker is at work, as the server knows it."""
    caller.require("cases.work")
    return await _answer(session, caller, context.clock())


async def _answer(session: AsyncSession, caller: Caller, now: datetime) -> AttendanceAnswer:
    spans = (await attendance.attended(session, [caller.id], now - SHOWN, now)).get(caller.id, [])
    running = next((span for span in spans if span[0] <= now < span[1]), None)
    return AttendanceAnswer(
        on=running is not None,
        since=running[0] if running else None,
        ends_at=running[1] if running else None,
        spans=[WorkSpan(began_at=began, ended_at=ended if ended <= now else None) for began, ended in spans],
    )
