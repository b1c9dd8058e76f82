"""Finds the open cases that an open case may be the same as, for a dispatcher who may merge them."""

from datetime import datetime, timedelta
from uuid import UUID

from pydantic import Field
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.cases import brief
from backend.cases.brief import CaseBrief
from backend.cases.lifecycle import OPEN
from backend.cases.models import Case
from backend.configuration.schema import Configuration
from backend.media.models import Media
from backend.people.rights import Caller
from backend.reports.models import Report
from backend.reports.similar import SIMILAR, Measured, resembles, score


class DuplicateCase(CaseBrief):
    """A case that another may be the same as, with what makes it so."""

    summary: str
    score: float = Field(description="how likely it is the same thing, 0 to 1")
    distance_m: float
    likeness: float | None = Field(description="of the words, 0 to 1")
    photo_bits: int | None = Field(description="of 64 by which the likest photos differ; up to 10 may show the same")
    reports: int = Field(description="how many have reported it")
    photo: UUID | None = Field(description="the likest one, or the first; its picture is GET /api/v1/media/{id}/thumb")


async def duplicates(
    session: AsyncSession, case: Case, lon: float, lat: float, caller: Caller, *, rules: Configuration, now: datetime
) -> list[DuplicateCase]:
    """The open cases in the caller's scope that ``case`` may be the same as, the likest first, at most ten."""
    category = rules.category(case.category)
    if category is None:
        return []
    near = category.duplicate
    photos = select(Media.phash).join(Report, Report.id == Media.report_id)
    values = {
        "lon": lon,
        "lat": lat,
        "categories": [other.code for other in rules.categories if other.code[:2] == category.code[:2]],
        "radius_m": float(near.radius_m),
        "since": min(case.opened_at, now) - timedelta(days=near.days),
        "words": case.summary,
        "phashes": [
            phash
            for phash in await session.scalars(photos.where(Report.case_id == case.id, Media.phash.is_not(None)))
            if phash is not None
        ],
    }
    rows = {row.case_id: row for row in await session.execute(SIMILAR, values) if row.case_id != case.id}
    query = brief.query().where(Case.id.in_(rows), Case.status.in_(OPEN))
    found: list[DuplicateCase] = []
    for shown in await session.execute(query):
        other, row = shown.Case, rows[shown.Case.id]
        age = abs(case.opened_at - other.opened_at)
        measured = Measured(row.distance_m, age, row.likeness, row.bits, other.category == case.category)
        if caller.sees(other.path) and resembles(measured):
            found.append(
                DuplicateCase(
                    **brief.of_row(shown, now).model_dump(),
                    summary=other.summary,
                    score=round(score(measured, near.radius_m, near.days), 2),
                    distance_m=row.distance_m,
                    likeness=row.likeness,
                    photo_bits=row.bits,
                    reports=row.reports,
                    photo=row.photo,
                )
            )
    return sorted(found, key=lambda one: (-one.score, one.number))[:10]
