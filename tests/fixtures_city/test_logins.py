"""Demo logins: who is listed, in which order, that they work, and only in a demo."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import httpx
import pytest
from sqlalchemy import func, select

from backend.db.engine import Database
from backend.errors import Conflict, NotFound
from backend.people.duties import on_duty
from backend.people.models import Account
from backend.security import Secrets
from backend.settings import Settings
from fixtures.tongzhou.logins import logins
from tests.fixtures_city.conftest import NOW, Loaded
from tests.serving import serving

NIGHT = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
"""22:00 in Beijing."""
GRID = "110112105205002"

pytestmark = pytest.mark.xdist_group("demo city")


@pytest.fixture
async def city_db(demo: Loaded) -> AsyncIterator[Database]:
    database = Database(demo.url)
    yield database
    await database.close()


@pytest.fixture
def secrets(demo: Loaded) -> Secrets:
    return Secrets.load(Settings(data=demo.data).secrets_dir)


async def test_every_role_is_listed_and_the_first_worker_is_the_primary_on_duty(
    city_db: Database, secrets: Secrets
) -> None:
    for at in (NOW, NIGHT):
        async with city_db.write() as session:
            listed = await logins(session, secrets, grid=GRID, now=at)
            ladder = (await on_duty(session, [GRID], at))[GRID]
            account = await session.scalar(
                select(Account).where(Account.login == next(x.account for x in listed if x.role == "worker"))
            )
        assert account is not None and account.id == ladder[0].id
        assert [x.role for x in listed if x.role != "worker"] == ["command_center", "department", "street", "community"]
        assert {x.role: x.grid for x in listed} == {
            "command_center": "110112",
            "department": "110112",
            "street": GRID[:9],
            "community": GRID[:12],
            "worker": GRID,
        }


async def test_without_a_grid_the_busiest_of_the_old_town_is_taken(city_db: Database, secrets: Secrets) -> None:
    async with city_db.write() as session:
        listed = await logins(session, secrets, grid=None, now=NOW)
        again = await logins(session, secrets, grid=None, now=NOW)
    assert listed == again
    assert listed[-1].grid.startswith("110112001")


async def test_passwords_come_only_when_asked_for_and_really_log_in(
    demo: Loaded, city_db: Database, secrets: Secrets
) -> None:
    async with city_db.write() as session:
        listed = await logins(session, secrets, grid=GRID, now=NOW)
        with_password = await session.scalar(select(func.count()).where(Account.password_hash.is_not(None)))
    assert with_password is not None and with_password < 100
    async with (
        serving(Settings(data=demo.data, database_url=demo.url)) as server,
        httpx.AsyncClient(base_url=server.url) as http,
    ):
        for login in listed:
            answer = await http.post("/api/v1/sessions", json={"account": login.account, "password": login.password})
            assert answer.status_code == 201, answer.text
            assert answer.json()["role"] == login.role


async def test_refused_outside_the_demo_and_for_unknown_grids(
    db: Database, city_db: Database, secrets: Secrets
) -> None:
    async with db.write() as session:
        with pytest.raises(Conflict, match="not the demo city"):
            await logins(session, secrets, grid=None, now=NOW)
    async with city_db.write() as session:
        with pytest.raises(NotFound, match="no micro-grid"):
            await logins(session, secrets, grid="110112001", now=NOW)
