"""Writing a batch of fixes: the rows, what came of each worker's day, and where each worker was last."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from backend.db import columns
from backend.positions.batch import Batch, Move, Sender
from backend.positions.rules import Mask, days_of
from backend.positions.track import instant

columns.register()

STORE = text("""
    select store_fixes_v1(cast(:accounts as uuid[]), cast(:devices as uuid[]), :nth, :at, :lon, :lat, :accuracy, :speed,
                          :mocked, :now)
""")
KNOWN = text("select known_fixes_v1(cast(:accounts as uuid[]), :nth, :at)")
COUNT = text("""
    select count_fixes_v1(cast(:accounts as uuid[]), cast(:days as date[]), :fixes, :first, :last, :now)
""")
MOVE = text("select move_workers_v1(cast(:accounts as uuid[]), :at, :lon, :lat, :accuracy)")


async def store(
    session: AsyncSession, batch: Batch, senders: Sequence[Sender], now: datetime
) -> tuple[Batch, list[Move]]:
    """Keep the fixes on WGS-84 of ``batch`` that are not kept yet; gives those, and the workers whose place is new.

    In the order of account and instant, so that batches of several processes wait for each other instead of blocking.
    """
    accounts = sorted({sender.account_id for sender in senders})
    rank = {account: n for n, account in enumerate(accounts)}
    whose = np.array([rank[sender.account_id] for sender in senders], dtype=np.int64)
    batch = batch.take(np.lexsort((batch.track.at, whose[batch.nth])))
    batch = batch.take(_first_of(whose[batch.nth], batch.track.at))
    if len(batch):
        batch = await _insert(session, batch, senders, now)
    if not len(batch):
        return batch, []
    await _count(session, batch, senders, whose[batch.nth], now)
    credible = batch.take(~batch.track.mocked)
    return batch, await _move(session, credible, senders, whose[credible.nth])


async def _insert(session: AsyncSession, batch: Batch, senders: Sequence[Sender], now: datetime) -> Batch:
    """Nearly always everything is new, and storing it unseen is twice as fast as looking whether it is."""
    who = {
        "accounts": [sender.account_id for sender in senders],
        "devices": [sender.device_id for sender in senders],
        "now": now,
    }
    try:
        async with session.begin_nested():
            await session.execute(STORE, who | _rows(batch))
    except IntegrityError:
        rows = _rows(batch)
        known = (await session.scalars(KNOWN, who | {"nth": rows["nth"], "at": rows["at"]})).all()
        batch = batch.take(~np.isin(np.arange(1, len(batch) + 1), known))
        await session.execute(STORE, who | _rows(batch))
    return batch


def _rows(batch: Batch) -> dict[str, NDArray[Any]]:
    track = batch.track
    return {
        "nth": batch.nth + np.int32(1),
        "at": track.at,
        "lon": track.lon,
        "lat": track.lat,
        "accuracy": track.accuracy_m.astype(np.float32),
        "speed": track.speed_mps.astype(np.float32),
        "mocked": track.mocked,
    }


async def _count(
    session: AsyncSession, batch: Batch, senders: Sequence[Sender], whose: NDArray[np.int64], now: datetime
) -> None:
    at, days = batch.track.at, days_of(batch.track.at)
    first = np.flatnonzero(_first_of(whose, days))
    after = np.append(first[1:], len(batch))
    given = {
        "accounts": [senders[n].account_id for n in batch.nth[first]],
        "days": days[first].tolist(),
        "fixes": (after - first).astype(np.int32),
        "first": at[first],
        "last": at[after - 1],
        "now": now,
    }
    await session.execute(COUNT, given)


async def _move(session: AsyncSession, batch: Batch, senders: Sequence[Sender], whose: NDArray[np.int64]) -> list[Move]:
    track = batch.track
    newest = np.flatnonzero(_first_of(whose[::-1])[::-1])
    given = {
        "accounts": [senders[n].account_id for n in batch.nth[newest]],
        "at": track.at[newest],
        "lon": track.lon[newest],
        "lat": track.lat[newest],
        "accuracy": track.accuracy_m[newest].astype(np.float32),
    }
    moved = set((await session.scalars(MOVE, given)).all())
    return [
        Move(sender.account_id, sender.scope, float(track.lon[n]), float(track.lat[n]), instant(track.at[n]))
        for n, sender in zip(newest, (senders[n] for n in batch.nth[newest]), strict=True)
        if sender.account_id in moved
    ]


def _first_of(*keys: NDArray[Any]) -> Mask:
    """Where a run of equal ``keys`` begins."""
    begins = np.ones(len(keys[0]), dtype=bool)
    begins[1:] = np.logical_or.reduce([key[1:] != key[:-1] for key in keys])
    return begins
