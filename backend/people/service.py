"""Logs people in and out, says who calls, and who is on duty."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from backend import security
from backend.db.arrays import one_of
from backend.errors import Forbidden, NotFound, TooMany, Unauthenticated
from backend.live.models import Event
from backend.live.outbox import Happened, record
from backend.people.duty import ShiftTimes, Worker, ladder, shifts_at
from backend.people.models import Account, Duty, Session, Shift
from backend.security import Secrets

COMMAND_ROLES = ("community", "street", "department", "command_center", "administrator")
"""Roles that watch over a scope; a worker only has tasks."""

FAILURES_ALLOWED = 5
FAILURE_WINDOW = timedelta(minutes=15)
# A session in use is prolonged at most this often: one write an hour, not one a request.
PROLONG_AFTER = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Caller:
    """Who calls: an account, what it may do (``role``) and where (``scope``, a grid path; "" is everywhere)."""

    id: UUID
    login: str
    display_name: str
    role: str
    scope: str

    def sees(self, path: str) -> bool:
        """Whether ``path`` is the scope or lies below it."""
        return self.scope in ("", path) or path.startswith(self.scope + ".")

    def within(self, under: str | None) -> str:
        """The path to list: ``under`` if given, else the whole scope. Raises Forbidden outside the scope."""
        if not under:
            return self.scope
        if not self.sees(under):
            raise Forbidden(f"your scope is {self.scope}; {under} is outside it")
        return under

    def require(self, *roles: str) -> None:
        """Raise Forbidden unless the role is one of ``roles``."""
        if self.role not in roles:
            raise Forbidden(f"this is for {', '.join(roles)}; you are logged in as {self.role}")


@dataclass(frozen=True, slots=True)
class Login:
    """A fresh session. ``token`` is shown once and not stored."""

    token: str
    expires_at: datetime
    caller: Caller


def normal_login(login: str) -> str:
    """The form an account's name is stored and compared in."""
    return login.strip().lower()


async def login(
    session: AsyncSession,
    login: str,
    password: str,
    *,
    keys: Secrets,
    now: datetime,
    lifetime: timedelta,
    origin: str | None = None,
    user_agent: str | None = None,
) -> Login | None:
    """Open a session, or give None when account and password do not match; both are recorded, so commit both.

    Raises TooMany after five failures for this account from this address within 15 minutes, without looking at the
    password. An unknown account takes as long as a known one.
    """
    name = normal_login(login)
    account = await session.scalar(select(Account).where(Account.login == name))
    subject = str(account.id) if account else keys.digest(name)
    await _throttle(session, subject, origin, now)
    usable = account.password_hash if account and account.active else None
    matches = await security.verify_password(password, usable)
    if account is None or not matches:
        await record(session, [Happened("SignInFailed", now, "account", subject, actor="anonymous", origin=origin)])
        return None
    token = security.new_token()
    await session.execute(
        insert(Session).values(
            token_hash=security.hash_token(token),
            account_id=account.id,
            created_at=now,
            expires_at=now + lifetime,
            origin=origin,
            user_agent=user_agent,
        )
    )
    await record(session, [Happened("SignedIn", now, "account", subject, actor=subject, origin=origin)])
    caller = Caller(account.id, account.login, account.display_name, account.role, account.scope)
    return Login(token, now + lifetime, caller)


async def _throttle(session: AsyncSession, subject: str, origin: str | None, now: datetime) -> None:
    """Raise TooMany when this account has failed too often from this address since it last succeeded there."""
    tries = (
        await session.execute(
            select(Event.name, Event.at)
            .where(
                Event.subject_kind == "account",
                Event.subject_id == subject,
                Event.origin.is_not_distinct_from(origin),
                Event.name.in_(("SignInFailed", "SignedIn")),
                Event.at > now - FAILURE_WINDOW,
            )
            .order_by(Event.id.desc())
            .limit(FAILURES_ALLOWED)
        )
    ).all()
    if len(tries) == FAILURES_ALLOWED and all(name == "SignInFailed" for name, _ in tries):
        wait = int((tries[-1].at + FAILURE_WINDOW - now).total_seconds()) + 1
        raise TooMany(
            f"too many failed logins for this account from here; try again in {-(-wait // 60)} minutes",
            retry_after=wait,
        )


