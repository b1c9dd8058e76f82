"""Administration of accounts, by two people: one creates and describes them, the other grants and takes rights."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.errors import Conflict, Forbidden, Invalid, NotFound
from backend.grids.models import Grid
from backend.live.outbox import Happened, record
from backend.people import guard
from backend.people.guard_models import LoginLock, SecondFactor
from backend.people.models import Account
from backend.people.rights import Caller
from backend.people.roles import roles_at
from backend.people.sessions import end_sessions
from backend.security import Secrets
from gis.codes import under

LOGIN = re.compile(r"[\w.@-]{1,100}")
PHONE = re.compile(r"[0-9+() -]{3,30}")

RIGHTS = ("role", "scope", "department")
"""What the security administrator grants."""
DESCRIPTION = ("display_name", "phone", "position", "active")
"""What the system administrator keeps."""
PERSONAL = ("display_name", "phone")
"""Of these the log has digests only."""
EVERYWHERE = (
    "department",
    "command_center",
    "system_administrator",
    "security_administrator",
    "audit_administrator",
)
"""Roles that may have no scope, which means everywhere."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An account as administrators see it."""

    account: Account
    locked_until: datetime | None
    second_factor: bool


async def list_accounts(
    session: AsyncSession,
    now: datetime,
    *,
    path: str = "",
    role: str | None = None,
    after: str | None = None,
    only: UUID | None = None,
    limit: int = 500,
) -> list[Listed]:
    """Accounts by name: those with a scope at or below ``path``, of this ``role``, whose name comes ``after``."""
    query = (
        select(Account, LoginLock.until, SecondFactor.confirmed_at)
        .outerjoin(LoginLock, (LoginLock.subject == Account.id.cast(LoginLock.subject.type)) & (LoginLock.until > now))
        .outerjoin(SecondFactor, SecondFactor.account_id == Account.id)
        .order_by(Account.login)
        .limit(limit)
    )
    if path:
        low, high = under(path)
        query = query.where(Account.scope >= low, Account.scope < high)
    if role:
        query = query.where(Account.role == role)
    if after:
        query = query.where(Account.login > after)
    if only:
        query = query.where(Account.id == only)
    rows = await session.execute(query)
    return [Listed(account, until, confirmed_at is not None) for account, until, confirmed_at in rows]


async def get_account(session: AsyncSession, account_id: UUID, now: datetime) -> Listed:
    """One account. Raises NotFound."""
    found = await list_accounts(session, now, only=account_id, limit=1)
    if not found:
        raise NotFound("there is no such account")
    return found[0]


async def create(
    session: AsyncSession,
    values: Mapping[str, Any],
    now: datetime,
    *,
    by: Caller,
    keys: Secrets,
    origin: str | None,
) -> Account:
    """An account of these ``values`` with the rights they propose, which hold once another person grants them.

    Raises Invalid for values that will not do, Conflict for a name that is taken.
    """
    login = str(values["login"]).strip().lower()
    if not LOGIN.fullmatch(login):
        raise Invalid(f"“{login}” is no account: 1 to 100 letters, digits or . _ - @")
    if await session.scalar(select(Account.id).where(Account.login == login)):
        raise Conflict(f"there is an account {login} already; take another name")
    account = Account(
        **{**values, "id": uuid4(), "login": login, "granted": False, "created_at": now, "created_by": by.id}
    )
    await _check(session, account, now)
    session.add(account)
    await session.flush()
    data = {"account": str(account.id), "after": _digested(account, (*RIGHTS, *DESCRIPTION), keys)}
    created = Happened("AccountCreated", now, "account", str(account.id), data, actor=str(by.id), origin=origin)
    await record(session, [created])
    return account


async def change(
    session: AsyncSession,
    account_id: UUID,
    values: Mapping[str, Any],
    now: datetime,
    *,
    by: Caller,
    keys: Secrets,
    origin: str | None,
) -> None:
    """Change what ``values`` name. A change of rights, even to the same ones, grants them.

    Rights, and whether the account is active, end its sessions. Raises Forbidden for one's own account, for rights of
    an account one created oneself, and for fields of the other administrator; NotFound, Invalid.
    """
    rights = [name for name in RIGHTS if name in values]
    if rights:
        by.require("roles.change")
    if description := [name for name in DESCRIPTION if name in values]:
        by.require("accounts.manage")
    account = await session.get(Account, account_id, with_for_update=True)
    if account is None:
        raise NotFound("there is no such account")
    if account_id == by.id:
        raise Forbidden("nobody changes the account they are logged in with; ask another administrator")
    if rights and account.created_by == by.id:
        raise Forbidden("you created this account, so somebody else grants its rights")
    before, granted, active = _digested(account, (*rights, *description), keys), account.granted, account.active
    for name in (*rights, *description):
        setattr(account, name, values[name])
    if rights:
        account.granted = True
    await _check(session, account, now)
    await session.flush()
    after = _digested(account, (*rights, *description), keys)
    if before == after and granted == account.granted:
        return
    data = {"account": str(account.id), "before": before, "after": after}
    name = "RoleChanged" if rights else "AccountChanged"
    await record(session, [Happened(name, now, "account", str(account.id), data, actor=str(by.id), origin=origin)])
    if rights or active != account.active:
        await end_sessions(session, [account.id], now, why="rights", actor=str(by.id), origin=origin)


async def unlock(session: AsyncSession, account_id: UUID, now: datetime, *, by: Caller, origin: str | None) -> None:
    """Let an account that failed too often try again. Raises NotFound."""
    if await session.get(Account, account_id) is None:
        raise NotFound("there is no such account")
    if await guard.unlock(session, account_id):
        subject = str(account_id)
        unlocked = Happened("AccountUnlocked", now, "account", subject, actor=str(by.id), origin=origin)
        await record(session, [unlocked])


def rights_fault(role: str, scope: str, department: str | None, departments: Sequence[str]) -> str | None:
    """What is wrong with these rights, as a sentence; None when they will do. Pure.

    ``departments`` are the codes the configuration knows.
    """
    if not scope and role not in EVERYWHERE:
        return f"a {role} needs a scope: a grid's code or path"
    if role == "department" and not department:
        return "a department's account needs the department's code"
    if department and role != "department":
        return f"a {role} has no department"
    if department and department not in departments:
        there = ", ".join(departments) or "none"
        return f"there is no department {department}; the configuration has {there}"
    return None


async def _check(session: AsyncSession, account: Account, now: datetime) -> None:
    departments = (await roles_at(session, now)).departments
    if fault := rights_fault(account.role, account.scope, account.department, departments):
        raise Invalid(fault)
    if account.phone and not PHONE.fullmatch(account.phone):
        raise Invalid(f"“{account.phone}” is no phone number")
    if account.scope and not await grid_there(session, account.scope, now):
        raise Invalid(f"there is no grid {account.scope}; a scope is a grid's path, such as 110112.001.003")


async def grid_there(session: AsyncSession, path: str, now: datetime) -> bool:
    """Whether a grid has this path now."""
    there = select(Grid.id).where(Grid.path == path, Grid.valid_during.contains(now))
    return await session.scalar(there.limit(1)) is not None


def _digested(account: Account, names: Sequence[str], keys: Secrets) -> dict[str, Any]:
    """The fields as the log may keep them for ever: a digest stands for what is personal."""
    found = {name: getattr(account, name) for name in names}
    return {
        name: keys.digest(value) if name in PERSONAL and value is not None else value for name, value in found.items()
    }
