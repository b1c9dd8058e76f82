"""``./grid audit``: proves that the event log is what was written."""

from typing import Annotated

import typer
from rich.console import Console

from backend import clock
from backend.clock import iso
from backend.commands import runtime
from backend.settings import Settings

out = Console(highlight=False, soft_wrap=True)
app = typer.Typer(no_args_is_help=True, help="The event log, which is the audit.")


@app.command()
def verify(
    from_seq: Annotated[
        int, typer.Option(min=1, metavar="NUMBER", help="Begin there, and take the row before it as good.")
    ] = 1,
) -> None:
    """Prove the chain of the event log; name the first broken row and exit with 1 when there is one."""
    from backend.live import audit as log

    with runtime.database(Settings()) as settings:
        assert settings.database_url is not None
        found = log.verify(
            settings.database_url, from_seq=from_seq, tell=lambda rows: runtime.say(f"{rows:,} rows are sound so far")
        )
    if found.unchained and found.waiting_since:
        age = (clock.now() - found.waiting_since).total_seconds()
        runtime.say(
            f"{found.unchained:,} rows wait to be chained, the oldest for {age:,.0f} s; a running server does it"
        )
    if (fault := found.fault) is None:
        out.print(f"sound: {found.rows:,} rows, the head stands at {found.head}", markup=False)
        return
    out.print(f"broken at {fault.seq}: {fault.why}", markup=False)
    if fault.row is not None:
        out.print(f"  row {fault.row.id}, {iso(fault.row.at)}, {fault.row.name} by {fault.row.actor}", markup=False)
    raise typer.Exit(1)