async def authenticate(session: AsyncSession, token: str, now: datetime, *, prolong: timedelta | None = None) -> Caller:
    """Whose session ``token`` is. With ``prolong``, a session in use lives that long from now (written hourly).

    Raises Unauthenticated for an unknown, expired or revoked one, or one whose account is no longer active. Role and
    scope are read anew each time, so a change of them holds from the next call on.
    """
    token_hash = security.hash_token(token)
    row = (
        await session.execute(
            select(Account.id, Account.login, Account.display_name, Account.role, Account.scope, Session.expires_at)
            .join(Session, Session.account_id == Account.id)
            .where(
                Session.token_hash == token_hash,
                Session.revoked_at.is_(None),
                Session.expires_at > now,
                Account.active,
            )
        )
    ).one_or_none()
    if row is None:
        raise Unauthenticated("this session is not valid or has ended; log in again")
    if prolong and now + prolong - row.expires_at > PROLONG_AFTER:
        await session.execute(update(Session).where(Session.token_hash == token_hash).values(expires_at=now + prolong))
    return Caller(row.id, row.login, row.display_name, row.role, row.scope)


async def revoke(session: AsyncSession, token: str, now: datetime) -> None:
    """End the session of ``token``, if there is one."""
    await session.execute(
        update(Session)
        .where(Session.token_hash == security.hash_token(token), Session.revoked_at.is_(None))
        .values(revoked_at=now)
    )


async def set_password(session: AsyncSession, login: str, password_hash: str, now: datetime, *, actor: str) -> None:
    """Give an account a new password and end its sessions. Raises NotFound for an unknown account."""
    name = normal_login(login)
    account = await session.scalar(
        update(Account).where(Account.login == name).values(password_hash=password_hash).returning(Account.id)
    )
    if account is None:
        raise NotFound(f"there is no account {name}")
    await end_sessions(session, [name], now)
    await record(session, [Happened("PasswordSet", now, "account", str(account), actor=actor)])


async def end_sessions(session: AsyncSession, logins: Iterable[str], now: datetime) -> None:
    """Log the accounts of these names out everywhere, their open sockets too."""
    accounts = select(Account.id).where(one_of(Account.login, logins))
    await session.execute(
        update(Session).where(Session.account_id.in_(accounts), Session.revoked_at.is_(None)).values(revoked_at=now)
    )


async def on_duty(session: AsyncSession, grid_codes: Sequence[str], at: datetime) -> dict[str, list[Worker]]:
    """Who is on duty at ``at`` in each of the grids: the primary first, then the deputies in order.

    One query however many codes; a code without anybody on duty has an empty list.
    """
    rows = await session.execute(
        select(
            Duty.grid_code, Duty.rank, Account.id, Account.display_name, Shift.code, Shift.starts, Shift.ends,
            Shift.weekdays,
        )
        .join(Shift, Shift.code == Duty.shift)
        .join(Account, Account.id == Duty.account_id)
        .where(one_of(Duty.grid_code, grid_codes), Account.active)
    )  # fmt: skip
    duties: dict[str, list[tuple[int, str, UUID, str]]] = defaultdict(list)
    for code, rank, worker, name, shift, starts, ends, weekdays in rows:
        if shifts_at(at, [ShiftTimes(shift, starts, ends, tuple(weekdays))]):
            duties[code].append((rank, shift, worker, name))
    return {code: ladder(duties.get(code, ())) for code in grid_codes}


async def grids_on_duty(session: AsyncSession, account_id: UUID, at: datetime) -> list[tuple[str, int]]:
    """The grids an account is on duty in at ``at``, with its place in each ladder; by code."""
    bound = (await session.scalars(select(Duty.grid_code).where(Duty.account_id == account_id).distinct())).all()
    ladders = await on_duty(session, bound, at)
    return sorted((code, w.rank) for code, workers in ladders.items() for w in workers if w.id == account_id)


async def bound_workers(session: AsyncSession, grid_codes: Iterable[str]) -> dict[str, set[UUID]]:
    """Everybody with a duty in each of the grids, in any shift; codes without anybody are absent."""
    rows = await session.execute(
        select(Duty.grid_code, Duty.account_id)
        .join(Account, Account.id == Duty.account_id)
        .where(one_of(Duty.grid_code, grid_codes), Account.active)
    )
    bound: dict[str, set[UUID]] = defaultdict(set)
    for code, account in rows:
        bound[code].add(account)
    return dict(bound)


async def leaders_of(session: AsyncSession, path: str) -> list[Worker]:
    """The accounts that lead exactly this community or street, by login."""
    rows = await session.execute(
        select(Account.id, Account.display_name)
        .where(Account.scope == path, Account.role.in_(("community", "street")), Account.active)
        .order_by(Account.login)
    )
    return [Worker(id, name, rank) for rank, (id, name) in enumerate(rows)]
