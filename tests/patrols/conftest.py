"""A town whose workers walk: fixes stored as intake stores them, and the patrols that come of them."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import numpy as np
import pytest
from sqlalchemy import insert, select, text

from backend.db.engine import Database
from backend.db.view import View
from backend.grids.service import outlines
from backend.live.models import Event
from backend.patrols import following
from backend.patrols.models import Patrol
from backend.positions import days
from backend.positions.models import PositionFix
from backend.positions.track import Track
from backend.settings import BEIJING
from gis.metric import metres_per_degree
from tests.town import Town, found_town

NOON = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)  # a Monday, in Beijing

COUNT = text("select count_fixes_v1(:who, cast(:days as date[]), cast(:fixes as int[]), :first, :last, :now)")


@pytest.fixture
async def town(db: Database) -> Town:
    """The small city with its people."""
    return await found_town(db)


async def send(db: Database, worker: UUID, track: Track) -> None:
    """Store fixes of one Beijing day."""
    at = [moment.replace(tzinfo=UTC) for moment in track.at.tolist()]
    (day,) = {moment.astimezone(BEIJING).date() for moment in at}
    accuracy = [None if np.isnan(one) else one for one in track.accuracy_m.tolist()]
    columns = zip(at, track.lon.tolist(), track.lat.tolist(), accuracy, track.mocked.tolist(), strict=True)
    names = ("at", "lon", "lat", "accuracy_m", "mocked")
    fixes = [dict(zip(names, one, strict=True)) | {"account_id": worker, "received_at": max(at)} for one in columns]
    counted = {
        "who": [worker],
        "days": [day],
        "fixes": [len(at)],
        "first": [min(at)],
        "last": [max(at)],
        "now": max(at),
    }
    async with db.job() as session:
        await days.make(session, [day])
    async with db.write(View.system()) as session:
        await session.execute(insert(PositionFix), fixes)
        await session.execute(COUNT, counted)


async def walk(
    db: Database, code: str, minutes: float, *, at: datetime = NOON, every: float = 5, mocked: bool = False
) -> Track:
    """The fixes of somebody who walks east and west through the middle of a grid, at 1.2 m/s within 150 m."""
    async with db.read() as session:
        [grid] = [one for one in await outlines(session, "", at) if one.code == code]
    middle = grid.shape.representative_point()
    seconds = np.arange(0, minutes * 60 + 0.1, every)
    away = np.abs((seconds * 1.2) % 600 - 300) - 150
    return Track(
        np.datetime64(at.replace(tzinfo=None), "us") + (seconds * 1e6).astype(np.int64).astype("timedelta64[us]"),
        middle.x + away / metres_per_degree(middle.y)[0],
        np.full(len(seconds), middle.y),
        np.full(len(seconds), 6.0),
        np.full(len(seconds), np.nan),
        np.full(len(seconds), mocked),
    )


async def follow(db: Database, now: datetime = NOON + timedelta(hours=1)) -> int:
    """Derive what is new."""
    async with db.job() as session:
        return await following.follow(session, now, 100)


async def patrols(db: Database) -> list[Patrol]:
    """All that are stored, by grid and time."""
    async with db.job() as session:
        return list(await session.scalars(select(Patrol).order_by(Patrol.grid_code, Patrol.began_at)))


async def told(db: Database) -> list[Event]:
    """What was told of patrols, in order."""
    async with db.job() as session:
        return list(await session.scalars(select(Event).where(Event.subject_kind == "patrol").order_by(Event.id)))
