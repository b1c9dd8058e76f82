"""``./grid demo``: logins of the demo city, and the people who make it look alive."""

import asyncio
from dataclasses import asdict
from typing import Annotated

import orjson
import typer
from rich.console import Console
from rich.table import Table

from backend import clock
from backend.commands.runtime import database
from backend.db.engine import Database
from backend.db.view import View
from backend.security import Secrets
from backend.settings import Settings
from fixtures.tongzhou import logins as cast
from fixtures.tongzhou.logins import Login

WORKERS = 36
"""How many tablets the simulator carries."""


def logins(
    grid: Annotated[str | None, typer.Option("--grid", metavar="CODE", help="A micro-grid, 15 digits.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="A list of objects on standard output.")] = False,
) -> None:
    """Show accounts of the demo city with their passwords: the command center, and those of one grid."""
    with database(Settings()) as settings:
        found = asyncio.run(demo_logins(settings, grid))
    if as_json:
        print(orjson.dumps([asdict(login) for login in found], option=orjson.OPT_INDENT_2).decode())
        return
    table = Table("role", "account", "password", "grid")
    for login in found:
        table.add_row(login.role, login.account, login.password, login.grid)
    Console(highlight=False).print(table)


async def demo_logins(settings: Settings, grid: str | None = None) -> list[Login]:
    """The command center's login, and those of one grid of the demo city at ``settings.database_url``."""
    assert settings.database_url is not None
    db = Database(settings.database_url)
    try:
        async with db.write(View.system()) as session:  # which grids have work
            return await cast.logins(session, Secrets.load(settings.secrets_dir), grid=grid, now=clock.now())
    finally:
        await db.close()


def simulate(
    url: Annotated[str, typer.Option("--url", help="The running server.")] = "http://127.0.0.1:8000",
    workers: Annotated[int, typer.Option("--workers", min=1, max=40, help="How many tablets to carry.")] = WORKERS,
) -> None:
    """Send reports and work on them, as citizens and workers of the demo city would, until Ctrl-C."""
    with database(Settings()) as settings:
        asyncio.run(_simulate(settings, url, workers))


async def _simulate(settings: Settings, url: str, workers: int) -> None:
    from fixtures.simulator.play import run
    from fixtures.tongzhou.rota import CityRota

    assert settings.database_url is not None
    db = Database(settings.database_url, pool_size=1)
    try:
        await run(url, CityRota(db, Secrets.load(settings.secrets_dir), clock.now), tablets=workers)
    finally:
        await db.close()
