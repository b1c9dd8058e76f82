"""``/api/v1/exports``: what a wall shows, as a file to hand around."""

import asyncio
from collections.abc import AsyncIterator
from urllib.parse import quote

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse

from backend.api.context import Parts, Reading
from backend.api.identity import CurrentCaller, Under
from backend.api.problems import documented
from backend.exports import city_map
from backend.settings import BEIJING

router = APIRouter(prefix="/api/v1/exports", tags=["exports"])

_drawing = asyncio.Semaphore(1)


async def _turn(_: CurrentCaller) -> AsyncIterator[None]:
    # A district takes seconds and a hundred megabytes: one after the other. Whoever waits holds no connection yet.
    async with _drawing:
        yield


@router.get(
    "/map",
    summary="A map that opens without a network",
    response_class=HTMLResponse,
    responses=documented(401, 403, 404, 422),
    dependencies=[Depends(_turn, scope="function")],
)
async def export_map(caller: CurrentCaller, session: Reading, context: Parts, under: Under = None) -> HTMLResponse:
    """The grids at or below a path within one's scope, how alive they are, and the open cases, as one HTML file. It
    says of what instant it is and who asked for it."""
    now = context.clock()
    path = caller.within(under)
    page = await city_map(session, path, now, by=caller.display_name)
    name = quote(f"网格图-{path or '全域'}-{now.astimezone(BEIJING):%Y%m%d-%H%M}.html")
    headers = {
        "Content-Disposition": f"attachment; filename=\"map.html\"; filename*=UTF-8''{name}",
        "Cache-Control": "no-store",
    }
    return HTMLResponse(page, headers=headers)
