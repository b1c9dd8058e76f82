"""Whatever happens, in whatever order and however late: the state that is kept is the one a rebuild would find."""

import random
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.activity import exemptions, service
from backend.activity.models import GridActivity
from backend.configuration.schema import Absent, ActivityRule, Padded, Silent, Stuck
from backend.db.view import View
from backend.errors import Conflict, NotFound
from tests.activity.district import MONDAY, District

WATCHED = 5
STEPS = 45
KEPT = ("code", "path", "state", "kinds", "last_signal_at", "last_signal", "reason", "next_change_at", "look_at")
RULES = (
    (ActivityRule(),),
    (ActivityRule(warn_hours=8, padded=Padded(days=10, least=2)), ActivityRule(under="110112.001", stuck=None)),
    (ActivityRule(silent=Silent(quiet_working_days=1, zombie_days=2, zombie_working_days=2), absent=None),),
    (ActivityRule(absent=Absent(zombie_days=3, zombie_working_days=2), stuck=Stuck(quiet_hours=6)),),
)  # fmt: skip
FORGET = """
    delete from grid_activity;
    delete from activity_interval;
    delete from signal;
    delete from waiting_case;
    update event_cursor set seq = 0 where reader = 'activity';
"""


async def _kept(session: AsyncSession) -> list[tuple[Any, ...]]:
    rows = await session.scalars(
        select(GridActivity).order_by(GridActivity.code).execution_options(populate_existing=True)
    )
    return [tuple(getattr(row, name) for name in KEPT) for row in rows]


async def from_scratch(district: District, at: datetime) -> list[tuple[Any, ...]]:
    """What a rebuild at ``at`` finds that knows nothing but the log and what others keep; nothing of it stays."""
    async with AsyncSession(district.db.jobs, expire_on_commit=False) as session, session.begin() as transaction:
        for statement in FORGET.strip().split(";")[:-1]:
            await session.execute(text(statement))
        await service.rebuild(session, at)
        found = await _kept(session)
        await transaction.rollback()
    return found


class Doings:
    """What may happen at any time, and is remembered only as far as it goes on."""

    def __init__(self, district: District, rng: random.Random) -> None:
        self.district, self.rng = district, rng
        self.codes = rng.sample(district.codes, WATCHED)
        self.patrols: list[tuple[str, str, datetime]] = []
        self.waiting: list[Any] = []
        self.accepted: list[Any] = []
        self.leaves: list[tuple[str, Any]] = []
        self.unbound: list[Any] = []

    async def one(self, at: datetime) -> None:
        """Let something happen, that is heard of at ``at`` and may be hours old by then."""
        doings = (
            self.sign, self.sign, self.sign, self.walk, self.void, self.offer, self.go_on, self.refuse, self.go_away,
            self.come_back, self.exempt, self.end_exemption, self.rewrite, self.unbind, self.rest,
        )  # fmt: skip
        code = self.rng.choice(self.codes)
        await self.rng.choice(doings)(code, at)

    def late(self, at: datetime) -> datetime:
        return at - self.rng.choice((0, 0, 1, 9, 30)) * timedelta(hours=1) * self.rng.random()

    async def rest(self, code: str, at: datetime) -> None:
        """Nothing happens."""

    async def sign(self, code: str, at: datetime) -> None:
        if self.rng.random() < 0.5:
            why = self.rng.choice((None, None, None, "mocked"))
            await self.district.visit(code, self.late(at), received=at, why=why)
        else:
            by = self.rng.choice((self.district.worker(code), None))
            await self.district.report(code, at, by=by, case=self.rng.choice([*self.waiting, None]))

    async def walk(self, code: str, at: datetime) -> None:
        ended = self.late(at)
        self.patrols.append((code, await self.district.patrol(code, ended, received=at), ended))

    async def void(self, code: str, at: datetime) -> None:
        if self.patrols:
            grid, patrol, ended = self.patrols.pop(self.rng.randrange(len(self.patrols)))
            await self.district.void(grid, patrol, at, ended)

    async def offer(self, code: str, at: datetime) -> None:
        self.waiting.append(await self.district.offer(code, at))

    async def go_on(self, code: str, at: datetime) -> None:
        if self.accepted and self.rng.random() < 0.5:
            case = self.accepted.pop()
            worker = self.district.worker(self.district.cases[case])
            name, status = self.rng.choice((("CaseResolved", "resolved"), ("CaseReturned", "returned")))
            await self.district.move(case, name, at, status, worker)
            if status == "returned":
                self.waiting.append(case)
        elif self.waiting:
            self.accepted.append(self.waiting.pop(0))
            await self.district.move(self.accepted[-1], "TaskAccepted", at, "accepted")

    async def refuse(self, code: str, at: datetime) -> None:
        if self.waiting:
            await self.district.move(self.waiting.pop(), "CaseExcluded", at, "excluded")

    async def go_away(self, code: str, at: datetime) -> None:
        if not any(grid == code for grid, _ in self.leaves):
            since = at + timedelta(hours=self.rng.uniform(-5, 40))
            until = since + timedelta(hours=self.rng.uniform(6, 90))
            self.leaves.append((code, await self.district.leave(code, since, until, at)))

    async def come_back(self, code: str, at: datetime) -> None:
        if self.leaves:
            await self.district.come_back(*self.leaves.pop(), at)

    async def exempt(self, code: str, at: datetime) -> None:
        until = self.rng.choice((None, at + timedelta(hours=self.rng.uniform(3, 60))))
        async with self.district.db.write(View.system()) as session:
            try:
                await exemptions.grant(session, code, kind="other", reason="改造", until_at=until, by=None, now=at)
            except Conflict:
                return
        await self.district.stamp()

    async def end_exemption(self, code: str, at: datetime) -> None:
        async with self.district.db.write(View.system()) as session:
            try:
                await exemptions.end(session, code, by=self.district.town.command.id, now=at)
            except NotFound:
                return
        await self.district.stamp()

    async def rewrite(self, code: str, at: datetime) -> None:
        if self.rng.random() < 0.4:
            await self.district.rule(at, *self.rng.choice(RULES))
            await self.district.run(service.rebuild, at)  # as the watch does when the edition changes

    async def unbind(self, code: str, at: datetime) -> None:
        """Only those who do nothing else meanwhile: whose report it was is decided when it is heard."""
        if self.unbound:
            await self.district.bind(self.unbound, at)
            self.unbound = []
        elif spare := [grid for grid in self.district.codes if grid not in self.codes]:
            self.unbound = await self.district.unbind(self.rng.choice(spare), at)


@pytest.mark.parametrize("seed", range(3))
async def test_the_kept_state_is_what_a_rebuild_would_find(district: District, seed: int) -> None:
    rng = random.Random(seed)
    doings, at = Doings(district, rng), MONDAY
    await district.run(service.rebuild, at)
    for step in range(STEPS):
        at += timedelta(hours=rng.choice((0.2, 1, 5, 14, 40)) * rng.random())
        await doings.one(at)
        await district.look(at)
        if step % 4 == 3:
            async with district.db.job() as session:
                kept = await _kept(session)
            assert kept == await from_scratch(district, at)
    for code in district.codes:
        past = await district.past(code)
        assert [one.until_at for one in past] == [*(one.from_at for one in past[1:]), None]
        row = await district.state(code)
        assert (past[-1].state, past[-1].kinds) == (row.state, row.kinds)
        assert all((a.state, a.kinds) != (b.state, b.kinds) for a, b in pairwise(past))
