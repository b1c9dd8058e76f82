"""Exemptions: a grid that nobody expects activity of, approved by whoever leads above it, with a reason and an end."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.activity.models import Exemption, ExemptionKind
from backend.clock import iso
from backend.errors import Conflict, Invalid, NotFound
from backend.grids.models import Grid
from backend.live.outbox import Happened, record


async def current(session: AsyncSession, code: str, at: datetime) -> Exemption | None:
    """The exemption of a grid that holds at ``at`` or begins later; None: there is none."""
    query = select(Exemption).where(
        Exemption.code == code, Exemption.ended_at.is_(None), or_(Exemption.until_at.is_(None), Exemption.until_at > at)
    )
    return await session.scalar(query.order_by(Exemption.from_at, Exemption.id).limit(1))


async def grant(
    session: AsyncSession,
    code: str,
    *,
    kind: ExemptionKind,
    reason: str,
    until_at: datetime | None,
    by: UUID | None,
    now: datetime,
) -> Exemption:
    """Exempt a leaf grid from ``now`` on, until an instant or until it is ended; recorded as GridExempted.

    Raises NotFound for what is no leaf grid now, Conflict when it is exempt already, Invalid for an end in the past.
    """
    await session.execute(select(func.pg_advisory_xact_lock(func.hashtext(f"exemption {code}"))))  # one at a time
    grid = await leaf(session, code, now)
    if until_at is not None and until_at <= now:
        raise Invalid("until lies in the past; leave it out for an exemption without end")
    if held := await current(session, code, now):
        until = f"until {iso(held.until_at)}" if held.until_at else "without end"
        raise Conflict(f"grid {code} is exempt already, {until}; end that exemption first")
    exemption = Exemption(
        code=code,
        path=grid.path,
        kind=kind,
        reason=reason,
        from_at=now,
        until_at=until_at,
        approved_by=by,
        approved_at=now,
    )
    session.add(exemption)
    await session.flush()
    await record(session, [_happened("GridExempted", exemption, now)])
    return exemption


async def end(session: AsyncSession, code: str, *, by: UUID, now: datetime) -> Exemption:
    """End a grid's exemption now; recorded as ExemptionEnded. Raises NotFound when it has none."""
    held = await current(session, code, now)
    if held is None:
        raise NotFound(f"grid {code} is not exempt")
    held.ended_at, held.ended_by = now, by
    await session.flush()
    await record(session, [_happened("ExemptionEnded", held, now)])
    return held


async def leaf(session: AsyncSession, code: str, at: datetime) -> Grid:
    """The leaf grid ``code`` as it is at ``at``. Raises NotFound."""
    grid = await session.scalar(select(Grid).where(Grid.code == code, Grid.valid_during.contains(at)))
    if grid is None:
        raise NotFound(f"there is no grid {code}")
    if not grid.is_leaf:
        raise NotFound(f"{code} is not a leaf grid: only those are watched")
    return grid


def _happened(name: str, exemption: Exemption, at: datetime) -> Happened:
    """Without the reason: people write it."""
    data = {
        "exemption": str(exemption.id),
        "grid": exemption.code,
        "path": exemption.path,
        "kind": exemption.kind,
        "from": iso(exemption.from_at),
        "until": iso(exemption.until_at) if exemption.until_at else None,
    }
    return Happened(name, at, "grid", exemption.code, data, topics=(f"wall:{exemption.path}",))
