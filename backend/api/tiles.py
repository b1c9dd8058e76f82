"""The grids' outlines as vector tiles, cached for ever under their geometry's version."""

import asyncio
import gzip
import hashlib
from typing import Annotated

from fastapi import APIRouter, Header, Path, Query, Response

from backend.api.context import Parts
from backend.api.problems import documented
from backend.errors import NotFound
from backend.grids import service

router = APIRouter(tags=["place"])

MEDIA_TYPE = "application/vnd.mapbox-vector-tile"
FOR_EVER = "public, max-age=31536000, immutable"


@router.get(
    "/tiles/{z}/{x}/{y}.mvt",
    response_class=Response,
    responses={
        200: {"content": {MEDIA_TYPE: {}}, "description": "layers grids (polygons) and labels (points)"},
        304: {"description": "The tile the client has is the present one"},
        **documented(404, 422),
    },
)
async def tile(
    context: Parts,
    z: Annotated[int, Path(ge=0, le=22, description="zoom")],
    x: Annotated[int, Path(ge=0, description="column")],
    y: Annotated[int, Path(ge=0, description="row from the north")],
    v: Annotated[
        int | None, Query(description="geometry version of GET /api/v1/config; the present one may be kept for ever")
    ] = None,
    accept_encoding: Annotated[str, Header(description="gzip is spoken")] = "",
    if_none_match: Annotated[str, Header(description="the ETag of the tile the client has")] = "",
) -> Response:
    """Give the outlines of the grids valid now; properties code, name, level, path, leaf. No state is in them."""
    if max(x, y) >= 2**z:
        raise NotFound(f"at zoom {z} columns and rows go from 0 to {2**z - 1}")
    at = context.clock()
    async with context.db.read() as session:
        version = await service.current_import(session, at)

    async def make() -> bytes:
        async with context.db.read() as session:
            made = await service.tile(session, z, x, y, at)
        return await asyncio.to_thread(gzip.compress, made, 6, mtime=0)

    body = await context.tiles.get((version, z, x, y), make)
    etag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
    headers = {
        "ETag": etag,
        # An old version's address must not hold the new outlines for ever.
        "Cache-Control": FOR_EVER if v == version else "no-cache",
        "Vary": "Accept-Encoding",
    }
    if etag in if_none_match:
        return Response(status_code=304, headers=headers)
    if "gzip" in accept_encoding:
        return Response(body, media_type=MEDIA_TYPE, headers=headers | {"Content-Encoding": "gzip"})
    return Response(gzip.decompress(body), media_type=MEDIA_TYPE, headers=headers)
