"""``GET /api/v1/workers/{id}/track``: where a worker was on a day; sensitive, so a reason is given and recorded."""

from datetime import date, datetime, time, timedelta
from math import isnan
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, Field

from backend.api.context import Origin, Parts, Writing
from backend.api.identity import CurrentCaller
from backend.api.problems import documented
from backend.api.spans import Day
from backend.errors import NotFound
from backend.people.models import Account
from backend.people.reads import keep_read
from backend.positions import tracks
from backend.positions.track import instant
from backend.settings import BEIJING

router = APIRouter(prefix="/api/v1/workers", tags=["positions"])


class TrackFix(BaseModel):
    """One fix, on WGS-84."""

    at: datetime
    lon: float
    lat: float
    accuracy_m: float | None
    speed_mps: float | None
    mocked: bool = Field(description="whether the device says that an app made the place up; it counts for nothing")


class TrackAnswer(BaseModel):
    """A worker's day."""

    worker: UUID
    name: str
    day: date
    fixes: list[TrackFix]


@router.get("/{account_id}/track", summary="A worker's track of a day", responses=documented(401, 403, 404, 422))
async def read_track(
    account_id: Annotated[UUID, Path(description="the worker's account, as GET /api/v1/positions names it")],
    caller: CurrentCaller,
    session: Writing,
    context: Parts,
    origin: Origin,
    day: Annotated[Day, Query(description="a day in Beijing", examples=["2026-11-23"])],
    reason: Annotated[
        str, Query(min_length=5, max_length=500, pattern=r"^[^\x00-\x1f]+$", description="why it has to be seen")
    ],
) -> TrackAnswer:
    """Every fix of a worker on a Beijing day, in order, for leaders within their scope.

    Tracks are kept as long as the configuration's `track_days` say. Who looked, and why, is recorded.
    """
    caller.require("cases.dispatch")
    worker = await session.get(Account, account_id)
    if worker is None or worker.role != "worker" or not caller.sees(worker.scope):
        raise NotFound("there is no such worker within your scope")
    begins = datetime.combine(day, time(), BEIJING)
    track = await tracks.fixes(session, account_id, begins, begins + timedelta(days=1))
    await keep_read(
        session,
        caller,
        "worker",
        str(account_id),
        fields=["track"],
        reason=reason,
        now=context.clock(),
        origin=origin,
    )
    columns = zip(track.at, track.lon, track.lat, track.accuracy_m, track.speed_mps, track.mocked, strict=True)
    return TrackAnswer(
        worker=account_id,
        name=worker.display_name,
        day=day,
        fixes=[
            TrackFix(
                at=instant(at),
                lon=lon,
                lat=lat,
                accuracy_m=_known(accuracy),
                speed_mps=_known(speed),
                mocked=mocked,
            )
            for at, lon, lat, accuracy, speed, mocked in columns
        ],
    )


def _known(number: float) -> float | None:
    return None if isnan(number) else number
