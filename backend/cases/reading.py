"""Reads cases and tasks for those whose scope holds them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, or_, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from backend.cases import brief
from backend.cases.brief import CaseBrief
from backend.cases.models import FINISHED, Case, Category, Task
from backend.cases.parties import unknown_case
from backend.cases.registers import Handover, Note
from backend.grids.models import Grid
from backend.live.models import Event


async def list_cases(
    session: AsyncSession, *, under: str, statuses: Sequence[str], limit: int, now: datetime
) -> list[CaseBrief]:
    """The newest cases at or below the path ``under`` ("" is everywhere) in any of ``statuses`` (none: all)."""
    query = _within(brief.query(), under).order_by(Case.opened_at.desc(), Case.id).limit(limit)
    if statuses:
        query = query.where(Case.status.in_(statuses))
    return brief.of_rows(await session.execute(query), now)


async def list_life_cases(session: AsyncSession, *, under: str, now: datetime) -> list[CaseBrief]:
    """The cases at or below ``under`` that are a danger to life and on which somebody owes work, the newest first."""
    query = _within(brief.query(), under).where(Category.urgency == "life", Case.status.not_in(FINISHED))
    return brief.of_rows(await session.execute(query.order_by(Case.opened_at.desc(), Case.id)), now)


async def find_case(session: AsyncSession, number: str, now: datetime) -> tuple[Case, CaseBrief]:
    """The case with this number. Raises NotFound."""
    row = (await session.execute(brief.query().where(Case.number == number))).one_or_none()
    if row is None:
        raise unknown_case(number)
    return row.Case, brief.of_row(row, now)


async def case_of_number(session: AsyncSession, number: str) -> Case:
    """The case with this number, not locked. Raises NotFound."""
    case = await session.scalar(select(Case).where(Case.number == number))
    if case is None:
        raise unknown_case(number)
    return case


async def boundaries_of(session: AsyncSession, case: Case) -> int | None:
    """The geometry version of the boundaries the case was assigned by, or re-homed to; None in an empty city."""
    found: int | None = await session.scalar(select(Grid.import_id).where(Grid.id == case.grid_id))
    return found


async def meeting_list(
    session: AsyncSession, *, under: str, limit: int, now: datetime
) -> list[tuple[CaseBrief, datetime]]:
    """The open cases at or below ``under`` that wait for the joint meeting, and since when; longest waiting first."""
    query = brief.query().where(Case.meeting_at.is_not(None), Case.rung == "meeting", Case.status.not_in(FINISHED))
    query = _within(query, under).order_by(Case.meeting_at, Case.id).limit(limit)
    return [(brief.of_row(row, now), row.Case.meeting_at) for row in await session.execute(query)]


async def notes_of(session: AsyncSession, case_id: UUID) -> Sequence[Note]:
    """What was said with the actions on a case, in order."""
    return (await session.scalars(select(Note).where(Note.case_id == case_id).order_by(Note.at, Note.id))).all()


async def handovers_of(session: AsyncSession, case_id: UUID) -> Sequence[Handover]:
    """Every unit that was asked for a case, in order."""
    query = select(Handover).where(Handover.case_id == case_id).order_by(Handover.asked_at, Handover.id)
    return (await session.scalars(query)).all()


def _within(query: Select[Any], under: str) -> Select[Any]:
    """Those of a query's cases at or below a path; "" is everywhere."""
    if not under:
        return query
    return query.where(or_(Case.path == under, and_(Case.path >= f"{under}.", Case.path < f"{under}/")))


async def timeline(session: AsyncSession, case_id: UUID, reports: Sequence[UUID] = ()) -> Sequence[Event]:
    """Everything that happened to a case, its tasks and these of its reports, oldest first."""
    tasks = (await session.scalars(select(Task.id).where(Task.case_id == case_id))).all()
    subjects = [("case", str(case_id))]
    subjects += [("task", str(task)) for task in tasks] + [("report", str(report)) for report in reports]
    query = select(Event).where(tuple_(Event.subject_kind, Event.subject_id).in_(subjects)).order_by(Event.id)
    return (await session.scalars(query)).all()


Given = tuple[Task, Case, CaseBrief]
"""A task with its case, whole and in short."""


async def tasks_of_worker(
    session: AsyncSession, worker_id: UUID, now: datetime, *, states: Sequence[str] = (), only: UUID | None = None
) -> list[Given]:
    """A worker's tasks in any of ``states`` (none: all), or ``only`` this one; latest offer first, at most 200."""
    query = (
        brief.query()
        .add_columns(Task)
        .join(Task, Task.case_id == Case.id)
        .where(Task.worker_id == worker_id)
        .order_by(Task.offered_at.desc(), Task.id)
        .limit(200)
    )
    if states:
        query = query.where(Task.state.in_(states))
    if only:
        query = query.where(Task.id == only)
    return [(row.Task, row.Case, brief.of_row(row, now)) for row in await session.execute(query)]


async def tasks_of_case(session: AsyncSession, case_id: UUID) -> Sequence[Task]:
    """Every task of a case in the order they were offered."""
    return (await session.scalars(select(Task).where(Task.case_id == case_id).order_by(Task.offered_at))).all()
