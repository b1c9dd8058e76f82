"""Why a grid has its state: what was seen and when, what was expected, what is missing, who was told, what ends it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.activity.exemptions import current, leaf
from backend.activity.models import SIGNALS, ActivityNotice, Exemption, GridActivity, Signal, WaitingCase
from backend.activity.usual import WEEKS, known_weeks, like_median, own_median
from backend.cases.models import Case
from backend.configuration import service as configuration
from backend.configuration.schema import ActivityRule
from backend.errors import NotFound
from backend.grids.models import Grid
from backend.people.models import Account
from gis.codes import under

RECENT = 20
"""So many of the latest signals are shown, those that do not count among them."""
BACK = timedelta(weeks=WEEKS)


@dataclass(frozen=True, slots=True)
class Usual:
    """How many valid signals of one kind were to be expected in a week, and how many there were in the last."""

    own: float | None
    like: float | None
    last_week: int


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody was told, and of what."""

    what: str
    kind: str
    at: datetime
    names: list[str]


@dataclass(frozen=True, slots=True)
class InForce:
    """The rule a grid is judged by, and of which version of the configuration it is, in effect since when."""

    version: int
    name: str
    effective_from: datetime
    rule: ActivityRule


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything behind a grid's state."""

    now: GridActivity
    name: str
    in_force: InForce
    signals: Sequence[Signal]
    usual: dict[str, Usual]
    waiting: Sequence[tuple[str, datetime]]
    told: list[Told]
    exemption: Exemption | None
    street: str


async def explain(session: AsyncSession, code: str, at: datetime) -> Explanation:
    """Why the grid ``code`` has its state. Raises NotFound for one that is not a leaf grid now, or not yet watched."""
    grid = await leaf(session, code, at)
    row = await session.get(GridActivity, code)
    if row is None:
        raise NotFound(f"grid {code} is new and not watched yet; try again in a second")
    active = await configuration.active(session, at)
    rule = active.rules.activity_at(grid.path)
    street = street_of(grid.path)
    return Explanation(
        now=row,
        name=grid.name,
        in_force=InForce(active.id, active.rules.version, active.rules.effective_from, rule),
        signals=await _recent(session, code),
        usual=await _usual(session, grid, street, at),
        waiting=await _waiting(session, code),
        told=await _told(session, code),
        exemption=await current(session, code, at),
        street=street,
    )


def street_of(path: str) -> str:
    """The path below whose end grids count as like this one: its street's, or the district's where it has none."""
    return ".".join(path.split(".")[:2]) if path.count(".") > 1 else path.partition(".")[0]


async def _recent(session: AsyncSession, code: str) -> Sequence[Signal]:
    query = select(Signal).where(Signal.code == code).order_by(Signal.at.desc(), Signal.id.desc())
    return (await session.scalars(query.limit(RECENT))).all()


async def _usual(session: AsyncSession, grid: Grid, street: str, at: datetime) -> dict[str, Usual]:
    since = await session.scalar(select(func.min(func.lower(Grid.valid_during))).where(Grid.code == grid.code))
    seen: dict[str, list[datetime]] = defaultdict(list)
    own = select(Signal.kind, Signal.at).where(
        Signal.code == grid.code, Signal.valid, Signal.at > at - BACK, Signal.at <= at
    )
    for kind, seen_at in await session.execute(own):
        seen[kind].append(seen_at)
    low, high = under(street)
    alike = (
        await session.scalars(
            select(Grid.code).where(
                Grid.path >= low, Grid.path < high, Grid.is_leaf, Grid.valid_during.contains(at), Grid.code != grid.code
            )
        )
    ).all()
    around = (Signal.path >= low, Signal.path < high, Signal.valid, Signal.at <= at)
    first = await session.scalar(select(func.min(Signal.at)).where(*around, Signal.at > at - BACK))
    weeks = known_weeks(at, first or at)  # nothing is known of the time before the first signal
    counted: dict[str, dict[str, int]] = defaultdict(dict)
    others = (
        select(Signal.kind, Signal.code, func.count())
        .where(*around, Signal.at > at - timedelta(weeks=weeks))
        .group_by(Signal.kind, Signal.code)
    )
    for kind, code, count in await session.execute(others):
        counted[kind][code] = count
    own_weeks = min(weeks, known_weeks(at, since or at))
    week = at - timedelta(weeks=1)
    return {
        kind: Usual(
            own_median(seen[kind], at, own_weeks),
            like_median(counted[kind], alike, weeks),
            sum(seen_at > week for seen_at in seen[kind]),
        )
        for kind in SIGNALS
    }


async def _waiting(session: AsyncSession, code: str) -> Sequence[Any]:
    """Number and since when of the cases that nobody accepts, the oldest first, as far as this view shows them."""
    rows = await session.execute(
        select(Case.number, WaitingCase.since)
        .join(Case, Case.id == WaitingCase.case_id)
        .where(WaitingCase.code == code)
        .order_by(WaitingCase.since, Case.number)
        .limit(RECENT)
    )
    return rows.all()


async def _told(session: AsyncSession, code: str) -> list[Told]:
    rows = (
        await session.scalars(
            select(ActivityNotice).where(ActivityNotice.code == code).order_by(ActivityNotice.at.desc()).limit(RECENT)
        )
    ).all()
    people: set[UUID] = {account for row in rows for account in row.told}
    found = await session.execute(select(Account.id, Account.display_name).where(Account.id.in_(people)))
    names = dict(found.all())
    return [
        Told(row.what, row.kind, row.at, sorted(names[account] for account in row.told if account in names))
        for row in rows
    ]
