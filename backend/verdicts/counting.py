"""Reads what the rates count (backend/verdicts/rates.py) in one query, whatever the number of reports."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, case, exists, func, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute, aliased

from backend.cases.models import Case, Task
from backend.cases.registers import Handover
from backend.reports.behind import merged_cases
from backend.reports.models import Report
from backend.verdicts.models import Verdict
from backend.verdicts.rates import Tally
from gis.codes import under

IN_TIME = timedelta(hours=24)
"""Within this somebody must have taken a report on (domain rule: contacted within 24 h)."""


async def count(session: AsyncSession, path: str, begins: datetime, ends: datetime, now: datetime) -> list[Tally]:
    """The reports received from ``begins`` until before ``ends`` whose case lies at or below ``path``, as of ``now``.

    A report of a merged case counts with the case that stands for it now, at the place of its own.
    """
    low, high = under(path)
    own, final, end = aliased(Case), aliased(Case), aliased(Case)
    merged = merged_cases()
    # Of all the cases a merged one led to, the last stands for it.
    stands = (
        select(merged.c.case_id, merged.c.into_id)
        .join(end, end.id == merged.c.into_id)
        .where(end.merged_into.is_(None))
        .subquery()
    )
    last = (
        select(Verdict.outcome, Verdict.satisfaction)
        .where(Verdict.report_id == Report.id)
        .order_by(Verdict.given_at.desc(), Verdict.round.desc())
        .limit(1)
        .lateral()
    )
    answer_by = Report.received_at + IN_TIME
    reports = (
        select(
            (final.status == "excluded").label("out_of_scope"),
            case(
                (_taken_on((own.id, final.id), answer_by), "in_time"), (answer_by <= now, "late"), else_="pending"
            ).label("response"),
            case((last.c.outcome.is_not(None), "heard"), (final.status == "closed", "silent"), else_="pending").label(
                "hearing"
            ),
            last.c.outcome,
            last.c.satisfaction,
        )
        .select_from(Report)
        .join(own, own.id == Report.case_id)
        .outerjoin(stands, stands.c.case_id == own.id)
        .join(final, final.id == func.coalesce(stands.c.into_id, own.id))
        .outerjoin(last, true())
        .where(own.path >= low, own.path < high, Report.received_at >= begins, Report.received_at < ends)
        .subquery()
    )
    query = select(func.count(), *reports.c).group_by(*reports.c)
    return [Tally(*row) for row in await session.execute(query)]


def _taken_on(cases: Iterable[InstrumentedAttribute[UUID]], by: ColumnElement[datetime]) -> ColumnElement[bool]:
    """Whether a worker accepted a task of one of ``cases``, or a unit the case, no later than ``by``."""
    return or_(
        exists().where(Task.case_id.in_(cases), Task.accepted_at <= by),
        exists().where(Handover.case_id.in_(cases), Handover.outcome == "accepted", Handover.ended_at <= by),
    )
