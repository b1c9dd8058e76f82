"""Tokens of walls: made once, shown once, revoked at will."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from backend.errors import NotFound
from backend.live.outbox import Happened, record
from backend.people.guard_models import DisplayToken
from backend.people.rights import Caller
from backend.security import hash_token, new_token


async def make(
    session: AsyncSession, name: str, path: str, now: datetime, *, by: Caller, origin: str | None
) -> tuple[DisplayToken, str]:
    """A token for the wall ``name``, which shows ``path``; the text is given once and not stored."""
    token = new_token()
    display = DisplayToken(name=name, path=path, token_hash=hash_token(token), created_by=by.id, created_at=now)
    session.add(display)
    await session.flush()
    made = Happened("DisplayMade", now, "display", str(display.id), {"path": path}, actor=str(by.id), origin=origin)
    await record(session, [made])
    return display, token


async def list_displays(session: AsyncSession) -> Sequence[DisplayToken]:
    """Every wall's token that holds, by name."""
    found = await session.scalars(
        select(DisplayToken).where(DisplayToken.revoked_at.is_(None)).order_by(DisplayToken.name, DisplayToken.id)
    )
    return found.all()


async def find_display(session: AsyncSession, token: str) -> DisplayToken:
    """The wall this token is for. Raises NotFound."""
    display = await session.scalar(
        select(DisplayToken).where(DisplayToken.token_hash == hash_token(token), DisplayToken.revoked_at.is_(None))
    )
    if display is None:
        raise NotFound("this display's token was revoked or never was; the security administrator makes a new one")
    return display


async def revoke(session: AsyncSession, display_id: UUID, now: datetime, *, by: Caller, origin: str | None) -> None:
    """End a wall's token, and its open sockets at once. Raises NotFound."""
    revoked = await session.scalar(
        update(DisplayToken)
        .where(DisplayToken.id == display_id, DisplayToken.revoked_at.is_(None))
        .values(revoked_at=now)
        .returning(DisplayToken.id)
    )
    if revoked is None:
        raise NotFound("there is no such display, or its token was revoked already")
    subject = str(revoked)
    data = {"account": subject, "why": "revoked"}
    await record(session, [Happened("SessionRevoked", now, "display", subject, data, actor=str(by.id), origin=origin)])
