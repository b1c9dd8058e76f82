"""Second factors: offering one, confirming it, and taking its codes, each once."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, insert, select, update
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.asyncio import AsyncSession

from backend.errors import Conflict, Invalid, NotFound
from backend.live.outbox import Happened, record
from backend.people import totp
from backend.people.guard_models import RecoveryCode, SecondFactor
from backend.people.rights import Caller
from backend.people.sessions import end_sessions
from backend.security import Secrets, hash_token

SECRET_BYTES = 20
"""As long as SHA-1's output (RFC 4226, section 4)."""
RECOVERY_CODES = 10
ISSUER = "GridWarden"


@dataclass(frozen=True, slots=True)
class Offer:
    """A secret for a code generator; ``uri`` is what its QR code would hold."""

    uri: str


async def enrolled(session: AsyncSession, account: UUID) -> bool:
    """Whether logins of this account ask for a code."""
    confirmed = select(SecondFactor.confirmed_at).where(SecondFactor.account_id == account)
    return await session.scalar(confirmed) is not None


async def offer(session: AsyncSession, caller: Caller, keys: Secrets, now: datetime) -> Offer:
    """A fresh secret, which counts once a code of it has confirmed it. Raises Conflict when there is one already."""
    if await enrolled(session, caller.id):
        raise Conflict("this account has a second factor already; remove that one first")
    secret = secrets.token_bytes(SECRET_BYTES)
    fresh = {
        "sealed": keys.seal(secret, caller.id.bytes),
        "offered_at": now,
        "confirmed_at": None,
        "last_step": None,
    }
    upsert = postgresql.insert(SecondFactor).values(account_id=caller.id, **fresh)
    await session.execute(upsert.on_conflict_do_update(index_elements=["account_id"], set_=fresh))
    return Offer(totp.uri(secret, caller.login, ISSUER))


async def confirm(
    session: AsyncSession, caller: Caller, code: str, keys: Secrets, now: datetime, *, origin: str | None
) -> list[str]:
    """Ask for codes from now on, end the other sessions, and give the recovery codes, shown this once.

    Raises NotFound when no secret was offered, Conflict when it is confirmed already, Invalid for a wrong code.
    """
    factor = await session.get(SecondFactor, caller.id, with_for_update=True)
    if factor is None:
        raise NotFound("no second factor was offered; ask for one first")
    if factor.confirmed_at is not None:
        raise Conflict("this second factor is confirmed already")
    step = totp.step_of(keys.unseal(factor.sealed, caller.id.bytes), code, now)
    if step is None:
        raise Invalid("this is not the code that belongs to the secret now; look at the generator and its clock")
    factor.confirmed_at, factor.last_step = now, step
    codes = [_recovery_code() for _ in range(RECOVERY_CODES)]
    await session.execute(delete(RecoveryCode).where(RecoveryCode.account_id == caller.id))
    await session.execute(
        insert(RecoveryCode), [{"account_id": caller.id, "code_hash": _hashed(caller.id, code)} for code in codes]
    )
    await _tell(session, "SecondFactorSet", caller.id, now, actor=str(caller.id), origin=origin)
    await end_sessions(
        session, [caller.id], now, why="second_factor", actor=str(caller.id), origin=origin, but=caller.session
    )
    return codes


async def take(session: AsyncSession, account: UUID, code: str, keys: Secrets, now: datetime) -> bool:
    """Whether ``code`` is one of the generator's, newer than the last one taken, or a recovery code not used yet.

    It counts once. Two that come at the same time are taken one after the other.
    """
    factor = await session.get(SecondFactor, account, with_for_update=True)
    if factor is None:
        return False
    given = code.replace(" ", "").replace("-", "").lower()
    step = totp.step_of(keys.unseal(factor.sealed, account.bytes), given, now, after=factor.last_step)
    if step is not None:
        await session.execute(update(SecondFactor).where(SecondFactor.account_id == account).values(last_step=step))
        return True
    used = await session.scalar(
        delete(RecoveryCode)
        .where(RecoveryCode.account_id == account, RecoveryCode.code_hash == _hashed(account, given))
        .returning(RecoveryCode.account_id)
    )
    return used is not None


async def remove(session: AsyncSession, account: UUID, now: datetime, *, actor: str, origin: str | None) -> None:
    """Ask this account for no codes any more, and end its sessions. Raises NotFound when it has no second factor."""
    removed = await session.scalar(
        delete(SecondFactor).where(SecondFactor.account_id == account).returning(SecondFactor.account_id)
    )
    if removed is None:
        raise NotFound("this account has no second factor")
    await session.execute(delete(RecoveryCode).where(RecoveryCode.account_id == account))
    await _tell(session, "SecondFactorRemoved", account, now, actor=actor, origin=origin)
    await end_sessions(session, [account], now, why="second_factor", actor=actor, origin=origin)


def _recovery_code() -> str:
    """50 random bits, letters and digits that are not mistaken for each other."""
    letters = [secrets.choice("abcdefghjkmnpqrstuvwxyz23456789") for _ in range(10)]
    return f"{''.join(letters[:5])}-{''.join(letters[5:])}"


def _hashed(account: UUID, code: str) -> bytes:
    return hash_token(f"{account} {code.replace('-', '')}")


async def _tell(
    session: AsyncSession, name: str, account: UUID, now: datetime, *, actor: str, origin: str | None
) -> None:
    subject = str(account)
    await record(session, [Happened(name, now, "account", subject, {"account": subject}, actor=actor, origin=origin)])
