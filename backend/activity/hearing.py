"""Hears the event log: which signs of life came, which cases wait, and which grids have to be looked at again.

What is written here follows from the log alone, and from what a signal is by itself; whether it looks made up beside
the others is judged afterwards (ledger.py).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import BigInteger, ColumnElement, Uuid, any_, column, delete, func, literal, select, text, update
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.dialects.postgresql import UUID as PG_UUID
from sqlalchemy.ext.asyncio import AsyncSession

from backend.activity.models import Signal, WaitingCase
from backend.activity.padding import touched_from
from backend.cases import lifecycle
from backend.cases.models import Case
from backend.db.arrays import one_of
from backend.evidence.models import Evidence
from backend.grids.models import Grid
from backend.live.models import Event, EventCursor, RelayHead
from backend.media.models import Media
from backend.people.duties import bound_workers
from backend.people.leave import Absence, absences
from backend.people.models import Duty
from backend.reports.models import Report
from backend.visits.models import Visit

READER = "activity"
MOST = 5_000
"""Events of one look at the log: a look is one transaction, and holds what it read in memory."""

SIGNALS = {"ReportReceived": "report", "CaseResolved": "handled", "PatrolMade": "patrol", "VisitMade": "visit"}
"""Events that are signs of life, and of what kind."""

OFFERED = ("assigned", "returned", "reopened")
"""States of a case that somebody was offered and nobody has accepted."""

REJUDGED = {"CaseExcluded", "CaseMerged", "CaseSplit", "CaseReopened"}
"""Events after which a report may count no more, or again."""

LEAVES = {"LeaveDecided", "LeaveWithdrawn"}
ACCOUNTS = {"RoleChanged", "AccountChanged"}
EXEMPTIONS = {"GridExempted", "ExemptionEnded"}
EVERYTHING = {"PeopleImported", "GridsImported", "GridsTookEffect"}
"""Events after which every grid is looked at anew: who is bound where, or the grids themselves, may differ."""

# One statement however many signals. A log that is heard once more brings nothing twice.
STORE = text("""
    insert into signal (code, path, at, kind, worker, subject, lon, lat, photo, minutes, metres, event_seq, valid, why)
    select code, path, at, kind, worker, subject, lon, lat, photo, minutes, metres, event_seq, why is null, why
    from jsonb_populate_recordset(null::signal, cast(:signals as jsonb))
    on conflict (event_seq) do nothing
""")

NAMES = {*SIGNALS, "PatrolVoided", *lifecycle.EVENTS, *LEAVES, *ACCOUNTS, *EXEMPTIONS, *EVERYTHING}


@dataclass(slots=True)
class Heard:
    """What a look at the log changed. ``touched`` are grids to look at; ``judge_from`` since when the signals of some
    are to be judged anew; ``more`` whether the log goes on."""

    touched: set[str] = field(default_factory=set)
    judge_from: dict[str, datetime] = field(default_factory=dict)
    everything: bool = False
    more: bool = False

    def rejudge(self, code: str, since: datetime) -> None:
        """The grid's signals from ``since`` on may count otherwise."""
        self.touched.add(code)
        self.judge_from[code] = min(since, self.judge_from.get(code, since))

    def add(self, other: "Heard") -> None:
        """What another look changed besides."""
        self.touched |= other.touched
        for code, since in other.judge_from.items():
            self.rejudge(code, since)
        self.everything = self.everything or other.everything
        self.more = other.more


async def hear(session: AsyncSession) -> Heard:
    """Read on from the cursor, which this transaction must own, at most 5,000 events; store what they say."""
    after = await session.scalar(select(EventCursor.seq).where(EventCursor.reader == READER)) or 0
    head = await session.scalar(select(RelayHead.seq)) or 0
    wanted = select(Event.seq, Event.name, Event.at, Event.data).where(
        Event.seq > after, Event.seq <= head, one_of(Event.name, NAMES)
    )
    events = (await session.execute(wanted.order_by(Event.seq).limit(MOST))).all()
    reached = events[-1].seq if len(events) == MOST else head
    await session.execute(update(EventCursor).where(EventCursor.reader == READER).values(seq=reached))
    heard = Heard(more=reached < head, everything=any(event.name in EVERYTHING for event in events))
    await _hear_signals(session, [event for event in events if event.name in SIGNALS], heard)
    await _hear_voided(session, [event for event in events if event.name in ("PatrolMade", "PatrolVoided")], heard)
    await _hear_cases(session, [event for event in events if event.name in lifecycle.EVENTS], heard)
    await _hear_reports(session, [event for event in events if event.name in REJUDGED], heard)
    await _hear_people(session, [event for event in events if event.name in LEAVES | ACCOUNTS], heard)
    heard.touched |= {event.data["grid"] for event in events if event.name in EXEMPTIONS}
    return heard


