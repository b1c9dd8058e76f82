"""``./grid up``: the whole product in the foreground of one terminal."""

import asyncio
import socket
import sys
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Annotated

import typer

from backend import clock
from backend.commands.companions import Companion, Revivable, kept_alive
from backend.commands.demo import demo_logins
from backend.commands.founding import Mode, found, setup_links
from backend.commands.runtime import cluster_of, say
from backend.commands.server import (
    BehindProxy,
    Host,
    Key,
    Port,
    Tls,
    bind,
    listening,
    own_address,
    run,
    stopping_in_order,
)
from backend.commands.welcome import welcome
from backend.db.engine import Database
from backend.errors import Unavailable
from backend.observability import configure_logging, log_to
from backend.settings import Settings
from fixtures.tongzhou.load import load_demo

NATS_SERVER = Path(sys.executable).parent / "nats-server"


def up(
    port: Port = None,
    host: Host = None,
    empty: Annotated[bool, typer.Option("--empty", help="No demo city: bring your own.")] = False,
    demo: Annotated[bool, typer.Option("--demo", help="The demo city, also in GRID_DATABASE_URL's database.")] = False,
    quiet_city: Annotated[bool, typer.Option("--quiet-city", help="No simulated reports and workers.")] = False,
    nats: Annotated[bool, typer.Option("--nats", help="Pass events on through a NATS server beside.")] = False,
    tls: Tls = None,
    key: Key = None,
    behind_proxy: BehindProxy = False,
) -> None:
    """Set up what is missing, start everything, and print the addresses; Ctrl-C stops it."""
    settings = listening(Settings(), port, host, tls, key, behind_proxy)
    with stopping_in_order(), closing(bind(settings)) as listener, ExitStack() as stack:
        settings, cluster = stack.enter_context(cluster_of(settings))
        parts: list[Revivable] = [cluster] if cluster else []
        mode, links = asyncio.run(_found(settings, own=cluster is not None, demo=demo, empty=empty))
        if nats:
            settings = _start_nats(settings, stack, parts)
        configure_logging()
        log_to(settings.data / "logs" / "grid.log")
        stack.enter_context(kept_alive(parts))

        logins = asyncio.run(demo_logins(settings)) if mode == "demo" else []

        def ready() -> None:
            if mode == "demo" and not quiet_city:
                _start_simulator(settings, stack, parts)
            welcome(settings, mode, links, logins)

        run(settings, listener, ready)
        say("stopping")


async def _found(settings: Settings, *, own: bool, demo: bool, empty: bool) -> tuple[Mode, dict[str, str]]:
    """Decide what the database is, and bring the demo city or links for the first administrators."""
    assert settings.database_url is not None
    db = Database(settings.database_url)
    try:
        async with db.write() as session:
            mode = await found(session, own=own, demo=demo, empty=empty)
            links = await setup_links(session, settings.base_url, clock.now()) if mode == "live" else {}
        if mode == "demo":
            await load_demo(settings.database_url, settings.data, now=clock.now(), progress=say)
        return mode, links
    finally:
        await db.close()


def _start_nats(settings: Settings, stack: ExitStack, parts: list[Revivable]) -> Settings:
    if not NATS_SERVER.exists():
        raise Unavailable("--nats needs the nats-server program; run: ./grid up --nats (which installs it)")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [str(NATS_SERVER), "--addr", "127.0.0.1", "--port", str(port)]
    _beside(Companion("NATS server", command, settings.data / "logs" / "nats.log"), stack, parts)
    url = f"nats://127.0.0.1:{port}"
    say(f"events travel over {url}; give it as GRID_BUS_URL to every ./grid serve beside")
    return settings.model_copy(update={"bus_url": url})


def _start_simulator(settings: Settings, stack: ExitStack, parts: list[Revivable]) -> None:
    data = str(settings.data.resolve())
    command = [sys.executable, "-m", "backend", "demo", "simulate", "--url", own_address(settings), "--data", data]
    _beside(Companion("simulator", command, settings.data / "logs" / "simulator.log"), stack, parts)


def _beside(companion: Companion, stack: ExitStack, parts: list[Revivable]) -> None:
    stack.callback(companion.stop)
    parts.append(companion)
