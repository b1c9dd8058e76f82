"""The editions of a circular: web page, workbook and PDF, drawn from what is frozen whenever one is asked for."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Literal

from backend.circulars.content import Content
from backend.circulars.page import page
from backend.circulars.pdf import pdf
from backend.circulars.workbook import workbook
from gis.citymap import DrawnGrid

Edition = Literal["html", "xlsx", "pdf"]

MEDIA_TYPES: dict[Edition, str] = {
    "html": "text/html; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
}

# A district's map takes a second of a core: more must wait in line, and other requests must not.
_thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="circular")


def draw(edition: Edition, content: Content, grids: Sequence[DrawnGrid]) -> bytes:
    """``content`` in one edition, with a map of ``grids``. Raises Unavailable when the PDF's fonts are missing."""
    if edition == "html":
        return page(content, grids).encode()
    return workbook(content) if edition == "xlsx" else pdf(content, grids)


async def draw_in_turn(edition: Edition, content: Content, grids: Sequence[DrawnGrid]) -> bytes:
    """The same beside the server's other work, one at a time."""
    return await asyncio.get_running_loop().run_in_executor(_thread, draw, edition, content, grids)
