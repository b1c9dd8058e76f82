"""``./grid people``: what an operator does for one account."""

import asyncio
import sys
from typing import Annotated

import typer

from backend import clock
from backend.commands import runtime
from backend.errors import Invalid
from backend.settings import Settings


def password(account: Annotated[str, typer.Argument(metavar="ACCOUNT")]) -> None:
    """Give ACCOUNT a new password and end its sessions. Asks for it, or reads one line when input is no terminal."""
    from backend.security import PASSWORD_MAX, PASSWORD_MIN

    if sys.stdin.isatty():
        given = typer.prompt("New password", hide_input=True, confirmation_prompt=True, err=True)
    else:
        given = sys.stdin.readline().rstrip("\r\n")
    if not PASSWORD_MIN <= len(given) <= PASSWORD_MAX:
        raise Invalid(f"a password has {PASSWORD_MIN} to {PASSWORD_MAX} characters")
    with runtime.database(Settings()) as settings:
        asyncio.run(_set(settings, account, given))
    runtime.say(f"{account} logs in with the new password from now on")


async def _set(settings: Settings, account: str, given: str) -> None:
    from backend.db.engine import Database
    from backend.people.service import set_password
    from backend.security import hash_password

    assert settings.database_url is not None
    db = Database(settings.database_url)
    try:
        hashed = await asyncio.to_thread(hash_password, given)
        async with db.write() as session:
            await set_password(session, account, hashed, clock.now(), actor="operator")
    finally:
        await db.close()
