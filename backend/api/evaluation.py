"""``/api/v1/evaluation``: what is measured of places, workers and departments, who does best, and what is behind it."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import select

from backend.api.context import Counting, Parts
from backend.api.identity import CurrentCaller, Under
from backend.api.parameters import OR_EMPTY
from backend.api.problems import documented
from backend.api.spans import AskedPeriod
from backend.cases.brief import Instant
from backend.configuration.values import Code, Measure
from backend.db.engine import ReadSession
from backend.errors import Invalid, NotFound
from backend.evaluation import service
from backend.evaluation.measures import Portion, Why
from backend.evaluation.subjects import Subject, SubjectKind
from backend.people.models import Account
from backend.people.rights import Caller

router = APIRouter(prefix="/api/v1/evaluation", tags=["evaluation"])


class _Answer(BaseModel):
    model_config = ConfigDict(from_attributes=True)


class FigureAnswer(_Answer):
    """A ratio as it must be shown: with both its numbers, and what was left out."""

    numerator: int
    denominator: int
    value: float | None = Field(description="null of nothing; that of closed may exceed 1")
    excluded: dict[Why, int] = Field(description="how many were left out, by why")


class CountsAnswer(_Answer):
    """How much there was."""

    received: int = Field(description="reports received")
    opened: int = Field(description="cases opened")
    due: int = Field(description="cases whose time as a whole ends in the period")
    closed: int = Field(description="cases closed")


class PeriodAnswer(_Answer):
    """From an instant until before another."""

    begins: Instant
    ends: Instant


class MeasuredAnswer(_Answer):
    """Everything that is counted in one period."""

    period: PeriodAnswer
    counts: CountsAnswer
    figures: dict[Measure, FigureAnswer]
    score: float | None = Field(description="0 to 100; null when a measure that has weight counts nothing")


class RulesAnswer(_Answer):
    """How the score is made: what the configuration said at the end of the period."""

    weights: dict[Measure, int] = Field(description="percent")
    least_cases: int = Field(description="with fewer in any measure that has weight nobody is ranked")
    listed: int = Field(description="how many the red and black lists name at most")


class SubjectAnswer(_Answer):
    """Who is evaluated."""

    kind: SubjectKind
    key: str = Field(description="a place's path (empty is everywhere), a worker's account, a department's code")
    under: str = Field(description="of a worker or department: only cases at or below this path")


class EvaluationAnswer(_Answer):
    """Somebody's figures, with those of the period before and of the same period a year before."""

    subject: SubjectAnswer
    name: str
    rules: RulesAnswer
    now: MeasuredAnswer
    previous: MeasuredAnswer
    year_before: MeasuredAnswer


class RankingRowAnswer(BaseModel):
    """One of those compared."""

    key: str = Field(description="a place's path, a worker's account, a department's code")
    name: str
    rank: int | None = Field(description="equal scores share one; null: too few cases")
    previous_rank: int | None
    sample: int = Field(description="the smallest denominator of the measures that have weight")
    previous_score: float | None
    now: MeasuredAnswer

    @classmethod
    def of(cls, row: service.RankingRow) -> "RankingRowAnswer":
        """Of thousands of workers the period before is told in short."""
        return cls(
            key=row.key,
            name=row.name,
            rank=row.rank,
            previous_rank=row.previous_rank,
            sample=row.sample,
            previous_score=row.previous.score,
            now=MeasuredAnswer.model_validate(row.now),
        )


class RankingAnswer(BaseModel):
    """A ranking: first who is ranked, from the best on, then who has too few cases."""

    under: str
    level: service.Level
    rules: RulesAnswer
    period: PeriodAnswer
    total: int = Field(description="how many are compared")
    rows: list[RankingRowAnswer] = Field(description="a page of them")
    red: list[RankingRowAnswer] = Field(description="the best (红榜), whichever page they are on")
    black: list[RankingRowAnswer] = Field(description="the worst, the worst first (黑榜)")


class BehindAnswer(_Answer):
    """One report or case that a number counts."""

    number: str = Field(description="the case's")
    category: str
    path: str
    report: UUID | None = Field(description="null where cases are counted")
    at: Instant = Field(description="when it was received, opened, due or closed, whichever counts it")
    why: Why | None = Field(description="why it was left out")


