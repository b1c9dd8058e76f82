"""Hears the event log and keeps from it in which state every case was, when."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import orjson
from sqlalchemy import Uuid, any_, delete, literal, select, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncSession

from backend.cases.lifecycle import EVENTS
from backend.live import cursor
from backend.live.models import EventCursor, RelayHead
from backend.replay import months
from backend.replay.entries import Entry, Told, follow
from backend.replay.models import ReplayEntry

READER = "replay"
MOST = 5_000
"""Events of one look at the log: a look is one transaction, and holds what it read in memory."""

# One statement however many entries.
STORE = text("""
    insert into replay_entry (at, seq, until_at, case_id, path, what, status, due_at)
    select at, seq, until_at, case_id, path, what, status, due_at
    from jsonb_populate_recordset(null::replay_entry, cast(:entries as jsonb))
""")
END = text("""
    update replay_entry set until_at = ended.until_at
    from unnest(cast(:ats as timestamptz[]), cast(:seqs as bigint[]), cast(:untils as timestamptz[]))
        as ended (at, seq, until_at)
    where replay_entry.at = ended.at and replay_entry.seq = ended.seq
""")


async def hear(session: AsyncSession) -> int:
    """Read on from the cursor, the first time from the log's beginning; gives how many events, 5,000 when there may be
    more, and 0 while another process reads."""
    events = await cursor.heard(session, READER, EVENTS, most=MOST, from_the_first=True)
    if events:
        told = [Told.of(event.seq or 0, event.at, event.name, event.data) for event in events]
        new, ended = follow(told, await _running(session, {one.case_id for one in told}))
        await _store(session, new)
        await _end(session, ended)
    return len(events)


async def behind(session: AsyncSession) -> int:
    """How many stamped events have not been read yet."""
    head = await session.scalar(select(RelayHead.seq)) or 0
    return head - (await session.scalar(select(EventCursor.seq).where(EventCursor.reader == READER)) or 0)


async def forget(session: AsyncSession) -> None:
    """Forget everything that was heard; ``hear`` begins anew."""
    await session.execute(delete(ReplayEntry))
    await cursor.forget(session, READER)


async def _running(session: AsyncSession, cases: set[UUID]) -> dict[UUID, Entry]:
    among = ReplayEntry.case_id == any_(literal(list(cases), ARRAY(Uuid)))
    rows = await session.scalars(select(ReplayEntry).where(among, ReplayEntry.until_at.is_(None)))
    return {
        row.case_id: Entry(row.at, row.seq, row.case_id, row.path, row.what, row.status, row.due_at) for row in rows
    }


async def _store(session: AsyncSession, entries: Sequence[Entry]) -> None:
    if entries:
        await months.make(session, (entry.at for entry in entries))
        await session.execute(STORE, {"entries": orjson.dumps(entries).decode()})


async def _end(session: AsyncSession, entries: Sequence[Entry]) -> None:
    if entries:
        untils: list[datetime | None] = [entry.until_at for entry in entries]
        keys = {"ats": [entry.at for entry in entries], "seqs": [entry.seq for entry in entries]}
        await session.execute(END, keys | {"untils": untils})
