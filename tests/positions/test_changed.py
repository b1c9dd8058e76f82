"""Days with new fixes: claimed once, shared by several processes, and settled when nothing came since.

Without a server, whose own sweep would be at them too.
"""

from datetime import date, datetime, timedelta
from uuid import UUID

from backend.db.engine import Database
from backend.positions import tracks
from tests.patrols.conftest import NOON, town, walk
from tests.patrols.conftest import send as store
from tests.town import Town

__all__ = ["town"]

CODE = "110112001001001"


async def send(db: Database, worker: UUID, *instants: datetime) -> None:
    for at in instants:
        await store(db, worker, await walk(db, CODE, 0, at=at))


async def test_a_changed_day_is_claimed_once_and_settled_when_nothing_came_since(db: Database, town: Town) -> None:
    worker = town.ladders[CODE][0].id
    early = NOON - timedelta(hours=3)
    await send(db, worker, NOON, early)
    async with db.job() as session, db.job() as another:
        (mine,) = await tracks.changed(session, 10)
        assert (mine.account_id, mine.day, mine.since, mine.fixes) == (worker, date(2026, 11, 23), early, 2)
        assert await tracks.changed(another, 10) == []
        await send(db, worker, early + timedelta(minutes=1))  # meanwhile; it does not wait
        await tracks.settle(session, [mine])
    async with db.job() as session:
        (still,) = await tracks.changed(session, 10)
        assert (still.since, still.fixes) == (early, 3)
        await tracks.settle(session, [still])
    async with db.job() as session:
        assert await tracks.changed(session, 10) == []
    await send(db, worker, NOON - timedelta(days=1), NOON + timedelta(minutes=1))
    async with db.job() as session:
        found = await tracks.changed(session, 10)
        await tracks.settle(session, [])
    assert [(one.day, one.since) for one in found] == [
        (date(2026, 11, 22), NOON - timedelta(days=1)),
        (date(2026, 11, 23), NOON + timedelta(minutes=1)),
    ]


async def test_processes_share_the_changed_days(db: Database, town: Town) -> None:
    workers = [ladder[0].id for ladder in list(town.ladders.values())[:4]]
    for n, worker in enumerate(workers):
        await send(db, worker, NOON + timedelta(minutes=n))
    async with db.job() as session, db.job() as another:
        claimed = [await tracks.changed(one, 2) for one in (session, another)]
    assert [[day.account_id for day in one] for one in claimed] == [workers[:2], workers[2:]]
