"""Blanks what has outlived its purpose, once a day, by the terms of the configuration (Personal Information Protection
Law of the PRC, articles 19 and 47).

In batches, each a transaction of its own with its event: an interrupted run goes on where it stood, several processes
share the work, and nobody waits for a lock. The event log itself is never cut: it is the audit, and holds no personal
value. Ended sessions go within the hour (backend/jobs/housekeeping.py), their logins stay in the log.
"""

import asyncio
from datetime import datetime, timedelta

import structlog
from psycopg.errors import LockNotAvailable
from sqlalchemy import delete
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncSession

from backend.activity import ledger
from backend.clock import Clock
from backend.configuration import service as configuration
from backend.configuration.schema import Retention as Terms
from backend.db.engine import Database
from backend.live.outbox import record
from backend.media.copies import Copies
from backend.media.vault import Vault
from backend.people import attendance, leave
from backend.positions import days
from backend.positions.models import WorkerPosition
from backend.reports import erasure
from backend.reports.erasure import What
from backend.verdicts import messages
from backend.verdicts import service as verdicts
from backend.visits import diary
from backend.visits import service as visits

log = structlog.get_logger(__name__)

EVERY_S = 86_400.0
AGAIN_S = 3600.0
"""When something could not be erased, since a backup was reading it for instance."""
BATCH = 500


class Retention:
    """The erasure of one process."""

    def __init__(self, db: Database, clock: Clock, vault: Vault, copies: Copies) -> None:
        self._db = db
        self._clock = clock
        self._vault = vault
        self._copies = copies

    async def run(self) -> None:
        """Erase now and then every day, until cancelled."""
        while True:
            erased = await self.erase()
            await asyncio.sleep(EVERY_S if erased else AGAIN_S)

    async def erase(self) -> bool:
        """Erase everything whose term is over now. False when tracks are left, since somebody was reading them."""
        now = self._clock()
        async with self._db.job() as session:
            terms = (await configuration.active(session, now)).rules.retention
            await self._of_workers(session, now, terms)
            await messages.forget_older(session, now - timedelta(days=terms.contact_days))
        before: dict[What, datetime] = {
            "contact": now - timedelta(days=terms.contact_days),
            "words": now - timedelta(days=terms.words_days),
            "photos": now - timedelta(days=terms.photo_days),
        }
        for what, instant in before.items():
            while await self._some(what, instant, now):
                pass
        while await self._some_evidence(before["photos"], now):
            pass
        return await self._tracks(now, terms)

    async def _some(self, what: What, before: datetime, now: datetime) -> bool:
        """One batch of reports; False when there was none."""
        async with self._db.job() as session:
            reports = await erasure.outlived(session, what, before, BATCH)
            if not reports:
                return False
            if what == "contact":
                count = await erasure.erase_contact(session, reports, now)
            elif what == "words":
                count = await erasure.erase_words(session, reports, now)
                await verdicts.erase_words(session, reports)
            else:
                count = await erasure.erase_photos(session, reports, now, self._vault, self._copies)
            if count:
                await record(session, [erasure.erased(what, count, now, before=before)])
        return True

    async def _some_evidence(self, before: datetime, now: datetime) -> bool:
        async with self._db.job() as session:
            count = await erasure.erase_evidence(session, before, BATCH, self._vault, self._copies)
            if count:
                await record(session, [erasure.erased("evidence", count, now, before=before)])
        return count > 0

    async def _of_workers(self, session: AsyncSession, now: datetime, terms: Terms) -> None:
        """What workers wrote of people and why they were away; when they were at work, and whose a grid's signs of
        life were, of which tracks tell."""
        at_work = now - timedelta(days=terms.track_days)
        await attendance.forget_older(session, at_work)
        if count := await ledger.forget_people(session, at_work):
            await record(session, [erasure.erased("signals", count, now, before=at_work)])
        before = now - timedelta(days=terms.words_days)
        for what, forget in (
            ("visits", visits.forget_words),
            ("diary", diary.forget_older),
            ("leave", leave.forget_reasons),
        ):
            if count := await forget(session, before):
                await record(session, [erasure.erased(what, count, now, before=before)])

    async def _tracks(self, now: datetime, terms: Terms) -> bool:
        """Where workers were last, and how they got there, by days that are over: a person's track is sensitive
        (article 28).

        In a transaction of its own: while a day goes no fix is stored. False when the days could not be had; a backup
        reads them for hours, and whoever waits for it keeps every fix waiting.
        """
        before = now - timedelta(days=terms.track_days)
        old = delete(WorkerPosition).where(WorkerPosition.at < before).returning(WorkerPosition.account_id)
        try:
            async with self._db.job() as session:
                count = await days.drop_older(session, before)
                count += len((await session.scalars(old)).all())
                if count:
                    await record(session, [erasure.erased("tracks", count, now, before=before)])
        except OperationalError as error:
            if not isinstance(error.orig, LockNotAvailable):
                raise
            log.warning("tracks are being read and were not erased; trying again later", retry_s=AGAIN_S)
            return False
        return True
