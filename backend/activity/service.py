"""Keeps the state of every leaf grid: hears signals in the event log, and turns grids quiet or zombie when it is due.

Nobody calls this feature: it reads the log by its own cursor. The cursor's row is also its lock, so that one process
works at a time and the others skip.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, delete, exists, func, insert, literal, select, update
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.asyncio import AsyncSession

from backend.activity.models import ActivityChange, ActivityRule, GridActivity
from backend.activity.queries import rules_at
from backend.activity.rules import Facts, Rule, Verdict, counts, evaluate, rule_for
from backend.calendar import add_working_days
from backend.clock import iso
from backend.db.arrays import one_of
from backend.grids.models import BoundaryImport, Grid
from backend.live.models import Event, EventCursor, RelayHead
from backend.live.outbox import Happened, record
from backend.people.duties import bound_workers
from backend.people.models import Account, Duty

READER = "activity"
SWEEP_BATCH = 500

FACTS_CHANGED = ("PeopleImported", "GridsImported", "GridsTookEffect")
"""Events after which every grid is looked at anew: who is bound where, or the grids themselves, may differ."""


@dataclass(frozen=True, slots=True)
class Heard:
    """The latest of one kind of event in one grid by one worker."""

    name: str
    worker: str | None
    at: datetime


async def rebuild(session: AsyncSession, at: datetime) -> int:
    """Bring the rows of all leaf grids of ``at`` up to date and drop the others'; gives the number of leaf grids.

    Hears everything stamped so far first. A grid seen for the first time gets its state without an event: nothing has
    changed, it has only begun to be watched. Waits for another process that is at work.
    """
    await session.execute(postgresql.insert(EventCursor).values(reader=READER, seq=0).on_conflict_do_nothing())
    await session.execute(select(EventCursor.seq).where(EventCursor.reader == READER).with_for_update())
    return await _catch_up(session, at, everything=True)


async def follow(session: AsyncSession, at: datetime) -> int:
    """Hear what was stamped since the last time; gives the number of grids looked at, 0 when another process does."""
    return await _catch_up(session, at, everything=False) if await _claimed(session) else 0


async def sweep(session: AsyncSession, at: datetime) -> int:
    """Look at the grids whose state is due to change at ``at``; gives how many (its cost), at most 500.

    0 when another process does it.
    """
    if not await _claimed(session):
        return 0
    due = (
        await session.scalars(
            select(GridActivity.code)
            .where(GridActivity.next_change_at <= at)
            .order_by(GridActivity.next_change_at)
            .limit(SWEEP_BATCH)
            .with_for_update(skip_locked=True)
        )
    ).all()
    if due:
        rows = (await session.execute(_facts(at, due))).all()
        await _settle(session, rows, {}, await rules_at(session, at), at)
        await _drop(session, set(due) - {row.code for row in rows})
    return len(due)


async def next_due(session: AsyncSession) -> datetime | None:
    """When time alone will next change a grid's state; None for never."""
    return await session.scalar(select(func.min(GridActivity.next_change_at)))


async def edition(session: AsyncSession, at: datetime) -> tuple[int, int]:
    """How many boundary imports and rules are in effect at ``at``: when this differs, a rebuild is due."""
    imports = select(func.count()).where(BoundaryImport.effective_from <= at).scalar_subquery()
    rules = select(func.count()).where(ActivityRule.effective_from <= at).scalar_subquery()
    boundaries, judged = (await session.execute(select(imports, rules))).one()
    return boundaries, judged


async def _claimed(session: AsyncSession) -> bool:
    """Whether this transaction now owns the cursor."""
    cursor = select(EventCursor.seq).where(EventCursor.reader == READER).with_for_update(skip_locked=True)
    return await session.scalar(cursor) is not None


async def _catch_up(session: AsyncSession, at: datetime, *, everything: bool) -> int:
    rules = await rules_at(session, at)
    heard, facts_changed = await _hear(session, rules)
    if everything or facts_changed:
        rows = (await session.execute(_facts(at))).all()
        known = (await session.scalars(select(GridActivity.code))).all()
        await _drop(session, set(known) - {row.code for row in rows})
    elif heard:
        rows = (await session.execute(_facts(at, heard))).all()
    else:
        return 0
    await _settle(session, rows, heard, rules, at)
    return len(rows)


async def _hear(session: AsyncSession, rules: Mapping[str, Rule]) -> tuple[dict[str, list[Heard]], bool]:
    """Move the cursor to the head. Gives, by grid code, what was heard on the way that may be a signal, and whether
    something happened after which all facts must be read anew.
    """
    after = select(EventCursor.seq).where(EventCursor.reader == READER).scalar_subquery()
    head = (await session.scalar(select(RelayHead.seq))) or 0
    names = {signal.event for rule in (Rule(), *rules.values()) for signal in rule.signals}
    grid, worker = Event.data["grid"].astext, Event.data["worker"].astext
    rows = (
        await session.execute(
            select(grid, Event.name, worker, func.max(Event.at))
            .where(Event.seq > after, Event.seq <= head, one_of(Event.name, {*names, *FACTS_CHANGED}))
            .group_by(grid, Event.name, worker)
        )
    ).all()
    await session.execute(update(EventCursor).where(EventCursor.reader == READER).values(seq=head))
    heard: dict[str, list[Heard]] = defaultdict(list)
    for code, name, by, at in rows:
        if code is not None and name in names:
            heard[code].append(Heard(name, by, at))
    return heard, any(name in FACTS_CHANGED for _, name, _, _ in rows)


