"""Finds the open cases that a report about to be sent may be about, so that its sender can join one of them.

What is shown says nothing of who reported before, and none of their words: kind of demand, distance, age and state,
how many reported it, and a small photo under an address that soon ends.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from pydantic import BaseModel, Field
from sqlalchemy import Row, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.cases import brief
from backend.cases.brief import Instant
from backend.cases.lifecycle import OPEN
from backend.cases.models import Case
from backend.configuration.schema import Configuration
from backend.db.view import hold
from backend.errors import Invalid
from backend.media.models import Media
from backend.reports.joining import join_token
from backend.security import Secrets

MOST = 5
THUMB_VALID = timedelta(minutes=15)
THUMB = "thumb of a similar case"
"""What the token in a thumbnail's address is signed for."""

ALIKE = 0.2
"""Likeness of words from which they may be about the same: it was reached by 11 of 12 pairs that were, and by 1 of 132
that were not (docs/duplicates.md)."""
ALIKE_BITS = 10
"""Differing bits of 64 up to which two photos may show the same; photos that do not differ in about 32."""

SIMILAR = text("""
    select case_id, distance_m, likeness, bits, reports, photo
    from similar_cases_v1(:lon, :lat, cast(:categories as text[]), :radius_m, :since, :words,
                          cast(:phashes as bigint[]))
""")


class SimilarCase(BaseModel):
    """A case that the report may be about."""

    join: str | None = Field(
        description="send it as joins with the report within the hour; null when the work is done already: what is"
        " still the matter is a new report"
    )
    category: str
    category_name: str
    distance_m: int = Field(description="metres from the place asked about, rounded")
    opened_at: Instant
    status: str
    reports: int = Field(description="how many have reported it")
    thumb_url: str | None = Field(description="a photo of at most 320 pixels, for a quarter of an hour")


@dataclass(frozen=True, slots=True)
class Sought:
    """What the report says so far: WGS-84 degrees, and the photos uploaded for it."""

    category: str
    lon: float
    lat: float
    words: str | None = None
    photos: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Measured:
    """How like a case is: metres away, its age, the likeness of words (0 to 1) and the differing bits of photos."""

    distance_m: float
    age: timedelta
    likeness: float | None
    bits: int | None
    same_category: bool


async def similar_cases(
    session: AsyncSession, sought: Sought, *, rules: Configuration, now: datetime, secrets: Secrets
) -> list[SimilarCase]:
    """At most five cases, the likest first, as near and as recent as the category's rule says.

    Raises Invalid for a category that does not exist.
    """
    category = rules.category(sought.category)
    if category is None:
        raise Invalid(f"category {sought.category} does not exist; GET /api/v1/categories lists them")
    near = category.duplicate
    values = {
        "lon": sought.lon,
        "lat": sought.lat,
        "categories": [other.code for other in rules.categories if other.code[:2] == category.code[:2]],
        "radius_m": float(near.radius_m),
        "since": now - timedelta(days=near.days),
        "words": sought.words,
        "phashes": await _phashes(session, sought.photos),
    }
    found = {row.case_id: row for row in await session.execute(SIMILAR, values)}
    await hold(session, found)
    cases = (await session.execute(brief.query().where(Case.id.in_(found)))).all()
    measured = [(shown, _measured(shown.Case, found[shown.Case.id], sought, now)) for shown in cases]
    alike = [(score(m, near.radius_m, near.days), shown) for shown, m in measured if resembles(m)]
    alike.sort(key=lambda one: (-one[0], one[1].Case.id))
    return [_answer(shown, found[shown.Case.id], now, secrets) for _, shown in alike[:MOST]]


def resembles(measured: Measured) -> bool:
    """Whether a case is a candidate: of the same category by its place; of another of its class only if words or photo
    are alike too, since people choose the wrong one."""
    return (
        measured.same_category
        or (measured.likeness or 0) >= ALIKE
        or (measured.bits is not None and measured.bits <= ALIKE_BITS)
    )


def score(measured: Measured, radius_m: float, days: float) -> float:
    """How likely it is the same thing, 0 to 1: its place counts most, then photo and words, its category and its age.

    Half of its words in common is as much as sentences of one meaning have, and 20 bits apart is another photo. What
    cannot be compared counts as unlike: it makes nothing likelier.
    """
    nearness = max(0.0, 1 - measured.distance_m / radius_m)
    freshness = max(0.0, 1 - measured.age / timedelta(days=days))
    photo = 0.0 if measured.bits is None else max(0.0, 1 - measured.bits / 20)
    words = min(1.0, 2 * (measured.likeness or 0))
    return 0.35 * nearness + 0.25 * photo + 0.2 * words + 0.15 * measured.same_category + 0.05 * freshness


async def _phashes(session: AsyncSession, photos: Iterable[UUID]) -> Sequence[int]:
    ids = list(photos)
    if not ids:
        return []
    await hold(session, ids)
    query = select(Media.phash).where(Media.id.in_(ids), ~Media.in_use, Media.phash.is_not(None))
    return [phash for phash in await session.scalars(query) if phash is not None]


def _measured(
    case: Case, row: Row[tuple[UUID, float, float, int, int, UUID]], sought: Sought, now: datetime
) -> Measured:
    return Measured(row.distance_m, now - case.opened_at, row.likeness, row.bits, case.category == sought.category)


def _answer(
    shown: Row[tuple[Case]], row: Row[tuple[UUID, float, float, int, int, UUID]], now: datetime, secrets: Secrets
) -> SimilarCase:
    case: Case = shown.Case
    thumb = secrets.sign(THUMB, str(row.photo), now + THUMB_VALID) if row.photo else None
    return SimilarCase(
        join=join_token(case.id, now, secrets) if case.status in OPEN else None,
        category=case.category,
        category_name=shown.category_name,
        distance_m=round(row.distance_m),
        opened_at=case.opened_at,
        status=case.status,
        reports=row.reports,
        thumb_url=f"/api/v1/reports/similar/photos/{thumb}" if thumb else None,
    )
