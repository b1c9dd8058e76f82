"""``./grid import grids``: brings in a boundary file, or says everything that is wrong with it."""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from backend import clock
from backend.commands import runtime
from backend.errors import Invalid
from backend.settings import BEIJING, Settings

if TYPE_CHECKING:
    from backend.grids.importing import CandidateSet, Plan
    from gis.codes import Layout
    from gis.faults import Fault

REFUSED = 2

out = Console(highlight=False, soft_wrap=True)


def import_grids(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="GeoJSON, GeoPackage or zipped Shapefile.")],
    crs: Annotated[
        str | None,
        typer.Option(metavar="CRS", help="wgs84, cgcs2000, gcj02, bd09 or EPSG:n; otherwise as the file says."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Check and show what would change; write nothing.")
    ] = False,
    repair: Annotated[bool, typer.Option("--repair", help="Mend what is at most 2 m wide, and list it.")] = False,
    effective_from: Annotated[
        str | None,
        typer.Option(metavar="WHEN", help="ISO 8601, Beijing time unless it has a zone; otherwise now."),
    ] = None,
    datum_corrected: Annotated[
        bool, typer.Option("--datum-corrected", help="The present outlines are on a wrong datum; FILE is right.")
    ] = False,
    layout: Annotated[
        str | None, typer.Option(metavar="LENGTHS", help="Code lengths from the root down; 6,9,12,15 at first.")
    ] = None,
) -> None:
    """Import the grids of FILE: all of them, or none.

    Refuses gaps, overlaps, grids outside their parent, broken rings and wrong codes with a list and a map beside FILE
    (FILE.faults.html), and exits with 2. See docs/import.md.
    """
    from backend.grids.files import read_grids
    from backend.grids.importing import CandidateSet

    begins = _instant(effective_from)
    lengths = _layout(layout)
    grids = read_grids(file, crs)
    runtime.say(f"{len(grids):,} grids read from {file.name}")
    with runtime.database(Settings()) as settings:
        how = {"mend": repair, "datum_corrected": datum_corrected}
        plan, verb = asyncio.run(_import(settings, CandidateSet(grids, lengths), begins, file.name, dry_run, how))
    faults = [fault for fault in plan.faults if fault.severity == "fault"]
    for done in plan.mended:
        out.print(f"mended   {_line(done.fault)}: {done.what}", markup=False)
    _show("warning", [fault for fault in plan.faults if fault.severity == "warning"])
    _show("fault", faults)
    if faults:
        written = _draw(file, plan)
        runtime.refuse(
            f"{len(faults)} fault{'s' if len(faults) > 1 else ''} in {file.name}; nothing was imported."
            + (f" The map: {written}" if written else "")
        )
    _counts(plan)
    out.print(f"{verb} from {plan.effective_from.astimezone(BEIJING):%Y-%m-%d %H:%M:%S} Beijing time", markup=False)


async def _import(
    settings: Settings,
    candidates: "CandidateSet",
    begins: datetime | None,
    name: str,
    dry_run: bool,
    how: dict[str, bool],
) -> "tuple[Plan, str]":
    """The plan, refused or not, and what was done, in words."""
    from backend.db.engine import Database
    from backend.db.view import View
    from backend.grids.importing import BoundariesRefused, import_grids, plan_import

    assert settings.database_url is not None
    db, now = Database(settings.database_url), clock.now()
    try:
        async with db.write(View.system()) as session:  # cases move
            if dry_run:
                plan = await plan_import(session, candidates, effective_from=begins or now, now=now, **how)
                return plan, "nothing was written; this would be valid"
            done = await import_grids(
                session,
                candidates,
                effective_from=begins or now,
                actor="system",
                now=now,
                file_name=name,
                nearest_tolerance_m=settings.nearest_tolerance_m,
                **how,
            )
        moved = f"; {done.rehomed} open cases moved to other grids" if done.rehomed else ""
        return done.plan, f"geometry version {done.import_id}{moved}, valid"
    except BoundariesRefused as refused:
        return refused.plan, ""
    finally:
        await db.close()


def _instant(text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        raise Invalid(f"--effective-from “{text}” is no instant; write 2026-12-01 or 2026-12-01T08:00+08:00") from None
    return instant if instant.tzinfo else instant.replace(tzinfo=BEIJING)


def _layout(text: str | None) -> "Layout | None":
    from gis.codes import Layout

    try:
        return None if text is None else Layout.parse(text)
    except ValueError as wrong:
        raise Invalid(f"--layout: {wrong}") from None


def _show(word: str, faults: "Sequence[Fault]") -> None:
    for fault in faults:
        out.print(f"{word:<8} {_line(fault)}", markup=False)


def _line(fault: "Fault") -> str:
    """Code, what, where, how big: one line, so that a long list can be searched and sorted."""
    codes = ", ".join(fault.codes[:4]) + (f" and {len(fault.codes) - 4} more" if len(fault.codes) > 4 else "")
    where = f" · at {fault.where[0]:.6f}, {fault.where[1]:.6f}" if fault.where else ""
    return f"{codes or '(no code)'} · {fault.kind}: {fault.detail}{where}{f' · {fault.size}' if fault.size else ''}"


def _counts(plan: "Plan") -> None:
    table = Table("level", "new", "changed", "unchanged", "retired")
    for level, numbers in plan.levels.items():
        table.add_row(level, *(f"{numbers[column]:,}" for column in ("new", "changed", "unchanged", "retired")))
    out.print(table)


def _draw(file: Path, plan: "Plan") -> Path | None:
    """Write the map beside the file, or where we are when that folder cannot be written."""
    from gis import faultmap
    from gis.maps import offline

    outlines = {grid.code: grid.geometry for grid in plan.grids if grid.geometry is not None}
    page = offline(faultmap.draw(file.name, plan.faults, outlines))
    for folder in (file.parent, Path.cwd()):
        target = folder / f"{file.stem}.faults.html"
        try:
            target.write_text(page, encoding="utf-8")
        except OSError:
            continue
        return target
    runtime.say(f"the map of the faults could not be written beside {file}")
    return None
