"""A small city whose log begins a week before, with leaders on every rung, and a way to set how its grids stand."""

from datetime import UTC, datetime, timedelta

import pytest

from backend.activity import service as activity
from backend.cases.opening import Demand, Opened, open_cases
from backend.configuration import service as configuration
from backend.db.engine import Database
from backend.db.view import View
from backend.live.outbox import Happened, record
from tests.town import HERE, Person, Town, found_town, hire

NOON = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
"""Monday, 12:00 in Beijing."""


@pytest.fixture
async def town(db: Database) -> Town:
    town = await found_town(db)
    async with db.job() as session:
        await record(session, [Happened("PeopleImported", NOON - timedelta(days=7), "people", "file.csv")])
        await activity.rebuild(session, NOON)
    return town


@pytest.fixture
async def street(db: Database, town: Town) -> Person:
    """Who leads the first street."""
    return await hire(db, "street", "110112.001")


async def open_case(db: Database, at: datetime) -> Opened:
    """A case of the point of HERE, opened at an instant."""
    demand = Demand("0102", "垃圾", HERE["lon"], HERE["lat"])
    async with db.write(View.system()) as session:
        rules = await configuration.active(session, at)
        [opened] = await open_cases(
            session, [demand], rules, now=at, tolerance_m=50, accept_within=timedelta(minutes=10)
        )
    assert isinstance(opened, Opened)
    return opened
