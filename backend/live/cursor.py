"""Reads the event log in order, once: a reader's cursor is a row, and its lock.

Of several processes one reads at a time and the others skip. What a reader does about the events it hears is in the
transaction that moves its cursor, so that nothing is missed and nothing done twice.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import delete, select, update
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.asyncio import AsyncSession

from backend.db.arrays import one_of
from backend.live.models import Event, EventCursor, RelayHead

MOST = 500


async def heard(
    session: AsyncSession, reader: str, names: Iterable[str], *, most: int = MOST, from_the_first: bool = False
) -> Sequence[Event]:
    """The next stamped events of these names, at most ``most``, in order; none while another process reads.

    A reader that comes for the first time hears what happens from now on, or ``from_the_first`` event of the log.
    """
    head = (await session.scalar(select(RelayHead.seq))) or 0
    if await session.scalar(select(EventCursor.seq).where(EventCursor.reader == reader)) is None:
        # Only then: this would wait for another process that moves the cursor.
        begin = postgresql.insert(EventCursor).values(reader=reader, seq=0 if from_the_first else head)
        await session.execute(begin.on_conflict_do_nothing())
    cursor = select(EventCursor.seq).where(EventCursor.reader == reader).with_for_update(skip_locked=True)
    after = await session.scalar(cursor)
    if after is None or after >= head:
        return []
    query = select(Event).where(Event.seq > after, Event.seq <= head, one_of(Event.name, names)).order_by(Event.seq)
    events = (await session.scalars(query.limit(most))).all()
    reached = events[-1].seq if len(events) == most else head
    await session.execute(update(EventCursor).where(EventCursor.reader == reader).values(seq=reached))
    return events


async def forget(session: AsyncSession, reader: str) -> None:
    """Let the reader begin anew when it comes again: what happens until then it never hears."""
    await session.execute(delete(EventCursor).where(EventCursor.reader == reader))
