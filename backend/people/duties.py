"""Who is on duty where, and who leads what."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.db.arrays import one_of
from backend.people.duty import ShiftTimes, Worker, ladder, shifts_at
from backend.people.models import Account, Duty, Shift


async def on_duty(session: AsyncSession, grid_codes: Sequence[str], at: datetime) -> dict[str, list[Worker]]:
    """Who is on duty at ``at`` in each of the grids: the primary first, then the deputies in order.

    One query however many codes; a code without anybody on duty has an empty list.
    """
    rows = await session.execute(
        select(
            Duty.grid_code, Duty.rank, Account.id, Account.display_name, Shift.code, Shift.starts, Shift.ends,
            Shift.weekdays,
        )
        .join(Shift, Shift.code == Duty.shift)
        .join(Account, Account.id == Duty.account_id)
        .where(one_of(Duty.grid_code, grid_codes), Account.active)
    )  # fmt: skip
    duties: dict[str, list[tuple[int, str, UUID, str]]] = defaultdict(list)
    for code, rank, worker, name, shift, starts, ends, weekdays in rows:
        if shifts_at(at, [ShiftTimes(shift, starts, ends, tuple(weekdays))]):
            duties[code].append((rank, shift, worker, name))
    return {code: ladder(duties.get(code, ())) for code in grid_codes}


async def grids_on_duty(session: AsyncSession, account_id: UUID, at: datetime) -> list[tuple[str, int]]:
    """The grids an account is on duty in at ``at``, with its place in each ladder; by code."""
    bound = (await session.scalars(select(Duty.grid_code).where(Duty.account_id == account_id).distinct())).all()
    ladders = await on_duty(session, bound, at)
    return sorted((code, w.rank) for code, workers in ladders.items() for w in workers if w.id == account_id)


async def bound_workers(session: AsyncSession, grid_codes: Iterable[str]) -> dict[str, set[UUID]]:
    """Everybody with a duty in each of the grids, in any shift; codes without anybody are absent."""
    rows = await session.execute(
        select(Duty.grid_code, Duty.account_id)
        .join(Account, Account.id == Duty.account_id)
        .where(one_of(Duty.grid_code, grid_codes), Account.active)
    )
    bound: dict[str, set[UUID]] = defaultdict(set)
    for code, account in rows:
        bound[code].add(account)
    return dict(bound)


async def leaders_of(session: AsyncSession, path: str) -> list[Worker]:
    """The accounts that lead exactly this community or street, by login."""
    rows = await session.execute(
        select(Account.id, Account.display_name)
        .where(Account.scope == path, Account.role.in_(("community", "street")), Account.active)
        .order_by(Account.login)
    )
    return [Worker(id, name, rank) for rank, (id, name) in enumerate(rows)]
