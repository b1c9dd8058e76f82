"""How alive the grids are, why, and who may take one out of the count."""

from datetime import date, datetime, timedelta
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Response, status
from fastapi import Path as PathParameter
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints

from backend.activity import exemptions, queries
from backend.activity.explaining import Explanation, explain
from backend.activity.models import ExemptionKind
from backend.activity.rules import Kind, State
from backend.activity.wording import missing, what_ends
from backend.api.context import Parts, Reading, Writing
from backend.api.identity import CurrentCaller, Under
from backend.api.parameters import OR_EMPTY
from backend.api.problems import documented
from backend.api.spans import Day
from backend.configuration.schema import ActivityRule
from backend.configuration.values import SignalKind
from backend.errors import Forbidden, Invalid, NotFound
from backend.people.rights import Caller
from backend.settings import BEIJING

router = APIRouter(prefix="/api/v1", tags=["activity"])

LONGEST_DAYS = 400
Code = Annotated[str, PathParameter(pattern=r"^[^\x00-\x1f]{1,64}$", description="a leaf grid's code")]
Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
From = Annotated[Day | None, OR_EMPTY, Query(alias="from", description="the first Beijing day; absent: 30 days back")]
To = Annotated[Day | None, OR_EMPTY, Query(alias="to", description="the last Beijing day; absent: today")]


class ActivityState(BaseModel):
    """The present state of one leaf grid."""

    model_config = ConfigDict(from_attributes=True)

    code: str
    path: str
    state: State
    kinds: list[Kind] = Field(description="the kinds of trouble that make it quiet or a zombie; else none")
    since: datetime = Field(description="when this state began")
    next_change_at: datetime | None = Field(
        description="when time alone will change the state or one of its kinds; null: never"
    )
    reason: dict[str, Any] = Field(
        description="`kind` (new, exempt, leave, signal, silent, absent, stuck, unmanned, padded) with its facts, and"
        " under `kinds` those of every kind that is watched: `state`, `since`, `next_at`; of silence `counted_from`,"
        " `quiet_at` and `zombie_at`; `waiting` cases; `signals` and of them `made_up`, by why"
    )


class ActivityList(BaseModel):
    """States in path order."""

    grids: list[ActivityState]


class RuleInForce(BaseModel):
    """What a grid is judged by: the configuration's version, since when it holds, and the rule for its subtree."""

    version: int
    name: str
    effective_from: datetime
    rule: ActivityRule


class SeenSignal(BaseModel):
    """One sign of life, whether it counts, and why not."""

    model_config = ConfigDict(from_attributes=True)

    at: datetime
    kind: SignalKind
    valid: bool
    why: str | None = Field(
        description="why it does not count: not_bound (no worker of this grid), outside, mocked, vague, nobody_met,"
        " voided, excluded, duplicate, same_photo, same_spot, burst, standing"
    )


class Expected(BaseModel):
    """Valid signals of one kind in a week: the median of the grid's own last eight, the median of the street's other
    grids, and the last seven days."""

    model_config = ConfigDict(from_attributes=True)

    own: float | None
    like: float | None
    last_week: int


class WaitingCase(BaseModel):
    """A case that was offered and that nobody has accepted."""

    number: str
    since: datetime


class Told(BaseModel):
    """Who was told that the grid will turn zombie (`warning`) or did (`zombie`), and when."""

    model_config = ConfigDict(from_attributes=True)

    what: Literal["warning", "zombie"]
    kind: Kind
    at: datetime
    names: list[str]


class ExemptionShown(BaseModel):
    """A grid that nobody expects activity of, and why."""

    model_config = ConfigDict(from_attributes=True)

    kind: ExemptionKind
    reason: str
    from_at: datetime
    until_at: datetime | None
    approved_at: datetime
    ended_at: datetime | None


class Explained(BaseModel):
    """One kind of trouble: what is missing, and what would end it."""

    state: State
    missing: str | None = Field(description="what is lacking; null while nothing is")
    ends_by: str = Field(description="what ends it, or keeps it away")


