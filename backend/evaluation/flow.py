"""How many cases come and go, and how many stand where: what the wall shows of a place as it is now."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import BigInteger, DateTime, Text, column, func, literal, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncSession

from backend.cases.models import FINISHED
from backend.grids.models import Grid
from backend.settings import BEIJING
from gis.codes import code_of
from gis.codes import under as subtree

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
DAYS = 14
"""So many days, today the last, are told one by one."""


@dataclass(slots=True)
class Moved:
    """Cases opened and closed in some time."""

    opened: int = 0
    closed: int = 0


@dataclass(slots=True)
class Standing:
    """Cases of a place or a class: opened today, open now, and of these overdue."""

    opened: int = 0
    open: int = 0
    overdue: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """A place directly below the one that is asked about (or what lies in that one itself) with its cases."""

    path: str
    name: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class Flow:
    """A place's cases: ``yesterday`` is until this time of the day before. ``hours_today`` ends with the running hour,
    ``hours_yesterday`` has all 24; ``days`` ends with today. ``parts`` and ``classes`` are in order of path and code.
    """

    today: Moved
    yesterday: Moved
    hours_today: list[Moved]
    hours_yesterday: list[Moved]
    days: list[tuple[date, Moved]]
    whole: Standing
    classes: Mapping[str, Standing]
    parts: list[Part]


async def flow(session: AsyncSession, path: str, now: datetime) -> Flow:
    """The cases at or below ``path`` as of ``now``, whoever looks."""
    today = now.astimezone(BEIJING).replace(hour=0, minute=0, second=0, microsecond=0)
    by_hour = await _moved(session, path, today - (DAYS - 1) * DAY, now)
    so_far = await _moved(session, path, today - DAY, now - DAY)
    places, classes = await _standing(session, path, today, now)
    whole = [by_hour.get(today + nth * HOUR, Moved()) for nth in range((now - today) // HOUR + 1)]
    return Flow(
        today=_sum(whole),
        yesterday=_sum(so_far.values()),
        hours_today=whole,
        hours_yesterday=[by_hour.get(today - DAY + nth * HOUR, Moved()) for nth in range(24)],
        days=[_of_day(by_hour, today - nth * DAY) for nth in reversed(range(DAYS))],
        whole=_total(places.values()),
        classes=classes,
        parts=await _parts(session, path, places, now),
    )


async def _moved(session: AsyncSession, path: str, since: datetime, until: datetime) -> dict[datetime, Moved]:
    """What moved in each hour in which anything did."""
    called = func.case_flow_v1(*subtree(path), since, until).table_valued(
        column("hour", DateTime(timezone=True)), column("opened", BigInteger), column("closed", BigInteger)
    )
    return {hour: Moved(opened, closed) for hour, opened, closed in await session.execute(select(called))}


async def _standing(
    session: AsyncSession, path: str, today: datetime, now: datetime
) -> tuple[dict[str, Standing], dict[str, Standing]]:
    """By the place below ``path``, and by class."""
    depth = len(path.split(".")) + 1 if path else 1
    called = func.case_standing_v1(
        *subtree(path), depth, today, now, literal(list(FINISHED), ARRAY(Text))
    ).table_valued(
        column("place", Text),
        column("class_code", Text),
        *(column(name, BigInteger) for name in ("opened", "open", "overdue")),
    )
    places: dict[str, list[Standing]] = defaultdict(list)
    classes: dict[str, list[Standing]] = defaultdict(list)
    for place, class_code, *numbers in await session.execute(select(called)):
        places[place].append(Standing(*numbers))
        classes[class_code].append(Standing(*numbers))
    return (
        {place: _total(some) for place, some in places.items()},
        {code: _total(classes[code]) for code in sorted(classes)},
    )


async def _parts(session: AsyncSession, path: str, places: Mapping[str, Standing], now: datetime) -> list[Part]:
    """Every place directly below, and what has cases besides."""
    query = select(Grid.path, Grid.name).where(Grid.valid_during.contains(now))
    below = await session.execute(query.where(Grid.parent == (code_of(path) or None)))
    names: dict[str, str] = dict(row for row in below)
    if path in places:
        names[path] = await session.scalar(query.with_only_columns(Grid.name).where(Grid.path == path)) or path
    every = sorted({*names, *places})
    return [Part(place, names.get(place, place), places.get(place, Standing())) for place in every]


def _of_day(by_hour: Mapping[datetime, Moved], begins: datetime) -> tuple[date, Moved]:
    hours = (by_hour.get(begins + nth * HOUR) for nth in range(24))
    return begins.date(), _sum(moved for moved in hours if moved)


def _sum(some: Iterable[Moved]) -> Moved:
    total = Moved()
    for one in some:
        total.opened += one.opened
        total.closed += one.closed
    return total


def _total(some: Iterable[Standing]) -> Standing:
    total = Standing()
    for one in some:
        total.opened += one.opened
        total.open += one.open
        total.overdue += one.overdue
    return total
