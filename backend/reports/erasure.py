"""Blanks personal data: the one way in which a report is changed after it was sent.

Deletion when the purpose is met or the person asks for it: Personal Information Protection Law of the PRC, article 47.
Everything that is counted stays: that there was a report, when, where, of which category, and what became of it. The
event log needs no change, for it holds no personal value (backend/live/models.py).
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute, aliased

from backend.cases.models import Case
from backend.clock import iso
from backend.evidence.models import Evidence
from backend.live.outbox import Happened
from backend.media.copies import Copies
from backend.media.models import Media
from backend.media.pool import in_pool
from backend.media.vault import Vault
from backend.reports.behind import merged_cases
from backend.reports.models import Report

What = Literal["contact", "words", "photos"]

ERASED_AT: dict[What, InstrumentedAttribute[datetime | None]] = {
    "contact": Report.contact_erased_at,
    "words": Report.words_erased_at,
    "photos": Report.photos_erased_at,
}


async def outlived(session: AsyncSession, what: What, before: datetime, most: int) -> Sequence[UUID]:
    """At most ``most`` reports that still have ``what`` although their case ended before ``before``, held.

    A merged case ends with the one it was merged into. Reports that another transaction holds are left out.
    """
    final = aliased(Case)
    merged = merged_cases()
    over = (final.status.in_(("closed", "excluded")), final.closed_at < before)
    itself = select(final.id).where(final.id == Report.case_id, *over).exists()
    into = select(merged.c.case_id).join(final, final.id == merged.c.into_id).where(*over)
    query = select(Report.id).where(ERASED_AT[what].is_(None), or_(itself, Report.case_id.in_(into)))
    return (await session.scalars(query.limit(most).with_for_update(of=Report, skip_locked=True))).all()


async def erase_contact(session: AsyncSession, reports: Sequence[UUID], now: datetime) -> int:
    """Blank name, telephone and firm of these reports; gives how many had any."""
    of_contact = (Report.contact_name, Report.contact_phone, Report.firm_name, Report.firm_code)
    had = or_(*(column.is_not(None) for column in of_contact))
    count = await _count(session, reports, had)
    blank = {column.key: None for column in of_contact} | {"contact_erased_at": now}
    await session.execute(update(Report).where(_still(reports, "contact")).values(blank))
    return count


async def erase_words(session: AsyncSession, reports: Sequence[UUID], now: datetime) -> int:
    """Blank the words and the address of these reports, and their copies in the case; gives how many had any."""
    count = await _count(session, reports, Report.description != "")
    of_case = (Report.id.in_(reports), Report.case_id == Case.id)
    await session.execute(update(Case).where(*of_case, Case.summary == Report.description).values(summary=""))
    await session.execute(update(Case).where(*of_case, Case.address == Report.address).values(address=None))
    blank = {"description": "", "address": None, "words_erased_at": now}
    await session.execute(update(Report).where(_still(reports, "words")).values(blank))
    return count


async def erase_photos(
    session: AsyncSession, reports: Sequence[UUID], now: datetime, vault: Vault, copies: Copies
) -> int:
    """Delete the photos of these reports with all that is known of them but their number; gives how many there were.

    The files go first: what is left of an interrupted erasure is done again by the next one.
    """
    photos = (
        await session.scalars(select(Media.id).where(Media.report_id.in_(reports), Media.state != "erased"))
    ).all()
    await _erase_media(session, photos, vault, copies)
    await session.execute(update(Report).where(_still(reports, "photos")).values(photos_erased_at=now))
    return len(photos)


async def erase_evidence(session: AsyncSession, before: datetime, most: int, vault: Vault, copies: Copies) -> int:
    """Delete at most ``most`` photos of the work on cases that ended before ``before``, and of what was said of it
    afterwards; gives how many.

    Where and when a photo was taken is a worker's track and goes with it; its distance from the case stays.
    """
    photos = (
        await session.scalars(
            select(Media.id)
            .join(Case, Case.id == Media.case_id)
            .where(Media.state != "erased", Case.status.in_(("closed", "excluded")), Case.closed_at < before)
            .limit(most)
            .with_for_update(of=Media, skip_locked=True)
        )
    ).all()
    await _erase_media(session, photos, vault, copies)
    await session.execute(update(Evidence).where(Evidence.media_id.in_(photos)).values(geom=None, taken_at=None))
    return len(photos)


def erased(what: str, count: int, now: datetime, *, before: datetime | None = None) -> Happened:
    """What the log says of an erasure by schedule: how much of what, and the instant its cases had ended by."""
    data = {"what": what, "count": count, "before": iso(before) if before else None}
    return Happened("PersonalDataErased", now, "retention", what, data)


def _still(reports: Sequence[UUID], what: What) -> ColumnElement[bool]:
    return and_(Report.id.in_(reports), ERASED_AT[what].is_(None))


async def _count(session: AsyncSession, reports: Sequence[UUID], had: ColumnElement[bool]) -> int:
    return await session.scalar(select(func.count()).where(Report.id.in_(reports), had)) or 0


async def _erase_media(session: AsyncSession, photos: Sequence[UUID], vault: Vault, copies: Copies) -> None:
    if photos:
        await in_pool(_remove_files, photos, vault, copies)
        blank = {"state": "erased", "sha256": None, "phash": None, "taken_at": None, "exif_lon": None, "exif_lat": None}
        await session.execute(update(Media).where(Media.id.in_(photos)).values(blank))


def _remove_files(photos: Iterable[UUID], vault: Vault, copies: Copies) -> None:
    for photo in photos:
        vault.remove(photo)
        copies.remove(photo)