class PastState(BaseModel):
    """A state the grid had, from when until when, and the facts at its beginning."""

    model_config = ConfigDict(from_attributes=True)

    state: State
    kinds: list[Kind]
    from_at: datetime
    until_at: datetime | None = Field(description="null: it still has it")
    reason: dict[str, Any]


class ActivityExplained(ActivityState):
    """Why a grid has its state."""

    name: str
    last_signal_at: datetime | None
    last_signal: SignalKind | None = Field(description="the kind of the last valid signal")
    in_force: RuleInForce
    kinds_explained: dict[Kind, Explained] = Field(description="of every kind that is watched here")
    signals: list[SeenSignal] = Field(description="the latest, newest first, those that do not count among them")
    expected: dict[SignalKind, Expected]
    compared_with: str = Field(description="the path whose leaf grids are those like it")
    waiting: list[WaitingCase] = Field(description="the oldest first")
    told: list[Told] = Field(description="newest first")
    exemption: ExemptionShown | None
    ends_by: str = Field(description="what ends this state")
    history: list[PastState] = Field(description="the latest intervals, newest first")


class History(BaseModel):
    """The states of one grid, newest first."""

    intervals: list[PastState]


class DayCount(BaseModel):
    """Grids by state as a Beijing day ended; the quiet ones and the zombies also by kind (a grid may have several)."""

    model_config = ConfigDict(from_attributes=True)

    day: date
    states: dict[State, int]
    quiet: dict[Kind, int]
    zombie: dict[Kind, int]


class OverTime(BaseModel):
    """One entry for each day, in order; today's is as of now."""

    under: str
    days: list[DayCount]


class NewExemption(BaseModel):
    """Take a grid out of the count."""

    kind: ExemptionKind
    reason: Reason = Field(description="in words, for whoever asks later")
    until: AwareDatetime | None = Field(None, description="with zone; absent: until it is ended")


@router.get("/activity", summary="States of grids", responses=documented(401, 403, 422))
async def list_activity(
    caller: CurrentCaller,
    session: Reading,
    under: Under = None,
    state: Annotated[State | None, OR_EMPTY, Query(description="only grids in this state")] = None,
    kind: Annotated[
        Kind | None, OR_EMPTY, Query(description="only grids that are quiet or zombies for this kind of trouble")
    ] = None,
    limit: Annotated[int, OR_EMPTY, Query(ge=1, le=20_000, description="at most this many")] = 20_000,
) -> ActivityList:
    """The leaf grids within one's scope with their states, in path order."""
    rows = await queries.list_activity(session, caller.within(under), state=state, kind=kind, limit=limit)
    return ActivityList(grids=[ActivityState.model_validate(row) for row in rows])


@router.get("/activity/history", summary="Zombies over time", responses=documented(401, 403, 422))
async def activity_over_time(
    caller: CurrentCaller, session: Reading, context: Parts, under: Under = None, first: From = None, last: To = None
) -> OverTime:
    """How many grids at or below a path were in each state, day by day; at most 400 days."""
    path, now = caller.within(under), context.clock()
    until = last or now.astimezone(BEIJING).date()
    since = first or until - timedelta(days=30)
    if since > until:
        raise Invalid("from must not come after to", errors=[{"field": "from", "message": "must not come after to"}])
    if (until - since).days >= LONGEST_DAYS:
        raise Invalid(f"ask for at most {LONGEST_DAYS} days at once")
    days = await queries.by_day(session, path, since, until, now)
    return OverTime(under=path, days=[DayCount.model_validate(day, from_attributes=True) for day in days])


@router.get("/grids/{code}/activity", summary="Why a grid has its state", responses=documented(401, 404, 422))
async def explain_activity(caller: CurrentCaller, session: Reading, context: Parts, code: Code) -> ActivityExplained:
    """What was seen in a leaf grid within one's scope, what was expected, what is missing, who was told, what ends it,
    the rule, and its latest states."""
    explained = await explain(session, code, context.clock())
    _require_sight(caller, code, explained.now.path)
    past = await queries.intervals(session, code, None, None)
    return _shown(explained, [PastState.model_validate(one) for one in past[:50]])