class CasesAnswer(BaseModel):
    """What is behind a number: ``total`` is that number."""

    total: int
    cases: list[BehindAnswer]


Worker = Annotated[UUID | None, OR_EMPTY, Query(description="a worker's account, instead of a place")]
Department = Annotated[Code | None, OR_EMPTY, Query(description="a department's code, instead of a place")]


async def _subject(
    caller: CurrentCaller,
    session: Counting,
    under: Under = None,
    worker: Worker = None,
    department: Department = None,
) -> Subject:
    if worker and department:
        raise Invalid("ask for a worker or for a department, not for both")
    if worker:
        return Subject("worker", str(worker), await _scope_over(session, caller, worker, under))
    if department or caller.role == "department":
        code = department or caller.department or ""
        if code != caller.department:
            caller.require("cases.dispatch")
        return Subject("department", code, caller.within(under))
    return Subject("scope", caller.within(under))


async def _scope_over(session: ReadSession, caller: Caller, worker: UUID, under: str | None) -> str:
    """Where a worker's cases are counted for the caller: everywhere for themselves, else within the caller's scope."""
    caller.require("cases.see")
    if caller.id == worker:
        return under or ""
    caller.require("cases.dispatch")
    scope = await session.scalar(select(Account.scope).where(Account.id == worker, Account.role == "worker"))
    if scope is None or not caller.sees(scope):
        raise NotFound("there is no such worker, or they are outside your scope")
    return caller.within(under)


AskedSubject = Annotated[Subject, Depends(_subject)]
Limit = Annotated[int, OR_EMPTY, Query(ge=1, le=1000, description="at most this many")]
Offset = Annotated[int, OR_EMPTY, Query(ge=0, le=10_000_000, description="after this many")]


@router.get("", responses=documented(401, 403, 404, 422))
async def evaluate(subject: AskedSubject, period: AskedPeriod, session: Counting, context: Parts) -> EvaluationAnswer:
    """Every measure of a place with all below it, a worker or a department, as it stands now.

    Without a subject: of the caller's scope, or of their department. Workers see their own.
    """
    found = await service.evaluate(session, subject, period, context.clock())
    return EvaluationAnswer.model_validate(found)


@router.get("/ranking", responses=documented(401, 403, 422))
async def rank(
    caller: CurrentCaller,
    session: Counting,
    period: AskedPeriod,
    context: Parts,
    level: Annotated[service.Level, Query(description="what is compared")],
    under: Under = None,
    limit: Limit = 200,
    offset: Offset = 0,
) -> RankingAnswer:
    """Compare streets, communities or micro-grids, or workers or departments with cases, within the scope."""
    caller.require("cases.dispatch")
    found = await service.rank(session, caller.within(under), level, period, context.clock())
    return RankingAnswer(
        under=found.under,
        level=found.level,
        rules=RulesAnswer.model_validate(found.rules),
        period=PeriodAnswer.model_validate(found.period),
        total=len(found.rows),
        rows=[RankingRowAnswer.of(row) for row in found.rows[offset : offset + limit]],
        red=[RankingRowAnswer.of(row) for row in found.red],
        black=[RankingRowAnswer.of(row) for row in found.black],
    )


@router.get("/cases", responses=documented(401, 403, 404, 422))
async def list_behind(
    subject: AskedSubject,
    period: AskedPeriod,
    session: Counting,
    context: Parts,
    measure: Annotated[Measure, Query(description="the measure")],
    portion: Annotated[Portion, Query(description="which of its numbers")],
    why: Annotated[Why | None, OR_EMPTY, Query(description="of what was left out: only for this reason")] = None,
    limit: Limit = 100,
    offset: Offset = 0,
) -> CasesAnswer:
    """The cases behind a number, with the reports where reports are counted: exactly as many as the number says."""
    total, found = await service.behind(
        session, subject, period, measure, portion, context.clock(), why=why, limit=limit, offset=offset
    )
    return CasesAnswer(total=total, cases=[BehindAnswer.model_validate(one) for one in found])
