"""When a clock falls due, and what that instant is made of.

A limit is plain hours, working hours or working days over the Chinese working calendar. A working day runs from 09:00
to 18:00 Beijing time. Which days are worked, make-up days included, is known for the years the State Council has
published (backend/calendar.py). A later year is Monday to Friday, and an instant that rests on it is provisional: it
may move once that year is published.

There is one rule for all: a limit is an amount of time that counts, and the clock walks from its start, stretch by
stretch, until that amount is used up. A pause does not count, so it moves the due time by exactly the time that would
have counted in it.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal, NamedTuple

from backend.calendar import day, is_provisional
from backend.configuration.schema import Limit
from backend.settings import BEIJING

OPENS = time(9)
CLOSES = time(18)
WORKING_DAY = timedelta(hours=9)
"""From opening to closing: what one working day counts."""

What = Literal["hours", "working_day", "make_up_day", "weekend", "holiday", "first_day", "paused"]
"""Why a stretch counts or does not. ``first_day``: a limit in days does not count the day it starts on."""


class Due(NamedTuple):
    """An instant (UTC) and whether it rests on a calendar year not yet published."""

    at: datetime
    provisional: bool


class Pause(NamedTuple):
    """The clock stands still from the first instant to the second, which is expected when it is still to come."""

    begins: datetime
    ends: datetime


class Part(NamedTuple):
    """A stretch of one Beijing day between start and due. ``counted`` is how much of the limit it used up.

    ``name`` and ``name_en`` are a holiday's; of a make-up day, the one it makes up for.
    """

    begins: datetime  # UTC, like ends
    ends: datetime
    on: date  # in Beijing
    what: What
    counted: timedelta
    provisional: bool
    name: str | None = None
    name_en: str | None = None


def due(start: datetime, limit: Limit, pauses: Sequence[Pause] = (), extra: Limit | None = None) -> Due:
    """The instant until which something that began at ``start`` may take ``limit``, and then ``extra``.

    ``hours`` run day and night. ``working_hours`` run only between opening and closing of working days.
    ``working_days`` do not count the day of the start and end when the last of them closes (Civil Code of the PRC,
    articles 201 and 203); after a pause that is the time of day at which as much working time has passed. An extension
    goes on where the limit ends. Raises ValueError for an instant without a zone.
    """
    parts = explain(start, limit, pauses, extra)
    return Due(parts[-1].ends, any(part.provisional for part in parts))


def explain(start: datetime, limit: Limit, pauses: Sequence[Pause] = (), extra: Limit | None = None) -> list[Part]:
    """What ``due`` is made of: stretches without a hole from ``start`` to the due time, at least one for each day.

    What they count adds up to the limit and its extension. Raises ValueError as ``due`` does.
    """
    return list(_walk(start, _budgets(limit, extra), pauses))


def warn_at(
    start: datetime, limit: Limit, share: float, pauses: Sequence[Pause] = (), extra: Limit | None = None
) -> datetime:
    """The instant (UTC) at which ``share`` (above 0, below 1) of the time that counts has passed.

    Of a limit in working time that is a share of the working time, not of the nights and holidays in it.
    """
    budgets = _budgets(limit, extra)
    left = share * sum((amount for _, amount in budgets), timedelta())
    some = []
    for kind, amount in budgets:
        some.append((kind, min(amount, left)))
        left -= some[-1][1]
        if not left:
            break
    *_, last = _walk(start, some, pauses)
    return last.ends


Budget = tuple[str, timedelta]
"""A kind of limit and how much time that counts it has."""


def _budgets(limit: Limit, extra: Limit | None) -> list[Budget]:
    limits = [limit, extra] if extra else [limit]
    return [(x.kind, x.amount * (WORKING_DAY if x.kind == "working_days" else timedelta(hours=1))) for x in limits]


def _walk(start: datetime, budgets: Sequence[Budget], pauses: Sequence[Pause]) -> Iterator[Part]:
    if start.tzinfo is None:
        raise ValueError("an instant needs its zone")
    at, before = start.astimezone(BEIJING), "hours"
    for kind, amount in budgets:
        # Only a limit in days that begins out of the blue starts with the next day; one that goes on, goes on at once.
        first = at.date() if kind == "working_days" and before == "hours" else None
        before, left = kind, amount
        while left:
            midnight = datetime.combine(at.date() + timedelta(days=1), time(), BEIJING)
            for ends, paused in _stretches(at, midnight, pauses):
                part = _part(at, ends, kind, left, paused=paused, first=at.date() == first)
                yield part
                left -= part.counted
                at = part.ends.astimezone(BEIJING)
                if not left:
                    break


def _stretches(at: datetime, midnight: datetime, pauses: Sequence[Pause]) -> list[tuple[datetime, bool]]:
    """The ends of the stretches between two instants of a day, and whether the clock is paused in each."""
    if not pauses:
        return [(midnight, False)]
    ends = sorted({edge for pause in pauses for edge in pause if at < edge < midnight} | {midnight})
    begins = [at, *ends[:-1]]
    return [(e, any(p.begins <= b and e <= p.ends for p in pauses)) for b, e in zip(begins, ends, strict=True)]


def _part(begins: datetime, ends: datetime, kind: str, left: timedelta, *, paused: bool, first: bool) -> Part:
    """The stretch of one day from ``begins``, ended early where the limit is used up."""
    on = begins.date()
    today = day(on)
    what: What = "paused" if paused else "first_day" if first else "hours" if kind == "hours" else today.what
    opens, closes = begins, ends
    if kind != "hours":
        opens = max(opens, datetime.combine(on, OPENS, BEIJING))
        closes = min(closes, datetime.combine(on, CLOSES, BEIJING))
    runs = not (paused or first) and (kind == "hours" or today.works)
    counted = min(left, max(closes - opens, timedelta())) if runs else timedelta()
    if counted == left:
        ends = opens + counted
    provisional = kind != "hours" and is_provisional(on.year)
    names = (today.name, today.name_en) if what == today.what else (None, None)
    return Part(begins.astimezone(UTC), ends.astimezone(UTC), on, what, counted, provisional, *names)
