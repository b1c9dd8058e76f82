"""Telephones with an app that sends positions: registered by their worker or a leader, known by a key."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Row, any_, func, literal, select, update
from sqlalchemy.dialects.postgresql import ARRAY, BYTEA
from sqlalchemy.ext.asyncio import AsyncSession

from backend.errors import Conflict, Forbidden, GridError, NotFound, Unauthenticated
from backend.live.outbox import Happened, record
from backend.people.models import Account
from backend.people.rights import Caller
from backend.positions.batch import Sender
from backend.positions.models import Device
from backend.security import hash_token, new_key
from gis.codes import under

MOST = 5
"""Devices of one worker at a time: a telephone, a spare one, and whatever was lost."""

UNKNOWN = "no device has this key; register it again, or take the key from whoever registered it"


async def senders(session: AsyncSession, given: Sequence[Sender | str], now: datetime) -> list[Sender | GridError]:
    """Who sends, by the keys among ``given``; Unauthenticated for a key of no device or of a revoked one.

    One query however many keys; the devices have been seen at ``now``.
    """
    keys = {key: hash_token(key.strip().lower()) for key in given if isinstance(key, str)}  # some are typed
    known: dict[bytes, Sender] = {}
    if keys:
        rows = await session.execute(
            update(Device)
            .where(
                Device.key_hash == any_(literal(sorted(keys.values()), ARRAY(BYTEA))),
                Device.revoked_at.is_(None),
                Device.account_id == Account.id,
                Account.active,
                Account.role == "worker",
            )
            .values(last_seen_at=now)
            .returning(Device.key_hash, Account.id, Account.scope, Device.id, Device.crs)
        )
        known = {hash: Sender(account, scope, device, crs) for hash, account, scope, device, crs in rows}
    return [known.get(keys[one], Unauthenticated(UNKNOWN)) if isinstance(one, str) else one for one in given]


async def owner(session: AsyncSession, caller: Caller, worker: UUID | None) -> UUID:
    """Whose device ``caller`` may register: their own as a worker, else with the right to dispatch that of a worker
    within their scope. Raises Forbidden for no worker's, NotFound for a worker elsewhere."""
    if worker in (None, caller.id):
        if caller.role != "worker":
            raise Forbidden(f"only workers have devices; you are logged in as {caller.role}: say whose it is")
        return caller.id
    caller.require("cases.dispatch")
    scope = await session.scalar(
        select(Account.scope).where(Account.id == worker, Account.role == "worker", Account.active)
    )
    if scope is None or not caller.sees(scope):
        raise NotFound("there is no such worker within your scope")
    return worker


async def register(
    session: AsyncSession, worker: UUID, name: str, protocol: str, crs: str, now: datetime, *, by: Caller
) -> tuple[Device, str]:
    """A device of a worker, and its key, which is given once and not stored. Raises Conflict when they have enough."""
    count = await session.scalar(select(func.count()).where(Device.account_id == worker, Device.revoked_at.is_(None)))
    if count is not None and count >= MOST:
        raise Conflict(f"this worker has {count} devices already; revoke one that is not used any more")
    key = new_key()
    device = Device(
        account_id=worker,
        name=name,
        protocol=protocol,
        crs=crs,
        key_hash=hash_token(key),
        created_by=by.id,
        created_at=now,
    )
    session.add(device)
    await session.flush()
    data = {"worker": str(worker), "protocol": protocol, "crs": crs}
    await record(session, [Happened("DeviceRegistered", now, "device", str(device.id), data)])
    return device, key


async def list_devices(session: AsyncSession, caller: Caller, path: str | None) -> Sequence[Row[Device, str]]:
    """The devices that send, with their workers' names: the caller's own, or with ``path`` those of workers at or below
    it; by name."""
    query = (
        select(Device, Account.display_name)
        .join(Account, Account.id == Device.account_id)
        .where(Device.revoked_at.is_(None))
        .order_by(Account.scope, Account.id, Device.name, Device.id)
    )
    if path is None:
        query = query.where(Device.account_id == caller.id)
    else:
        low, high = under(path)
        query = query.where(Account.scope >= low, Account.scope < high)
    return (await session.execute(query)).all()


async def revoke(session: AsyncSession, device_id: UUID, now: datetime, *, by: Caller) -> None:
    """Nothing is taken from this device any more: one's own, or with the right to dispatch one of a worker within the
    scope. Raises NotFound otherwise."""
    found = (
        await session.execute(
            select(Device, Account.scope)
            .join(Account, Account.id == Device.account_id)
            .where(Device.id == device_id, Device.revoked_at.is_(None))
        )
    ).one_or_none()
    if found is None or not (found.Device.account_id == by.id or (by.may("cases.dispatch") and by.sees(found.scope))):
        raise NotFound("there is no such device, or it was revoked already")
    found.Device.revoked_at = now
    data = {"worker": str(found.Device.account_id)}
    await record(session, [Happened("DeviceRevoked", now, "device", str(device_id), data)])
