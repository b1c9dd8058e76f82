"""What a benchmark row says, and how a run is printed."""

import os
import platform
from dataclasses import asdict, dataclass, field
from typing import Any

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement: ``ours`` beside ``limit``, both in ``unit``, of the same run.

    ``ratio`` is ours / limit where more is better (rates), and limit / ours where less is better (times), so that a
    larger ratio is always the better one. ``goal`` says what we promise ourselves, ``met`` whether this run kept it.
    """

    name: str
    unit: str
    ours: float
    limit: float
    limit_is: str
    ratio: float
    goal: str
    met: bool
    more: dict[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """The row as one flat object; ``more`` is spread into it."""
        plain = asdict(self)
        return {**plain.pop("more"), **plain}


def machine() -> dict[str, Any]:
    """What the figures were taken on."""
    return {"cores": os.cpu_count(), "python": platform.python_version(), "system": platform.system()}


def show(rows: list[Row]) -> None:
    """Print ``rows`` as a table."""
    table = Table(title=f"GridWarden bench ({os.cpu_count()} cores)")
    for column in ("row", "ours", "limit", "unit", "ratio", "goal", ""):
        table.add_column(column, justify="right" if column in {"ours", "limit", "ratio"} else "left")
    for row in rows:
        table.add_row(
            row.name,
            f"{row.ours:,.1f}",
            f"{row.limit:,.1f}",
            row.unit,
            f"{row.ratio:.2f}",
            row.goal,
            "[green]met[/]" if row.met else "[red]missed[/]",
        )
    console = Console()
    console.print(table)
    for row in rows:
        figures = ", ".join(f"{k} {v}" for k, v in row.more.items())
        console.print(f"  {row.name}: limit is {row.limit_is}" + (f"; {figures}" if figures else ""), style="dim")
