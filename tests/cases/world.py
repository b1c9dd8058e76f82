"""A small city with somebody on every rung, in which a test acts on cases through the services.

Everything runs on the database's real roles and row security: an account's transaction looks through its own eyes.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import func, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from backend.cases import desk, following, merging, requests, work
from backend.cases.desk import Target
from backend.cases.lifecycle import AT_WORK, ENDED, OPEN, after, transition
from backend.cases.models import OPEN_TASK_STATES, Case, Task
from backend.cases.moving import hold
from backend.cases.opening import Demand, Opened, open_cases
from backend.cases.registers import Handover, Request
from backend.clock import MovableClock
from backend.clocks.models import Clock, Deadline, Pause
from backend.configuration import service as configuration
from backend.configuration.schema import Limit
from backend.db.engine import Database
from backend.db.view import View
from backend.errors import Conflict
from backend.jobs.deadlines import Deadlines
from backend.live import audit
from backend.live.bus_postgres import PostgresBus
from backend.live.models import Event
from backend.live.outbox import record
from backend.live.relay import Relay
from backend.people.rights import Caller
from backend.people.sessions import authenticate
from backend.settings import Settings
from backend.whistles import service as whistles
from backend.whistles.models import WhistleCall
from backend.whistles.service import Blower
from tests.cities import path_of
from tests.town import HERE, found_town, hire

WITHIN = timedelta(minutes=10)
MONDAY = datetime(2026, 11, 23, 2, tzinfo=UTC)
FILED = "0101"
"""A category that is filed before anybody is asked."""
ARROWS = {transition(action).event: action for action in desk.ACTIONS}


@dataclass(frozen=True)
class Act:
    """Something somebody tries: ``who`` by name, citizen and system among them."""

    who: str
    action: str


class World:
    """The city, its people by name, and the clock."""

    def __init__(self, database_url: str, data: Path) -> None:
        self.db = Database(database_url)
        self._url = database_url
        self.clock = MovableClock(MONDAY)
        self.deadlines = Deadlines(self.db, self.clock, Settings(data=data, database_url=database_url))
        self.people: dict[str, Caller] = {}
        self.seen: set[str] = set()
        """Every state a case was seen in, in its row or in its events."""

    async def found(self) -> None:
        """Put the city and its people there; ``outsider`` leads a community in which nothing happens."""
        town = await found_town(self.db)
        micro = await self._micro()
        street = path_of(micro[:9])
        tokens = {
            "primary": town.ladders[micro][0].token,
            "deputy": town.ladders[micro][1].token,
            "community": (await hire(self.db, "community", path_of(micro[:12]))).token,
            "street": (await hire(self.db, "street", street)).token,
            "department": (await hire(self.db, "department", "110112", department="urban_management")).token,
            "center": town.command.token,
            "outsider": (await hire(self.db, "street", "110112.002" if street != "110112.002" else "110112.001")).token,
        }
        async with self.db.write(View.system()) as session:
            rules = (await configuration.active(session, self.clock())).rules
            filed = [one.model_copy(update={"filing": one.code == FILED}) for one in rules.categories]
            changed = rules.model_copy(update={"categories": filed})
            await configuration.apply(session, changed, at=self.clock(), now=self.clock(), actor="tests")
            for name, token in tokens.items():
                self.people[name] = await authenticate(session, token, self.clock())

    async def _micro(self) -> str:
        async with self.db.write(View.system()) as session:
            place = await session.execute(
                text("select code from locate_v1(:lon, :lat, null, :at, 50)"),
                {"lon": HERE["lon"], "lat": HERE["lat"], "at": self.clock()},
            )
            code: str = place.scalar_one()
            return code

    async def report(self, category: str) -> UUID:
        """A new case at HERE."""
        async with self.db.write(View.system()) as session:
            (opened,) = await open_cases(
                session,
                [Demand(category=category, summary="请处理", lon=116.66, lat=39.90)],
                await configuration.active(session, self.clock()),
                now=self.clock(),
                tolerance_m=50,
                accept_within=WITHIN,
            )
            assert isinstance(opened, Opened)
            await record(session, opened.happened)
            return opened.brief.id

    async def possible(self, case_id: UUID) -> list[Act]:
        """What the people may do now, in a fixed order; requests of those who work it among them."""
        async with self.db.write(View.system()) as session:
            case = await session.get_one(Case, case_id)
            acts = [
                Act(name, action)
                for name in (*self.people, "citizen", "system")
                for action in await desk.possible(session, case, self._actor(name))
            ]
            return [a for a in acts if a.who != "system" or a.action in ("close",)]

    async def take(self, case_id: UUID, act: Act, other: UUID | None = None) -> None:
        """Let somebody try something. Raises the GridError that says why not."""
        actor = self._actor(act.who)
        view = View.system() if isinstance(actor, str) else View.of(actor)
        async with self.db.write(view) as session:
            await self._take(session, case_id, act, other)

    def _actor(self, name: str) -> Any:
        return self.people.get(name, name)

    async def _take(self, session: AsyncSession, case_id: UUID, act: Act, other: UUID | None) -> None:
        actor, now = self._actor(act.who), self.clock()
        task = None
        if act.who in ("primary", "deputy"):
            held = select(Task.id).where(
                Task.case_id == case_id, Task.worker_id == actor.id, Task.state.in_(OPEN_TASK_STATES)
            )
            task = await session.scalar(held)
        if task and act.action in ("accept", "start", "return", "resolve", "escalate"):
            await self._work(session, task, act.action, actor, now)
            return
        by = {"actor": actor, "now": now}
        number = await session.scalar(select(Case.number).where(Case.id == case_id))
        into = await session.scalar(select(Case.number).where(Case.id == other)) if other else None
        ways: dict[str, Callable[[], Awaitable[object]]] = {
            "verify": lambda: desk.verify(session, case_id, **by),
            "exclude": lambda: desk.exclude(session, case_id, reason="不在范围", **by),
            "assign": lambda: desk.assign(session, case_id, Target(), within=WITHIN, **by),
            "accept": lambda: desk.accept(session, case_id, **by),
            "start": lambda: desk.start(session, case_id, **by),
            "return": lambda: desk.give_back(session, case_id, reason="不属本单位", basis="三定方案", **by),
            "escalate": lambda: desk.escalate(session, case_id, reason="办不了", **by),
            "resume": lambda: desk.resume(session, case_id, **by),
            "resolve": lambda: desk.resolve(session, case_id, words="已办", **by),
            "check": lambda: desk.check(session, case_id, **by),
            "rework": lambda: desk.rework(session, case_id, reason="没办好", **by),
            "close": lambda: desk.close(session, case_id, how="office", **by),
            "reopen": lambda: desk.reopen(session, case_id, reason="不满意", **by),
            "suspend": lambda: self._put_off(session, case_id, "suspend", actor, now),
            "extend": lambda: self._put_off(session, case_id, "extend", actor, now),
            "merge": lambda: merging.merge(session, str(number), str(into), reason="同一件事", **by),
            "split": lambda: merging.split(session, str(number), reason="不是一件事", **by),
            "whistle": lambda: self._whistle(session, case_id, actor, now),
            "report": lambda: self._report_back(session, case_id, actor, now),
        }
        await ways[act.action]()

    async def _work(self, session: AsyncSession, task: UUID, action: str, worker: Caller, now: datetime) -> None:
        if action == "accept":
            await work.accept(session, task, worker, now)
        elif action == "start":
            await work.start(session, task, worker, now)
        elif action == "return":
            await work.give_back(session, task, worker, reason="不在岗", basis="排班表", now=now, within=WITHIN)
        elif action == "resolve":
            await work.finish(session, task, worker, words="已办", now=now)
        else:
            await work.ask_for_help(session, task, worker, "办不了", now)

    async def _put_off(self, session: AsyncSession, case_id: UUID, kind: Any, approver: Caller, now: datetime) -> None:
        """Whoever works it asks, and ``approver`` approves, in one transaction."""
        case = await hold(session, case_id)
        asker = next((p for p in self.people.values() if p.id == case.worker_id), self.people["community"])
        await requests.ask(
            session,
            case.number,
            asker,
            kind=kind,
            reason="等配件",
            now=now,
            limit=Limit(kind="working_days", amount=2) if kind == "extend" else None,
            review_at=now + timedelta(days=2) if kind == "suspend" else None,
        )
        waiting = select(Request.id).where(Request.case_id == case_id, Request.decided_at.is_(None))
        request = (await session.scalars(waiting)).one()
        await requests.decide(session, case.number, request, approver, approved=True, words=None, now=now)

    async def _whistle(self, session: AsyncSession, case_id: UUID, caller: Caller, now: datetime) -> None:
        case = await hold(session, case_id)
        if case.status not in OPEN:
            raise Conflict("as the route says")
        rules = (await configuration.active(session, now)).rules
        blower = Blower(caller.id, caller.scope)
        await whistles.blow(
            session, case, rules, lead="urban_management", support=[], words="请支援", blower=blower, now=now
        )

    async def _report_back(self, session: AsyncSession, case_id: UUID, caller: Caller, now: datetime) -> None:
        case = await hold(session, case_id)
        rules = (await configuration.active(session, now)).rules
        called = select(WhistleCall).where(
            WhistleCall.case_id == case_id, WhistleCall.state.in_(("called", "accepted"))
        )
        call = await session.scalar(called)
        if call and call.state == "called":
            await whistles.accept(session, case, call.id, rules, actor=caller.id, now=now)
        elif call:
            await whistles.report_back(session, case, call.id, words="已支援", actor=caller.id, now=now)

    async def sweep(self) -> None:
        """Fire everything that is due."""
        while await self.deadlines.fire_one():
            pass

    async def forget_deadlines(self) -> None:
        """Nothing of the cases so far will fall due any more."""
        async with self.db.job() as session:
            await session.execute(update(Deadline).where(Deadline.fired_at.is_(None)).values(fired_at=self.clock()))

    async def check(self, case_id: UUID) -> None:
        """What holds of every case at every moment."""
        async with self.db.write(View.system()) as session:
            case = await session.get_one(Case, case_id)
            self.seen.add(case.status)
            tasks = await session.scalars(select(Task).where(Task.case_id == case_id, Task.state.in_(OPEN_TASK_STATES)))
            task = tasks.one_or_none()
            asked = (
                await session.scalars(select(Handover).where(Handover.case_id == case_id, Handover.ended_at.is_(None)))
            ).one_or_none()
            assert task is None or asked is None, "two have it"
            if case.status in AT_WORK:
                assert task or asked or case.status != "assigned", "assigned to nobody"
                assert (task.worker_id if task else None) == case.worker_id
            if case.status not in (*AT_WORK, "suspended"):
                assert task is None and asked is None, f"somebody has a case that is {case.status}"
            await self._check_clocks(session, case)
            assert not (await session.scalars(select(Deadline.id).where(Deadline.tries > 0))).all(), "a deadline failed"
            allowed = {n for n, p in self.people.items() if await following.may_see(session, p, case)}
        assert await self._sees(case_id) == allowed
        assert "outsider" not in allowed

    async def _check_clocks(self, session: AsyncSession, case: Case) -> None:
        running = (
            await session.scalars(select(Clock.stage).where(Clock.case_id == case.id, Clock.stopped_at.is_(None)))
        ).all()
        paused = select(func.count()).where(Pause.case_id == case.id, Pause.until_at.is_(None))
        assert await session.scalar(paused) == (case.status == "suspended")
        if case.status in ENDED:
            assert not running, f"{running} run in a case that is {case.status}"
        assert ("whole" in running) == (case.status in OPEN)

    async def _sees(self, case_id: UUID) -> set[str]:
        """Whose eyes find the case's row; who does not finds none of its events either."""
        found = set()
        for name, person in self.people.items():
            async with self.db.read(View.of(person)) as session:
                if await session.scalar(select(Case.id).where(Case.id == case_id)):
                    found.add(name)
                else:
                    told = select(func.count()).where(Event.subject_id == str(case_id))
                    assert not await session.scalar(told)
        return found

    async def check_history(self, case_id: UUID, number: str) -> None:
        """The log tells only of steps that the table has; the number never changed."""
        async with self.db.write(View.system()) as session:
            assert (await session.get_one(Case, case_id)).number == number
            told = select(Event).where(Event.subject_id == str(case_id), Event.name.in_(list(ARROWS)))
            for event in await session.scalars(told.order_by(Event.id)):
                step = (event.data.get("before", {}).get("status"), event.data.get("after", {}).get("status"))
                if None in step:
                    continue
                self.seen.update(step)
                row = transition(ARROWS[event.name])
                assert step[0] in row.sources
                assert step[1] in {after(step[0], row.action, before) for before in OPEN}

    async def check_chain(self) -> None:
        """Every event gets its place in the chain, which is whole."""
        await Relay(self.db.jobs, PostgresBus(self.db.url, self.clock), self.clock).stamp_all()
        found = await asyncio.to_thread(audit.verify, self._url)
        assert found.fault is None and found.unchained == 0
        assert found.rows > 20

    async def number_of(self, case_id: UUID) -> str:
        """The case's number."""
        async with self.db.write(View.system()) as session:
            return (await session.get_one(Case, case_id)).number
