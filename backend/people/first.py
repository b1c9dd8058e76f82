"""The first administrator of a new installation: an account nobody can use until its one-time link was."""

import asyncio
import secrets
from datetime import datetime, timedelta
from uuid import uuid4

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend import security
from backend.db.models import Installation
from backend.errors import Invalid, NotFound
from backend.live.outbox import Happened, record
from backend.people.models import Account

LOGIN = "admin"
LINK_LIVES = timedelta(days=2)
_KEY = "setup_link"


async def offer_setup(session: AsyncSession, now: datetime) -> str | None:
    """A fresh one-time token that lets its holder set the first administrator's password; earlier ones end.

    None when some administrator can log in already. Only the token's digest is stored.
    """
    able = select(Account.id).where(Account.role == "administrator", Account.password_hash.is_not(None), Account.active)
    if await session.scalar(able.limit(1)):
        return None
    account = insert(Account).values(
        id=uuid4(), login=LOGIN, display_name="管理员 Administrator", role="administrator", scope="", created_at=now
    )
    await session.execute(account.on_conflict_do_nothing(index_elements=[Account.login]))
    token = security.new_token()
    value = {"digest": security.hash_token(token).hex(), "until": (now + LINK_LIVES).isoformat()}
    link = insert(Installation).values(key=_KEY, value=value)
    await session.execute(link.on_conflict_do_update(index_elements=[Installation.key], set_={"value": value}))
    return token


async def check_setup(session: AsyncSession, token: str, now: datetime) -> None:
    """Raises NotFound unless ``token`` is the one-time link that holds now."""
    link = await session.scalar(select(Installation.value).where(Installation.key == _KEY))
    if (
        link is None
        or not secrets.compare_digest(link["digest"], security.hash_token(token).hex())
        or datetime.fromisoformat(link["until"]) <= now
    ):
        raise NotFound("this link was used already or has ended; ./grid up prints a new one while no password is set")


async def use_setup(session: AsyncSession, token: str, password: str, now: datetime, origin: str | None) -> None:
    """Set the first administrator's password and end the link.

    Raises NotFound for a link that does not hold, Invalid for a password that is too short or too long.
    """
    await check_setup(session, token, now)
    if not security.PASSWORD_MIN <= len(password) <= security.PASSWORD_MAX:
        raise Invalid(f"a password has {security.PASSWORD_MIN} to {security.PASSWORD_MAX} characters")
    account = (await session.scalars(select(Account).where(Account.login == LOGIN))).one()
    account.password_hash = await asyncio.to_thread(security.hash_password, password)
    await session.execute(delete(Installation).where(Installation.key == _KEY))
    subject = str(account.id)
    await record(session, [Happened("PasswordSet", now, "account", subject, actor=subject, origin=origin)])
