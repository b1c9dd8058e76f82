"""Acknowledgements share transactions, and a wrong one costs the others nothing."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.clock import now
from backend.db.engine import Database
from backend.errors import GridError, NotFound
from backend.live.acks import MOST, Acks
from backend.live.frames import Ack
from backend.live.models import Event
from backend.live.outbox import Happened, record
from tests.live.conftest import until

UNKNOWN = uuid4()


async def _acknowledge(session: AsyncSession, task: UUID, worker: UUID, state: str, at: datetime) -> None:
    """Leaves an event, as the real one does."""
    if task == UNKNOWN:
        raise NotFound("there is no such task of yours")
    await record(session, [Happened(f"Task{state}", at, "task", str(task), actor=str(worker))])


@asynccontextmanager
async def _taking(db: Database) -> AsyncIterator[Acks]:
    acks = Acks(db, _acknowledge, now)
    task = asyncio.create_task(acks.run())
    yield acks
    task.cancel()
    await asyncio.wait([task])


async def _recorded(db: Database) -> int:
    async with db.job() as session:
        return await session.scalar(select(func.count()).select_from(Event)) or 0


async def _all(db: Database, count: int) -> None:
    async def there() -> bool:
        return await _recorded(db) == count

    changed = asyncio.Event()
    db.after_events.append(changed.set)
    await until(there, changed)


async def test_many_acknowledgements_are_few_transactions(db: Database) -> None:
    refused: list[GridError] = []
    async with _taking(db) as acks:
        for _ in range(4 * MOST):
            await acks.put(Ack(uuid4(), "delivered"), uuid4(), refused.append)
        await _all(db, 4 * MOST)
    async with db.job() as session:
        assert await session.scalar(text("select count(distinct xmin::text) from event")) == 4
    assert not refused


async def test_delivered_and_seen_are_recorded_in_order(db: Database) -> None:
    task, worker = uuid4(), uuid4()
    async with _taking(db) as acks:
        await acks.put(Ack(task, "delivered"), worker, lambda _: None)
        await acks.put(Ack(task, "seen"), worker, lambda _: None)
        await _all(db, 2)
    async with db.job() as session:
        assert (await session.scalars(select(Event.name).order_by(Event.id))).all() == ["Taskdelivered", "Taskseen"]


async def test_a_wrong_one_is_refused_and_the_others_recorded(db: Database) -> None:
    refused: list[GridError] = []
    async with _taking(db) as acks:
        for n in range(10):
            await acks.put(Ack(UNKNOWN if n == 5 else uuid4(), "seen"), uuid4(), refused.append)
        await _all(db, 9)
    assert [error.type for error in refused] == ["not-found"]


async def test_without_a_database_the_tablet_is_told_to_send_again() -> None:
    away = Database("postgresql://nobody@127.0.0.1:1/nothing")
    refused: asyncio.Queue[GridError] = asyncio.Queue()
    async with _taking(away) as acks, asyncio.timeout(20):
        await acks.put(Ack(uuid4(), "seen"), uuid4(), refused.put_nowait)
        assert (await refused.get()).type == "unavailable"
    await away.close()
