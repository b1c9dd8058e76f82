"""What happens in the small city, for the tests of activity: signals, cases and people's doings, stamped in the log."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import delete, insert, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.activity import service
from backend.activity.models import ActivityInterval, GridActivity, Signal
from backend.clock import iso, now
from backend.configuration import service as configuration
from backend.configuration.schema import ActivityRule
from backend.db.engine import Database
from backend.db.view import View
from backend.live.bus_postgres import PostgresBus
from backend.live.models import Event
from backend.live.outbox import Happened, record
from backend.live.relay import Relay
from backend.people.models import Duty
from tests.cities import path_of
from tests.town import Town

MONDAY = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)  # noon in Beijing

CASE = text(
    'insert into "case" (id, number, category, status, summary, geom, grid_id, path, how, neighbours, owner, opened_at,'
    " due_at) select :id, :number, '0102', 'assigned', '垃圾', centre, id, path, 'covers', '[]', path, :at, :at"
    " from grid where code = :code order by lower(valid_during) desc limit 1"
)


@dataclass
class District:
    """The small city, and the hands that let something happen in it."""

    db: Database
    town: Town
    relayed: bool = False
    """Whether a server runs, whose own relay stamps."""
    cases: dict[UUID, str] = field(default_factory=dict)

    @property
    def codes(self) -> list[str]:
        """The micro-grids."""
        return sorted(self.town.ladders)

    def worker(self, code: str) -> str:
        """The id of the grid's primary."""
        return str(self.town.ladders[code][0].id)

    async def happen(self, *events: Happened) -> None:
        """Record the events and stamp them."""
        async with self.db.write(View.system()) as session:
            await record(session, events)
        await self.stamp()

    async def stamp(self) -> None:
        """Let everything recorded have its place in the log."""
        while self.relayed and await self._unstamped():
            await asyncio.sleep(0.01)
        if self.relayed:
            return
        bus = PostgresBus(self.db.url, now)
        await Relay(self.db.jobs, bus, now).stamp_all()
        await bus.close()

    async def visit(self, code: str, at: datetime, *, received: datetime | None = None, why: str | None = None) -> None:
        """A worker of the grid has called on somebody."""
        data = {"visit": str(uuid4()), "at": iso(at), "counts": why is None, "why": why}
        await self.happen(self._of("VisitMade", code, received or at, data))

    async def patrol(self, code: str, at: datetime, *, received: datetime | None = None) -> str:
        """A round that ended at ``at``; gives its id."""
        patrol = str(uuid4())
        await self.happen(self._of("PatrolMade", code, received or at, self._round(patrol, at)))
        return patrol

    async def void(self, code: str, patrol: str, at: datetime, ended: datetime) -> None:
        """That round does not count after all."""
        await self.happen(self._of("PatrolVoided", code, at, self._round(patrol, ended)))

    async def report(self, code: str, at: datetime, *, by: str | None, case: UUID | None = None) -> None:
        """Somebody reports; ``by`` None is a citizen."""
        data = {"report": str(uuid4()), "case": str(case or uuid4()), "worker": by}
        await self.happen(self._of("ReportReceived", code, at, data))

    async def offer(self, code: str, at: datetime) -> UUID:
        """A case of the grid is offered to somebody; gives its id."""
        case = uuid4()
        async with self.db.write(View.system()) as session:
            await session.execute(CASE, {"id": case, "number": str(case), "code": code, "at": at})
        self.cases[case] = code
        opened = {"case": {"id": str(case), "status": "assigned", "grid": code}}
        await self.happen(
            Happened("CaseOpened", at, "case", str(case), opened), self._case("CaseAssigned", case, at, "assigned")
        )
        return case

    async def move(self, case: UUID, name: str, at: datetime, status: str, worker: str | None = None) -> None:
        """The case goes on: ``name`` is the event."""
        async with self.db.write(View.system()) as session:
            await session.execute(
                text('update "case" set status = :status where id = :id'), {"status": status, "id": case}
            )
        await self.happen(self._case(name, case, at, status, worker))

    async def unbind(self, code: str, at: datetime) -> list[dict[str, Any]]:
        """Nobody has a duty in the grid any more; gives what they had."""
        async with self.db.write() as session:
            held = [
                {"grid_code": d.grid_code, "shift": d.shift, "rank": d.rank, "account_id": d.account_id}
                for d in await session.scalars(select(Duty).where(Duty.grid_code == code))
            ]
            await session.execute(delete(Duty).where(Duty.grid_code == code))
        await self.happen(Happened("PeopleImported", at, "people", "file.csv"))
        return held

    async def bind(self, duties: list[dict[str, Any]], at: datetime) -> None:
        """They have their duties again."""
        async with self.db.write() as session:
            await session.execute(insert(Duty), duties)
        await self.happen(Happened("PeopleImported", at, "people", "file.csv"))

    async def leave(self, code: str, since: datetime, until: datetime, at: datetime) -> UUID:
        """The primary's leave is approved; the deputy stands in. Gives its id."""
        primary, deputy = self.town.ladders[code]
        leave = uuid4()
        async with self.db.write(View.system()) as session:
            await session.execute(
                text(
                    "insert into leave (id, account_id, from_at, until_at, reason, deputy_id, asked_at, decided_by,"
                    " decided_at, approved)"
                    " values (:id, :account, :since, :until, '家事', :deputy, :at, :by, :at, true)"
                ),
                {"id": leave, "account": primary.id, "since": since, "until": until, "deputy": deputy.id, "at": at,
                 "by": self.town.command.id},
            )  # fmt: skip
        await self.happen(Happened("LeaveDecided", at, "leave", str(leave), {"grids": [code]}))
        return leave

    async def come_back(self, code: str, leave: UUID, at: datetime) -> None:
        """The leave is withdrawn."""
        async with self.db.write(View.system()) as session:
            await session.execute(text("update leave set withdrawn_at = :at where id = :id"), {"at": at, "id": leave})
        await self.happen(Happened("LeaveWithdrawn", at, "leave", str(leave), {"grids": [code]}))

    async def rule(self, at: datetime, *rules: ActivityRule, now: datetime | None = None) -> None:
        """From ``at`` on grids are judged by these rules."""
        async with self.db.write(View.system()) as session:
            held = (await configuration.active(session, at)).rules
            changed = held.model_copy(update={"activity": list(rules), "version": str(uuid4())})
            await configuration.apply(session, changed, at=at, now=now or at, actor="test")

    async def run(self, step: Callable[[AsyncSession, datetime], Awaitable[int]], at: datetime) -> int:
        """What a process does."""
        async with self.db.job() as session:
            return await step(session, at)

    async def look(self, at: datetime) -> None:
        """One round of a process: hear, then whatever is due."""
        await self.run(service.follow, at)
        while await self.run(service.sweep, at):
            pass

    async def state(self, code: str) -> GridActivity:
        async with self.db.job() as session:
            return await session.get_one(GridActivity, code)

    async def signals(self, code: str) -> list[str | None]:
        """Why each signal of the grid does not count, in order of time."""
        async with self.db.job() as session:
            query = select(Signal.why).where(Signal.code == code).order_by(Signal.at, Signal.id)
            return list(await session.scalars(query))

    async def past(self, code: str) -> list[ActivityInterval]:
        async with self.db.job() as session:
            query = select(ActivityInterval).where(ActivityInterval.code == code)
            return list(await session.scalars(query.order_by(ActivityInterval.from_at)))

    async def events(self, name: str) -> list[Event]:
        async with self.db.job() as session:
            return list(await session.scalars(select(Event).where(Event.name == name).order_by(Event.id)))

    async def _unstamped(self) -> bool:
        async with self.db.job() as session:
            return await session.scalar(select(Event.id).where(Event.seq.is_(None)).limit(1)) is not None

    def _of(self, name: str, code: str, at: datetime, data: dict[str, Any]) -> Happened:
        placed = {"grid": code, "path": path_of(code), "worker": self.worker(code)}
        return Happened(name, at, "grid", code, placed | data)

    def _case(self, name: str, case: UUID, at: datetime, status: str, worker: str | None = None) -> Happened:
        code = self.cases[case]
        data = {"case": str(case), "status": status, "grid": code, "path": path_of(code), "worker": worker}
        return Happened(name, at, "case", str(case), data)

    def _round(self, patrol: str, ended: datetime) -> dict[str, Any]:
        return {"patrol": patrol, "ended_at": iso(ended), "began_at": iso(ended - timedelta(minutes=40)),
                "minutes": 40, "metres": 1200, "points": 8, "of": 12}  # fmt: skip
