"""The relay: gives committed events their sequence and chain hash, and tells the bus.

Of all processes one leads: it holds an advisory lock on the very connection it stamps on, so losing the connection is
losing the lead. Every batch also locks the row of the sequence's head and starts from what stands there, so that even
two leaders could not stamp twice.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

import orjson
import structlog
from sqlalchemy import (
    ARRAY,
    BigInteger,
    LargeBinary,
    Text,
    bindparam,
    cast,
    column,
    exists,
    func,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from backend.clock import Clock
from backend.live import metrics
from backend.live.bus import Bus, Notice, Stamped
from backend.live.chain import GENESIS, Link, digest
from backend.live.models import Event, RelayHead

log = structlog.get_logger(__name__)

BATCH = 1_000
ELECTION_S = 0.5
"""A process that does not lead asks for the lead this often."""
QUICK_S, SLOW_S = 0.01, 0.1
"""The pause between two looks at the outbox: short after events, doubling to the longer one in silence."""
PATIENCE_S = 30.0
"""A batch that takes longer than this means that the server is gone."""

_LEAD = func.hashtext("gridwarden.relay")
_LIVES = UUID("6a3c1f0e-6f0b-4f5e-9d63-9a2f5b1c7a10")
"""Namespace of the epochs."""

# A leader whose machine vanished, or which froze in the middle of a batch, must not keep the lock for hours.
_guards = select(
    func.set_config("tcp_keepalives_idle", "5", False),
    func.set_config("tcp_keepalives_interval", "2", False),
    func.set_config("tcp_keepalives_count", "3", False),
    func.set_config("tcp_user_timeout", "15s", False),
    func.set_config("idle_in_transaction_session_timeout", "30s", False),
)

_unstamped = (
    select(
        Event.id,
        Event.at,
        Event.name,
        Event.actor,
        Event.origin,
        Event.subject_kind,
        Event.subject_id,
        cast(Event.data, Text).label("data"),
        Event.topics,
    )
    .where(Event.seq.is_(None))
    .order_by(Event.id)
)

_stamps = (
    func.unnest(
        bindparam("ids", type_=ARRAY(BigInteger)),
        bindparam("seqs", type_=ARRAY(BigInteger)),
        bindparam("hashes", type_=ARRAY(LargeBinary)),
    )
    .table_valued(column("id", BigInteger), column("seq", BigInteger), column("hash", LargeBinary))
    .render_derived(name="stamp")
)
_stamp = (
    update(Event).values(seq=_stamps.c.seq, hash=_stamps.c.hash).where(Event.id == _stamps.c.id, Event.seq.is_(None))
)


class Fenced(Exception):
    """Somebody else stamped meanwhile; nothing of this batch was written."""


class Relay:
    """Stamps on ``engine`` (which must act as ``grid_jobs``) and publishes to ``bus``."""

    def __init__(self, engine: AsyncEngine, bus: Bus, clock: Clock) -> None:
        self._engine = engine
        self._bus = bus
        self._clock = clock
        self._nudged = asyncio.Event()
        self.leading = asyncio.Event()
        """Set while this process leads."""

    def nudge(self) -> None:
        """There are new events: look now. Registered with ``Database.after_events``."""
        self._nudged.set()

    async def run(self) -> None:
        """Lead, or wait to lead, until cancelled; survives restarts of the server."""
        while True:
            try:
                async with self._elected() as connection:
                    if connection is not None:
                        await self._lead(connection)
            except (SQLAlchemyError, OSError, TimeoutError, Fenced) as error:
                log.warning("the relay stopped leading; standing for election again", error=str(error))
            await asyncio.sleep(ELECTION_S)

    async def stamp_all(self) -> int:
        """Stamp everything that waits, without telling the bus; gives how many. For loading history in bulk."""
        total = 0
        async with self._engine.connect() as connection:
            await self._begin_life(connection)
            while notice := await self._stamp_batch(connection):
                total += notice.last - notice.first + 1
        return total

    @asynccontextmanager
    async def _elected(self) -> AsyncIterator[AsyncConnection | None]:
        """A connection that holds the lead, or None while another process has it."""
        connection = await self._engine.connect()
        try:
            await connection.execute(_guards)
            won = await connection.scalar(select(func.pg_try_advisory_lock(_LEAD)))
            await connection.commit()
            yield connection if won else None
        finally:
            self.leading.clear()
            await connection.invalidate()  # closes it, which gives the lock up; the pool would keep both
            await connection.close()

    async def _lead(self, connection: AsyncConnection) -> None:
        async with asyncio.timeout(PATIENCE_S):
            await self._begin_life(connection)
        self.leading.set()
        log.info("this process leads the relay")
        pause = QUICK_S
        while True:
            self._nudged.clear()
            async with asyncio.timeout(PATIENCE_S):
                notice = await self._stamp_batch(connection)
            if notice is not None:
                await self._bus.publish(notice)
                pause = QUICK_S
                if notice.last - notice.first + 1 == BATCH:
                    continue
            else:
                pause = min(pause * 2, SLOW_S)
            try:
                async with asyncio.timeout(pause):
                    await self._nudged.wait()
            except TimeoutError:
                pass

    async def _begin_life(self, connection: AsyncConnection) -> None:
        """Make the head where there is none, and give it a new epoch when the database is not the one it was."""
        epoch = uuid5(_LIVES, str(await connection.scalar(select(func.sequence_life_v1()))))
        first = {"one": True, "epoch": epoch, "seq": 0, "hash": GENESIS}
        await connection.execute(insert(RelayHead).values(first).on_conflict_do_nothing())
        moved = await connection.execute(update(RelayHead).where(RelayHead.epoch != epoch).values(epoch=epoch))
        if moved.rowcount:
            log.warning("the database was restored or failed over: the event sequence starts a new life")
        await connection.commit()

    async def _stamp_batch(self, connection: AsyncConnection) -> Notice | None:
        """Stamp up to BATCH events in one transaction; the notice of them, or None when nothing waits."""
        async with connection.begin():
            # Most looks find nothing; a lock is a write, so they look without one.
            if not await connection.scalar(select(exists(_unstamped.limit(1)))):
                metrics.RELAY_LAG.set(0)
                return None
            head = (await connection.execute(select(RelayHead).with_for_update())).one()
            rows = (await connection.execute(_unstamped.limit(BATCH))).all()
            if not rows:  # somebody else was quicker
                return None
            seq, previous = head.seq, head.hash
            stamped: list[Stamped] = []
            hashes: list[bytes] = []
            for row in rows:
                seq += 1
                previous = digest(previous, Link(seq, *row))
                hashes.append(previous)
                stamped.append(Stamped(seq, row.at, row.name, tuple(row.topics), orjson.loads(row.data)))
            await self._write(connection, [row.id for row in rows], stamped, hashes, head.seq)
        metrics.STAMPED.inc(len(rows))
        metrics.RELAY_LAG.set(self._lag(rows[0].at))
        return Notice(str(head.epoch), stamped[0].seq, seq, tuple(stamped))

    async def _write(
        self, connection: AsyncConnection, ids: list[int], stamped: list[Stamped], hashes: list[bytes], seen: int
    ) -> None:
        values: dict[str, Any] = {"ids": ids, "seqs": [e.seq for e in stamped], "hashes": hashes}
        done = await connection.execute(_stamp, values)
        moved = await connection.execute(
            update(RelayHead).where(RelayHead.seq == seen).values(seq=stamped[-1].seq, hash=hashes[-1])
        )
        if done.rowcount != len(ids) or moved.rowcount != 1:
            raise Fenced("events were stamped under the head's lock by somebody else")

    def _lag(self, at: datetime) -> float:
        return max(0.0, (self._clock() - at).total_seconds())
