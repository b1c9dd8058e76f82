"""How alive the grids are, and why."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi import Path as PathParameter
from pydantic import BaseModel, ConfigDict, Field

from backend.activity import queries
from backend.activity.models import GridActivity
from backend.activity.rules import State
from backend.api.context import Parts, Reading
from backend.api.identity import CurrentCaller, Under
from backend.api.parameters import OR_EMPTY
from backend.api.problems import documented
from backend.errors import NotFound

router = APIRouter(prefix="/api/v1", tags=["activity"])

ENDS = {
    "exempt": "lifting the exemption",
    "new": "the end of its first days",
    "unmanned": "binding somebody on duty to it",
    "silence": "a valid signal: one of the rule's events in this grid",
    "signal": "silence until next_change_at",
}


class ActivityState(BaseModel):
    """The present state of one leaf grid."""

    model_config = ConfigDict(from_attributes=True)

    code: str
    path: str
    state: State
    since: datetime = Field(description="when this state began")
    next_change_at: datetime | None = Field(description="when time alone will change it; null: never")
    reason: dict[str, Any] = Field(
        description="`kind` (exempt, new, unmanned, signal, silence) and the facts: `silent_since`, `last_signal`, "
        "`quiet_at`, `zombie_at`; or `until`; or `why`"
    )


class ActivityList(BaseModel):
    """States in path order."""

    grids: list[ActivityState]


class RuleInForce(BaseModel):
    """The thresholds a grid is judged by."""

    quiet_working_days: int
    zombie_days: int
    zombie_working_days: int
    new_grid_days: int
    signals: list[dict[str, str | None]] = Field(description="events that count; `by` worker: only by a bound worker")


class PastState(BaseModel):
    """A state the grid changed to, when, and why."""

    model_config = ConfigDict(from_attributes=True)

    state: State
    at: datetime
    reason: dict[str, Any]


class ActivityExplained(ActivityState):
    """Why a grid has its state."""

    last_signal_at: datetime | None
    last_signal: str | None = Field(description="the event that was the last valid signal")
    rule: RuleInForce
    ends_by: str = Field(description="what ends this state")
    history: list[PastState] = Field(description="latest changes, newest first")


@router.get("/activity", summary="States of grids", responses=documented(401, 403, 422))
async def list_activity(
    caller: CurrentCaller,
    session: Reading,
    under: Under = None,
    state: Annotated[State | None, OR_EMPTY, Query(description="only grids in this state")] = None,
    limit: Annotated[int, OR_EMPTY, Query(ge=1, le=20_000, description="at most this many")] = 20_000,
) -> ActivityList:
    """The leaf grids within one's scope with their states, in path order."""
    rows = await queries.list_activity(session, caller.within(under), state, limit)
    return ActivityList(grids=[ActivityState.model_validate(row) for row in rows])


@router.get("/grids/{code}/activity", summary="Why a grid has its state", responses=documented(401, 404, 422))
async def explain_activity(
    caller: CurrentCaller,
    session: Reading,
    context: Parts,
    code: Annotated[str, PathParameter(pattern=r"^[^\x00-\x1f]{1,64}$", description="a leaf grid's code")],
) -> ActivityExplained:
    """The facts, the rule, what ends the state, and the latest changes of one leaf grid within one's scope."""
    explained = await queries.explain(session, code, context.clock())
    row: GridActivity = explained.now
    if not caller.sees(row.path):
        raise NotFound(f"there is no grid {code} within your scope")
    return ActivityExplained(
        **ActivityState.model_validate(row).model_dump(),
        last_signal_at=row.last_signal_at,
        last_signal=row.last_signal,
        rule=RuleInForce(
            quiet_working_days=explained.rule.quiet_working_days,
            zombie_days=explained.rule.zombie_days,
            zombie_working_days=explained.rule.zombie_working_days,
            new_grid_days=explained.rule.new_grid_days,
            signals=[{"event": signal.event, "by": signal.by} for signal in explained.rule.signals],
        ),
        ends_by=ENDS[row.reason["kind"]],
        history=[PastState.model_validate(change) for change in explained.history],
    )
