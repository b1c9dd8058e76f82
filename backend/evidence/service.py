"""Takes photos of the work as evidence, says what is odd about them, and keeps the checker's judgement."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.configuration.schema import EvidenceRule
from backend.db.view import hold
from backend.errors import Forbidden, Invalid, NotFound
from backend.evidence.fields import Proof
from backend.evidence.models import Evidence
from backend.evidence.rules import Alike, Findings, Place, Said, findings, missing, reused
from backend.live.outbox import Happened, record
from backend.media.models import Media
from backend.media.phash import keys
from gis.datum import to_wgs84

LIKE = text("""
    select media_id, case_id, task_id, report_id, bits
    from photos_like_v1(:phash, cast(:keys as integer[]), :bits, :sha256, :since)
    where media_id <> :itself
""")


@dataclass(frozen=True, slots=True)
class Work:
    """The work that photos are of. ``place`` is the case's; ``since`` when the work, or the present round of it, began.

    ``task_id`` is None when a unit does it; ``path`` is the case's, whose wall hears of flags.
    """

    case_id: UUID
    number: str
    path: str
    place: Place
    since: datetime
    task_id: UUID | None = None


async def attach(
    session: AsyncSession, work: Work, proofs: Sequence[Proof], *, rule: EvidenceRule, by: UUID, now: datetime
) -> list[Findings]:
    """Make uploaded photos evidence of ``work``; what is odd about each, in their order.

    Records EvidenceFlagged for those with something odd. Raises Invalid, naming the photo, for one that is not
    uploaded whole or is used already, by a report, as evidence or twice here.
    """
    uploads = await claimed(session, [proof.photo for proof in proofs])
    found: list[Findings] = []
    for proof in proofs:
        media = uploads[proof.photo]
        alike = await _alike(session, media, rule, now)
        result = findings(
            _device(proof),
            Said(_exif_place(media), media.taken_at),
            case=work.place,
            since=work.since,
            now=now,
            reused=reused(alike, work.case_id, work.task_id),
            rule=rule,
        )
        media.case_id = work.case_id
        session.add(_row(proof, work, result, by, now))
        await session.flush()  # the next one is compared with it too
        found.append(result)
    await record(
        session,
        [_flagged(proof, work, result, by, now) for proof, result in zip(proofs, found, strict=True) if result.flags],
    )
    return found


async def require(session: AsyncSession, work: Work, rule: EvidenceRule) -> None:
    """See that this round of the work has the photos that the practice wants; those a checker rejected do not count.

    Raises Invalid that says which are missing.
    """
    kinds = await session.scalars(
        select(Evidence.kind).where(
            Evidence.case_id == work.case_id,
            Evidence.attached_at >= work.since,
            Evidence.accepted.is_not(False),
        )
    )
    if sentence := missing(rule, kinds):
        raise Invalid(sentence, errors=[{"field": "evidence", "message": sentence}])


async def judge(
    session: AsyncSession, work: Work, photo: UUID, *, accepted: bool, words: str | None, by: UUID, now: datetime
) -> None:
    """The checker says whether a photo counts; said again, the last word holds. Records EvidenceJudged.

    Raises NotFound; Forbidden for whoever attached it; Invalid for a rejection without words.
    """
    evidence = await session.get(Evidence, photo, with_for_update=True, populate_existing=True)
    if evidence is None or evidence.case_id != work.case_id:
        raise NotFound(f"case {work.number} has no such evidence")
    if evidence.attached_by == by:
        raise Forbidden("you attached this photo; somebody else has to judge it")
    if not accepted and not words:
        raise Invalid("say why the photo does not count", errors=[{"field": "words", "message": "missing"}])
    before = evidence.accepted
    evidence.accepted, evidence.words, evidence.decided_by, evidence.decided_at = accepted, words, by, now
    data = _data(work, photo) | {"before": {"accepted": before}, "after": {"accepted": accepted}}
    await record(session, [Happened("EvidenceJudged", now, "case", str(work.case_id), data, _topics(work), str(by))])


async def claimed(session: AsyncSession, ids: Sequence[UUID]) -> dict[UUID, Media]:
    """The uploads, locked, to become photos of a case. Raises Invalid, naming the photo, for one that is not uploaded
    whole or is used already, or twice here."""
    await hold(session, ids)
    rows = await session.scalars(
        select(Media)
        .where(Media.id.in_(ids))
        .order_by(Media.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    uploads = {media.id: media for media in rows}
    seen: set[UUID] = set()
    for photo in ids:
        media = uploads.get(photo)
        if media is None or media.in_use or photo in seen:
            raise _refusal(f"photo {photo} does not exist or is used already; upload it again")
        if media.state == "uploading":
            raise _refusal(f"photo {photo} is not uploaded completely; send its remaining bytes first")
        seen.add(photo)
    return uploads


def _refusal(why: str) -> Invalid:
    return Invalid(why, errors=[{"field": "evidence", "message": why}])


async def _alike(session: AsyncSession, media: Media, rule: EvidenceRule, now: datetime) -> list[Alike]:
    values = {
        "itself": media.id,
        "phash": media.phash,
        "keys": keys(media.phash, rule.reused_bits) if media.phash is not None else [],
        "bits": rule.reused_bits,
        "sha256": media.sha256,
        "since": now - timedelta(days=rule.reused_days),
    }
    return [
        Alike(row.media_id, row.case_id, row.task_id, row.report_id is not None, row.bits)
        for row in await session.execute(LIKE, values)
    ]


def _exif_place(media: Media) -> Place | None:
    return (media.exif_lon, media.exif_lat) if media.exif_lon is not None and media.exif_lat is not None else None


def _device(proof: Proof) -> Said:
    if proof.lon is None or proof.lat is None:
        return Said(None, proof.taken_at)
    return Said(to_wgs84(proof.lon, proof.lat, proof.crs), proof.taken_at)


def _row(proof: Proof, work: Work, result: Findings, by: UUID, now: datetime) -> Evidence:
    return Evidence(
        media_id=proof.photo,
        case_id=work.case_id,
        task_id=work.task_id,
        kind=proof.kind,
        attached_by=by,
        attached_at=now,
        taken_at=result.at,
        geom="SRID=4326;POINT({!r} {!r})".format(*result.place) if result.place else None,
        distance_m=result.distance_m,
        far=result.far,
        untimely=result.untimely,
        contradicted=result.contradicted,
        reused_of=result.reused.photo if result.reused else None,
        reused_bits=result.reused.bits if result.reused else None,
    )


def _flagged(proof: Proof, work: Work, result: Findings, by: UUID, now: datetime) -> Happened:
    data = _data(work, proof.photo) | {"kind": proof.kind, "flags": result.flags}
    return Happened("EvidenceFlagged", now, "case", str(work.case_id), data, _topics(work), str(by))


def _data(work: Work, photo: UUID) -> dict[str, object]:
    return {"case": str(work.case_id), "number": work.number, "path": work.path, "photo": str(photo)}


def _topics(work: Work) -> tuple[str, ...]:
    return f"wall:{work.path}", f"case:{work.case_id}"
