"""``./grid map``: the city's grids and open cases as one HTML file that opens without a network."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from backend import clock
from backend.commands import runtime
from backend.errors import Invalid
from backend.settings import Settings


def draw_map(
    out: Annotated[Path, typer.Option(metavar="FILE.html", help="Write the map here.")],
    under: Annotated[str, typer.Option(metavar="PATH", help="Only this grid and what lies below it.")] = "",
) -> None:
    """Draw the grids, how alive they are, and the open cases on a map that needs no network."""
    with runtime.database(Settings()) as settings:
        html = asyncio.run(_drawn(settings, under))
    try:
        out.write_text(html, encoding="utf-8")
    except OSError as failed:
        raise Invalid(f"cannot write {out}: {failed.strerror}") from failed
    runtime.say(f"{out} ({len(html.encode()) / 2**20:.1f} MB); open it in any browser")


async def _drawn(settings: Settings, under: str) -> str:
    from backend.db.engine import Database
    from backend.db.view import View
    from backend.exports import city_map

    assert settings.database_url is not None
    db = Database(settings.database_url, settings.read_url)
    try:
        async with db.read(View.system()) as session:  # the operator's own map, with every open case
            return await city_map(session, under, clock.now())
    finally:
        await db.close()
