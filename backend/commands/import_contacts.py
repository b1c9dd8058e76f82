"""``./grid import contacts``: household contacts and building heads from a list."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from backend import clock
from backend.commands import runtime
from backend.errors import Invalid
from backend.settings import Settings

if TYPE_CHECKING:
    from backend.people.contacts import ContactRow


def contacts(
    file: Annotated[Path, typer.Argument(metavar="FILE.csv|xlsx", help="UTF-8, GBK or a workbook, with a header.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Check and count; write nothing.")] = False,
) -> None:
    """Import the household contacts and building heads of FILE: all of them, or none.

    Columns: grid, kind, name, and optionally phone, building, households (or their Chinese names). The kinds are the
    configuration's contacts_kinds. FILE is the whole truth about the grids it names.
    """
    from backend.people.contacts import read_contacts

    rows, unknown = read_contacts(file)
    if unknown:
        runtime.say(f"these columns mean nothing here: {', '.join(unknown)}")
    with runtime.database(Settings()) as settings:
        try:
            count = asyncio.run(_import(settings, rows, file.name, dry_run=dry_run))
        except Invalid as refused:
            for fault in refused.extra.get("errors", ()):
                runtime.err.print(f"row {fault['row']}: {fault['message']}", markup=False)
            raise
    runtime.say(f"acceptable: contacts {count:,}; nothing was written" if dry_run else f"contacts {count:,}")


async def _import(settings: Settings, rows: "list[ContactRow]", name: str, *, dry_run: bool) -> int:
    from backend.db.engine import Database
    from backend.db.view import View
    from backend.people.contacts import plan_contacts, write_contacts

    assert settings.database_url is not None
    db, now = Database(settings.database_url), clock.now()
    try:
        async with db.write(View.system()) as session:  # a grid's contacts concern its scope alone
            planned = await plan_contacts(session, rows, now)
            if not dry_run:
                await write_contacts(session, planned, now=now, actor="operator", file_name=name)
        return len(planned)
    finally:
        await db.close()
