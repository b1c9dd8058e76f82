"""What a new database becomes: the demo city, or a live installation with administrators to be named."""

from datetime import datetime
from typing import Literal

from sqlalchemy import exists, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.db.models import Installation
from backend.errors import Invalid
from backend.grids.models import Grid
from backend.people.first import offer_setup
from backend.people.models import Account

Mode = Literal["demo", "live"]


async def found(session: AsyncSession, *, own: bool, demo: bool, empty: bool) -> Mode:
    """The database's mode, decided now if it is new and kept in it for good.

    The demo (well-known accounts, a simulator) exists only in a database this program made itself (``own``) and that
    holds nothing, or where ``demo`` was asked for. Raises Invalid when a flag contradicts what the database is.
    """
    mode: Mode | None = await session.scalar(select(Installation.value).where(Installation.key == "mode"))
    if mode is None:
        used = await session.scalar(select(exists(select(Grid.id)) | exists(select(Account.id))))
        if demo and used:
            raise Invalid("this database holds grids or accounts already; the demo city needs a new one (--data DIR)")
        mode = "demo" if (own or demo) and not (empty or used) else "live"
        await session.execute(insert(Installation).values(key="mode", value=mode))
    if demo and mode == "live":
        raise Invalid("this database is a live installation; the demo city needs a new one (--data DIR)")
    if empty and mode == "demo":
        raise Invalid("this database holds the demo city; name a folder for a new one with --data DIR")
    return mode


async def setup_links(session: AsyncSession, base_url: str, now: datetime) -> dict[str, str]:
    """One-time addresses by account, where the three administrators set their passwords; none for who has one."""
    tokens = await offer_setup(session, now)
    return {login: f"{base_url}/setup?token={token}" for login, token in tokens.items()}
