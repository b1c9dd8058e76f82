"""``/api/v1/reports/similar``: the cases that a report about to be sent may be about, for anybody."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query
from fastapi.responses import FileResponse
from pydantic import BaseModel

from backend.api.context import Parts, Reading
from backend.api.media import PICTURE, served
from backend.api.parameters import OR_EMPTY
from backend.api.problems import documented
from backend.configuration import service as configuration
from backend.db.view import hold
from backend.errors import NotFound
from backend.media.models import Media
from backend.reports.fields import MAX_PHOTOS, Crs, Words
from backend.reports.similar import THUMB, SimilarCase, Sought, similar_cases
from gis.datum import to_wgs84

router = APIRouter(prefix="/api/v1/reports/similar", tags=["reports"])


class Similar(BaseModel):
    """Cases like the one that is about to be reported, the likest first."""

    cases: list[SimilarCase]


@router.get("", responses=documented(422))
async def list_similar(
    session: Reading,
    context: Parts,
    category: Annotated[str, Query(pattern=r"^[0-9]{4}$", description="as in the report", examples=["0102"])],
    lon: Annotated[float, Query(ge=-180, le=180, allow_inf_nan=False, description="longitude in degrees on crs")],
    lat: Annotated[float, Query(ge=-90, le=90, allow_inf_nan=False, description="latitude in degrees on crs")],
    crs: Annotated[Crs, Query(description="datum of lon and lat")],
    words: Annotated[
        Words | None, OR_EMPTY, Query(description="what the report will say, as far as it is written")
    ] = None,
    photos: Annotated[
        list[UUID] | None,
        OR_EMPTY,
        Query(max_length=MAX_PHOTOS, description="repeated: ids of photos uploaded through POST /api/v1/media for it"),
    ] = None,
) -> Similar:
    """At most five open cases nearby that may be the same thing, each with photo, distance and age.

    To join one ("me too") send its ``join`` as ``joins`` of the report. What others wrote and who they are is not said.
    """
    now = context.clock()
    lon, lat = to_wgs84(lon, lat, crs)
    rules = (await configuration.active(session, now)).rules
    sought = Sought(category, lon, lat, words, tuple(photos or ()))
    return Similar(cases=await similar_cases(session, sought, rules=rules, now=now, secrets=context.secrets))


@router.get("/photos/{token}", response_class=FileResponse, responses={**PICTURE, **documented(404, 422, 503)})
async def get_photo(
    token: Annotated[str, Path(max_length=200, description="from thumb_url")], session: Reading, context: Parts
) -> FileResponse:
    """The small photo of a similar case, at most 320 pixels, while its address is valid."""
    signed = context.secrets.signed(THUMB, token, context.clock())
    if signed is None:
        raise NotFound("this address of a photo has run out; ask for similar cases again")
    await hold(session, [UUID(signed)])
    media = await session.get(Media, UUID(signed))
    if media is None:
        raise NotFound("the photo is not kept any more")
    return served(media, "thumb", context)
