"""Where workers are: their latest fix in the database, and word of a move to the walls above them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from geoalchemy2 import Geometry
from sqlalchemy import Row, cast, func, select
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.asyncio import AsyncSession

from backend.clock import Clock, iso
from backend.live.bus import Bus
from backend.people.models import Account
from backend.people.rights import Caller
from backend.positions.models import WorkerPosition
from gis.codes import under

AHEAD = timedelta(minutes=5)
"""How far a device's clock may run ahead."""

RECENT = timedelta(hours=12)
"""Older positions are not shown: nobody's evening is the command center's business."""

TELL_EVERY = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Fix:
    """One fix of a device: degrees on WGS-84, radius of uncertainty in metres, when it was taken."""

    lon: float
    lat: float
    accuracy_m: float | None
    at: datetime


async def keep_latest(session: AsyncSession, worker: UUID, fixes: Sequence[Fix]) -> Fix | None:
    """Store the newest of ``fixes`` if it is newer than the one known, and give it; None when it is not."""
    newest = max(fixes, key=lambda fix: fix.at)
    upsert = postgresql.insert(WorkerPosition).values(
        account_id=worker,
        geom=func.ST_SetSRID(func.ST_MakePoint(newest.lon, newest.lat), 4326),
        accuracy_m=newest.accuracy_m,
        at=newest.at,
    )
    fresh = {name: upsert.excluded[name] for name in ("geom", "accuracy_m", "at")}
    stored = await session.scalar(
        upsert.on_conflict_do_update(
            index_elements=["account_id"], set_=fresh, where=WorkerPosition.at < upsert.excluded.at
        ).returning(WorkerPosition.account_id)
    )
    return newest if stored else None


async def list_positions(session: AsyncSession, path: str, now: datetime) -> Sequence[Row[tuple[object, ...]]]:
    """The recent positions of the active workers at or below ``path``: worker, path, lon, lat, accuracy_m, at."""
    low, high = under(path)
    point = cast(WorkerPosition.geom, Geometry)
    rows = await session.execute(
        select(
            Account.id.label("worker"),
            Account.scope.label("path"),
            func.ST_X(point).label("lon"),
            func.ST_Y(point).label("lat"),
            WorkerPosition.accuracy_m,
            WorkerPosition.at,
        )
        .join(Account, Account.id == WorkerPosition.account_id)
        .where(Account.scope >= low, Account.scope < high, Account.active, WorkerPosition.at > now - RECENT)
        .order_by(Account.scope, Account.id)
    )
    return rows.all()


class Movements:
    """Tells walls that a worker moved, at most once a second for each; what lies between is not told."""

    def __init__(self, bus: Bus, clock: Clock) -> None:
        self._bus = bus
        self._clock = clock
        self._told: dict[UUID, datetime] = {}

    async def tell(self, worker: Caller, fix: Fix) -> None:
        """Send ``WorkerMoved`` to the walls at and above the worker's scope, unless one went out just now."""
        now = self._clock()
        last = self._told.get(worker.id)
        if last is not None and now - last < TELL_EVERY:
            return
        self._told[worker.id] = now
        data = {"worker": str(worker.id), "lon": fix.lon, "lat": fix.lat, "at": iso(fix.at)}
        await self._bus.publish_ephemeral([f"wall:{worker.scope}"], "WorkerMoved", data)
