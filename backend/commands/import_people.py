"""``./grid import people``: accounts and duties from a list."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import Progress

from backend import clock
from backend.commands import runtime
from backend.errors import Invalid
from backend.settings import Settings

if TYPE_CHECKING:
    from backend.people.files import PersonRow
    from backend.people.importing import Person, Plan, Summary


def people(
    file: Annotated[Path, typer.Argument(metavar="FILE.csv|xlsx", help="UTF-8, GBK or a workbook, with a header.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Check and count; write nothing.")] = False,
) -> None:
    """Import the people of FILE: all of them, or none.

    Columns: account, name, role, and optionally phone, scope, department, shift, position, password (or their Chinese
    names). An account of the role department has the code of its department.
    A worker with a micro-grid and a shift gets a duty there: the first in the file is the primary, the next are
    deputies. Accounts that exist are updated; a password or other rights end their sessions. One without a password
    cannot log in until ./grid people password.
    """
    from backend.people.files import read_people

    rows, unknown = read_people(file)
    if unknown:
        runtime.say(f"these columns mean nothing here: {', '.join(unknown)}")
    with runtime.database(Settings()) as settings:
        try:
            plan, summary = asyncio.run(_import(settings, rows, file.name, dry_run=dry_run))
        except Invalid as refused:
            for fault in refused.extra.get("errors", ()):
                runtime.err.print(f"row {fault['row']}: {fault['message']}", markup=False)
            raise
    duties = sum(map(len, plan.ladders.values()))
    if summary is None:
        runtime.say(f"acceptable: accounts {len(plan.people):,}, duties {duties:,}; nothing was written")
        return
    runtime.say(f"accounts created {summary.created:,}, updated {summary.updated:,}; duties {summary.duties:,}")
    if summary.cannot_log_in:
        runtime.say(f"without a password: {summary.cannot_log_in:,}; ./grid people password ACCOUNT gives one")


async def _import(
    settings: Settings, rows: "list[PersonRow]", name: str, *, dry_run: bool
) -> "tuple[Plan, Summary | None]":
    from backend.db.engine import Database
    from backend.people.importing import plan_people, write_people

    assert settings.database_url is not None
    db, now = Database(settings.database_url), clock.now()
    try:
        async with db.read() as session:
            plan = await plan_people(session, rows, now)
        if dry_run:
            return plan, None
        await asyncio.to_thread(_hash, list(plan.people.values()))
        async with db.write() as session:
            return plan, await write_people(session, plan, now=now, actor="operator", file_name=name)
    finally:
        await db.close()


def _hash(people: "list[Person]") -> None:
    from backend.people.importing import hash_passwords

    with Progress(console=runtime.err, transient=True) as progress:
        task = progress.add_task("passwords", total=sum(person.password is not None for person in people))
        hash_passwords(people, lambda done: progress.update(task, completed=done))
