"""What the database knows of photos."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.media.models import Media

Place = tuple[float, float]


async def exif_places(session: AsyncSession, ids: Sequence[UUID]) -> list[Place | None]:
    """Where the EXIF of each photo says it was taken, WGS-84 longitude and latitude; None where it says nothing."""
    rows = await session.execute(select(Media.id, Media.exif_lon, Media.exif_lat).where(Media.id.in_(ids)))
    found = {id: (lon, lat) for id, lon, lat in rows if lon is not None and lat is not None}
    return [found.get(id) for id in ids]
