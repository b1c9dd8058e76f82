"""Finds the facts that measures count (backend/evaluation/measures.py): one query for each cohort, whatever the number
of reports and cases, of periods and of those that are compared."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    FromClause,
    Label,
    Select,
    Text,
    any_,
    case,
    cast,
    exists,
    func,
    literal,
    null,
    or_,
    select,
    true,
    union_all,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from backend.cases.lifecycle import DONE
from backend.cases.models import Case, Task
from backend.cases.registers import Handover, Note
from backend.clocks.models import Clock
from backend.evaluation.measures import COHORTS, Closed, Due, Facts, Opened, Received, Tally
from backend.evaluation.models import Appeal
from backend.evaluation.periods import Period
from backend.evaluation.subjects import Whose
from backend.reports.models import Report
from backend.verdicts.models import Verdict

IN_TIME = timedelta(hours=24)
"""Within this somebody must have taken a report on (domain rule: contacted within 24 h)."""


async def tallies(
    session: AsyncSession, whose: Whose, periods: Sequence[Period], now: datetime
) -> dict[tuple[str, int], list[Tally]]:
    """Tallies as of ``now`` by whose they are and the number of the period, in four queries."""
    found: dict[tuple[str, int], list[Tally]] = {}
    for cohort in COHORTS:
        every = [
            items(cohort, whose, one, now).add_columns(literal(nth).label("nth")) for nth, one in enumerate(periods)
        ]
        rows = union_all(*every).subquery()
        facts = [rows.c[one.name] for one in fields(cohort)]
        query = select(rows.c.key, rows.c.nth, func.count(), rows.c.appealed, *facts)
        for key, nth, count, appealed, *words in await session.execute(
            query.group_by(rows.c.key, rows.c.nth, rows.c.appealed, *facts)
        ):
            tally = Tally(cohort(*words), frozenset(appealed or ()), count)
            found.setdefault((key, nth), []).append(tally)
    return found


def having(rows: FromClause, measure: str, wanted: Iterable[tuple[Facts, bool]]) -> ColumnElement[bool]:
    """That the facts of a row, and whether it was appealed for ``measure``, are among those ``wanted``."""
    found = list(wanted)
    names = [one.name for one in fields(found[0][0])]
    appealed = func.coalesce(literal(measure) == any_(rows.c.appealed), False)
    told = func.concat_ws("/", *(rows.c[name] for name in names), cast(appealed, Text))
    texts = ["/".join([*(getattr(one, name) for name in names), str(was).lower()]) for one, was in found]
    return told == any_(literal(texts, ARRAY(Text)))


def items(cohort: type[Facts], whose: Whose, period: Period, now: datetime) -> Select[Any]:
    """A row for each report or case of the cohort: its facts as of ``now``; ``key``, whose it is; the measures it was
    ``appealed`` for; and what it is: number, category, path, report, at."""
    if cohort is Received:
        return _received(whose, period, now)
    at = {Opened: Case.opened_at, Due: Case.due_at, Closed: Case.closed_at}[cohort]
    facts = {Opened: _opened, Due: _due, Closed: _closed}[cohort]
    appeals = _appeals()
    query = (
        select(
            appeals.c.measures.label("appealed"), Case.number, Case.category, Case.path, null().label("report"),
            at.label("at"), *facts(now),
        )
        .select_from(Case)
        .outerjoin(appeals, appeals.c.case_id == Case.id)
        .where(at >= period.begins, at < period.ends)
    )  # fmt: skip
    if cohort is Closed:
        query = query.where(Case.status == "closed")
    return whose.bind(query, Case.id)


def _received(whose: Whose, period: Period, now: datetime) -> Select[Any]:
    """A report of a merged case counts with the case that stands for it now, at the place of its own."""
    appeals = _appeals()
    # Null in, no row out: asked only for what was merged.
    stands = func.survivor_v1(Case.merged_into).table_valued("case_id", "status", "taken_at").lateral("stands")
    # Not coalesce(): row security lets no index answer what it holds to give something away, and that is one.
    final = case((stands.c.case_id.is_not(None), stands.c.case_id), else_=Case.id)
    status = func.coalesce(stands.c.status, Case.status)
    last = (
        select(Verdict.outcome, Verdict.satisfaction)
        .where(Verdict.report_id == Report.id)
        .order_by(Verdict.given_at.desc(), Verdict.round.desc())
        .limit(1)
        .lateral("last")
    )
    answer_by = Report.received_at + IN_TIME
    unheard = case((status == "closed", "silent"), else_="pending")
    query = (
        select(
            appeals.c.measures.label("appealed"), Case.number, Report.category, Case.path, Report.id.label("report"),
            Report.received_at.label("at"),
            case((status == "excluded", "out_of_scope"), else_="inside").label("standing"),
            case(
                (or_(_taken_on(answer_by), stands.c.taken_at <= answer_by), "in_time"),
                (answer_by <= now, "late"),
                else_="pending",
            ).label("response"),
            func.coalesce(last.c.outcome, unheard).label("outcome"),
            func.coalesce(last.c.satisfaction, unheard).label("satisfaction"),
        )
        .select_from(Case)
        .join(Report, Report.case_id == Case.id)
        .outerjoin(stands, true())
        .outerjoin(last, true())
        .outerjoin(appeals, appeals.c.case_id == final)
        .where(Report.received_at >= period.begins, Report.received_at < period.ends)
        # A report opens its case or joins an open one; so these cases have all of them, and indexes find them.
        .where(Case.opened_at < period.ends, or_(Case.closed_at >= period.begins, Case.closed_at.is_(None)))
    )  # fmt: skip
    return whose.bind(query, final)


def _opened(_: datetime) -> list[Label[Any]]:
    reworked = exists().where(Note.case_id == Case.id, Note.action == "rework")
    done = or_(Case.resolved_at.is_not(None), Case.round > 0, reworked)
    return [
        _standing(),
        _yes("handed", Case.status.not_in(("reported", "verified_for_filing"))),
        _yes("returned", Case.returns > 0),
        _yes("redirected", _redirected()),
        _yes("done", done),
        _yes("reworked", reworked),
        _yes("reopened", Case.round > 0),
    ]


def _due(now: datetime) -> list[Label[Any]]:
    earlier = exists().where(Clock.case_id == Case.id, Clock.stage == "whole", Clock.stopped_at > Clock.due_at)
    state = case((Case.status == "closed", "closed"), (Case.status.in_(DONE), "done"), else_="open")
    return [
        _standing(),
        _yes("past", Case.due_at <= now),
        _yes("missed", or_(func.coalesce(Case.resolved_at, now) > Case.due_at, earlier)),
        state.label("state"),
    ]


def _closed(_: datetime) -> list[Label[Any]]:
    return [literal("inside").label("standing")]


def _standing() -> Label[str]:
    ended = case((Case.status == "excluded", "out_of_scope"), (Case.status == "merged", "merged"), else_="inside")
    return ended.label("standing")


def _yes(name: str, condition: ColumnElement[bool]) -> Label[str]:
    return case((condition, "yes"), else_="no").label(name)


def _redirected() -> ColumnElement[bool]:
    """Whether a unit was asked by hand in place of another one of the same rung."""
    later, earlier = aliased(Handover), aliased(Handover)
    return exists().where(
        later.case_id == Case.id,
        later.why == "by_hand",
        earlier.case_id == later.case_id,
        earlier.asked_at < later.asked_at,
        earlier.to_rung == later.to_rung,
        or_(
            earlier.to_owner != later.to_owner,
            earlier.to_department.is_distinct_from(later.to_department),
        ),
    )


def _taken_on(by: ColumnElement[datetime]) -> ColumnElement[bool]:
    """Whether a worker accepted a task of the case, or a unit the case, no later than ``by``."""
    return or_(
        Case.accepted_at <= by,  # by whoever has it now; saves looking further for most
        exists().where(Task.case_id == Case.id, Task.accepted_at <= by),
        exists().where(Handover.case_id == Case.id, Handover.outcome == "accepted", Handover.ended_at <= by),
    )


def _appeals() -> FromClause:
    """The measures that appeals were approved for, by case."""
    each = func.unnest(Appeal.measures).table_valued("measure").render_derived(name="each")
    return (
        select(Appeal.case_id, func.array_agg(each.c.measure.distinct(), type_=ARRAY(Text)).label("measures"))
        .select_from(Appeal)
        .join(each, true())
        .where(Appeal.approved.is_(True))
        .group_by(Appeal.case_id)
        .subquery("appeals")
    )
