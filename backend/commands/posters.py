"""``./grid posters``: the public board of each grid as a page to print, with a QR code that leads to it."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.progress import Progress

from backend import clock
from backend.commands import runtime
from backend.errors import Invalid
from backend.settings import Settings

if TYPE_CHECKING:
    from backend.posters.content import Sheaf


def posters(
    out: Annotated[Path, typer.Option(metavar="DIR", help="Write the files here; it is made if it is missing.")],
    under: Annotated[
        str, typer.Option(metavar="CODE", help="Only this grid and what lies below it: its code or its path.")
    ] = "",
    level: Annotated[
        Literal["street", "community", "micro"] | None,
        typer.Option(help="Grids of this level; absent: the lowest, which have workers of their own."),
    ] = None,
    url: Annotated[str, typer.Option(metavar="URL", help="How phones reach this; absent: GRID_PUBLIC_URL.")] = "",
    whole: Annotated[bool, typer.Option("--whole", help="One file, not one for each grid above.")] = False,
) -> None:
    """Write the posters (网格员公示牌) of the grids as PDF, an A4 page each: one file for each community.

    Each names the grid, who answers for it, the supervision phone and how to report. The QR code leads to /g/CODE.
    """
    from backend.file_names import safe
    from backend.posters.pdf import pdf
    from backend.typesetting import require_fonts

    settings = Settings()
    base = _base(url or settings.public_url or "")
    require_fonts()
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as failed:
        raise Invalid(f"cannot make the folder {out}: {failed.strerror}; name another with --out") from failed
    with runtime.database(settings) as found:
        sheaves = asyncio.run(_gathered(found, under, level, base, whole=whole))
    with Progress(console=runtime.err, transient=True) as progress:
        task = progress.add_task("posters", total=sum(len(sheaf.posters) for sheaf in sheaves))
        for sheaf in sheaves:
            file = out / safe(f"{sheaf.name.replace(' ', '-')}-网格员公示牌.pdf")
            made = pdf(sheaf)
            try:
                file.write_bytes(made)
            except OSError as failed:
                raise Invalid(f"cannot write {file}: {failed.strerror}") from failed
            progress.update(task, advance=len(sheaf.posters))
            runtime.say(f"{file} ({len(sheaf.posters):,} pages, {len(made) / 2**10:,.0f} KB)")


def _base(url: str) -> str:
    if not url.startswith(("http://", "https://")) or not url.partition("://")[2].strip("/"):
        raise Invalid(
            "a QR code needs the address phones reach this by: set GRID_PUBLIC_URL, or give --url https://…"
            if not url
            else f"--url {url} is no address; write https://host"
        )
    return url.rstrip("/")


async def _gathered(settings: Settings, under: str, level: str | None, base: str, *, whole: bool) -> "list[Sheaf]":
    from backend.db.engine import Database
    from backend.db.view import View
    from backend.grids.service import path_of
    from backend.posters.gathering import gather

    assert settings.database_url is not None
    now = clock.now()
    db = Database(settings.database_url, settings.read_url)
    try:
        async with db.read(View.nobody()) as session:  # posters hold nothing that is not for everybody
            path = await path_of(session, under, now) if under else ""
            return await gather(session, path, level, base, now, whole=whole)
    finally:
        await db.close()
