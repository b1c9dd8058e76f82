"""``/api/v1/media``: photos in pieces before their report, and served copies after it."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Header, Path, Request, Response
from fastapi.responses import FileResponse
from pydantic import BaseModel

from backend.api import bodies
from backend.api.context import Context, Parts, Reading, Writing
from backend.api.identity import CurrentCaller
from backend.api.problems import documented
from backend.errors import NotFound, Unavailable, Unsupported
from backend.media import uploads
from backend.media.copies import CONTENT_TYPE, Size
from backend.media.models import Media
from backend.reports.reading import case_of_photo, photo_of_receipt

router = APIRouter(prefix="/api/v1", tags=["photos"])

PIECE = "application/offset+octet-stream"
MOST_BYTES = 2**40

Length = Annotated[int, Header(alias="Upload-Length", ge=1, le=MOST_BYTES, description="bytes of the whole photo")]
Offset = Annotated[int, Header(alias="Upload-Offset", ge=0, le=MOST_BYTES, description="where this piece begins")]
Receipt = Annotated[str, Path(max_length=64, description="from the answer to the report")]
PhotoId = Annotated[UUID, Path(description="the photo's id, from the answer to its upload or from a list")]

PICTURE: dict[int | str, dict[str, Any]] = {
    200: {"content": {CONTENT_TYPE: {}}, "description": "the copy, without EXIF"}
}
STANDS = {"headers": {"Upload-Offset": {"schema": {"type": "integer"}, "description": "bytes safely stored"}}}


class Upload(BaseModel):
    """An upload begun. Its id goes into ``photos`` of the report once it is whole."""

    id: UUID


@router.post("/media", status_code=201, responses=documented(413, 422))
async def begin(length: Length, response: Response, session: Writing, context: Parts) -> Upload:
    """Begin a resumable upload. Send its bytes with PATCH to the address in ``Location`` within a day."""
    photo_id = await uploads.begin(session, length, context.settings.photo_max_mb, context.clock())
    response.headers.update({"Location": f"/api/v1/media/{photo_id}", "Upload-Offset": "0"})
    return Upload(id=photo_id)


@router.patch(
    "/media/{photo_id}",
    status_code=204,
    responses={204: STANDS, **documented(404, 409, 413, 415, 422)},
    openapi_extra={"requestBody": {"required": True, "content": {PIECE: {"schema": {"type": "string"}}}}},
)
async def append(
    photo_id: PhotoId, offset: Offset, request: Request, response: Response, session: Writing, context: Parts
) -> None:
    """Send the next piece. 409 when the upload stands elsewhere: ask with HEAD and go on from there."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != PIECE:
        raise Unsupported(f"send the piece as {PIECE}")
    data = await bodies.whole(request, context.settings.photo_max_mb * 1024 * 1024)
    stands = await uploads.append(session, photo_id, offset, data, context.vault)
    response.headers["Upload-Offset"] = str(stands)


@router.head("/media/{photo_id}", responses={200: STANDS, **documented(404, 422)})
async def progress(photo_id: PhotoId, session: Writing, context: Parts) -> Response:
    """How much of the upload is safely here."""
    found = await uploads.progress(session, photo_id, context.vault)
    headers = {"Upload-Offset": str(found.offset), "Upload-Length": str(found.length), "Cache-Control": "no-store"}
    return Response(headers=headers)


@router.delete("/media/{photo_id}", status_code=204, responses=documented(404, 409, 422))
async def forget(photo_id: PhotoId, session: Writing, context: Parts) -> None:
    """Drop an upload that no report has."""
    await uploads.forget(session, photo_id, context.vault)


@router.get("/media/{photo_id}", response_class=FileResponse, responses={**PICTURE, **documented(401, 404, 422, 503)})
async def get_copy(photo_id: PhotoId, caller: CurrentCaller, session: Reading, context: Parts) -> FileResponse:
    """The photo, at most 2,048 pixels, for callers whose scope holds its case."""
    return await _for_caller(photo_id, "copy", caller, session, context)


@router.get(
    "/media/{photo_id}/thumb", response_class=FileResponse, responses={**PICTURE, **documented(401, 404, 422, 503)}
)
async def get_thumb(photo_id: PhotoId, caller: CurrentCaller, session: Reading, context: Parts) -> FileResponse:
    """The photo, at most 320 pixels, for callers whose scope holds its case."""
    return await _for_caller(photo_id, "thumb", caller, session, context)


@router.get(
    "/reports/{receipt}/photos/{photo_id}",
    response_class=FileResponse,
    responses={**PICTURE, **documented(404, 422, 503)},
)
async def get_own(receipt: Receipt, photo_id: PhotoId, session: Reading, context: Parts) -> FileResponse:
    """One's own photo, for the holder of the report's receipt."""
    return served(await photo_of_receipt(session, receipt, photo_id), "copy", context)


async def _for_caller(
    photo_id: UUID, size: Size, caller: CurrentCaller, session: Reading, context: Context
) -> FileResponse:
    found = await case_of_photo(session, photo_id)
    if found is None or not (caller.sees(found.path) or found.worker == caller.id):
        raise NotFound("there is no such photo, or it is outside your scope")
    return served(found.media, size, context)


def served(media: Media, size: Size, context: Context) -> FileResponse:
    """A photo's copy as it is served, to whoever may see it. Raises NotFound, or Unavailable while it is being made."""
    if media.state == "received":
        raise Unavailable("the photo's copy is being made; ask again in a moment", retry_after=1)
    file = context.copies.path(media.id, size)
    if media.state != "ready" or not file.exists():
        raise NotFound("the photo cannot be shown")
    headers = {"Cache-Control": "private, max-age=86400, immutable"}
    return FileResponse(file, media_type=CONTENT_TYPE, headers=headers)
