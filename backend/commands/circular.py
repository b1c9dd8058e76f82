"""``./grid circular``: a weekly circular or a monthly ranking as web page, workbook and PDF."""

import asyncio
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from backend import clock
from backend.commands import runtime
from backend.errors import Invalid
from backend.settings import BEIJING, Settings

if TYPE_CHECKING:
    from backend.circulars.content import Content, Kind
    from gis.citymap import DrawnGrid

app = typer.Typer(no_args_is_help=True, help="Weekly circulars and monthly rankings as HTML, Excel and PDF.")

Under = Annotated[str, typer.Option(metavar="PATH", help="The place, for instance 110112.001; absent: the district.")]
Out = Annotated[Path, typer.Option(metavar="DIR", help="Write the files here; the folder is made if it is missing.")]
At = Annotated[
    str,
    typer.Option(metavar="INSTANT", help="The newest that was due then: 2026-11-23 or 2026-11-23T08:00, Beijing time."),
]


@app.command()
def weekly(out: Out, under: Under = "", at: At = "") -> None:
    """周通报: the last whole week, due on Mondays at 08:00 Beijing time."""
    _write("weekly", out, under, at)


@app.command()
def monthly(out: Out, under: Under = "", at: At = "") -> None:
    """月排名通报: the last whole month with red and black lists, due on the first at 08:00 Beijing time."""
    _write("monthly", out, under, at)


def _write(kind: "Kind", out: Path, under: str, at: str) -> None:
    from typing import get_args

    from backend.circulars.editions import Edition, draw
    from backend.circulars.wording import file_name
    from backend.typesetting import require_fonts

    require_fonts()
    until = _instant(at)
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as failed:
        raise Invalid(f"cannot make the folder {out}: {failed.strerror}; name another with --out") from failed
    with runtime.database(Settings()) as settings:
        content, grids = asyncio.run(_made(settings, kind, under, until))
    for edition in get_args(Edition):
        file = out / file_name(content, edition)
        made = draw(edition, content, grids)
        try:
            file.write_bytes(made)
        except OSError as failed:
            raise Invalid(f"cannot write {file}: {failed.strerror}") from failed
        runtime.say(f"{file} ({len(made) / 2**10:,.0f} KB)")


async def _made(settings: Settings, kind: "Kind", under: str, until: datetime) -> "tuple[Content, list[DrawnGrid]]":
    from backend.circulars import periods, service
    from backend.circulars.content import Content
    from backend.db.engine import Database
    from backend.db.view import View

    assert settings.database_url is not None
    issue = periods.latest(kind, until)
    runtime.say(f"counting {issue.begins:%Y-%m-%d} until {issue.ends:%Y-%m-%d} (Beijing time)")
    db = Database(settings.database_url)
    try:
        async with db.write(View.system()) as session:
            session.info["actor"] = "operator"
            circular, new = await service.make(session, issue, under, now=clock.now())
            content = Content.model_validate(circular.content)
            grids = await service.drawn_grids(session, content)
    finally:
        await db.close()
    if not new:
        runtime.say(f"it was made before, {circular.made_at.astimezone(BEIJING):%Y-%m-%d %H:%M}, and stays as it was")
    return content, grids


def _instant(text: str) -> datetime:
    """``--at`` in Beijing time unless it names a zone; now when it is not given. Raises Invalid."""
    now = clock.now()
    if not text:
        return now
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise Invalid(f"--at {text!r} is no instant; write 2026-11-23 or 2026-11-23T08:00, Beijing time") from None
    at = at if at.tzinfo else at.replace(tzinfo=BEIJING)
    if len(text) == 10:  # a day, which is meant whole
        at = at.replace(hour=23, minute=59, second=59)
    if at > now and at.date() > now.astimezone(at.tzinfo).date():
        raise Invalid(f"--at {text} lies in the future; a circular is about a period that is over")
    return min(at, now)
