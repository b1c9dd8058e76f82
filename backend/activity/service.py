"""Keeps the state of every leaf grid: hears signals in the event log, and turns grids quiet or zombie when it is due.

Nobody calls this feature: it reads the log by its own cursor. The cursor's row is also its lock, so that one process
works at a time and the others skip. The state is always what a rebuild at the same instant would find: both read the
same facts and judge by the same rules, and a look at the log only finds out of which grids the facts have changed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, insert, select, text, update
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.asyncio import AsyncSession

from backend.activity import facts as reading
from backend.activity.changes import Was, began
from backend.activity.facts import Known
from backend.activity.hearing import READER, Heard, hear
from backend.activity.ledger import JUDGED_BACK, judge_signals
from backend.activity.models import ActivityInterval, GridActivity, WaitingCase
from backend.activity.rules import Verdict, evaluate
from backend.activity.telling import Telling, changed, tell
from backend.cases.models import Case
from backend.configuration import service as configuration
from backend.configuration.service import Active
from backend.db.arrays import one_of
from backend.grids.models import BoundaryImport, Grid
from backend.live.models import EventCursor
from backend.live.outbox import Happened, record

SWEEP_BATCH = 500
CHUNK = 500
"""Grids that are read and judged at once: what a rebuild of a city of any size holds in memory."""

END = text("""
    with ended as (select * from unnest(cast(:codes as text[]), cast(:ends as timestamptz[])) ended (code, at)),
    none as (
        delete from activity_interval using ended
        where activity_interval.code = ended.code and until_at is null and from_at >= ended.at
    )
    update activity_interval set until_at = ended.at
    from ended
    where activity_interval.code = ended.code and until_at is null and from_at < ended.at
