"""Once an hour: forgets what has had its time (keys after their days, ended sessions, uploads nobody finished, notices
after 13 months, alerts after a day), and reckons due times anew whose year's calendar was published meanwhile."""

import asyncio
from datetime import timedelta

from sqlalchemy import delete, or_, select

from backend.cases import alerting, moving
from backend.clock import Clock
from backend.clocks import service
from backend.db.engine import Database
from backend.inbox import service as inbox
from backend.media.models import Media
from backend.media.pool import in_pool
from backend.media.vault import Vault
from backend.people.guard import forget
from backend.people.models import Session
from backend.reports.models import IdempotencyKey
from backend.settings import Settings

EVERY_S = 3600.0
ABANDONED = timedelta(days=1)
"""A photo that no report and no case has after this is purged."""


class Housekeeping:
    """The purge of one process; several do no harm."""

    def __init__(self, db: Database, clock: Clock, settings: Settings, vault: Vault) -> None:
        self._db = db
        self._clock = clock
        self._keys = timedelta(days=settings.idempotency_days)
        self._vault = vault

    async def run(self) -> None:
        """Do it now and then every hour, until cancelled."""
        while True:
            await self.reckon()
            await self.purge()
            await asyncio.sleep(EVERY_S)

    async def reckon(self) -> None:
        """Bring due times up to date that rest on a calendar which was not published when they were reckoned."""
        async with self._db.job() as session:
            cases = await service.published(session)
        for case_id in cases:
            async with self._db.job() as session:
                case = await moving.hold(session, case_id)
                moving.keep_due(case, await service.recompute(session, case_id))

    async def purge(self) -> None:
        """Delete the rows first and files after: a file without a row is found by the next purge, if this one dies."""
        now = self._clock()
        async with self._db.job() as session:
            await session.execute(delete(IdempotencyKey).where(IdempotencyKey.created_at < now - self._keys))
            await forget(session, now)
            await inbox.forget_older(session, now)
            await alerting.forget_older(session, now - ABANDONED)
            await session.execute(delete(Session).where(or_(Session.expires_at < now, Session.revoked_at < now)))
            await session.execute(delete(Media).where(~Media.in_use, Media.created_at < now - ABANDONED))
        old = await in_pool(self._vault.older_than, (now - ABANDONED).timestamp())
        for start in range(0, len(old), 1000):
            some = old[start : start + 1000]
            async with self._db.job() as session:
                kept = set((await session.scalars(select(Media.id).where(Media.id.in_(some)))).all())
            for photo_id in some:
                if photo_id not in kept:
                    self._vault.remove(photo_id)
