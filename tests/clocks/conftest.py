"""A case to hang clocks on, and an account that approves; or a whole town whose clock the test moves."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, insert

from backend.cases.models import Case
from backend.db.engine import Database
from backend.people.models import Account
from tests.cases.conftest import MONDAY, clock, http, server, town

__all__ = ["MONDAY", "approver", "case", "clock", "http", "server", "town"]


@pytest.fixture
async def case(db: Database) -> Case:
    """An accepted case of Monday morning that knows of no clocks yet."""
    row = Case(
        id=uuid4(),
        number="110112-20261123-000001",
        category="0102",
        status="accepted",
        summary="垃圾",
        geom=func.ST_GeomFromText("POINT(116.66 39.9)", 4326),
        path="110112.001.001.001",
        how="covers",
        neighbours=[],
        owner="110112.001.001.001",
        opened_at=MONDAY,
        due_at=MONDAY,
    )
    async with db.job() as session:
        session.add(row)
    return row


@pytest.fixture
async def approver(db: Database) -> UUID:
    account = uuid4()
    row = {
        "id": account,
        "login": "street",
        "display_name": "街道",
        "role": "street",
        "scope": "110112.001",
        "created_at": MONDAY,
    }
    async with db.job() as session:
        await session.execute(insert(Account).values(row))
    return account