""")


async def rebuild(session: AsyncSession, at: datetime) -> int:
    """Bring the rows of all leaf grids of ``at`` up to date and drop the others'; gives the number of leaf grids.

    Hears everything stamped so far first. A grid seen for the first time gets its state without an event: nothing has
    changed, it has only begun to be watched. Waits for another process that is at work.
    """
    await session.execute(postgresql.insert(EventCursor).values(reader=READER, seq=0).on_conflict_do_nothing())
    await session.execute(select(EventCursor.seq).where(EventCursor.reader == READER).with_for_update())
    heard = await hear(session)
    while heard.more:
        heard.add(await hear(session))
    return await _everything(session, heard, at)


async def follow(session: AsyncSession, at: datetime) -> int:
    """Hear what was stamped since the last time, at most one look's worth; gives the number of grids looked at, 0 when
    another process does."""
    if not await _claimed(session):
        return 0
    first = await reading.patrols_since(session)
    heard = await hear(session)
    if not heard.touched and not heard.everything:
        return 0
    if heard.everything:
        return await _everything(session, heard, at)
    await _judge(session, heard.judge_from, await configuration.active(session, at))
    judging = await _judging(session, at)
    # Whether anybody patrols at all is known of the whole district: it changes once, and for every grid.
    if first != judging.patrols_since:
        return await _everything(session, heard, at)
    return await _settle(session, sorted(heard.touched), judging)


async def sweep(session: AsyncSession, at: datetime) -> int:
    """Look at the grids that are due at ``at``; gives how many (its cost), at most 500. 0 when another process does it.

    A grid that was due long ago, since no process ran, goes through every state it would have had.
    """
    if not await _claimed(session):
        return 0
    due = (
        await session.scalars(
            select(GridActivity.code)
            .where(GridActivity.look_at <= at)
            .order_by(GridActivity.look_at)
            .limit(SWEEP_BATCH)
            .with_for_update(skip_locked=True)
        )
    ).all()
    if due:
        await _settle(session, due, await _judging(session, at, in_steps=True))
    return len(due)


async def next_due(session: AsyncSession) -> datetime | None:
    """When a grid is next to be looked at although nothing happens; None for never."""
    return await session.scalar(select(func.min(GridActivity.look_at)))


async def edition(session: AsyncSession, at: datetime) -> tuple[int, int]:
    """The boundary imports in effect at ``at`` and the configuration that holds; when they differ, a rebuild is due."""
    imports = await session.scalar(select(func.count()).where(BoundaryImport.effective_from <= at))
    return imports or 0, (await configuration.active(session, at)).id


async def _claimed(session: AsyncSession) -> bool:
    """Whether this transaction now owns the cursor."""
    cursor = select(EventCursor.seq).where(EventCursor.reader == READER).with_for_update(skip_locked=True)
    return await session.scalar(cursor) is not None


@dataclass(frozen=True, slots=True)
class _Judging:
    """What grids are judged by at an instant."""

    at: datetime
    active: Active
    takes_effect: datetime
    patrols_since: datetime | None
    in_steps: bool = False


async def _judging(session: AsyncSession, at: datetime, *, in_steps: bool = False) -> _Judging:
    active = await configuration.active(session, at)
    return _Judging(at, active, active.rules.effective_from, await reading.patrols_since(session), in_steps)


async def _judge(session: AsyncSession, since: Mapping[str, datetime], active: Active) -> None:
    """Judge the signals of grids from an instant on, each by the rule for its place."""
    paths = await _paths(session, since)
    for codes in _chunks(sorted(paths)):
        rules = {code: active.rules.activity_at(paths[code]) for code in codes}
        await judge_signals(session, {code: since[code] for code in codes}, rules)


async def _everything(session: AsyncSession, heard: Heard, at: datetime) -> int:
    """Look at all leaf grids of ``at``; their signals are judged anew from where one was heard, and where another rule
    holds than before.

    A grid that was due while no process ran goes through every state it would have had, unless something was heard of
    it or of everybody: what has happened meanwhile says by itself when.
    """
    await _rehouse(session)
    active = await configuration.active(session, at)
    paths = await reading.leaves_of(session, at)
    known = dict((await session.execute(select(GridActivity.code, GridActivity.configuration_id))).all())
    await _drop(session, known.keys() - paths.keys(), at)
    anew = {code: at - JUDGED_BACK for code in paths if known.get(code) != active.id}
    heard_from = heard.judge_from
    since = {code: min(one[code] for one in (heard_from, anew) if code in one) for code in {*heard_from, *anew}}
    await _judge(session, since, active)
    judging = await _judging(session, at)
    left_alone = set() if heard.everything else paths.keys() - heard.touched - anew.keys()
    count = await _settle(session, sorted(left_alone), replace(judging, in_steps=True))
    return count + await _settle(session, sorted(paths.keys() - left_alone), judging)


async def _rehouse(session: AsyncSession) -> None:
    """Keep the grids of waiting cases: a redraw moves cases without a word of each."""
    moved = select(Grid.code).join(Case, Case.grid_id == Grid.id).where(Case.id == WaitingCase.case_id)
    lies_in = moved.scalar_subquery()
    await session.execute(update(WaitingCase).where(WaitingCase.code != lies_in).values(code=lies_in))


async def _paths(session: AsyncSession, codes: Iterable[str]) -> dict[str, str]:
    """The latest path of each grid there ever was among ``codes``."""
    rows = await session.execute(
        select(Grid.code, Grid.path).where(one_of(Grid.code, codes)).order_by(func.lower(Grid.valid_during))
    )
    return dict(rows.all())


@dataclass(slots=True)
class _Written:
    """What a look comes to, to be written at once."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    ended: list[dict[str, Any]] = field(default_factory=list)
    begun: list[dict[str, Any]] = field(default_factory=list)
    events: list[Happened] = field(default_factory=list)
    telling: list[Telling] = field(default_factory=list)


async def _settle(session: AsyncSession, codes: Sequence[str], judging: _Judging) -> int:
    """Evaluate the grids of ``codes``; store what differs, record what changed, tell who has to know. Those that are no
    leaf grids now are dropped; gives how many are."""
    count = 0
    for chunk in _chunks(codes):
        found = await reading.read(session, chunk, judging.at, judging.active.rules, judging.patrols_since)
        await _drop(session, set(chunk) - {known.code for known in found}, judging.at)
        written = _Written()
        for known in found:
            _note(known, judging, written)
        await _write(session, written)
        count += len(found)
    return count


