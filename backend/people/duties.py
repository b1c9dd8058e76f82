"""Who is on duty where, and who leads what."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select, union
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from backend.db.arrays import one_of
from backend.people.duty import ShiftTimes, Worker, ladder, shifts_at
from backend.people.leave import absences, away_from
from backend.people.models import Account, Duty, Shift


async def on_duty(session: AsyncSession, grid_codes: Sequence[str], at: datetime) -> dict[str, list[Worker]]:
    """Who is on duty at ``at`` in each of the grids: the primary first, then the deputies in order.

    Whoever is on approved leave is not; whoever stands in for them takes their place. One query however many codes; a
    code without anybody on duty has an empty list.
    """
    away, deputy = away_from(grid_codes, at, at), aliased(Account)
    rows = await session.execute(
        select(
            Duty.grid_code, Duty.rank, Account.id, Account.display_name, Shift.code, Shift.starts, Shift.ends,
            Shift.weekdays, away.c.account_id.is_not(None), deputy.id, deputy.display_name,
        )
        .join(Shift, Shift.code == Duty.shift)
        .join(Account, Account.id == Duty.account_id)
        .outerjoin(away, (away.c.grid_code == Duty.grid_code) & (away.c.account_id == Duty.account_id))
        .outerjoin(deputy, (deputy.id == away.c.deputy_id) & deputy.active)
        .where(one_of(Duty.grid_code, grid_codes), Account.active)
    )  # fmt: skip
    duties: dict[str, list[tuple[int, str, UUID, str]]] = defaultdict(list)
    for code, rank, worker, name, shift, starts, ends, weekdays, is_away, deputy_id, deputy_name in rows:
        if is_away and deputy_id is None:
            continue
        if shifts_at(at, [ShiftTimes(shift, starts, ends, tuple(weekdays))]):
            who = (deputy_id, deputy_name) if is_away else (worker, name)
            duties[code].append((rank, shift, *who))
    return {code: ladder(duties.get(code, ())) for code in grid_codes}


async def grids_on_duty(session: AsyncSession, account_id: UUID, at: datetime) -> list[tuple[str, int]]:
    """The grids an account is on duty in at ``at``, with its place in each ladder; by code."""
    own = select(Duty.grid_code).where(Duty.account_id == account_id)
    others = select(func.stood_in_v1(account_id, at, at).column_valued("grid_code"))
    codes = (await session.scalars(union(own, others))).all()
    ladders = await on_duty(session, codes, at)
    return sorted((code, w.rank) for code, workers in ladders.items() for w in workers if w.id == account_id)


async def bound_workers(
    session: AsyncSession, grid_codes: Iterable[str], at: datetime | None = None
) -> dict[str, set[UUID]]:
    """Everybody with a duty in each of the grids, in any shift; codes without anybody are absent.

    With ``at`` also the deputies who stand in for somebody of the grid then.
    """
    codes = list(grid_codes)
    rows = await session.execute(
        select(Duty.grid_code, Duty.account_id)
        .join(Account, Account.id == Duty.account_id)
        .where(one_of(Duty.grid_code, codes), Account.active)
    )
    bound: dict[str, set[UUID]] = defaultdict(set)
    for code, account in rows:
        bound[code].add(account)
    for one in await absences(session, codes, at, at) if at is not None else ():
        if one.deputy_id is not None:
            bound[one.grid_code].add(one.deputy_id)
    return dict(bound)


async def leaders_of(session: AsyncSession, path: str) -> list[Worker]:
    """The accounts that lead exactly this community or street, by login."""
    rows = await session.execute(
        select(Account.id, Account.display_name)
        .where(Account.scope == path, Account.role.in_(("community", "street")), Account.active)
        .order_by(Account.login)
    )
    return [Worker(id, name, rank) for rank, (id, name) in enumerate(rows)]