def _facts(at: datetime, codes: Iterable[str] | None = None) -> Select[Any]:
    """The facts of all leaf grids of ``at``, or of those with ``codes``, beside what is stored of them."""
    existence = select(Grid.code, func.min(func.lower(Grid.valid_during)).label("exists_since")).group_by(Grid.code)
    if codes is not None:
        existence = existence.where(one_of(Grid.code, codes))
    first = existence.subquery()
    manned = exists().where(Duty.grid_code == Grid.code, Account.id == Duty.account_id, Account.active)
    return (
        select(
            Grid.code,
            Grid.path,
            Grid.exempt,
            first.c.exists_since,
            manned.label("manned"),
            GridActivity.state,
            GridActivity.since,
            GridActivity.last_signal_at,
            GridActivity.last_signal,
            GridActivity.reason,
            GridActivity.next_change_at,
            GridActivity.path.label("known_path"),
        )
        .join(first, first.c.code == Grid.code)
        .outerjoin(GridActivity, GridActivity.code == Grid.code)
        .where(Grid.is_leaf, Grid.valid_during.op("@>")(literal(at, Event.at.type)))
        .order_by(Grid.code)
    )


async def _settle(
    session: AsyncSession,
    rows: Sequence[Row[Any]],
    heard: Mapping[str, list[Heard]],
    rules: Mapping[str, Rule],
    at: datetime,
) -> None:
    """Evaluate the grids of ``rows`` at ``at`` after what was heard; store what differs, record what changed."""
    bound = await bound_workers(session, heard) if heard else {}
    written, changes, events = [], [], []
    for row in rows:
        rule = rule_for(row.path, rules)
        facts = _facts_of(row, heard.get(row.code, ()), rule, {str(id) for id in bound.get(row.code, ())})
        verdict = evaluate(facts, rule, at, add_working_days)
        since = _since(verdict, row, at)
        now = (verdict.state, since, facts.last_signal_at, facts.last_signal, verdict.reason, verdict.next_change_at)
        known = (row.state, row.since, row.last_signal_at, row.last_signal, row.reason, row.next_change_at)
        if now == known and row.path == row.known_path:
            continue
        columns = ("state", "since", "last_signal_at", "last_signal", "reason", "next_change_at")
        written.append({"code": row.code, "path": row.path} | dict(zip(columns, now, strict=True)))
        if verdict.state != row.state:
            changes.append({"code": row.code, "state": verdict.state, "at": since, "reason": verdict.reason})
            if row.state is not None:
                events.append(_changed(row.code, row.path, verdict, since, at))
    if written:
        upsert = postgresql.insert(GridActivity)
        fresh = {name: upsert.excluded[name] for name in written[0] if name != "code"}
        await session.execute(upsert.on_conflict_do_update(index_elements=["code"], set_=fresh), written)
    if changes:
        await session.execute(insert(ActivityChange), changes)
    await record(session, events)


def _facts_of(row: Row[Any], heard: Iterable[Heard], rule: Rule, bound: set[str]) -> Facts:
    signals = [(row.last_signal_at, row.last_signal)] if row.last_signal_at else []
    signals += [(h.at, h.name) for h in heard if counts(h.name, h.worker, rule, bound)]
    last_at, last = max(signals, default=(None, None))
    return Facts(row.exists_since, row.manned, row.exempt, last_at, last)


def _since(verdict: Verdict, row: Row[Any], at: datetime) -> datetime:
    """When the present state began. The facts' own instant, unless another state is known to have lasted longer."""
    if verdict.state == row.state:
        since: datetime = row.since
        return since
    if verdict.since and (row.since is None or verdict.since > row.since):
        return verdict.since
    return at


def _changed(code: str, path: str, verdict: Verdict, since: datetime, at: datetime) -> Happened:
    data = {
        "code": code,
        "path": path,
        "state": verdict.state,
        "since": iso(since),
        "next_change_at": iso(verdict.next_change_at) if verdict.next_change_at else None,
        "reason": verdict.reason,
    }
    return Happened("GridActivityChanged", at, "grid", code, data, topics=(f"wall:{path}",))


async def _drop(session: AsyncSession, codes: Iterable[str]) -> None:
    """Forget grids that are no leaves any more; their history stays."""
    if codes:
        await session.execute(delete(GridActivity).where(one_of(GridActivity.code, codes)))