async def _hear_signals(session: AsyncSession, events: Sequence[Any], heard: Heard) -> None:
    """Store the signals of people: what nobody in particular did is none, and needs no row."""
    signals = [row for event in events if (row := _signal(event))]
    if not signals:
        return
    await _look_up(session, signals)
    await session.execute(STORE, {"signals": orjson.dumps(signals).decode()})
    for row in signals:
        heard.rejudge(row["code"], touched_from(row["at"], row["minutes"]))


def _signal(event: Any) -> dict[str, Any] | None:
    data = event.data
    if not data.get("worker") or not data.get("path") or not data.get("grid"):
        return None
    kind = SIGNALS[event.name]
    subject = data.get("case" if kind in ("report", "handled") else kind)
    if subject is None:
        return None
    told_at = {"patrol": "ended_at", "visit": "at"}.get(kind)
    return {
        "code": data["grid"],
        "path": data["path"],
        "at": datetime.fromisoformat(data[told_at]) if told_at else event.at,
        "kind": kind,
        "worker": UUID(data["worker"]),
        "subject": UUID(subject),
        "lon": None,
        "lat": None,
        "photo": None,
        "minutes": data.get("minutes"),
        "metres": data.get("metres"),
        "event_seq": event.seq,
        "why": data.get("why"),
        "report": data.get("report"),
    }


async def _look_up(session: AsyncSession, signals: list[dict[str, Any]]) -> None:
    """Fill in what the events do not say: place, photo, and whether the worker is of the grid and was inside it."""
    reports = await _reports(session, [UUID(row["report"]) for row in signals if row["kind"] == "report"])
    proofs = await _proofs(session, {row["subject"] for row in signals if row["kind"] == "handled"})
    visits = await _visits(session, {row["subject"] for row in signals if row["kind"] == "visit"})
    bound = await _Bound.of(session, signals)
    for row in signals:
        report = row.pop("report")
        if row["kind"] == "report" and (found := reports.get(UUID(report))):
            row["lon"], row["lat"], row["photo"], inside = found
            _refuse(row, inside, "outside")
        elif row["kind"] == "handled":
            row["photo"] = proofs.get(row["subject"])
        elif row["kind"] == "visit":
            row["lon"], row["lat"] = visits.get(row["subject"], (None, None))
        if row["kind"] in ("report", "handled"):
            _refuse(row, bound.includes(row["code"], row["worker"], row["at"]), "not_bound")


def _refuse(row: dict[str, Any], holds: bool, why: str) -> None:
    if not holds:
        row["why"] = row["why"] or why


async def _reports(session: AsyncSession, ids: Sequence[UUID]) -> dict[UUID, tuple[float, float, int | None, bool]]:
    """Longitude, latitude, a photo's hash, and whether the place lies inside the grid its case has, by report."""
    photo = (
        select(Media.phash)
        .where(Media.report_id == Report.id, Media.phash.is_not(None))
        .order_by(Media.created_at, Media.id)
        .limit(1)
        .scalar_subquery()
    )
    rows = await session.execute(
        select(
            Report.id,
            func.ST_X(Report.geom),
            func.ST_Y(Report.geom),
            photo,
            func.coalesce(func.ST_Covers(Grid.geom, Report.geom), False),
        )
        .join(Case, Case.id == Report.case_id)
        .outerjoin(Grid, Grid.id == Case.grid_id)
        .where(Report.id == _one_of(ids))
    )
    return {id: (lon, lat, phash, inside) for id, lon, lat, phash, inside in rows}


async def _proofs(session: AsyncSession, cases: Iterable[UUID]) -> dict[UUID, int]:
    """The hash of the latest photo after the work, by case."""
    rows = await session.execute(
        select(Evidence.case_id, Media.phash)
        .join(Media, Media.id == Evidence.media_id)
        .where(
            Evidence.case_id == _one_of(cases),
            Evidence.kind == "after",
            Media.phash.is_not(None),
        )
        .order_by(Evidence.attached_at, Evidence.media_id)
    )
    return {case: phash for case, phash in rows if phash is not None}


