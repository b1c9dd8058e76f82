"""``./grid config``: checks a configuration's files, shows what they would change, and applies them."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer
from rich.console import Console

from backend import clock
from backend.commands import runtime
from backend.errors import Invalid
from backend.settings import BEIJING, Settings

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.configuration.schema import Configuration

T = TypeVar("T")
out = Console(highlight=False, soft_wrap=True)
app = typer.Typer(no_args_is_help=True, help="The place's own rules: categories, clocks, ladder, routing, roles.")

Source = Annotated[str, typer.Argument(metavar="DIR", help="A folder of YAML files, or a preset's name.")]


@app.command()
def check(source: Source) -> None:
    """Check the files of DIR: says everything that is wrong, with file and line, and exits with 2."""
    rules = _read(source)
    out.print(
        f"valid: {rules.title}, {len(rules.categories)} categories, {len(rules.departments)} departments,"
        f" {len(rules.routing)} routing rules",
        markup=False,
    )


@app.command()
def diff(source: Source) -> None:
    """Show what DIR would change against what holds now, and against what is scheduled."""
    from backend.configuration import service
    from backend.configuration.differences import differences

    rules, now = _read(source), clock.now()

    async def against(session: "AsyncSession") -> "list[tuple[str, Configuration]]":
        holds = await service.active(session, now)
        later = await service.scheduled(session, now)
        return [(f"{holds.rules.name}, which holds now", holds.rules)] + [
            (
                f"{one.name}, which holds from {_said(one.effective_from)}",
                (await service.active(session, one.effective_from)).rules,
            )
            for one in later
        ]

    for name, other in _with_database(against):
        lines = differences(other, rules)
        count = f"{len(lines)} difference{'s' if len(lines) > 1 else ''}" if lines else "nothing changes"
        out.print(f"against {name}: {count}", markup=False)
        for line in lines:
            out.print(f"  {line}", markup=False)


@app.command()
def apply(
    source: Source,
    at: Annotated[
        str | None,
        typer.Option(
            metavar="WHEN", help="“now”, or ISO 8601, Beijing time unless it has a zone; otherwise as the files say."
        ),
    ] = None,
) -> None:
    """Make DIR the place's configuration from an instant on. What was decided until then stays as it was."""
    from backend.configuration import service

    rules, now = _read(source), clock.now()
    begins = now if at == "now" else _instant(at)

    async def store(session: "AsyncSession") -> "tuple[service.Applied, list[str]]":
        done = await service.apply(session, rules, at=begins, now=now, actor="operator")
        later = await service.scheduled(session, max(now, done.effective_from))
        return done, [f"note: {one.name} takes its place from {_said(one.effective_from)}" for one in later]

    done, notes = _with_database(store)
    verb = "applied" if done.new else "nothing to do: the same rules hold already"
    out.print(f"{verb}; {rules.title} {rules.version} (#{done.id}), from {_said(done.effective_from)}", markup=False)
    for note in notes:
        out.print(note, markup=False)


@app.command()
def show(source: Annotated[str | None, typer.Argument(metavar="[DIR]", help="Else what holds now.")] = None) -> None:
    """Show a configuration whole, as YAML: the one that holds now, or that of DIR."""
    import yaml

    from backend.configuration import service

    async def holding(session: "AsyncSession") -> "Configuration":
        return (await service.active(session, clock.now())).rules

    rules = _read(source) if source else _with_database(holding)
    print(yaml.safe_dump(rules.model_dump(mode="json"), allow_unicode=True, sort_keys=False, width=120), end="")


@app.command()
def presets() -> None:
    """List the shipped configurations: five real places, and the one a new installation begins with."""
    from backend.configuration import files

    for name in files.presets():
        rules = _read(name)
        counts = f"{len(rules.categories)} categories, {len(rules.departments)} departments"
        out.print(f"{name:<10} {rules.title} · {counts}", markup=False)


def _read(source: str) -> "Configuration":
    """The configuration in a folder or preset; what is wrong is listed, and ends the command unless it only warns."""
    from backend.configuration.files import folder_of, read_configuration

    checked = read_configuration(folder_of(source))
    for fault in checked.faults:
        out.print(f"{'warning' if fault.warning else 'fault':<8} {fault}", markup=False)
    if checked.rules is None:
        count = sum(not fault.warning for fault in checked.faults)
        raise Invalid(f"{count} fault{'s' if count > 1 else ''} in {source}; docs/configuration.md explains each file")
    return checked.rules


def _with_database(work: "Callable[[AsyncSession], Awaitable[T]]") -> T:
    from backend.db.engine import Database

    with runtime.database(Settings()) as settings:
        assert settings.database_url is not None
        url = settings.database_url

        async def run() -> T:
            db = Database(url)
            try:
                async with db.write() as session:
                    return await work(session)
            finally:
                await db.close()

        return asyncio.run(run())


def _instant(given: str | None) -> datetime | None:
    if given is None:
        return None
    try:
        instant = datetime.fromisoformat(given)
    except ValueError:
        raise Invalid(f"--at “{given}” is no instant; write now, 2026-12-07 or 2026-12-07T08:00+08:00") from None
    return instant if instant.tzinfo else instant.replace(tzinfo=BEIJING)


def _said(instant: datetime) -> str:
    return f"{instant.astimezone(BEIJING):%Y-%m-%d %H:%M:%S} Beijing time"
