"""A small city whose log begins five weeks before, a leader of its first street, and a week of its grids' states."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from sqlalchemy import insert

from backend.activity.models import ActivityInterval
from backend.cases.opening import Demand, open_cases
from backend.clock import MovableClock
from backend.configuration import service as configuration
from backend.db.engine import Database
from backend.db.view import View
from backend.live.outbox import Happened, record
from backend.settings import Settings
from tests.cities import path_of
from tests.serving import LiveServer, serving
from tests.town import HERE, Person, Town, found_town, hire

MONDAY = datetime(2026, 11, 23, 0, 0, tzinfo=UTC)
"""08:00 in Beijing, when the circulars of the week before are due."""
WEEK_ENDS = MONDAY - timedelta(hours=8)
ASLEEP = "110112001001001"
"""This grid has been a zombie since Tuesday; all others are active."""


@pytest.fixture
async def town(db: Database) -> Town:
    town = await found_town(db)
    async with db.job() as session:
        began = Happened("PeopleImported", MONDAY - timedelta(days=35), "people", "file.csv")
        await record(session, [began])
    async with db.write(View.system()) as session:
        rules = await configuration.active(session, MONDAY)
        for days in (1, 2, 3):
            demand = Demand("0102", "垃圾", HERE["lon"], HERE["lat"])
            at = WEEK_ENDS - timedelta(days=days)
            await open_cases(session, [demand], rules, now=at, tolerance_m=50, accept_within=timedelta(minutes=10))
    return town


@pytest.fixture
async def watched(db: Database, town: Town) -> None:
    """How the grids stood, as activity would have kept it."""
    tuesday, before = WEEK_ENDS - timedelta(days=6), MONDAY - timedelta(days=30)
    active: list[str] = []
    spans = [(code, "active", active, before, tuesday if code == ASLEEP else None) for code in town.ladders]
    spans += [  # of one kind more: still the same sleep
        (ASLEEP, "zombie", ["silent"], tuesday, tuesday + timedelta(days=1)),
        (ASLEEP, "zombie", ["silent", "absent"], tuesday + timedelta(days=1), None),
    ]
    columns = ("code", "state", "kinds", "from_at", "until_at")
    rows = [dict(zip(columns, span, strict=True)) | {"path": path_of(span[0]), "reason": {}} for span in spans]
    async with db.job() as session:
        await session.execute(insert(ActivityInterval), rows)


@pytest.fixture
async def street(db: Database, town: Town) -> Person:
    """Who leads the first street."""
    return await hire(db, "street", "110112.001")


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(MONDAY + timedelta(minutes=5))


@pytest.fixture
async def server(database_url: str, town: Town, data_dir: Path, clock: MovableClock) -> AsyncIterator[LiveServer]:
    """A server on that Monday morning; its own schedule makes circulars too."""
    async with serving(Settings(data=data_dir, database_url=database_url), clock=clock) as server:
        yield server


@pytest.fixture
async def http(server: LiveServer) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=server.url, timeout=30) as client:
        yield client
