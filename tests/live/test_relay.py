"""The relay gives every committed event one number, without gaps, whoever leads."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

import psycopg
from psycopg.conninfo import conninfo_to_dict
from sqlalchemy import Text, cast, func, select

from backend.clock import now
from backend.db.engine import Database
from backend.live.bus import Notice
from backend.live.bus_postgres import PostgresBus
from backend.live.chain import Link, first_fault
from backend.live.models import Event, RelayHead
from backend.live.outbox import Happened, record
from backend.live.relay import BATCH, Relay
from tests.live.conftest import NOON, happen, until


class _Leading(asyncio.Event):
    """A relay's ``leading`` that sets ``changed`` whenever it turns."""

    def __init__(self, changed: asyncio.Event) -> None:
        super().__init__()
        self._changed = changed

    def set(self) -> None:
        super().set()
        self._changed.set()

    def clear(self) -> None:
        super().clear()
        self._changed.set()


class _TellingBus(PostgresBus):
    """Sets ``changed`` whenever events were stamped."""

    def __init__(self, url: str, changed: asyncio.Event) -> None:
        super().__init__(url, now)
        self._changed = changed

    async def publish(self, notice: Notice) -> None:
        await super().publish(notice)
        self._changed.set()


@asynccontextmanager
async def _node(url: str, changed: asyncio.Event) -> AsyncIterator[Relay]:
    """A process with a relay, which sets ``changed`` when it has stamped and when it leads or stops leading.

    The writers of these tests are other processes, so nobody nudges it.
    """
    db = Database(url)
    bus = _TellingBus(url, changed)
    relay = Relay(db.jobs, bus, now)
    relay.leading = _Leading(changed)
    task = asyncio.create_task(relay.run())
    yield relay
    task.cancel()
    await asyncio.wait([task])
    await bus.close()
    await db.close()


async def _log(db: Database) -> list[tuple[Link, bytes]]:
    async with db.job() as session:
        rows = await session.execute(
            select(
                Event.seq, Event.id, Event.at, Event.name, Event.actor, Event.origin, Event.subject_kind,
                Event.subject_id, cast(Event.data, Text), Event.topics, Event.hash,
            ).order_by(Event.seq)
        )  # fmt: skip
        return [(Link(*row[:-1]), row[-1]) for row in rows]


async def _stamped(db: Database, count: int) -> bool:
    async with db.job() as session:
        return await session.scalar(select(func.count()).where(Event.seq.is_not(None))) == count


async def _assert_sound(db: Database, count: int) -> None:
    log = await _log(db)
    assert [link.seq for link, _ in log] == list(range(1, count + 1))
    assert first_fault(log) is None
    async with db.job() as session:
        head = (await session.scalars(select(RelayHead))).one()
    assert (head.seq, head.hash) == (count, log[-1][1])


async def test_many_committers_get_one_sequence(db: Database, database_url: str) -> None:
    async def writer() -> None:
        for _ in range(20):
            await happen(db, "wall:110112", count=3)

    changed = asyncio.Event()
    async with _node(database_url, changed):
        await asyncio.gather(*(writer() for _ in range(8)))
        await until(lambda: _stamped(db, 480), changed)
    await _assert_sound(db, 480)


async def test_a_later_commit_with_a_lower_id_is_not_missed(db: Database, database_url: str) -> None:
    changed = asyncio.Event()
    async with _node(database_url, changed):
        async with db.write() as slow:
            await record(slow, [Happened("CaseOpened", NOON, "case", "slow")])
            await happen(db, "wall:110112")
            await until(lambda: _stamped(db, 1), changed)
        await until(lambda: _stamped(db, 2), changed)
    log = await _log(db)
    assert [link.subject_id for link, _ in log] == ["0", "slow"]
    assert log[0][0].id > log[1][0].id
    await _assert_sound(db, 2)


async def test_one_of_two_leads_and_the_other_takes_over(db: Database, database_url: str) -> None:
    changed = asyncio.Event()
    async with _node(database_url, changed) as one, _node(database_url, changed) as other:

        async def one_leads() -> bool:
            return one.leading.is_set() != other.leading.is_set()

        for written in (100, 200, 300):
            await until(one_leads, changed)
            await happen(db, count=50)
            _kill_the_leader(database_url)
            await happen(db, count=50)
            await until(partial(_stamped, db, written), changed)
        await until(one_leads, changed)
    await _assert_sound(db, 300)


def _kill_the_leader(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as c:
        killed = c.execute(
            "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted"
            " and database = (select oid from pg_database where datname = current_database())"
        ).fetchall()
    assert killed == [(True,)]


async def test_history_is_stamped_in_bulk(db: Database, database_url: str) -> None:
    await happen(db, "wall:110112", count=2 * BATCH + 1)
    bus = PostgresBus(database_url, now)
    relay = Relay(db.jobs, bus, now)
    assert await relay.stamp_all() == 2 * BATCH + 1
    assert await relay.stamp_all() == 0
    await bus.close()
    await _assert_sound(db, 2 * BATCH + 1)


async def test_two_stampers_at_once_stamp_nothing_twice(db: Database, database_url: str) -> None:
    await happen(db, count=3 * BATCH)
    bus = PostgresBus(database_url, now)
    counts = await asyncio.gather(*(Relay(db.jobs, bus, now).stamp_all() for _ in range(3)))
    await bus.close()
    assert sum(counts) == 3 * BATCH
    await _assert_sound(db, 3 * BATCH)


async def test_a_copy_of_the_database_is_another_life(db: Database, database_url: str, server_url: str) -> None:
    await happen(db, count=3)
    changed = asyncio.Event()
    async with _node(database_url, changed) as relay:
        await relay.leading.wait()
        await until(lambda: _stamped(db, 3), changed)
    await db.close()
    copy = database_url.replace("/test_", "/test_copy_")
    name, template = (conninfo_to_dict(url)["dbname"] for url in (copy, database_url))
    with psycopg.connect(server_url, autocommit=True) as c:
        c.execute(f'create database "{name}" template "{template}"')
    restored = Database(copy)
    try:
        async with _node(copy, changed) as relay:
            await relay.leading.wait()
        async with db.job() as was, restored.job() as session:
            before = (await was.scalars(select(RelayHead))).one()
            after = (await session.scalars(select(RelayHead))).one()
        assert (before.seq, before.hash) == (after.seq, after.hash)
        assert before.epoch != after.epoch
    finally:
        await restored.close()
        with psycopg.connect(server_url, autocommit=True) as c:
            c.execute(f'drop database "{name}" with (force)')
