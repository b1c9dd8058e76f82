"""Where workers are: the latest place of each, and word of a move to the walls above them."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from geoalchemy2 import Geometry
from sqlalchemy import Row, cast, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.clock import Clock, iso
from backend.live.bus import Bus
from backend.people.models import Account
from backend.positions.batch import Move
from backend.positions.models import WorkerPosition
from gis.codes import under

RECENT = timedelta(hours=12)
"""Older positions are not shown: nobody's evening is the command center's business."""

TELL_EVERY = timedelta(seconds=1)


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
    """Tells walls that workers moved, at most once a second for each; what lies between is not told."""

    def __init__(self, bus: Bus, clock: Clock) -> None:
        self._bus = bus
        self._clock = clock
        self._told: dict[UUID, datetime] = {}

    async def tell(self, moves: Iterable[Move]) -> None:
        """Send ``WorkerMoved`` to the walls at and above each worker's scope, unless one went out just now or the place
        is so old that it is not shown."""
        now = self._clock()
        news = []
        for move in moves:
            last = self._told.get(move.account_id)
            if now - move.at <= RECENT and (last is None or now - last >= TELL_EVERY):
                self._told[move.account_id] = now
                data = {"worker": str(move.account_id), "lon": move.lon, "lat": move.lat, "at": iso(move.at)}
                news.append(([f"wall:{move.scope}"], "WorkerMoved", data))
        await self._bus.publish_passing(news)
