"""Setting passwords: by their holders, and by a one-time link where there is none yet or it was forgotten."""

import asyncio
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend import security
from backend.errors import Invalid, NotFound
from backend.live.outbox import Happened, record
from backend.people import guard
from backend.people.guard_models import PasswordLink
from backend.people.models import Account
from backend.people.password_rules import fault_of
from backend.people.rights import Caller
from backend.people.sessions import end_sessions

LINK_LIVES = timedelta(days=2)


async def find_account(session: AsyncSession, login: str) -> Account:
    """The account of this name. Raises NotFound."""
    account = await session.scalar(select(Account).where(Account.login == login.strip().lower()))
    if account is None:
        raise NotFound(f"there is no account {login.strip().lower()}")
    return account


async def set_password(
    session: AsyncSession,
    account: Account,
    password: str,
    now: datetime,
    *,
    actor: str,
    origin: str | None = None,
    but: UUID | None = None,
) -> None:
    """Give an account a new password, unlock it, end its sessions (``but`` this one) and its one-time link.

    Raises Invalid when the password will not do.
    """
    if fault := fault_of(password, login=account.login, display_name=account.display_name):
        raise Invalid(fault)
    account.password_hash = await asyncio.to_thread(security.hash_password, password)
    await session.execute(delete(PasswordLink).where(PasswordLink.account_id == account.id))
    await guard.unlock(session, account.id)
    await record(session, [Happened("PasswordSet", now, "account", str(account.id), actor=actor, origin=origin)])
    await end_sessions(session, [account.id], now, why="password", actor=actor, origin=origin, but=but)


async def change_own(
    session: AsyncSession, caller: Caller, old: str, new: str, now: datetime, *, origin: str | None
) -> bool:
    """Change the caller's password and end the other sessions; False when ``old`` is not the present one.

    That counts as a failed login, so commit it: whoever found a session open must not guess the password behind it.
    Raises TooMany when there were too many, Invalid when ``new`` will not do.
    """
    account = await session.get_one(Account, caller.id, with_for_update=True)
    await guard.admit(session, str(caller.id), caller.id, origin, now)
    if not await security.verify_password(old, account.password_hash):
        await guard.failed(session, str(caller.id), origin, now)
        return False
    await set_password(session, account, new, now, actor=str(caller.id), origin=origin, but=caller.session)
    return True


async def offer_link(
    session: AsyncSession, account: Account, now: datetime, *, actor: str, origin: str | None = None
) -> tuple[str, datetime]:
    """A fresh one-time token with which the account's holder chooses a password, and until when it holds.

    An earlier one ends. Only the token's digest is stored.
    """
    token, until = security.new_token(), now + LINK_LIVES
    values = {"token_hash": security.hash_token(token), "expires_at": until}
    link = insert(PasswordLink).values(account_id=account.id, **values)
    await session.execute(link.on_conflict_do_update(index_elements=["account_id"], set_=values))
    subject = str(account.id)
    await record(session, [Happened("PasswordLinkMade", now, "account", subject, actor=actor, origin=origin)])
    return token, until


async def account_of_link(session: AsyncSession, token: str, now: datetime) -> Account:
    """Whose one-time link ``token`` is. Raises NotFound for one that was used or has ended."""
    account = await session.scalar(
        select(Account)
        .join(PasswordLink, PasswordLink.account_id == Account.id)
        .where(PasswordLink.token_hash == security.hash_token(token), PasswordLink.expires_at > now)
        .with_for_update()
    )
    if account is None:
        raise NotFound("this link was used already or has ended; ask for a new one")
    return account
