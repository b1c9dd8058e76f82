"""``/api/v1/leave``: asked for by a worker, decided by whoever leads above."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from backend.api.context import Parts, Writing
from backend.api.identity import CurrentCaller, Under
from backend.api.parameters import OR_EMPTY
from backend.api.problems import documented
from backend.cases.brief import Instant
from backend.inbox import leaves
from backend.people import leave
from backend.people.leave import Asked
from backend.people.rights import Caller
from backend.reports.fields import Words

router = APIRouter(prefix="/api/v1/leave", tags=["people"])

LeaveId = Annotated[UUID, Path(description="the leave's id, from GET /api/v1/leave or its notice")]


class AskForLeave(BaseModel):
    """When, why, and who stands in."""

    model_config = ConfigDict(extra="forbid")

    from_at: AwareDatetime = Field(description="from when on, with zone")
    until_at: AwareDatetime = Field(description="until when, not included; at most 366 days later")
    reason: Words = Field(description="1 to 2,000 characters; for those who decide alone")
    deputy: UUID | None = Field(None, description="another worker's account; whoever decides may name one too")


class LeaveDecision(BaseModel):
    """Whether it is approved."""

    model_config = ConfigDict(extra="forbid")

    approved: bool
    words: Words | None = Field(None, description="to the worker, 1 to 2,000 characters")
    deputy: UUID | None = Field(None, description="who stands in, if another than was asked for")


class Somebody(BaseModel):
    """A worker."""

    id: UUID
    name: str


class LeaveAnswer(BaseModel):
    """A worker's leave."""

    id: UUID
    worker: Somebody
    deputy: Somebody | None = Field(description="on duty in the worker's place, once it is approved")
    from_at: Instant
    until_at: Instant
    reason: str | None = Field(description="null for the deputy, whom it does not concern")
    asked_at: Instant
    state: str = Field(description="asked, approved, refused or withdrawn")
    decided_by: UUID | None
    decided_at: Instant | None
    words: str | None
    withdrawn_at: Instant | None


class Leaves(BaseModel):
    """Leaves by their beginning."""

    leaves: list[LeaveAnswer]


@router.post("", status_code=201, summary="Ask for leave", responses=documented(401, 403, 409, 422))
async def ask(body: AskForLeave, caller: CurrentCaller, session: Writing, context: Parts) -> LeaveAnswer:
    """A worker asks; whoever leads above is told. Until it is approved nothing changes."""
    caller.require("cases.work")
    now = context.clock()
    asked = await leave.ask(
        session,
        caller,
        from_at=body.from_at,
        until_at=body.until_at,
        reason=body.reason,
        deputy=body.deputy,
        now=now,
    )
    await leaves.tell_asked(session, asked, now)
    return _shown(asked, caller)


@router.get("", summary="Leaves that are not over", responses=documented(401, 403, 422))
async def list_leaves(
    caller: CurrentCaller,
    session: Writing,  # the role that only reads may not see reasons
    context: Parts,
    under: Under = None,
    since: Annotated[AwareDatetime | None, OR_EMPTY, Query(description="those that end later; absent: now")] = None,
    limit: Annotated[int, OR_EMPTY, Query(ge=1, le=1000, description="at most this many")] = 1000,
) -> Leaves:
    """For a worker their own, and those they stand in for; for those who approve, all within their scope."""
    caller.require("cases.work", "cases.approve")
    path = caller.within(under) if caller.may("cases.approve") else None
    found = await leave.list_leaves(session, caller, path, since=since or context.clock(), limit=limit)
    return Leaves(leaves=[_shown(one, caller) for one in found])


@router.post("/{leave_id}/decide", summary="Approve or refuse", responses=documented(401, 403, 404, 409, 422))
async def decide(
    leave_id: LeaveId, body: LeaveDecision, caller: CurrentCaller, session: Writing, context: Parts
) -> LeaveAnswer:
    """While it is approved, the deputy stands in the worker's place on duty. Nobody decides their own."""
    caller.require("cases.approve")
    now = context.clock()
    asked = await leave.decide(
        session, caller, leave_id, approved=body.approved, words=body.words, deputy=body.deputy, now=now
    )
    await leaves.tell_decided(session, asked, now)
    return _shown(asked, caller)


@router.post("/{leave_id}/withdraw", summary="Take it back", responses=documented(401, 403, 404, 409, 422))
async def withdraw(leave_id: LeaveId, caller: CurrentCaller, session: Writing, context: Parts) -> LeaveAnswer:
    """Whoever asked takes it back; one that has begun ends now."""
    caller.require("cases.work")
    now = context.clock()
    asked = await leave.withdraw(session, caller, leave_id, now)
    await leaves.tell_withdrawn(session, asked, now)
    return _shown(asked, caller)


def _shown(asked: Asked, caller: Caller) -> LeaveAnswer:
    found = asked.leave
    if found.withdrawn_at:
        state = "withdrawn"
    elif found.approved is None:
        state = "asked"
    else:
        state = "approved" if found.approved else "refused"
    concerns = caller.id == found.account_id or caller.may("cases.approve")
    deputy = asked.deputy
    return LeaveAnswer(
        id=found.id,
        worker=Somebody(id=asked.worker.id, name=asked.worker.display_name),
        deputy=Somebody(id=deputy.id, name=deputy.display_name) if deputy else None,
        from_at=found.from_at,
        until_at=found.until_at,
        reason=found.reason if concerns else None,
        asked_at=found.asked_at,
        state=state,
        decided_by=found.decided_by,
        decided_at=found.decided_at,
        words=found.words if concerns else None,
        withdrawn_at=found.withdrawn_at,
    )
