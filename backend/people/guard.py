"""Locks the door on those who guess: by account and address, by account from anywhere, and by address.

Of an IPv6 address the network counts: whoever has one address there has 2^64 of them.
Failures are rows of their own, kept as long as they count. An outsider must not be able to lock somebody out for good,
so an account's lock does not hold where it logged in within the last 30 days; there the limit by address still does.
"""

from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network
from uuid import UUID

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.errors import TooMany
from backend.live.outbox import Happened, record
from backend.people.guard_models import KnownOrigin, LoginFailure, LoginLock, PasswordLink

HERE_MOST, HERE_WITHIN = 5, timedelta(minutes=15)
"""Failures of one account from one address."""
ANYWHERE_MOST, ANYWHERE_WITHIN = 15, timedelta(minutes=30)
"""Failures of one account from wherever; it is then locked for as long."""
SPRAY_MOST, SPRAY_WITHIN = 20, timedelta(minutes=15)
"""Accounts that one address failed for: somebody who tries one password on all of them."""
KNOWN_FOR = timedelta(days=30)


async def admit(session: AsyncSession, subject: str, account: UUID | None, origin: str | None, now: datetime) -> None:
    """Raise TooMany, before the password is looked at, when ``subject`` or ``origin`` has failed too often."""
    place = place_of(origin)
    tries = (
        await session.scalars(
            select(LoginFailure.at)
            .where(
                LoginFailure.subject == subject,
                LoginFailure.origin.is_not_distinct_from(place),
                LoginFailure.at > now - HERE_WITHIN,
            )
            .order_by(LoginFailure.at.desc())
            .limit(HERE_MOST)
        )
    ).all()
    if len(tries) == HERE_MOST:
        raise _too_many("too many failed logins for this account from here", tries[-1] + HERE_WITHIN, now)
    until = await session.scalar(select(LoginLock.until).where(LoginLock.subject == subject, LoginLock.until > now))
    sprays = place is not None and await _accounts_failed_for(session, place, now) >= SPRAY_MOST
    if not (until or sprays) or await _knows(session, account, place, now):
        return
    if until:
        raise _too_many("this account is locked after too many failed logins", until, now)
    raise _too_many("too many failed logins from this address", now + SPRAY_WITHIN, now)


async def failed(session: AsyncSession, subject: str, origin: str | None, now: datetime) -> None:
    """Count a failure, and lock the account when it was one too many. The caller commits although it refuses."""
    session.add(LoginFailure(subject=subject, origin=place_of(origin), at=now))
    await session.flush()
    count = await session.scalar(
        select(func.count()).where(LoginFailure.subject == subject, LoginFailure.at > now - ANYWHERE_WITHIN)
    )
    if (count or 0) >= ANYWHERE_MOST:
        lock = insert(LoginLock).values(subject=subject, since=now, until=now + ANYWHERE_WITHIN)
        fresh = {"since": now, "until": now + ANYWHERE_WITHIN}
        locked = await session.scalar(
            lock.on_conflict_do_update(index_elements=["subject"], set_=fresh, where=LoginLock.until <= now).returning(
                LoginLock.subject
            )
        )
        if locked:
            data = {"failures": count, "minutes": int(ANYWHERE_WITHIN.total_seconds() // 60)}
            await record(session, [Happened("AccountLocked", now, "account", subject, data, origin=origin)])


async def succeeded(session: AsyncSession, account: UUID, origin: str | None, now: datetime) -> None:
    """Forgive the failures from this address, and know it from now on."""
    place = place_of(origin)
    await session.execute(
        delete(LoginFailure).where(
            LoginFailure.subject == str(account), LoginFailure.origin.is_not_distinct_from(place)
        )
    )
    if place is not None:
        known = insert(KnownOrigin).values(account_id=account, origin=place, at=now)
        await session.execute(known.on_conflict_do_update(index_elements=["account_id", "origin"], set_={"at": now}))


def place_of(origin: str | None) -> str | None:
    """What counts of an address: an IPv4 address, the /64 of an IPv6 one (one customer's network), else the text."""
    try:
        address = ip_address(origin or "")
    except ValueError:
        return origin
    if not isinstance(address, IPv6Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ip_network((int(address), 64), strict=False))


async def unlock(session: AsyncSession, account: UUID) -> bool:
    """Forget every failure and the lock of an account; whether there was any."""
    subject = str(account)
    counted = await session.scalars(
        delete(LoginFailure).where(LoginFailure.subject == subject).returning(LoginFailure.subject)
    )
    locked = await session.scalars(delete(LoginLock).where(LoginLock.subject == subject).returning(LoginLock.subject))
    return bool(counted.all()) | bool(locked.all())


async def forget(session: AsyncSession, now: datetime) -> None:
    """Delete what does not count any more: failures, locks, known addresses and one-time links."""
    await session.execute(delete(LoginFailure).where(LoginFailure.at < now - max(ANYWHERE_WITHIN, SPRAY_WITHIN)))
    await session.execute(delete(LoginLock).where(LoginLock.until < now))
    await session.execute(delete(KnownOrigin).where(KnownOrigin.at < now - KNOWN_FOR))
    await session.execute(delete(PasswordLink).where(PasswordLink.expires_at < now))


async def _accounts_failed_for(session: AsyncSession, origin: str, now: datetime) -> int:
    tried = select(LoginFailure.subject).where(LoginFailure.origin == origin, LoginFailure.at > now - SPRAY_WITHIN)
    return await session.scalar(select(func.count()).select_from(tried.distinct().subquery())) or 0


async def _knows(session: AsyncSession, account: UUID | None, origin: str | None, now: datetime) -> bool:
    """Whether the account logged in from this address lately."""
    if account is None or origin is None:
        return False
    known = select(KnownOrigin.at).where(
        KnownOrigin.account_id == account, KnownOrigin.origin == origin, KnownOrigin.at > now - KNOWN_FOR
    )
    return await session.scalar(known) is not None


def _too_many(what: str, until: datetime, now: datetime) -> TooMany:
    wait = int((until - now).total_seconds()) + 1
    return TooMany(f"{what}; try again in {-(-wait // 60)} minutes", retry_after=wait)
