"""Makes the served copies of photos after their report is stored: driven by rows, so a crash loses none."""

import asyncio

import structlog
from sqlalchemy import select

from backend.db.engine import Database
from backend.media.copies import Copies
from backend.media.models import Media
from backend.media.pool import in_decoder, in_pool
from backend.media.vault import Vault

log = structlog.get_logger(__name__)

LOOK_S = 0.5
"""How long the job sleeps when nothing is to do."""


class Photos:
    """The photo job of one process."""

    def __init__(self, db: Database, vault: Vault, copies: Copies) -> None:
        self._db = db
        self._vault = vault
        self._copies = copies

    async def run(self) -> None:
        """Make copies until cancelled."""
        while True:
            while await self.make_one():
                pass
            await asyncio.sleep(LOOK_S)

    async def make_one(self) -> bool:
        """Make the copies of the oldest photo nobody else is at; False when there is none."""
        async with self._db.job() as session:
            media = await session.scalar(
                select(Media)
                .where(Media.state == "received", Media.in_use)
                .order_by(Media.created_at)
                .limit(1)
                .with_for_update(skip_locked=True)
            )
            if media is None:
                return False
            try:
                original = await in_pool(self._vault.read, media.id)
                await in_decoder(self._copies.make, media.id, original)
                media.state = "ready"
            except Exception as error:  # it was readable when it came: the disk lost it, or the key changed
                log.error("a photo has no copies", photo=str(media.id), exc_info=error)
                media.state = "broken"
        return True
