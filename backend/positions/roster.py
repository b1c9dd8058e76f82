"""When each of many workers is at work: their duties' shifts, their leaves, whom they stand in for, their own switch.

Only fixes taken at work are kept (Personal Information Protection Law of the PRC, articles 6 and 28).
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, any_, func, literal, or_, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.dialects.postgresql import UUID as PG_UUID
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from backend.people.attendance import attended
from backend.people.duty import ShiftTimes
from backend.people.models import Duty, Shift
from backend.people.work_models import Leave
from backend.positions.rules import Roster, Span


async def rosters(
    session: AsyncSession, accounts: Sequence[UUID], since: datetime, until: datetime
) -> dict[UUID, Roster]:
    """Each account's roster, as far as it matters between ``since`` and ``until``; three queries however many."""
    ended = func.least(Leave.until_at, Leave.withdrawn_at)
    leaves = (
        await session.execute(
            select(Leave.account_id, Leave.deputy_id, Leave.from_at, ended).where(
                or_(_any_of(Leave.account_id, accounts), _any_of(Leave.deputy_id, accounts)),
                Leave.approved.is_(True),
                Leave.from_at <= until,
                ended > since,
            )
        )
    ).all()
    shifts = await _shifts(session, [*accounts, *(away for away, *_ in leaves)])
    away: dict[UUID, list[Span]] = defaultdict(list)
    stands_in: dict[UUID, list[tuple[ShiftTimes, Span]]] = defaultdict(list)
    for account, deputy, begins, ends in leaves:
        away[account].append((begins, ends))
        stands_in[deputy] += [(shift, (begins, ends)) for shift in shifts.get(account, ())]
    switched = await attended(session, accounts, since, until)
    return {
        account: Roster(
            shifts.get(account, ()),
            tuple(away.get(account, ())),
            tuple(stands_in.get(account, ())),
            tuple(switched.get(account, ())),
        )
        for account in accounts
    }


async def _shifts(session: AsyncSession, accounts: Sequence[UUID]) -> dict[UUID, tuple[ShiftTimes, ...]]:
    """The shifts in which each account has a duty anywhere, by code."""
    rows = await session.execute(
        select(Duty.account_id, Shift.code, Shift.starts, Shift.ends, Shift.weekdays)
        .join(Shift, Shift.code == Duty.shift)
        .where(_any_of(Duty.account_id, accounts))
        .distinct()
        .order_by(Duty.account_id, Shift.code)
    )
    found: dict[UUID, list[ShiftTimes]] = defaultdict(list)
    for account, code, starts, ends, weekdays in rows:
        found[account].append(ShiftTimes(code, starts, ends, tuple(weekdays)))
    return {account: tuple(shifts) for account, shifts in found.items()}


def _any_of(
    column: InstrumentedAttribute[UUID] | InstrumentedAttribute[UUID | None], ids: Sequence[UUID]
) -> ColumnElement[bool]:
    return column == any_(literal(list(ids), ARRAY(PG_UUID(as_uuid=True))))
