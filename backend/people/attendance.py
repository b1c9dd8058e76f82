"""Who is at work: the switch on a worker's tablet. Only then is it kept where they are.

Tablets are offline for hours, so a switch may come late, twice, or after a later one; each is a row of its own, and
what was worked is derived from all of them (duty.py).
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import any_, delete, literal, select
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.dialects.postgresql import UUID as PG_UUID
from sqlalchemy.ext.asyncio import AsyncSession

from backend.errors import Invalid
from backend.live.outbox import Happened, record
from backend.people.duty import LONGEST_WORK, worked
from backend.people.work_models import Attendance

AHEAD = timedelta(minutes=5)
"""How far a tablet's clock may run ahead."""

OLDEST = timedelta(days=7)
"""How late a switch may arrive."""

Span = tuple[datetime, datetime]


async def switch(session: AsyncSession, account_id: UUID, *, working: bool, at: datetime, now: datetime) -> bool:
    """Keep that a worker switched to work or to rest at ``at``; False when that was known. The last word for one
    instant stands. Raises Invalid for the future, and for what is more than seven days old.

    The log has who and when: that somebody's position is kept from then on is their own act.
    """
    if at > now + AHEAD:
        raise Invalid("at lies in the future; set the device's clock")
    if at < now - OLDEST:
        raise Invalid(f"at lies more than {OLDEST.days} days back; attendance cannot be changed so late")
    upsert = postgresql.insert(Attendance).values(account_id=account_id, at=at, working=working, received_at=now)
    changed = await session.scalar(
        upsert.on_conflict_do_update(
            index_elements=["account_id", "at"],
            set_={"working": upsert.excluded.working, "received_at": upsert.excluded.received_at},
            where=Attendance.working != upsert.excluded.working,
        ).returning(Attendance.account_id)
    )
    if changed is None:
        return False
    name = "WorkBegan" if working else "WorkEnded"
    subject = str(account_id)
    happened = Happened(name, at, "account", subject, {"worker": subject}, topics=(f"worker:{subject}",), actor=subject)
    await record(session, [happened])
    return True


async def attended(
    session: AsyncSession, account_ids: Iterable[UUID], since: datetime, until: datetime
) -> dict[UUID, list[Span]]:
    """When each account was at work between ``since`` and ``until``, ``[began, ended)`` in order; one query.

    The first span may begin before ``since``, the last end after ``until``. Accounts that were not are absent.
    """
    rows = await session.execute(
        select(Attendance.account_id, Attendance.at, Attendance.working).where(
            Attendance.account_id == any_(literal(list(set(account_ids)), ARRAY(PG_UUID(as_uuid=True)))),
            Attendance.at >= since - LONGEST_WORK,
            Attendance.at <= until + LONGEST_WORK,  # a later switch ends what runs at ``until``
        )
    )
    switches: dict[UUID, list[tuple[datetime, bool]]] = defaultdict(list)
    for account_id, at, working in rows:
        switches[account_id].append((at, working))
    found = {
        account_id: [span for span in worked(one) if span[1] > since and span[0] <= until]
        for account_id, one in switches.items()
    }
    return {account_id: spans for account_id, spans in found.items() if spans}


async def forget_older(session: AsyncSession, before: datetime) -> None:
    """Delete the switches before ``before``: tracks are gone by then, and the log has the fact."""
    await session.execute(delete(Attendance).where(Attendance.at < before))
