"""``./grid people``: what an operator does for one account."""

import asyncio
import sys
from typing import Annotated

import typer

from backend import clock
from backend.commands import runtime
from backend.settings import Settings


def password(account: Annotated[str, typer.Argument(metavar="ACCOUNT")]) -> None:
    """Give ACCOUNT a new password, unlock it and end its sessions.

    Asks for the password, or reads one line when input is no terminal.
    """
    if sys.stdin.isatty():
        given = typer.prompt("New password", hide_input=True, confirmation_prompt=True, err=True)
    else:
        given = sys.stdin.readline().rstrip("\r\n")
    with runtime.database(Settings()) as settings:
        asyncio.run(_set(settings, account, given))
    runtime.say(f"{account} logs in with the new password from now on")


async def _set(settings: Settings, account: str, given: str) -> None:
    from backend.db.engine import Database
    from backend.people.passwords import find_account, set_password

    assert settings.database_url is not None
    db = Database(settings.database_url)
    try:
        async with db.write() as session:
            found = await find_account(session, account)
            await set_password(session, found, given, clock.now(), actor="operator")
    finally:
        await db.close()
