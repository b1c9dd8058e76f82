"""Reads what is known of grids: what the rules judge by, beside what is stored of them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Text, exists, func, literal, or_, select, true
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncSession

from backend.activity.models import SIGNALS, ActivityInterval, Exemption, GridActivity, Signal, WaitingCase
from backend.activity.padding import MADE_UP, Mark
from backend.activity.rules import Facts, Rest, together
from backend.configuration.schema import Configuration
from backend.db.arrays import one_of
from backend.grids.models import Grid
from backend.people.leave import absences
from backend.people.models import Account, Duty

FAR = timedelta(days=400)
"""Leaves that ended longer ago are in nobody's silence any more; none is asked for so far ahead."""


@dataclass(frozen=True, slots=True)
class Known:
    """One leaf grid: what is known of it, and its stored row (None when it is seen for the first time)."""

    code: str
    path: str
    facts: Facts
    stored: GridActivity | None
    interval: ActivityInterval | None
    watched_until: datetime | None  # where its past ends before that; None: it has none

    @property
    def last_signal(self) -> tuple[datetime, str] | tuple[None, None]:
        """The last valid signal of whatever kind."""
        return max(((at, kind) for kind, at in self.facts.last.items()), default=(None, None))


async def patrols_since(session: AsyncSession) -> datetime | None:
    """When the first patrol that counts was made anywhere; None: nobody has made one."""
    return await session.scalar(select(func.min(Signal.at)).where(Signal.kind == "patrol", Signal.valid))


async def leaves_of(session: AsyncSession, at: datetime) -> dict[str, str]:
    """The path of every leaf grid of ``at``, by code, in order."""
    rows = await session.execute(
        select(Grid.code, Grid.path).where(Grid.is_leaf, Grid.valid_during.contains(at)).order_by(Grid.code)
    )
    return dict(rows.all())


async def read(
    session: AsyncSession, codes: Sequence[str], at: datetime, rules: Configuration, first_patrol: datetime | None
) -> list[Known]:
    """What is known at ``at`` of those of ``codes`` that are leaf grids then; some queries, however many."""
    rows = (await session.execute(_grids(codes, at))).all()
    rests = await _rests(session, codes, at)
    last = await _last(session, codes)
    waiting = await _waiting(session, codes)
    marks = await _marks(session, codes, at, rules)
    return [
        Known(
            code=row.code,
            path=row.path,
            facts=Facts(
                exists_since=row.exists_since,
                manned=row.manned,
                rests=tuple(rests.get(row.code, ())),
                last=last.get(row.code, {}),
                patrols_since=first_patrol,
                waiting_since=waiting.get(row.code, (None, 0))[0],
                waiting=waiting.get(row.code, (None, 0))[1],
                marks=tuple(marks.get(row.code, ())),
            ),
            stored=row.GridActivity,
            interval=row.ActivityInterval,
            watched_until=row.watched_until,
        )
        for row in rows
    ]


def _grids(codes: Sequence[str], at: datetime) -> Any:
    existence = (
        select(Grid.code, func.min(func.lower(Grid.valid_during)).label("exists_since"))
        .where(one_of(Grid.code, codes))
        .group_by(Grid.code)
    ).subquery()
    past = select(func.max(ActivityInterval.until_at)).where(ActivityInterval.code == Grid.code)
    manned = exists().where(Duty.grid_code == Grid.code, Account.id == Duty.account_id, Account.active)
    return (
        select(
            Grid.code,
            Grid.path,
            existence.c.exists_since,
            manned.label("manned"),
            GridActivity,
            ActivityInterval,
            past.correlate(Grid).scalar_subquery().label("watched_until"),
        )
        .join(existence, existence.c.code == Grid.code)
        .outerjoin(GridActivity, GridActivity.code == Grid.code)
        .outerjoin(ActivityInterval, (ActivityInterval.code == Grid.code) & ActivityInterval.until_at.is_(None))
        .where(one_of(Grid.code, codes), Grid.is_leaf, Grid.valid_during.contains(at))
        .order_by(Grid.code)
        .execution_options(populate_existing=True)
    )


