"""Duty rules, pure: which shifts run at an instant, and in which order people are asked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import zip_longest
from uuid import UUID

from backend.settings import BEIJING


@dataclass(frozen=True, slots=True)
class ShiftTimes:
    """A named part of the week in Beijing time, ``[starts, ends)``.

    One that ends before or when it starts goes past midnight (08:00 to 08:00 is 24 hours). ``weekdays`` are ISO days
    of its start, 1 = Monday: a night shift of Sunday runs until Monday morning.
    """

    code: str
    starts: time
    ends: time
    weekdays: tuple[int, ...] = (1, 2, 3, 4, 5, 6, 7)

    def started_on(self, day: date) -> tuple[datetime, datetime] | None:
        """When the shift that starts on ``day`` (a Beijing date) begins and ends; None when there is none that day."""
        if day.isoweekday() not in self.weekdays:
            return None
        last = day if self.ends > self.starts else day + timedelta(days=1)
        return datetime.combine(day, self.starts, BEIJING), datetime.combine(last, self.ends, BEIJING)


def running(instant: datetime, shift: ShiftTimes) -> tuple[datetime, datetime] | None:
    """The beginning and end of ``shift`` if it runs at ``instant`` (any zone), else None."""
    today = instant.astimezone(BEIJING).date()
    for day in (today, today - timedelta(days=1)):
        span = shift.started_on(day)
        if span and span[0] <= instant < span[1]:
            return span
    return None


def shifts_at(instant: datetime, shifts: Iterable[ShiftTimes]) -> list[str]:
    """Codes of the shifts that run at ``instant``, in the order given."""
    return [shift.code for shift in shifts if running(instant, shift)]


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody who can be handed a task. ``rank`` is the place in the ladder: 0 first, then the deputies."""

    id: UUID
    display_name: str
    rank: int


def ladder(duties: Sequence[tuple[int, str, UUID, str]]) -> list[Worker]:
    """The order in which people of one grid are asked, from ``(rank, shift, worker id, name)`` of running shifts.

    By rank, then shift; nobody twice (shifts may overlap). Ranks are counted anew from 0 without holes, so that a
    deputy steps up when the primary has left.
    """
    people = {worker: name for _, _, worker, name in sorted(duties, key=lambda duty: duty[:2])}
    return [Worker(id=worker, display_name=name, rank=rank) for rank, (worker, name) in enumerate(people.items())]


LONGEST_WORK = timedelta(hours=16)
"""Who switched to work and never back forgot it: nobody works longer at a stretch."""


def worked(switches: Iterable[tuple[datetime, bool]]) -> list[tuple[datetime, datetime]]:
    """When somebody was at work, ``[began, ended)`` in order, from their switches to work (True) and to rest (False).

    The order they come in, and saying the same again, change nothing: a second switch to work goes on with the first,
    one to rest without work before it is nothing. The last stretch may end in the future: at most ``LONGEST_WORK``
    after the last switch to work.
    """
    spans: list[tuple[datetime, datetime]] = []
    ordered = sorted(dict(switches).items())
    for (at, working), following in zip_longest(ordered, ordered[1:]):
        if not working:
            continue
        end = at + LONGEST_WORK if following is None else min(following[0], at + LONGEST_WORK)
        if spans and spans[-1][1] == at:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((at, end))
    return spans
