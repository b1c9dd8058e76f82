"""Photos sent in pieces before their report: begun, grown, looked at when whole, forgotten when nobody goes on."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.db.view import hold
from backend.errors import Conflict, Invalid, NotFound, TooLarge
from backend.media.models import Media
from backend.media.pool import in_pool
from backend.media.service import look_at
from backend.media.vault import Vault


@dataclass(frozen=True, slots=True)
class Progress:
    """How much of an upload is safely here, in bytes."""

    offset: int
    length: int


async def begin(session: AsyncSession, length: int, max_mb: int, now: datetime) -> UUID:
    """A new upload of ``length`` bytes. Raises TooLarge."""
    if length > max_mb * 1024 * 1024:
        raise TooLarge(f"a photo may have {max_mb} MB; this one has {length / 1024 / 1024:.1f}")
    media = Media(id=uuid4(), state="uploading", declared_bytes=length, created_at=now)
    await hold(session, [media.id])
    session.add(media)
    return media.id


async def progress(session: AsyncSession, photo_id: UUID, vault: Vault) -> Progress:
    """How far an upload is. Raises NotFound; Invalid when it is whole and not a photo."""
    media = await _held(session, photo_id)
    if media.state != "uploading":
        return Progress(media.declared_bytes, media.declared_bytes)
    offset = await in_pool(vault.length, photo_id)
    if offset == media.declared_bytes:  # a crash came between its last byte and its row
        await _complete(media, vault)
    return Progress(offset, media.declared_bytes)


async def append(session: AsyncSession, photo_id: UUID, offset: int, data: bytes, vault: Vault) -> int:
    """Add ``data`` at ``offset`` and give the new offset; the last piece makes it a photo.

    Raises NotFound; Conflict when ``offset`` is not where the upload stands (HEAD tells); Invalid when it grows beyond
    its length, or is whole and not a photo: such an upload never becomes usable and is purged.
    """
    media = await _held(session, photo_id)
    stands = await in_pool(vault.length, photo_id)
    if media.state != "uploading" or offset != stands:
        stands = stands if media.state == "uploading" else media.declared_bytes
        raise Conflict(f"the upload stands at {stands}, not at {offset}; go on from there", offset=stands)
    if offset + len(data) > media.declared_bytes:
        raise Invalid(f"the upload was declared with {media.declared_bytes} bytes; these are more")
    if data:
        await in_pool(vault.append, photo_id, data)
    if offset + len(data) == media.declared_bytes:
        await _complete(media, vault)
    return offset + len(data)


async def forget(session: AsyncSession, photo_id: UUID, vault: Vault) -> None:
    """Drop an upload that nobody has used. Raises NotFound; Conflict when a report or a case has it."""
    media = await _held(session, photo_id)
    if media.in_use:
        raise Conflict("the photo belongs to a report or a case; those are never changed")
    await session.delete(media)
    vault.remove(photo_id)


async def _complete(media: Media, vault: Vault) -> None:
    photo = await look_at(await in_pool(vault.read, media.id), str(media.id), media.id)
    media.state = "received"
    media.content_type = photo.content_type
    media.sha256 = photo.sha256
    media.width, media.height = photo.width, photo.height
    media.taken_at = photo.taken_at
    media.exif_lon, media.exif_lat = photo.place or (None, None)
    media.phash = photo.phash


async def _held(session: AsyncSession, photo_id: UUID) -> Media:
    await hold(session, [photo_id])  # whoever knows an upload's id may go on with it
    media = await session.scalar(select(Media).where(Media.id == photo_id).with_for_update())
    if media is None:
        raise NotFound("there is no such upload; begin a new one")
    return media
