"""Leave: asked, decided by somebody else, and a deputy on duty meanwhile."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.db.engine import Database
from backend.db.view import View
from backend.errors import Conflict, Forbidden, GridError, Invalid, NotFound
from backend.live.models import Event
from backend.people import leave
from backend.people.duties import bound_workers, grids_on_duty, on_duty
from backend.people.leave import Asked
from backend.people.rights import DEFAULT_ROLES, Caller
from tests.cities import path_of
from tests.town import Person, Town, found_town, hire

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


def day(n: float) -> datetime:
    return NOW + timedelta(days=n)


def caller(person: Person, role: str, scope: str) -> Caller:
    return Caller(person.id, role, role, role, scope, permissions=frozenset(DEFAULT_ROLES[role].permissions))


@pytest.fixture
async def town(db: Database) -> Town:
    return await found_town(db)


@pytest.fixture
async def own(town: Town) -> str:
    """The grid whose primary goes on leave."""
    return next(iter(town.ladders))


@pytest.fixture
async def worker(town: Town, own: str) -> Caller:
    return caller(town.ladders[own][0], "worker", path_of(own))


@pytest.fixture
async def leader(db: Database, own: str) -> Caller:
    community = path_of(own).rpartition(".")[0]
    return caller(await hire(db, "community", community), "community", community)


@pytest.fixture
async def session(db: Database) -> AsyncIterator[AsyncSession]:
    async with db.write(View.system()) as session:
        yield session


async def ask(session: AsyncSession, worker: Caller, **given: Any) -> Asked:
    values: dict[str, Any] = {"from_at": day(1), "until_at": day(3), "reason": "回老家", "deputy": None, "now": NOW}
    return await leave.ask(session, worker, **values | given)


async def decide(session: AsyncSession, leader: Caller, asked: Asked, **given: Any) -> Asked:
    values: dict[str, Any] = {"approved": True, "words": None, "deputy": None, "now": NOW}
    return await leave.decide(session, leader, asked.leave.id, **values | given)


async def ladder(session: AsyncSession, code: str, at: datetime) -> list[UUID]:
    return [one.id for one in (await on_duty(session, [code], at))[code]]


async def test_a_deputy_takes_the_place_for_the_time(
    session: AsyncSession, town: Town, own: str, worker: Caller, leader: Caller
) -> None:
    primary, second = [one.id for one in town.ladders[own]]
    other = list(town.ladders)[1]
    deputy = town.ladders[other][0].id
    asked = await ask(session, worker, deputy=deputy)
    assert await ladder(session, own, day(2)) == [primary, second]  # asked is not approved
    decided = await decide(session, leader, asked)
    assert (decided.deputy and decided.deputy.id, decided.leave.decided_by) == (deputy, leader.id)
    for at, expected in ((day(0), primary), (day(1), deputy), (day(2.9), deputy), (day(3), primary)):
        assert await ladder(session, own, at) == [expected, second]
    assert (own, 0) in await grids_on_duty(session, deputy, day(2))
    assert await grids_on_duty(session, primary, day(2)) == []
    assert (await bound_workers(session, [own], day(2)))[own] == {primary, second, deputy}
    assert (await bound_workers(session, [own], day(4)))[own] == {primary, second}
    assert await leave.absences(session, [own, other], day(2), day(9)) == [
        leave.Absence(own, primary, deputy, day(1), day(3))
    ]
    told = (await session.scalars(select(Event).where(Event.subject_kind == "leave").order_by(Event.id))).all()
    assert [one.name for one in told] == ["LeaveAsked", "LeaveDecided"]
    assert told[1].data["grids"] == [own]
    assert told[1].topics == [f"worker:{primary}", f"worker:{deputy}"]


async def test_without_a_deputy_the_next_steps_up(
    session: AsyncSession, town: Town, own: str, worker: Caller, leader: Caller
) -> None:
    await decide(session, leader, await ask(session, worker))
    assert await ladder(session, own, day(2)) == [town.ladders[own][1].id]


async def test_the_second_as_deputy_stands_once(
    session: AsyncSession, town: Town, own: str, worker: Caller, leader: Caller
) -> None:
    second = town.ladders[own][1].id
    await decide(session, leader, await ask(session, worker), deputy=second)
    assert await ladder(session, own, day(2)) == [second]


async def test_whoever_may_not_see_a_leave_still_hands_out_no_work_to_the_absent(
    db: Database, town: Town, own: str, worker: Caller, leader: Caller
) -> None:
    async with db.write(View.of(worker)) as session:
        asked = await ask(session, worker)
    async with db.write(View.of(leader)) as session:
        await decide(session, leader, asked)
    async with db.read(View.nobody()) as session:
        assert await ladder(session, own, day(2)) == [town.ladders[own][1].id]


async def test_withdrawn_it_ends_at_once(
    session: AsyncSession, town: Town, own: str, worker: Caller, leader: Caller
) -> None:
    asked = await decide(session, leader, await ask(session, worker))
    await leave.withdraw(session, worker, asked.leave.id, day(2))
    assert len(await ladder(session, own, day(1.9))) == 1
    assert len(await ladder(session, own, day(2))) == 2
    with pytest.raises(Conflict, match="withdrawn"):
        await leave.withdraw(session, worker, asked.leave.id, day(2))
    await ask(session, worker, from_at=day(2), until_at=day(3), now=day(2))  # there is room again


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"until_at": day(1)}, "after from"),
        ({"from_at": day(-3), "until_at": day(-1)}, "in the past"),
        ({"until_at": day(900)}, "at most 366 days"),
        ({"deputy": uuid4()}, "no active worker"),
    ],
)
async def test_what_cannot_be_asked(
    session: AsyncSession, worker: Caller, given: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(Invalid, match=sentence):
        await ask(session, worker, **given)


async def test_who_cannot_be_deputy(
    session: AsyncSession, town: Town, own: str, worker: Caller, leader: Caller
) -> None:
    for deputy, sentence in ((worker.id, "stands in for themselves"), (leader.id, "no active worker")):
        with pytest.raises(Invalid, match=sentence):
            await ask(session, worker, deputy=deputy)
    other = list(town.ladders)[1]
    colleague = caller(town.ladders[other][0], "worker", path_of(other))
    command = caller(town.command, "command_center", "110112")
    await decide(session, leader, await ask(session, worker, deputy=town.ladders[own][1].id))
    theirs = await ask(session, colleague)
    with pytest.raises(Invalid, match="on leave at that time too"):
        await decide(session, command, theirs, deputy=worker.id)
    second = caller(town.ladders[own][1], "worker", path_of(own))
    with pytest.raises(Conflict, match="stand in for somebody else"):
        await decide(session, leader, await ask(session, second))


async def test_a_leave_withdrawn_before_it_began_never_was(
    session: AsyncSession, town: Town, own: str, worker: Caller, leader: Caller
) -> None:
    other = list(town.ladders)[1]
    deputy = caller(town.ladders[other][0], "worker", path_of(other))
    command = caller(town.command, "command_center", "110112")
    asked = await decide(session, leader, await ask(session, worker, from_at=day(2), until_at=day(3)), deputy=deputy.id)
    await leave.withdraw(session, worker, asked.leave.id, day(1))
    assert await leave.absences(session, [own], day(0), day(9)) == []
    assert await bound_workers(session, [own], day(2)) == {own: {one.id for one in town.ladders[own]}}
    theirs = await ask(session, deputy, from_at=day(0), until_at=day(4))
    assert (await decide(session, command, theirs)).leave.approved


async def test_leaves_that_only_touch_get_in_nobodys_way(
    session: AsyncSession, town: Town, own: str, worker: Caller, leader: Caller
) -> None:
    second = caller(town.ladders[own][1], "worker", path_of(own))
    first = await decide(session, leader, await ask(session, worker), deputy=second.id)  # day 1 to day 3
    after = await ask(session, second, from_at=day(3), until_at=day(4))
    assert (await decide(session, leader, after, deputy=worker.id)).leave.approved
    before = await ask(session, second, from_at=day(0), until_at=first.leave.from_at)
    assert (await decide(session, leader, before, deputy=worker.id)).leave.approved


async def test_somebody_without_a_grid_who_is_away_stands_in_for_nobody(
    db: Database, session: AsyncSession, worker: Caller, leader: Caller
) -> None:
    hired = caller(await hire(db, "worker", leader.scope), "worker", leader.scope)
    await decide(session, leader, await ask(session, hired))
    with pytest.raises(Invalid, match="on leave at that time too"):
        await ask(session, worker, deputy=hired.id)


async def test_who_asks_twice_at_once_has_asked_once(db: Database, worker: Caller) -> None:
    async def once() -> Asked:
        async with db.write(View.of(worker)) as session:
            return await ask(session, worker)

    outcomes = await asyncio.gather(*(once() for _ in range(4)), return_exceptions=True)
    assert sum(isinstance(one, Asked) for one in outcomes) == 1
    assert sum(isinstance(one, Conflict) for one in outcomes) == 3


async def test_two_who_stand_in_for_each_other_are_not_let_go_at_once(
    db: Database, town: Town, own: str, worker: Caller, leader: Caller
) -> None:
    second = caller(town.ladders[own][1], "worker", path_of(own))
    async with db.write(View.system()) as session:
        leaves = [await ask(session, worker, deputy=second.id), await ask(session, second, deputy=worker.id)]

    async def decided(asked: Asked) -> Asked:
        async with db.write(View.of(leader)) as session:
            return await decide(session, leader, asked)

    outcomes = await asyncio.gather(*(decided(one) for one in leaves), return_exceptions=True)
    assert sorted(type(one).__name__ for one in outcomes) in (["Asked", "Conflict"], ["Asked", "Invalid"])


async def test_who_decides(session: AsyncSession, town: Town, own: str, worker: Caller, leader: Caller) -> None:
    asked = await ask(session, worker)
    with pytest.raises(Conflict, match="asked for a leave at that time"):
        await ask(session, worker, from_at=day(2), until_at=day(4))
    far = replace(leader, scope="110112.099.001")
    refused: list[tuple[Caller, type[GridError]]] = [(worker, Forbidden), (far, NotFound)]
    for somebody, error in refused:
        with pytest.raises(error):
            await decide(session, somebody, asked)
    with pytest.raises(Forbidden, match="only whoever asked"):
        await leave.withdraw(session, leader, asked.leave.id, NOW)
    with pytest.raises(Conflict, match="is over"):
        await decide(session, leader, asked, now=day(3))
    await decide(session, leader, asked, approved=False, words="人手不足")
    with pytest.raises(Conflict, match="decided already"):
        await decide(session, leader, asked)
    assert len(await ladder(session, own, day(2))) == 2


async def test_lists(session: AsyncSession, town: Town, own: str, worker: Caller, leader: Caller) -> None:
    deputy = caller(town.ladders[own][1], "worker", path_of(own))
    asked = await ask(session, worker, deputy=deputy.id)

    async def seen(by: Caller, path: str | None, since: datetime = NOW, limit: int = 9) -> list[UUID]:
        return [one.leave.id for one in await leave.list_leaves(session, by, path, since=since, limit=limit)]

    assert await seen(worker, None) == [asked.leave.id]
    assert await seen(deputy, None) == []  # not approved yet
    assert await seen(leader, leader.scope) == [asked.leave.id]
    assert await seen(leader, leader.scope, since=day(3)) == []
    assert await seen(leader, "110112.099") == []
    await decide(session, leader, asked)
    assert await seen(deputy, None) == [asked.leave.id]
    earlier = await ask(session, worker, from_at=day(0), until_at=day(1))
    assert await seen(worker, None) == [earlier.leave.id, asked.leave.id]
    assert await seen(worker, None, limit=1) == [earlier.leave.id]


async def test_why_somebody_was_away_is_forgotten(session: AsyncSession, worker: Caller, leader: Caller) -> None:
    asked = await decide(session, leader, await ask(session, worker), words="早日康复")
    assert await leave.forget_reasons(session, day(3)) == 0
    assert await leave.forget_reasons(session, day(3.1)) == 1
    await session.refresh(asked.leave)
    assert (asked.leave.reason, asked.leave.words, asked.leave.approved) == ("", None, True)
    assert await leave.forget_reasons(session, day(9)) == 0
