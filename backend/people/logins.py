"""Logging in with a password and, where the account has one, a second factor."""

from datetime import datetime
from enum import Enum

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend import security
from backend.live.outbox import Happened, record
from backend.people import factors, guard
from backend.people.models import Account
from backend.people.sessions import Login, open_session
from backend.security import Secrets


class Refused(Enum):
    """Why nobody was logged in."""

    WRONG = "account and password do not match"
    CODE_WANTED = "this account has a second factor: send its code too"
    CODE_WRONG = "the code is not right, or was used already; wait for the next one"


def normal_login(login: str) -> str:
    """The form an account's name is stored and compared in."""
    return login.strip().lower()


async def login(
    session: AsyncSession,
    login: str,
    password: str,
    code: str | None = None,
    *,
    keys: Secrets,
    now: datetime,
    origin: str | None = None,
    user_agent: str | None = None,
) -> Login | Refused:
    """Open a session, or say why not; either is recorded, so commit both.

    Raises TooMany without looking at the password when there were too many failures (guard.py). An unknown account
    takes as long as a known one. The need for a code is told to those alone who know the password.
    """
    name = normal_login(login)
    account = await session.scalar(select(Account).where(Account.login == name))
    subject = str(account.id) if account else keys.digest(name)
    await guard.admit(session, subject, account.id if account else None, origin, now)
    usable = account.password_hash if account and account.active and account.granted else None
    matches = await security.verify_password(password, usable)
    if account is None or not matches:
        return await _refuse(session, subject, Refused.WRONG, origin, now)
    enrolled = await factors.enrolled(session, account.id)
    if enrolled and not code:
        return Refused.CODE_WANTED
    if enrolled and not await factors.take(session, account.id, str(code), keys, now):
        return await _refuse(session, subject, Refused.CODE_WRONG, origin, now)
    await guard.succeeded(session, account.id, origin, now)
    opened = await open_session(session, account, enrolled=enrolled, now=now, origin=origin, user_agent=user_agent)
    await record(session, [Happened("SignedIn", now, "account", subject, actor=subject, origin=origin)])
    return opened


async def _refuse(session: AsyncSession, subject: str, why: Refused, origin: str | None, now: datetime) -> Refused:
    await guard.failed(session, subject, origin, now)
    data = {"why": why.name.lower()}
    await record(session, [Happened("SignInFailed", now, "account", subject, data, actor="anonymous", origin=origin)])
    return why
