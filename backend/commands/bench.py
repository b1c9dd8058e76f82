"""``./grid bench``: how fast this is on this machine, each figure beside a limit of the same run."""

import asyncio
import json
from typing import Annotated

import typer

from backend.commands.runtime import say
from backend.errors import Invalid
from backend.settings import Settings

ROWS = ("locate", "intake", "push", "cases")


def bench(
    rows: Annotated[list[str] | None, typer.Argument(metavar="[ROW]…", help=f"Any of {', '.join(ROWS)}.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the rows as JSON.")] = False,
) -> None:
    """Measure speed, in a database of its own. Takes some minutes; the first run makes its city."""
    from backend.bench import cases, intake, locate, push
    from backend.bench.stage import city, locator_of, stage
    from backend.bench.table import Row, machine, show

    chosen = rows or list(ROWS)
    for row in chosen:
        if row not in ROWS:
            raise Invalid(f"there is no row {row!r}; choose from {', '.join(ROWS)}")
    data = Settings().data.resolve()
    measured: list[Row] = []
    with city(data, say) as url:
        if "locate" in chosen:
            say("measuring locate")
            measured.append(locate.measure(asyncio.run(locator_of(url))))
        for name, measure in (("intake", intake.measure), ("push", push.measure)):
            if name in chosen:
                say(f"measuring {name}")
                with stage(data, url) as running:
                    measured.append(asyncio.run(measure(running)))
        if "cases" in chosen:  # the last one: it empties the city
            say("measuring cases")
            measured.append(cases.measure(data, url, say))
    if as_json:
        typer.echo(json.dumps({"machine": machine(), "rows": [row.as_json() for row in measured]}, ensure_ascii=False))
    else:
        show(measured)
