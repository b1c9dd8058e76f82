"""Stores reports, a batch in one transaction, and finds again what was answered to a key."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.cases.opening import Demand, Opened, open_cases
from backend.clock import iso
from backend.configuration import service as configuration
from backend.configuration.schema import Configuration
from backend.configuration.service import Active
from backend.errors import GridError, Invalid
from backend.live.outbox import Happened, record
from backend.media.models import Media
from backend.media.photo import Photo
from backend.reports.answers import answer_to, with_receipt
from backend.reports.joining import cases_to_join, joined
from backend.reports.models import IdempotencyKey
from backend.reports.place import Place
from backend.security import Secrets, hash_token
from backend.settings import Settings

# Keys in one order in every transaction, so that two batches with the same keys wait for each other, never crosswise.
LOCK_KEYS = text("""
    select pg_advisory_xact_lock(hashtextextended(key, 0))
    from (select key from unnest(cast(:keys as text[])) as k (key) order by key) as ordered
""")
STORE = text("select store_reports_v3(cast(:rows as jsonb))")


@dataclass(frozen=True, slots=True)
class Submission:
    """A report that was read and found acceptable, ready to be stored.

    Without a ``kind`` it is of the configuration's first; ``joins`` is the token of a case it is about too.
    ``photos`` are its new photos, their originals already on disk; ``claimed`` the ids of photos uploaded before.
    ``acted_at`` is when it was made by its device, where it had to wait for a network.
    ``body_hash`` stands for everything that was sent, so that a key cannot be used for something else.
    """

    id: UUID
    category: str
    description: str
    channel: str
    place: Place
    body_hash: bytes
    key: str | None = None
    kind: str | None = None
    address: str | None = None
    joins: str | None = None
    contact_name: str | None = None
    contact_phone: str | None = None
    firm_name: str | None = None
    firm_code: str | None = None
    account_id: UUID | None = None
    origin: str | None = None
    acted_at: datetime | None = None
    photos: tuple[Photo, ...] = ()
    claimed: tuple[UUID, ...] = ()

    @property
    def actor(self) -> str:
        """Who the log names: the worker's account, or nobody in particular."""
        return str(self.account_id or "citizen")


Answer = dict[str, Any]
"""The body of a 201 (see backend/reports/answers.py)."""


async def receive(
    session: AsyncSession, batch: Sequence[Submission], *, now: datetime, settings: Settings, secrets: Secrets
) -> list[Answer | GridError]:
    """Store every report of ``batch`` with its case, task and events, or with the case it joins; the 201's bodies in
    the batch's order.

    One that cannot be stored gets its error in its place and leaves nothing. One whose key was answered before (here
    or in the same batch) gets that answer again; Invalid when the key came with another body.
    """
    known = await _known_keys(session, [s.key for s in batch if s.key], now - timedelta(days=settings.idempotency_days))
    uploads = await _uploads(session, [m for s in batch for m in s.claimed])
    active = await configuration.active(session, now)
    answers: dict[int, Answer | GridError] = {}
    first_of: dict[str, int] = {}
    fresh: list[int] = []
    for index, submission in enumerate(batch):
        if submission.key in known:
            answers[index] = _again(*known[submission.key], submission)
        elif submission.key in first_of:
            continue  # answered below, once the first one is
        elif refusal := _unknown(submission, active.rules) or _claim(submission, uploads):
            answers[index] = refusal
        else:
            fresh.append(index)
            if submission.key:
                first_of[submission.key] = index
    named = [_of_a_kind(batch[i], active.rules) for i in fresh]
    stored = await _store(session, named, uploads, active, now=now, settings=settings, secrets=secrets)
    answers |= dict(zip(fresh, stored, strict=True))
    for index, submission in enumerate(batch):
        if index not in answers:
            first = first_of[str(submission.key)]
            answers[index] = _again(batch[first].body_hash, answers[first], submission)
    ordered = (answers[index] for index in range(len(batch)))
    return [a if isinstance(a, GridError) else with_receipt(a, secrets) for a in ordered]


async def _known_keys(
    session: AsyncSession, keys: Sequence[str], since: datetime
) -> dict[str | None, tuple[bytes, Answer]]:
    """Body hash and answer of each key still remembered. Holds every key until the end of the transaction."""
    if not keys:
        return {}
    await session.execute(LOCK_KEYS, {"keys": list(keys)})
    # A statement of its own: it must see what the transaction that held the key before has committed.
    found = await session.execute(
        select(IdempotencyKey.key, IdempotencyKey.body_hash, IdempotencyKey.answer).where(
            IdempotencyKey.key.in_(keys), IdempotencyKey.created_at > since
        )
    )
    return {row.key: (row.body_hash, row.answer) for row in found}


def _again(body_hash: bytes, answer: Any, submission: Submission) -> Answer | GridError:
    if body_hash != submission.body_hash:
        return Invalid("this Idempotency-Key was used for another report; take a new key for a new report")
    return answer  # type: ignore[no-any-return]  # JSON as it was stored


async def _uploads(session: AsyncSession, ids: Sequence[UUID]) -> dict[UUID, Media]:
    """The uploaded photos that reports of this batch want, locked; missing ones are absent."""
    if not ids:
        return {}
    rows = await session.scalars(select(Media).where(Media.id.in_(ids)).order_by(Media.id).with_for_update())
    return {media.id: media for media in rows}