async def _visits(session: AsyncSession, ids: Iterable[UUID]) -> dict[UUID, tuple[float, float]]:
    """Longitude and latitude of each visit."""
    rows = await session.execute(
        select(Visit.id, func.ST_X(Visit.geom), func.ST_Y(Visit.geom)).where(Visit.id == _one_of(ids))
    )
    return {id: (lon, lat) for id, lon, lat in rows}


@dataclass(frozen=True, slots=True)
class _Bound:
    """Who is of which grid: by a duty in whatever shift, or standing in for somebody on leave."""

    duties: dict[str, set[UUID]]
    leaves: list[Absence]

    @classmethod
    async def of(cls, session: AsyncSession, signals: Sequence[dict[str, Any]]) -> "_Bound":
        codes = sorted({row["code"] for row in signals})
        instants = [row["at"] for row in signals]
        return cls(await bound_workers(session, codes), await absences(session, codes, min(instants), max(instants)))

    def includes(self, code: str, worker: UUID, at: datetime) -> bool:
        return worker in self.duties.get(code, ()) or any(
            one.grid_code == code and one.deputy_id == worker and one.from_at <= at < one.until_at
            for one in self.leaves
        )


async def _hear_voided(session: AsyncSession, events: Sequence[Any], heard: Heard) -> None:
    """A patrol that turned out to be none does not count; when it does after all, it is told again and counts once."""
    last = {UUID(event.data["patrol"]): event.seq for event in events}
    if not last:
        return
    said = (
        func.unnest(literal(list(last), ARRAY(PG_UUID(as_uuid=True))), literal(list(last.values()), ARRAY(BigInteger)))
        .table_valued(column("patrol", Uuid), column("seq", BigInteger))
        .render_derived(name="said")
    )
    signals = await session.execute(
        update(Signal)
        .where(
            Signal.subject == said.c.patrol, Signal.kind == "patrol", func.coalesce(Signal.event_seq, 0) < said.c.seq
        )
        .values(valid=False, why="voided")
        .returning(Signal.code, Signal.at, Signal.minutes)
    )
    for code, at, minutes in signals:
        heard.rejudge(code, touched_from(at, minutes))


async def _hear_cases(session: AsyncSession, events: Sequence[Any], heard: Heard) -> None:
    """Keep which cases wait, and since when: a case that goes from one to the next has waited since the first offer."""
    waiting: dict[UUID, datetime] = {}
    codes: dict[UUID, str] = {}
    settled: set[UUID] = set()
    for event in events:
        opened = event.name == "CaseOpened"
        told = event.data.get("case", {}) if opened else event.data
        if not (known := told.get("id" if opened else "case")) or "status" not in told:
            continue  # as it was told before cases had states
        case = UUID(known)
        if told.get("grid"):
            codes[case] = told["grid"]
        if told["status"] in OFFERED:
            waiting.setdefault(case, event.at)
        else:
            waiting.pop(case, None)
            settled.add(case)
    if settled:
        gone = delete(WaitingCase).where(WaitingCase.case_id == _one_of(settled))
        heard.touched |= set((await session.scalars(gone.returning(WaitingCase.code))).all())
    rows = [{"case_id": case, "code": codes[case], "since": at} for case, at in waiting.items() if case in codes]
    if rows:
        kept = postgresql.insert(WaitingCase)
        await session.execute(
            kept.on_conflict_do_update(index_elements=["case_id"], set_={"code": kept.excluded.code}), rows
        )
        heard.touched |= {codes[case] for case in waiting if case in codes}


async def _hear_reports(session: AsyncSession, events: Sequence[Any], heard: Heard) -> None:
    """A report of a case that was refused or found to be another counts otherwise from its own instant on."""
    cases = [UUID(event.data["case"]) for event in events if "case" in event.data]
    if cases:
        reported = select(Signal.code, Signal.at).where(Signal.subject == _one_of(cases), Signal.kind == "report")
        for code, at in await session.execute(reported):
            heard.rejudge(code, at)


async def _hear_people(session: AsyncSession, events: Sequence[Any], heard: Heard) -> None:
    """Look at the grids of whoever goes on leave, comes back, or may work no more."""
    heard.touched |= {code for event in events if event.name in LEAVES for code in event.data["grids"]}
    people = [UUID(event.data["account"]) for event in events if event.name in ACCOUNTS]
    if people:
        theirs = select(Duty.grid_code).where(Duty.account_id == _one_of(people))
        heard.touched |= set((await session.scalars(theirs)).all())


def _one_of(ids: Iterable[UUID]) -> ColumnElement[bool]:
    return any_(literal(list(ids), ARRAY(PG_UUID(as_uuid=True))))
