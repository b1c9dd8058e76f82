"""``./grid locate``: the owner of every row of a CSV file, streamed."""

import asyncio
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO, Literal, TextIO

import typer
from rich.progress import Progress

from backend import clock
from backend.commands import runtime
from backend.errors import Invalid, NotFound
from backend.settings import Settings

if TYPE_CHECKING:
    from gis.locator import Locator


def locate(
    file: Annotated[Path, typer.Argument(metavar="FILE.csv", help="UTF-8 or GBK, with a header line.")],
    crs: Annotated[
        Literal["wgs84", "cgcs2000", "gcj02", "bd09"] | None, typer.Option(help="Datum of the coordinates.")
    ] = None,
    lon: Annotated[str | None, typer.Option(metavar="COL", help="Column of the longitude, degrees.")] = None,
    lat: Annotated[str | None, typer.Option(metavar="COL", help="Column of the latitude, degrees.")] = None,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Write here instead of standard output.")] = None,
) -> None:
    """Add grid_code, grid_name, how and border_m (metres) to each row of a CSV file.

    A row whose coordinates cannot be read is kept, with how = invalid. The output is UTF-8.
    """
    from backend.grids.tables import INVALID, Table, annotate, encoding_of
    from gis.locator import HOW

    if crs is None:
        runtime.say("taking the coordinates as WGS-84; say --crs gcj02 or bd09 for those of an online map")
    if not file.is_file():
        raise NotFound(f"there is no file {file}")
    if out is not None and out.exists() and out.samefile(file):
        raise Invalid("--out names the input file itself; name another one")
    with runtime.database(Settings()) as settings:
        locator = asyncio.run(_load(settings))
    encoding = encoding_of(file)
    with file.open("rb") as raw, _output(out, bom=encoding != "utf-8") as output:
        table = Table(raw, encoding, lon, lat)
        with _progress(file, raw) as advance:
            counts = annotate(table, output, locator, crs or "wgs84", advance)
    each = ", ".join(f"{counts[how]:,} {how}" for how in (*HOW, INVALID) if counts[how])
    runtime.say(f"{counts.total():,} rows: {each or 'nothing to locate'}")


async def _load(settings: Settings) -> "Locator":
    from backend.db.engine import Database
    from backend.grids import service

    assert settings.database_url is not None
    db = Database(settings.database_url, settings.read_url)
    try:
        async with db.read() as session:
            return await service.load_locator(session, clock.now(), tolerance_m=settings.nearest_tolerance_m)
    finally:
        await db.close()


@contextmanager
def _output(out: Path | None, *, bom: bool) -> Iterator[TextIO]:
    """Standard output, or a file that appears under its name once it is whole.

    A file that replaces one with a BOM, or one in GBK, gets a BOM: it is opened with the same spreadsheet.
    """
    if out is None:
        sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]  # a file or terminal here
        try:
            yield sys.stdout
            sys.stdout.flush()
        except BrokenPipeError:  # the reader, head for instance, has seen enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit() from None
        return
    part = out.with_name(out.name + ".part")
    try:
        with part.open("w", encoding="utf-8-sig" if bom else "utf-8", newline="") as file:
            yield file
        part.replace(out)
    except OSError as failed:
        raise Invalid(f"cannot write {out}: {failed.strerror}") from failed
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def _progress(file: Path, raw: BinaryIO) -> Iterator[Callable[[], None]]:
    """A bar on standard error; call what it gives to move it to where ``raw`` is being read."""
    with Progress(console=runtime.err) as bar:
        task = bar.add_task(file.name, total=file.stat().st_size or 1)
        yield lambda: bar.update(task, completed=raw.tell())
