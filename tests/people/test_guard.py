"""Locks on the door: by account and address, by account from anywhere, by address over many accounts."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select

from backend.db.engine import Database
from backend.db.view import View
from backend.errors import TooMany
from backend.live.models import Event
from backend.people import guard
from backend.people.guard_models import LoginFailure, LoginLock
from tests.people.conftest import MORNING, hire


async def fail(db: Database, subject: UUID, origin: str, at: datetime, times: int = 1) -> None:
    async with db.write() as session:
        for _ in range(times):
            await guard.failed(session, str(subject), origin, at)


async def let_in(db: Database, subject: UUID, origin: str | None, at: datetime, *, known: bool = True) -> None:
    async with db.write() as session:
        await guard.admit(session, str(subject), subject if known else None, origin, at)


@pytest.fixture
async def wang(db: Database) -> UUID:
    return await hire(db, "wang", "worker", "110112.001")


async def test_fifteen_failures_from_anywhere_lock_the_account_for_half_an_hour(db: Database, wang: UUID) -> None:
    for n in range(14):
        await fail(db, wang, f"10.0.0.{n}", MORNING)
    await let_in(db, wang, "10.0.1.1", MORNING)
    await fail(db, wang, "10.0.0.99", MORNING)
    with pytest.raises(TooMany, match="locked") as refused:
        await let_in(db, wang, "10.0.1.1", MORNING)
    assert refused.value.extra["retry_after"] == 1801
    await let_in(db, wang, "10.0.1.1", MORNING + timedelta(minutes=30, seconds=1))
    async with db.write(View(audit=True)) as session:
        locked = (await session.scalars(select(Event).where(Event.name == "AccountLocked"))).one()
    assert (locked.subject_id, locked.data) == (str(wang), {"failures": 15, "minutes": 30})


async def test_an_outsider_locks_nobody_out_where_they_logged_in_before(db: Database, wang: UUID) -> None:
    async with db.write() as session:
        await guard.succeeded(session, wang, "10.1.1.1", MORNING - timedelta(days=29))
        await guard.succeeded(session, wang, "10.1.1.2", MORNING - timedelta(days=31))
    for n in range(15):
        await fail(db, wang, f"10.0.0.{n}", MORNING)
    await let_in(db, wang, "10.1.1.1", MORNING)
    with pytest.raises(TooMany):
        await let_in(db, wang, "10.1.1.2", MORNING)
    await fail(db, wang, "10.1.1.1", MORNING, times=5)
    with pytest.raises(TooMany, match="from here"):
        await let_in(db, wang, "10.1.1.1", MORNING)


async def test_an_unknown_name_is_locked_like_a_known_one(db: Database) -> None:
    nobody = uuid4()
    for n in range(15):
        await fail(db, nobody, f"10.0.0.{n}", MORNING)
    with pytest.raises(TooMany, match="locked"):
        await let_in(db, nobody, "10.0.1.1", MORNING, known=False)


async def test_one_address_that_tries_many_accounts_is_shown_out_of_all(db: Database, wang: UUID) -> None:
    for _ in range(19):
        await fail(db, uuid4(), "10.0.0.1", MORNING)
    await let_in(db, wang, "10.0.0.1", MORNING)
    await fail(db, uuid4(), "10.0.0.1", MORNING)
    with pytest.raises(TooMany, match="from this address"):
        await let_in(db, wang, "10.0.0.1", MORNING)
    await let_in(db, wang, "10.0.0.2", MORNING)
    async with db.write() as session:
        await guard.succeeded(session, wang, "10.0.0.1", MORNING - timedelta(days=1))
    await let_in(db, wang, "10.0.0.1", MORNING)


@pytest.mark.parametrize(
    ("origin", "place"),
    [
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("::ffff:10.0.0.1", "10.0.0.1"),
        ("10.0.0.1", "10.0.0.1"),
        ("testclient", "testclient"),
        (None, None),
    ],
)
def test_of_an_ipv6_address_its_network_counts(origin: str | None, place: str | None) -> None:
    assert guard.place_of(origin) == place


async def test_one_customer_of_an_ipv6_provider_is_one_address(db: Database, wang: UUID) -> None:
    for n in range(5):
        await fail(db, wang, f"2001:db8:1:2::{n:x}", MORNING)
    with pytest.raises(TooMany, match="from here"):
        await let_in(db, wang, "2001:db8:1:2::ffff", MORNING)
    await let_in(db, wang, "2001:db8:1:3::1", MORNING)


async def test_an_unlocked_account_may_try_again_and_what_counts_no_more_is_forgotten(db: Database, wang: UUID) -> None:
    for n in range(15):
        await fail(db, wang, f"10.0.0.{n}", MORNING)
    async with db.write() as session:
        assert await guard.unlock(session, wang)
        assert not await guard.unlock(session, wang)
    await let_in(db, wang, "10.0.1.1", MORNING)
    for n in range(15):
        await fail(db, wang, f"10.0.0.{n}", MORNING)
    async with db.job() as session:
        await guard.forget(session, MORNING + timedelta(minutes=30, seconds=1))
        counts = [await session.scalar(select(func.count()).select_from(table)) for table in (LoginFailure, LoginLock)]
    assert counts == [0, 0]
