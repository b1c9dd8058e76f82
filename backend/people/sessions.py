"""Sessions: whose a token is, how long it holds, and how it ends, at once and everywhere."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, LargeBinary, Row, Select, any_, insert, literal, or_, select, update
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.dialects.postgresql import UUID as PG_UUID
from sqlalchemy.ext.asyncio import AsyncSession

from backend import security
from backend.errors import NotFound, Unauthenticated
from backend.live.outbox import Happened, record
from backend.people.guard_models import DisplayToken, SecondFactor
from backend.people.models import Account, Session
from backend.people.rights import Caller, idle_of, lifetime_of
from backend.people.roles import Roles, roles_at

# A session in use is prolonged at most this often, or ten times an idle time that is shorter: one write an hour, not
# one a request.
PROLONG_AFTER = timedelta(hours=1)

_Row = Row[*tuple[Any, ...]]

ENDING = ("SessionRevoked", "RoleChanged")
"""Events after which the open sockets of the account in their data are looked at again at once."""


@dataclass(frozen=True, slots=True)
class Login:
    """A fresh session. ``token`` is shown once and not stored; it ends at ``ends_at`` even when it is used."""

    token: str
    expires_at: datetime
    ends_at: datetime
    caller: Caller


async def open_session(
    session: AsyncSession,
    account: Account,
    *,
    enrolled: bool,
    now: datetime,
    origin: str | None,
    user_agent: str | None,
) -> Login:
    """Open a session of ``account``, whose right to one has been proved."""
    roles = await roles_at(session, now)
    rule = roles.rule(account.role)
    token = security.new_token()
    expires_at, ends_at = now + idle_of(rule), now + lifetime_of(rule)
    opened = await session.scalar(
        insert(Session)
        .values(
            token_hash=security.hash_token(token),
            account_id=account.id,
            created_at=now,
            used_at=now,
            expires_at=expires_at,
            ends_at=ends_at,
            origin=origin,
            user_agent=user_agent,
        )
        .returning(Session.id)
    )
    caller = roles.caller(account, enrolled=enrolled, session=opened)
    return Login(token, expires_at, ends_at, caller)


async def authenticate(session: AsyncSession, token: str, now: datetime) -> Caller:
    """Whose session ``token`` is; a session in use lives its role's idle time from now.

    Raises Unauthenticated for an unknown, expired or revoked one, or one whose account is no longer active. Role and
    scope are read anew each time, so a change of them holds from the next call on. An account whose role requires a
    second factor has no rights until it has one.
    """
    token_hash = security.hash_token(token)
    row = (await session.execute(_holders().where(Session.token_hash == token_hash, *_valid(now)))).one_or_none()
    if row is None:
        display = await session.scalar(
            select(DisplayToken).where(DisplayToken.token_hash == token_hash, DisplayToken.revoked_at.is_(None))
        )
        if display is None:
            raise Unauthenticated("this session is not valid or has ended; log in again")
        return Caller.display(display.id, display.name, display.path)
    roles = await roles_at(session, now)
    await _prolong(session, row, idle_of(roles.rule(row.Account.role)), now)
    return _caller(row, roles)


async def _prolong(session: AsyncSession, row: _Row, idle: timedelta, now: datetime) -> None:
    longer = min(now + idle, row.ends_at) if row.ends_at else now + idle
    if longer - row.expires_at > min(PROLONG_AFTER, idle / 10):
        await session.execute(update(Session).where(Session.id == row.session).values(expires_at=longer, used_at=now))


async def still_valid(session: AsyncSession, token_hashes: Sequence[bytes], now: datetime) -> dict[bytes, Caller]:
    """The callers of those sessions and displays that are still valid, with their rights as they are now.

    A worker's open socket is a use of the session: the tablet waits for tasks in a pocket. Everybody else idles out in
    front of an open page; what hangs unattended has a display's token. A handful of statements, however many sessions.
    """
    roles = await roles_at(session, now)
    idle = idle_of(roles.rule("worker"))
    workers = select(Account.id).where(Account.role == "worker", Account.active)
    await session.execute(
        update(Session)
        .where(
            _among(Session.token_hash, token_hashes),
            *_open(now),
            Session.expires_at < now + idle - PROLONG_AFTER,
            Session.account_id.in_(workers),
        )
        .values(expires_at=now + idle, used_at=now)
    )
    found = await session.execute(
        _holders().add_columns(Session.token_hash).where(_among(Session.token_hash, token_hashes), *_valid(now))
    )
    callers = {row.token_hash: _caller(row, roles) for row in found}
    displays = await session.scalars(
        select(DisplayToken).where(_among(DisplayToken.token_hash, token_hashes), DisplayToken.revoked_at.is_(None))
    )
    return callers | {one.token_hash: Caller.display(one.id, one.name, one.path) for one in displays}


def _holders() -> Select[Account, UUID, datetime, datetime | None, bool]:
    return (
        select(
            Account,
            Session.id.label("session"),
            Session.expires_at,
            Session.ends_at,
            SecondFactor.confirmed_at.is_not(None).label("enrolled"),
        )
        .join(Session, Session.account_id == Account.id)
        .outerjoin(SecondFactor, SecondFactor.account_id == Account.id)
    )


def _caller(row: _Row, roles: Roles) -> Caller:
    return roles.caller(row.Account, enrolled=row.enrolled, session=row.session)


def _valid(now: datetime) -> list[ColumnElement[bool]]:
    return [*_open(now), Account.active.is_(True), Account.granted.is_(True)]


def _open(now: datetime) -> list[ColumnElement[bool]]:
    return [
        Session.revoked_at.is_(None),
        Session.expires_at > now,
        or_(Session.ends_at.is_(None), Session.ends_at > now),
    ]


def _among(column: Any, token_hashes: Sequence[bytes]) -> ColumnElement[bool]:
    found: ColumnElement[bool] = column == any_(literal(list(token_hashes), ARRAY(LargeBinary)))
    return found


async def list_sessions(session: AsyncSession, account: UUID, now: datetime) -> Sequence[Session]:
    """The sessions of an account that hold now, the last used first."""
    found = await session.scalars(
        select(Session)
        .join(Account, Account.id == Session.account_id)
        .where(Session.account_id == account, *_valid(now))
        .order_by(Session.used_at.desc().nulls_last(), Session.created_at.desc())
    )
    return found.all()


async def revoke(
    session: AsyncSession, session_id: UUID, now: datetime, *, by: Caller, origin: str | None = None
) -> None:
    """End one session: the caller's own, or any with the right to sessions.manage. Raises NotFound otherwise."""
    query = update(Session).where(Session.id == session_id, Session.revoked_at.is_(None)).values(revoked_at=now)
    if not by.may("sessions.manage"):
        query = query.where(Session.account_id == by.id)
    account = await session.scalar(query.returning(Session.account_id))
    if account is None:
        raise NotFound("you have no such session, or it has ended")
    why = "logged_out" if session_id == by.session else "revoked"
    await record(session, [_revoked(account, now, why, actor=str(by.id), origin=origin)])


async def end_sessions(
    session: AsyncSession,
    accounts: Iterable[UUID],
    now: datetime,
    *,
    why: str,
    actor: str,
    origin: str | None = None,
    but: UUID | None = None,
) -> None:
    """Log these accounts out everywhere, their open sockets too; of one's own sessions, all ``but`` this one."""
    query = update(Session).where(
        Session.account_id == any_(literal(list(accounts), ARRAY(PG_UUID(as_uuid=True)))), Session.revoked_at.is_(None)
    )
    if but is not None:
        query = query.where(Session.id != but)
    ended = await session.scalars(query.values(revoked_at=now).returning(Session.account_id))
    await record(
        session,
        [_revoked(account, now, why, actor=actor, origin=origin) for account in dict.fromkeys(ended)],
    )


def _revoked(account: UUID, now: datetime, why: str, *, actor: str, origin: str | None) -> Happened:
    data = {"account": str(account), "why": why}
    return Happened("SessionRevoked", now, "account", str(account), data, actor=actor, origin=origin)
