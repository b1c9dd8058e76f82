"""The three administrators of a new installation: accounts nobody can use until their one-time links were."""

from datetime import datetime
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.people.models import Account
from backend.people.passwords import offer_link

ADMINISTRATORS = {
    "system_administrator": ("admin", "系统管理员 System administrator"),
    "security_administrator": ("security", "安全管理员 Security administrator"),
    "audit_administrator": ("audit", "审计管理员 Audit administrator"),
}
"""Who a live installation needs first: role, account and name. Three people, so three links."""


async def offer_setup(session: AsyncSession, now: datetime) -> dict[str, str]:
    """Fresh one-time tokens by account, for each kind of administrator of whom none can log in; earlier ones end."""
    able = select(Account.role).where(
        Account.role.in_(ADMINISTRATORS), Account.password_hash.is_not(None), Account.active, Account.granted
    )
    there = set(await session.scalars(able.distinct()))
    tokens = {}
    for role, (login, name) in ADMINISTRATORS.items():
        if role in there:
            continue
        account = insert(Account).values(
            id=uuid4(), login=login, display_name=name, role=role, scope="", created_at=now
        )
        await session.execute(account.on_conflict_do_nothing(index_elements=[Account.login]))
        first = await session.scalar(
            select(Account).where(Account.role == role, Account.active, Account.granted).order_by(Account.created_at)
        )
        if first is not None:
            tokens[first.login], _ = await offer_link(session, first, now, actor="operator")
    return tokens