async def _last(session: AsyncSession, codes: Sequence[str]) -> dict[str, dict[Any, datetime]]:
    """The last valid signal of each kind, by grid: one look into an index for each."""
    grid = func.unnest(literal(list(codes), ARRAY(Text))).table_valued("code").render_derived(name="wanted")
    kind = func.unnest(literal(list(SIGNALS), ARRAY(Text))).table_valued("kind").render_derived(name="kinds")
    newest = (
        select(Signal.at)
        .where(Signal.code == grid.c.code, Signal.kind == kind.c.kind, Signal.valid)
        .order_by(Signal.at.desc())
        .limit(1)
        .lateral("newest")
    )
    rows = await session.execute(
        select(grid.c.code, kind.c.kind, newest.c.at).select_from(grid).join(kind, true()).join(newest, true())
    )
    found: dict[str, dict[Any, datetime]] = defaultdict(dict)
    for code, of, at in rows:
        found[code][of] = at
    return found


async def _marks(
    session: AsyncSession, codes: Sequence[str], at: datetime, rules: Configuration
) -> dict[str, list[Mark]]:
    """The valid and the made-up signals of the longest time that padding is judged over, by grid, in order."""
    days = max((rule.padded.days for rule in rules.activity if rule.padded), default=0)
    rows = await session.execute(
        select(Signal.code, Signal.at, Signal.why)
        .where(
            one_of(Signal.code, codes),
            Signal.at > at - timedelta(days=days),
            or_(Signal.why.is_(None), one_of(Signal.why, MADE_UP)),
        )
        .order_by(Signal.at, Signal.id)
    )
    found: dict[str, list[Mark]] = defaultdict(list)
    for code, seen_at, why in rows:
        found[code].append(Mark(seen_at, why))
    return found


async def _waiting(session: AsyncSession, codes: Sequence[str]) -> dict[str, tuple[datetime | None, int]]:
    rows = await session.execute(
        select(WaitingCase.code, func.min(WaitingCase.since), func.count())
        .where(one_of(WaitingCase.code, codes))
        .group_by(WaitingCase.code)
    )
    return {code: (since, count) for code, since, count in rows}


async def _rests(session: AsyncSession, codes: Sequence[str], at: datetime) -> dict[str, list[Rest]]:
    """Exemptions of each grid, and when all who lead its rota are on leave with somebody in their place."""
    rests: dict[str, list[Rest]] = defaultdict(list)
    ends = func.least(Exemption.until_at, Exemption.ended_at)
    decreed = await session.execute(
        select(Exemption.code, Exemption.kind, Exemption.from_at, ends)
        .where(one_of(Exemption.code, codes), or_(ends.is_(None), ends > Exemption.from_at))
        .order_by(Exemption.from_at, Exemption.id)
    )
    for code, kind, from_at, until_at in decreed:
        rests[code].append(Rest(from_at, until_at, "exempt", kind))
    leads: dict[str, dict[UUID, list[tuple[datetime, datetime]]]] = defaultdict(dict)
    away = await absences(session, codes, at - FAR, at + FAR)
    if not away:
        return rests
    primaries = await session.execute(
        select(Duty.grid_code, Duty.account_id)
        .join(Account, Account.id == Duty.account_id)
        .where(one_of(Duty.grid_code, {one.grid_code for one in away}), Duty.rank == 0, Account.active)
    )
    for code, account in primaries:
        leads[code].setdefault(account, [])
    for one in away:
        if one.deputy_id is not None and one.account_id in leads[one.grid_code] and one.from_at < one.until_at:
            leads[one.grid_code][one.account_id].append((one.from_at, one.until_at))
    for code, people in leads.items():
        rests[code] += [Rest(from_at, until_at, "leave") for from_at, until_at in together(people.values())]
    return rests
