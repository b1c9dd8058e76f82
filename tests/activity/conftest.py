"""The small city whose grids are watched."""

import pytest

from backend.db.engine import Database
from tests.activity.district import District
from tests.town import found_town


@pytest.fixture
async def district(db: Database) -> District:
    return District(db, await found_town(db))
