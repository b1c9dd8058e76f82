"""How many workers a place has now: on duty, at work, and seen by their positions. Numbers only, and no name."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Text, any_, case, func, literal, or_, select
from sqlalchemy.dialects.postgresql import ARRAY, distinct_on
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from backend.people.duty import LONGEST_WORK, ShiftTimes, shifts_at
from backend.people.leave import away_from
from backend.people.models import Account, Duty, Shift
from backend.people.work_models import Attendance
from backend.positions.models import WorkerPosition
from gis.codes import code_of

MOVING = timedelta(minutes=10)
"""Whoever sent no position for longer is not seen."""


@dataclass(frozen=True, slots=True)
class Presence:
    """Of those with a duty in a place, or in the stead of somebody on leave: how many a shift of theirs runs for, how
    many switched to work, and how many sent a position just now. Each person counts once."""

    bound: int
    on_duty: int
    at_work: int
    seen: int


async def presence(session: AsyncSession, path: str, now: datetime) -> Presence:
    """The workers of the grids at or below ``path``, in a session that sees everybody's attendance and positions."""
    shifts = (await session.execute(select(Shift.code, Shift.starts, Shift.ends, Shift.weekdays))).all()
    running = shifts_at(now, [ShiftTimes(code, starts, ends, tuple(days)) for code, starts, ends, days in shifts])
    runs = Duty.shift == any_(literal(running, ARRAY(Text)))
    # No range of codes: a database's own collation may sort them otherwise.
    duties = (
        select(Duty.grid_code, Duty.account_id, runs.label("runs"))
        .join(Account, Account.id == Duty.account_id)
        .where(Duty.grid_code.startswith(code_of(path), autoescape=True), Account.active)
        .cte("duties")
    )
    codes = select(func.array_agg(duties.c.grid_code.distinct())).scalar_subquery()
    away, deputy = away_from(codes, now, now), aliased(Account)
    person = case((away.c.account_id.is_(None), duties.c.account_id), else_=deputy.id)
    people = (
        select(person.label("id"), func.bool_or(duties.c.runs).label("on_duty"))
        .select_from(duties)
        .outerjoin(away, (away.c.grid_code == duties.c.grid_code) & (away.c.account_id == duties.c.account_id))
        .outerjoin(deputy, (deputy.id == away.c.deputy_id) & deputy.active)
        .where(or_(away.c.account_id.is_(None), deputy.id.is_not(None)))
        .group_by(person)
        .cte("people")
    )
    # The last word stands: of work it holds for so long, and then they forgot to say otherwise (duty.worked).
    said = (
        select(Attendance.account_id, Attendance.working)
        .ext(distinct_on(Attendance.account_id))
        .where(Attendance.at > now - LONGEST_WORK, Attendance.at <= now)
        .order_by(Attendance.account_id, Attendance.at.desc())
        .cte("said")
    )
    row = await session.execute(
        select(
            func.count(),
            func.count().filter(people.c.on_duty),
            func.count().filter(said.c.working),
            func.count(WorkerPosition.account_id),
        )
        .select_from(people)
        .outerjoin(said, said.c.account_id == people.c.id)
        .outerjoin(WorkerPosition, (WorkerPosition.account_id == people.c.id) & (WorkerPosition.at > now - MOVING))
    )
    return Presence(*row.one())
