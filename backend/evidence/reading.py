"""What those who check a case see of its evidence."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field, PlainSerializer
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.clock import iso
from backend.evidence.fields import Kind
from backend.evidence.models import Evidence
from backend.evidence.rules import flags

Instant = Annotated[datetime, PlainSerializer(iso, return_type=str, when_used="json")]


class EvidencePhoto(BaseModel):
    """One photo of the work with what it says of place and time, what is odd about it, and what the checker said."""

    id: UUID = Field(description="the photo's")
    url: str
    thumb_url: str
    kind: Kind
    task: UUID | None = Field(description="null: a unit did the work")
    attached_by: UUID
    attached_at: Instant
    taken_at: Instant | None = Field(description="as the tablet says, else the photo's EXIF")
    lon: float | None = Field(description="WGS-84 degrees, likewise")
    lat: float | None
    distance_m: float | None = Field(description="metres from the case")
    flags: list[str] = Field(
        description="reused: it looks like an earlier photo; far: taken too far away; untimely: not while the work was"
        " under way; contradicted: tablet and EXIF name different places or times"
    )
    reused_of: UUID | None = Field(description="the earlier photo; shown only within the scope")
    accepted: bool | None = Field(description="the checker's judgement; null before it")
    words: str | None = Field(description="of the judgement")
    decided_by: UUID | None
    decided_at: Instant | None


async def evidence_of(session: AsyncSession, case_id: UUID) -> list[EvidencePhoto]:
    """The evidence of a case in the order it was attached."""
    rows = await session.execute(
        select(Evidence, func.ST_X(Evidence.geom).label("lon"), func.ST_Y(Evidence.geom).label("lat"))
        .where(Evidence.case_id == case_id)
        .order_by(Evidence.attached_at, Evidence.kind, Evidence.media_id)
    )
    return [_shown(row.Evidence, row.lon, row.lat) for row in rows]


def _shown(one: Evidence, lon: float | None, lat: float | None) -> EvidencePhoto:
    return EvidencePhoto.model_validate(
        {
            "id": one.media_id,
            "url": f"/api/v1/media/{one.media_id}",
            "thumb_url": f"/api/v1/media/{one.media_id}/thumb",
            "kind": one.kind,
            "task": one.task_id,
            "attached_by": one.attached_by,
            "attached_at": one.attached_at,
            "taken_at": one.taken_at,
            "lon": lon,
            "lat": lat,
            "distance_m": one.distance_m,
            "flags": flags(one.reused_of is not None, one.far, one.untimely, one.contradicted),
            "reused_of": one.reused_of,
            "accepted": one.accepted,
            "words": one.words,
            "decided_by": one.decided_by,
            "decided_at": one.decided_at,
        }
    )
