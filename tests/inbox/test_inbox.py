"""Notices: put once, told to their account alone, read, and forgotten."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlalchemy import select

from backend.db.engine import Database
from backend.db.view import View
from backend.inbox import service
from backend.inbox.models import Notice
from backend.inbox.service import NewNotice
from backend.live.models import Event
from tests.town import hire

NOW = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)


def notice(account: UUID, key: str = "bulletin 12:00", at: datetime = NOW) -> NewNotice:
    return NewNotice(account, "bulletin", "午间通报", "3 个网格不活跃", at, key, {"en": {"title": "Noon bulletin"}})


async def test_the_same_is_put_once_and_told_once(db: Database) -> None:
    ann, bob = [(await hire(db, "community", scope)).id for scope in ("110112.001.001", "110112.001.002")]
    for opened, new in ((db.job(), 2), (db.write(), 0)):
        async with opened as session:
            assert await service.put(session, [notice(ann), notice(bob), notice(ann)]) == new
    async with db.job() as session:
        told = (await session.scalars(select(Event).where(Event.name == "NoticePut"))).all()
    assert {tuple(one.topics) for one in told} == {(f"worker:{ann}",), (f"worker:{bob}",)}
    assert told[0].data["kind"] == "bulletin"
    assert told[0].data["title"] == "午间通报"


async def test_a_request_puts_for_others_and_sees_its_own(db: Database) -> None:
    ann, bob = [(await hire(db, "community", scope)).id for scope in ("110112.001.001", "110112.001.002")]
    view = View(scope="", account=ann)
    async with db.write(view) as session:
        assert await service.put(session, [notice(bob), notice(bob, "another"), notice(ann)]) == 3
    async with db.write(view) as session:
        assert (await session.scalars(select(Notice.account_id))).all() == [ann]
        assert await service.put(session, [notice(bob)]) == 0


async def test_reading(db: Database) -> None:
    ann = (await hire(db, "community", "110112.001.001")).id
    async with db.write(View(account=ann)) as session:
        await service.put(session, [notice(ann, f"{hour}", NOW + timedelta(hours=hour)) for hour in range(4)])
        first, second, third, last = await service.list_notices(session, ann, unread=False, before=None, limit=9)
        assert [first.key, last.key] == ["3", "0"]
        page = await service.list_notices(session, ann, unread=False, before=second.id, limit=1)
        assert [one.key for one in page] == [third.key]
        await service.mark_read(session, ann, third.id, NOW)
        await service.mark_read(session, ann, third.id, NOW + timedelta(days=1))
        assert third.read_at == NOW
        assert await service.count_unread(session, ann) == 3
        assert await service.mark_all_read(session, ann, NOW + timedelta(days=2)) == 3
        assert await service.list_notices(session, ann, unread=True, before=None, limit=9) == []


async def test_it_is_forgotten_after_thirteen_months(db: Database) -> None:
    ann = (await hire(db, "community", "110112.001.001")).id
    async with db.job() as session:
        await service.put(session, [notice(ann, "old"), notice(ann, "new", NOW + timedelta(days=1))])
        await service.forget_older(session, NOW + service.KEPT + timedelta(hours=1))
        assert (await session.scalars(select(Notice.key))).all() == ["new"]
