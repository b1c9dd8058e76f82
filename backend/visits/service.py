"""Takes in visits as tablets send them, once each however often and late, and shows them."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import func, select, union, update
from sqlalchemy.ext.asyncio import AsyncSession

from backend.clock import iso
from backend.db.arrays import one_of
from backend.errors import Conflict, Forbidden, Invalid, NotFound
from backend.grids.models import Grid
from backend.grids.service import locate
from backend.live.outbox import Happened, record
from backend.people.models import Duty
from backend.people.rights import Caller
from backend.visits.models import Visit
from backend.visits.rules import Kind, Outcome, Purpose, why_not
from gis.codes import under

AHEAD = timedelta(minutes=5)
"""How far a tablet's clock may run ahead."""

OLDEST = timedelta(days=7)
"""How late a visit may arrive."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What a tablet says of a visit: what was done, and the place on WGS-84."""

    key: str
    kind: Kind
    purpose: Purpose
    outcome: Outcome
    words: str | None
    contact: str | None
    address: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Fix:
    """Where the tablet was then: degrees on WGS-84, radius of uncertainty in metres, whether it made that up."""

    lon: float
    lat: float
    accuracy_m: float | None
    mocked: bool


@dataclass(frozen=True, slots=True)
class _Place:
    code: str
    path: str
    distance_m: float
    bound: bool


async def make(
    session: AsyncSession, caller: Caller, sent: Sent, fix: Fix, *, now: datetime, tolerance_m: float
) -> Visit:
    """Keep a visit; the same one again, by its key, is the one there is.

    ``tolerance_m`` is that of the city's grids (backend/settings.py). Raises Forbidden for anybody but a worker;
    Invalid for an instant in the future or more than seven days ago, and in a city without grids; Conflict when the
    key is another visit's.
    """
    if caller.role != "worker":
        raise Forbidden(f"only workers make visits; you are logged in as {caller.role}")
    if sent.at > now + AHEAD:
        raise Invalid("at lies in the future; set the device's clock")
    # Two of one key at once wait for each other, and the second finds the first.
    await session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(f"{caller.id} {sent.key}", 0))))
    known = await session.scalar(select(Visit).where(Visit.account_id == caller.id, Visit.key == sent.key))
    if known is not None:
        if any(getattr(known, name) != value for name, value in asdict(sent).items()):
            raise Conflict("this key is another visit's; a new visit needs a new key")
        return known
    if sent.at < now - OLDEST:
        raise Invalid(f"at lies more than {OLDEST.days} days back; write it into the diary instead")
    place = await _place(session, caller.id, fix, sent.at, tolerance_m)
    why = why_not(
        outcome=sent.outcome,
        mocked=fix.mocked,
        accuracy_m=fix.accuracy_m,
        bound=place.bound,
        distance_m=place.distance_m,
    )
    visit = Visit(
        **asdict(sent),
        account_id=caller.id,
        received_at=now,
        geom=f"SRID=4326;POINT({fix.lon!r} {fix.lat!r})",
        accuracy_m=fix.accuracy_m,
        grid_code=place.code,
        path=place.path,
        distance_m=round(place.distance_m, 1),
        counts=why is None,
        why=why,
    )
    session.add(visit)
    await session.flush()
    await record(session, [_made(visit)])
    return visit


async def list_visits(
    session: AsyncSession,
    *,
    account_id: UUID | None,
    path: str,
    since: datetime,
    until: datetime,
    limit: int,
) -> Sequence[Visit]:
    """Visits between ``since`` and ``until`` at or below ``path``, of one worker or of all, the latest first."""
    low, high = under(path)
    query = (
        select(Visit)
        .where(Visit.path >= low, Visit.path < high, Visit.at >= since, Visit.at < until)
        .order_by(Visit.at.desc(), Visit.id)
        .limit(limit)
    )
    if account_id is not None:
        query = query.where(Visit.account_id == account_id)
    return (await session.scalars(query)).all()


async def find_visit(session: AsyncSession, visit_id: UUID) -> Visit:
    """One visit that the session may see. Raises NotFound."""
    visit = await session.get(Visit, visit_id)
    if visit is None:
        raise NotFound("there is no such visit, or it is outside your scope")
    return visit


async def forget_words(session: AsyncSession, before: datetime) -> int:
    """Blank what visits before ``before`` say of people, and at whose door the worker stood; gives of how many."""
    told = (Visit.words, Visit.contact, Visit.address, Visit.geom)
    blanked = await session.execute(
        update(Visit)
        .where(Visit.at < before, func.num_nonnulls(*told) > 0)
        .values(dict.fromkeys(told))
        .returning(Visit.id)
    )
    return len(blanked.all())


async def _place(session: AsyncSession, account_id: UUID, fix: Fix, at: datetime, tolerance_m: float) -> _Place:
    """The nearest of the worker's grids at ``at``, those they stand in for too; for somebody who has none, the grid
    the place lies in."""
    own = union(
        select(Duty.grid_code).where(Duty.account_id == account_id),
        select(func.stood_in_v1(account_id, at, at).column_valued("grid_code")),
    )
    codes = (await session.scalars(own)).all()
    point = func.ST_SetSRID(func.ST_MakePoint(fix.lon, fix.lat), 4326)
    metres = func.ST_Distance(func.geography(Grid.geom), func.geography(point)).label("metres")
    in_force = Grid.valid_during.contains(at)
    nearest = select(Grid.code, Grid.path, metres).where(one_of(Grid.code, codes), in_force).order_by(metres).limit(1)
    if found := (await session.execute(nearest)).one_or_none():
        return _Place(found.code, found.path, found.metres, bound=True)
    there = await locate(session, fix.lon, fix.lat, fix.accuracy_m, at, tolerance_m)
    if there is None:
        raise Invalid("there are no grids at that time; import the city's boundaries first")
    return _Place(there.code, there.path, 0.0, bound=False)


def _made(visit: Visit) -> Happened:
    worker = str(visit.account_id)
    data = {
        "visit": str(visit.id),
        "grid": visit.grid_code,
        "path": visit.path,
        "worker": worker,
        "kind": visit.kind,
        "at": iso(visit.at),
        "counts": visit.counts,
        "why": visit.why,
    }
    return Happened(
        "VisitMade", visit.received_at, "visit", str(visit.id), data, topics=(f"worker:{worker}",), actor=worker
    )
