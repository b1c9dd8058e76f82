"""``./grid bench``: how fast this is on this machine, each figure beside a limit of the same run."""

import asyncio
import json
from collections.abc import Callable, Coroutine
from typing import Annotated, Any

import typer

from backend.commands.runtime import say
from backend.errors import Invalid
from backend.settings import Settings

ROWS = ("locate", "intake", "push", "positions", "pages", "wall", "evaluation", "cases", "activity")
"""In the order in which they are measured: the last three empty the city, each more of it."""


def bench(
    rows: Annotated[list[str] | None, typer.Argument(metavar="[ROW]…", help=f"Any of {', '.join(ROWS)}.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the rows as JSON.")] = False,
) -> None:
    """Measure speed, in a database of its own. Takes some minutes; the first run makes its city."""
    from backend.bench import activity, cases, evaluation, intake, locate, pages, positions, push, wall
    from backend.bench.stage import Stage, city, empty, locator_of, stage
    from backend.bench.table import Row, machine, show

    chosen = rows or list(ROWS)
    for row in chosen:
        if row not in ROWS:
            raise Invalid(f"there is no row {row!r}; choose from {', '.join(ROWS)}")
    data = Settings().data.resolve()
    measured: list[Row] = []
    with city(data, say) as url:

        def served(measure: Callable[[Stage], Coroutine[Any, Any, Row]]) -> Row:
            with stage(data, url) as running:
                return asyncio.run(measure(running))

        def walled() -> Row:
            beside = empty(url, "bench_wall")
            token = wall.found(beside)
            with stage(data, beside, "wall") as running:
                return asyncio.run(wall.measure(running, token))

        ways: dict[str, Callable[[], Row]] = {
            "locate": lambda: locate.measure(asyncio.run(locator_of(url))),
            "intake": lambda: served(intake.measure),
            "push": lambda: served(push.measure),
            "positions": lambda: served(positions.measure),
            "pages": lambda: served(pages.measure),
            "wall": walled,
            "evaluation": lambda: evaluation.measure(data, url, say),
            "cases": lambda: cases.measure(data, url, say),
            "activity": lambda: activity.measure(url, say),
        }
        for name in ROWS:
            if name in chosen:
                say(f"measuring {name}")
                measured.append(ways[name]())
    if as_json:
        typer.echo(json.dumps({"machine": machine(), "rows": [row.as_json() for row in measured]}, ensure_ascii=False))
    else:
        show(measured)
