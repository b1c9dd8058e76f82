"""Looks at a photo where a crash does no harm, and at what the database knows of photos."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.db.view import hold
from backend.media.models import Media
from backend.media.photo import Photo, inspect, unreadable
from backend.media.pool import DecoderCrashed, in_decoder


async def look_at(data: bytes, name: str, photo_id: UUID | None = None) -> Photo:
    """What ``data`` is (see ``inspect``), found out where a crash does no harm. Raises Invalid."""
    try:
        return await in_decoder(inspect, data, name, photo_id)
    except DecoderCrashed as crashed:
        raise unreadable(name) from crashed


Place = tuple[float, float]


async def exif_places(session: AsyncSession, ids: Sequence[UUID]) -> list[Place | None]:
    """Where the EXIF of each photo says it was taken, WGS-84 longitude and latitude; None where it says nothing."""
    await hold(session, ids)
    rows = await session.execute(select(Media.id, Media.exif_lon, Media.exif_lat).where(Media.id.in_(ids)))
    found = {id: (lon, lat) for id, lon, lat in rows if lon is not None and lat is not None}
    return [found.get(id) for id in ids]