@router.get("/grids/{code}/activity/history", summary="A grid's states", responses=documented(401, 404, 422))
async def grid_history(
    caller: CurrentCaller,
    session: Reading,
    context: Parts,
    code: Code,
    since: Annotated[AwareDatetime | None, OR_EMPTY, Query(alias="from", description="with zone")] = None,
    until: Annotated[AwareDatetime | None, OR_EMPTY, Query(alias="to", description="with zone")] = None,
) -> History:
    """The states that a leaf grid within one's scope had in a time, with their reasons; at most 500, newest first."""
    grid = await exemptions.leaf(session, code, context.clock())
    _require_sight(caller, code, grid.path)
    past = await queries.intervals(session, code, since, until)
    return History(intervals=[PastState.model_validate(one) for one in past])


@router.post(
    "/grids/{code}/exemption",
    status_code=status.HTTP_201_CREATED,
    summary="Exempt a grid",
    responses=documented(401, 403, 404, 409, 422),
)
async def exempt(
    caller: CurrentCaller, session: Writing, context: Parts, code: Code, body: NewExemption
) -> ExemptionShown:
    """Nobody expects activity of this grid from now on; the silence before it goes on when the exemption ends."""
    now = context.clock()
    await _require_approval(caller, session, code, now)
    granted = await exemptions.grant(
        session, code, kind=body.kind, reason=body.reason, until_at=body.until, by=caller.id, now=now
    )
    return ExemptionShown.model_validate(granted)


@router.delete(
    "/grids/{code}/exemption",
    status_code=status.HTTP_204_NO_CONTENT,
    summary="End a grid's exemption",
    responses=documented(401, 403, 404, 422),
)
async def end_exemption(caller: CurrentCaller, session: Writing, context: Parts, code: Code) -> Response:
    """The grid counts again from now on."""
    now = context.clock()
    await _require_approval(caller, session, code, now)
    await exemptions.end(session, code, by=caller.id, now=now)
    return Response(status_code=status.HTTP_204_NO_CONTENT)


async def _require_approval(caller: Caller, session: Writing, code: str, now: datetime) -> None:
    caller.require("cases.approve")
    grid = await exemptions.leaf(session, code, now)
    _require_sight(caller, code, grid.path)
    if caller.scope == grid.path:
        raise Forbidden("whoever leads above a grid exempts it, not its own people")


def _require_sight(caller: Caller, code: str, path: str) -> None:
    if not caller.sees(path):
        raise NotFound(f"there is no grid {code} within your scope")


def _shown(explained: Explanation, history: list[PastState]) -> ActivityExplained:
    row, force = explained.now, explained.in_force
    kinds = row.reason.get("kinds", {})
    return ActivityExplained(
        **ActivityState.model_validate(row).model_dump(),
        name=explained.name,
        last_signal_at=row.last_signal_at,
        last_signal=row.last_signal,
        in_force=RuleInForce(
            version=force.version, name=force.name, effective_from=force.effective_from, rule=force.rule
        ),
        kinds_explained={
            kind: Explained(state=facts["state"], missing=missing(kind, facts), ends_by=what_ends(kind, force.rule))
            for kind, facts in kinds.items()
        },
        signals=[SeenSignal.model_validate(signal) for signal in explained.signals],
        expected={kind: Expected.model_validate(usual) for kind, usual in explained.usual.items()},
        compared_with=explained.street,
        waiting=[WaitingCase(number=number, since=since) for number, since in explained.waiting],
        told=[Told.model_validate(one) for one in explained.told],
        exemption=ExemptionShown.model_validate(explained.exemption) if explained.exemption else None,
        ends_by=what_ends(row.reason["kind"], force.rule),
        history=history,
    )