def _unknown(submission: Submission, rules: Configuration) -> Invalid | None:
    """Why the report names something that is not there, now."""
    if rules.category(submission.category) is None:
        return Invalid(f"category {submission.category} does not exist; GET /api/v1/categories lists them")
    kinds = [kind.code for kind in rules.kinds]
    if submission.kind not in (None, *kinds):
        return Invalid(f"kind {submission.kind} is not taken here; it is one of {', '.join(kinds)}")
    return None


def _of_a_kind(submission: Submission, rules: Configuration) -> Submission:
    return replace(submission, kind=submission.kind or rules.kinds[0].code)


def _claim(submission: Submission, uploads: dict[UUID, Media]) -> Invalid | None:
    """Make the uploads this report names its own, or say which of them it cannot have."""
    for media_id in submission.claimed:
        media = uploads.get(media_id)
        if media is None or media.in_use:
            return Invalid(f"photo {media_id} does not exist or is used already; upload it again")
        if media.state == "uploading":
            return Invalid(f"photo {media_id} is not uploaded completely; send its remaining bytes first")
    for media_id in submission.claimed:
        uploads[media_id].report_id = submission.id
    return None


async def _store(
    session: AsyncSession,
    batch: Sequence[Submission],
    uploads: dict[UUID, Media],
    active: Active,
    *,
    now: datetime,
    settings: Settings,
    secrets: Secrets,
) -> list[Answer | GridError]:
    if not batch:
        return []
    there = await cases_to_join(session, {s.joins for s in batch if s.joins}, now=now, secrets=secrets)
    new = await open_cases(
        session,
        [_demand(s) for s in batch if s.joins not in there],
        active,
        now=now,
        tolerance_m=settings.nearest_tolerance_m,
        accept_within=timedelta(seconds=settings.accept_within_s),
    )
    reports: list[dict[str, Any]] = []
    keys: list[dict[str, Any]] = []
    happened: list[Happened] = []
    answers: list[Answer | GridError] = []
    opening = iter(new)
    for submission in batch:
        joins = there.get(submission.joins or "")
        opened = joins or next(opening)
        if isinstance(opened, Invalid):
            for media_id in submission.claimed:
                uploads[media_id].report_id = None
            answers.append(opened)
            continue
        answer = answer_to(submission.id, submission.place, opened, joined=joins is not None)
        reports.append(_report_row(submission, opened, hash_token(secrets.receipt_for(submission.id)), now))
        session.add_all(_media(photo, submission.id, now) for photo in submission.photos)
        if submission.key:
            keys.append(_key_row(submission.key, submission.body_hash, answer, now))
        happened += [_received(submission, opened, now), *opened.happened]
        if joins:
            happened.append(joined(submission.id, joins, actor=submission.actor, origin=submission.origin, at=now))
        answers.append(answer)
    if reports:
        await session.execute(STORE, {"rows": orjson.dumps({"reports": reports, "keys": keys}).decode()})
        await record(session, happened)
    return answers


def _demand(submission: Submission) -> Demand:
    place = submission.place
    return Demand(
        category=submission.category,
        summary=submission.description,
        lon=place.lon,
        lat=place.lat,
        accuracy_m=place.accuracy_m,
        area=place.area,
        kind=submission.kind or "",
        channel=submission.channel,
        address=submission.address,
        actor=submission.actor,
        origin=submission.origin,
    )


def _report_row(submission: Submission, opened: Opened, receipt_hash: bytes, now: datetime) -> dict[str, Any]:
    place = submission.place
    return {
        "id": str(submission.id),
        "receipt_hash": _bytea(receipt_hash),
        "case_id": str(opened.brief.id),
        "category": submission.category,
        "kind": submission.kind,
        "address": submission.address,
        "description": submission.description,
        "channel": submission.channel,
        "geom": f"SRID=4326;POINT({place.lon!r} {place.lat!r})",
        "area": place.area,
        "source": place.source,
        "sent": place.sent,
        "accuracy_m": place.accuracy_m,
        "contact_name": submission.contact_name,
        "contact_phone": submission.contact_phone,
        "firm_name": submission.firm_name,
        "firm_code": submission.firm_code,
        "account_id": str(submission.account_id) if submission.account_id else None,
        "received_at": iso(now),
    }


def _media(photo: Photo, report_id: UUID, now: datetime) -> Media:
    return Media(
        id=photo.id,
        report_id=report_id,
        state="received",
        declared_bytes=photo.size,
        content_type=photo.content_type,
        sha256=photo.sha256,
        width=photo.width,
        height=photo.height,
        taken_at=photo.taken_at,
        exif_lon=photo.place[0] if photo.place else None,
        exif_lat=photo.place[1] if photo.place else None,
        phash=photo.phash,
        created_at=now,
    )


def _key_row(key: str, body_hash: bytes, answer: Answer, now: datetime) -> dict[str, Any]:
    return {"key": key, "body_hash": _bytea(body_hash), "answer": answer, "created_at": iso(now)}


def _bytea(value: bytes) -> str:
    """Bytes as PostgreSQL reads them from text."""
    return "\\x" + value.hex()


def _received(submission: Submission, opened: Opened, now: datetime) -> Happened:
    brief = opened.brief
    data = {
        "report": str(submission.id),
        "case": str(brief.id),
        "number": brief.number,
        "category": brief.category,
        "channel": submission.channel,
        "grid": brief.grid,
        "path": brief.path,
        "worker": str(submission.account_id) if submission.account_id else None,
    }
    if submission.acted_at:
        data["acted_at"] = iso(submission.acted_at)
    topics = (f"case:{brief.id}",)
    return Happened(
        "ReportReceived", now, "report", str(submission.id), data, topics, submission.actor, submission.origin
    )