def _note(known: Known, judging: _Judging, written: _Written) -> None:
    """What has become of one grid."""
    row, interval = known.stored, known.interval
    was = Was(row.state, tuple(row.kinds), row.reason, interval.from_at if interval else row.since) if row else None
    not_before = known.watched_until if row is None else None
    if row and row.configuration_id != judging.active.id:
        not_before = judging.takes_effect
    since = row.since if row else judging.at
    begun: list[dict[str, Any]] = []
    steps = list(_steps(known, judging))
    for at, verdict in steps:
        if was is not None and not was.differs(verdict):
            was = replace(was, reason=verdict.reason)
            continue
        from_at = began(verdict, was, at, not_before)
        turned = was is None or was.state != verdict.state
        since = from_at if turned else since
        if was is not None:
            written.events.append(changed(known.code, known.path, verdict, since, at))
            if turned and verdict.state == "zombie":
                written.telling.append(Telling.turned(known.code, known.path, verdict, since, judging.at))
            if not begun:
                written.ended.append({"grid": known.code, "ends": from_at})
            elif begun[-1]["from_at"] < from_at:
                begun[-1]["until_at"] = from_at
            else:
                begun.pop()
        begun.append(_interval(known, verdict, from_at))
        was = Was(verdict.state, verdict.kinds, verdict.reason, from_at)
    verdict = steps[-1][1]
    if interval and interval.path != known.path and not begun:  # it lies elsewhere now, and counts there from now on
        written.ended.append({"grid": known.code, "ends": judging.at})
        begun.append(_interval(known, verdict, judging.at))
    warnings = (Telling.warned(known.code, known.path, warning, judging.at) for warning in verdict.warnings)
    written.telling += warnings
    written.begun += begun
    last_at, last = known.last_signal
    values = {
        "path": known.path,
        "state": verdict.state,
        "kinds": list(verdict.kinds),
        "since": since,
        "last_signal_at": last_at,
        "last_signal": last,
        "reason": verdict.reason,
        "next_change_at": verdict.next_change_at,
        "look_at": verdict.look_at,
        "configuration_id": judging.active.id,
    }
    if row is None or any(getattr(row, name) != value for name, value in values.items()):
        written.rows.append({"code": known.code, **values})


def _steps(known: Known, judging: _Judging) -> Iterator[tuple[datetime, Verdict]]:
    """The verdicts to record: that of now, after those of every instant at which it was due to be looked at."""
    rule = judging.active.rules.activity_at(known.path)
    at = known.stored.look_at if known.stored and judging.in_steps else None
    while at is not None and at < judging.at:
        verdict = evaluate(known.facts, rule, at)
        yield at, verdict
        at = verdict.look_at
    yield judging.at, evaluate(known.facts, rule, judging.at)


def _interval(known: Known, verdict: Verdict, from_at: datetime) -> dict[str, Any]:
    return {
        "code": known.code,
        "path": known.path,
        "state": verdict.state,
        "kinds": list(verdict.kinds),
        "from_at": from_at,
        "until_at": None,
        "reason": verdict.reason,
    }


async def _write(session: AsyncSession, written: _Written) -> None:
    if written.rows:
        upsert = postgresql.insert(GridActivity)
        fresh = {name: upsert.excluded[name] for name in written.rows[0] if name != "code"}
        await session.execute(upsert.on_conflict_do_update(index_elements=["code"], set_=fresh), written.rows)
    if written.ended:
        await _end_intervals(session, written.ended)
    if written.begun:
        await session.execute(insert(ActivityInterval), written.begun)
    await record(session, written.events)
    await tell(session, written.telling)


async def _end_intervals(session: AsyncSession, ended: list[dict[str, Any]]) -> None:
    """End the open interval of each ``grid`` where it ``ends``; one that lasted no time is none."""
    await session.execute(END, {"codes": [one["grid"] for one in ended], "ends": [one["ends"] for one in ended]})


async def _drop(session: AsyncSession, codes: Iterable[str], at: datetime) -> None:
    """Forget grids that are no leaves any more; their history stays."""
    if gone := sorted(codes):
        await session.execute(delete(GridActivity).where(one_of(GridActivity.code, gone)))
        await _end_intervals(session, [{"grid": code, "ends": at} for code in gone])


def _chunks(codes: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(codes), CHUNK):
        yield codes[start : start + CHUNK]
