"""What the holder of a verdict's link is asked. Reading it changes nothing: links are opened by machines, too."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.cases.models import Case, Task
from backend.cases.registers import Note
from backend.clocks.models import Clock
from backend.clocks.rules import due
from backend.configuration import service as configuration
from backend.db.view import hold
from backend.errors import NotFound
from backend.reports.behind import case_behind
from backend.reports.models import Report
from backend.verdicts.models import Verdict

State = Literal["asked", "closed", "over"]


@dataclass(frozen=True, slots=True)
class Question:
    """One reporter's question about one round of the work on ``case``.

    ``asked``: the verdict is waited for. ``closed``: the case is closed, and who sees it come back may still say so.
    ``until`` is when that ends. ``over``: this round is not judged any more, or not yet. ``given`` is the verdict of
    this round, if there is one.
    """

    case: Case
    report_id: UUID
    round: int
    state: State
    until: datetime | None
    given: Verdict | None


async def question(session: AsyncSession, report_id: UUID, round: int, now: datetime) -> Question:
    """What the sender of this report is asked about this round; its case is seen by this transaction from now on.

    Raises NotFound for no such report.
    """
    case = await case_asked_about(session, report_id)
    given = await session.scalar(
        select(Verdict).where(Verdict.report_id == report_id, Verdict.case_id == case.id, Verdict.round == round)
    )
    state, until = await _judged(session, case, now) if case.round == round else ("over", None)
    return Question(case, report_id, round, state, until, given)


async def case_asked_about(session: AsyncSession, report_id: UUID) -> Case:
    """The case whose work the sender of this report judges; seen by this transaction from now on. Raises NotFound."""
    await hold(session, [report_id])
    belongs_to = await session.scalar(select(Report.case_id).where(Report.id == report_id))
    if belongs_to is None:
        raise NotFound("no report has this link")
    return await case_behind(session, belongs_to)


async def words_of_work(session: AsyncSession, case: Case) -> str | None:
    """What whoever did the work last says was done, a worker with the task or a unit with the case; None when they said
    nothing."""
    of_unit = select(Note.words).where(Note.case_id == case.id, Note.action == "resolve", Note.at == case.resolved_at)
    of_worker = select(Task.reason).where(
        Task.case_id == case.id, Task.state == "done", Task.ended_at == case.resolved_at
    )
    both = func.coalesce(of_worker.limit(1).scalar_subquery(), of_unit.limit(1).scalar_subquery())
    said: str | None = await session.scalar(select(both))
    return said


async def verdicts_of(session: AsyncSession, case_id: UUID) -> Sequence[Verdict]:
    """Every verdict on the work on a case, the first given first."""
    query = select(Verdict).where(Verdict.case_id == case_id).order_by(Verdict.given_at, Verdict.id)
    return (await session.scalars(query)).all()


async def _judged(session: AsyncSession, case: Case, now: datetime) -> tuple[State, datetime | None]:
    """Whether the present round of the case is judged, and until when."""
    if case.status == "checked":
        silence = select(Clock.due_at).where(
            Clock.case_id == case.id, Clock.stage == "silence", Clock.stopped_at.is_(None)
        )
        return "asked", await session.scalar(silence)
    if case.status == "closed" and case.closed_at is not None:
        rules = (await configuration.active(session, now)).rules
        until = due(case.closed_at, rules.practice.verdict.reopen).at
        if now < until:
            return "closed", until
    return "over", None
