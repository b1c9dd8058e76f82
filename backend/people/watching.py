"""Looks again at sessions that stay open for long: live sockets."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, LargeBinary, any_, literal, select, update
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncSession

from backend.people.models import Account, Session
from backend.people.service import PROLONG_AFTER, Caller


async def still_valid(
    session: AsyncSession, token_hashes: Sequence[bytes], now: datetime, *, prolong: timedelta
) -> dict[bytes, Caller]:
    """The callers of those sessions that are still valid, with role and scope as they are now.

    An open socket is a use of its session, which therefore lives ``prolong`` from now (written hourly): a wall hangs
    unattended for weeks. Two statements, however many sessions.
    """
    await session.execute(
        update(Session)
        .where(_of(token_hashes), *_valid(now), Session.expires_at < now + prolong - PROLONG_AFTER)
        .values(expires_at=now + prolong)
    )
    rows = await session.execute(
        select(Session.token_hash, Account.id, Account.login, Account.display_name, Account.role, Account.scope)
        .join(Account, Account.id == Session.account_id)
        .where(_of(token_hashes), *_valid(now), Account.active)
    )
    return {row.token_hash: Caller(row.id, row.login, row.display_name, row.role, row.scope) for row in rows}


def _of(token_hashes: Sequence[bytes]) -> ColumnElement[bool]:
    return Session.token_hash == any_(literal(list(token_hashes), ARRAY(LargeBinary)))


def _valid(now: datetime) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return Session.revoked_at.is_(None), Session.expires_at > now
