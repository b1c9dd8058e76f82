"""When a case falls due: plain hours, working hours or working days over the Chinese working calendar.

A working day runs from 09:00 to 18:00 Beijing time. Which days are worked, make-up days included, is known for the
years the State Council has published (backend/calendar.py). A later year is Monday to Friday, and an instant that rests
on it is provisional: it may move once that year is published.
"""

from datetime import UTC, date, datetime, time, timedelta
from typing import Literal, NamedTuple

from backend.calendar import is_provisional, is_working_day
from backend.settings import BEIJING

LimitKind = Literal["hours", "working_hours", "working_days"]

OPENS = time(9)
CLOSES = time(18)


class Due(NamedTuple):
    """An instant (UTC) and whether it rests on a calendar year not yet published."""

    at: datetime
    provisional: bool


def due(opened_at: datetime, kind: LimitKind, amount: int) -> Due:
    """The instant until which a case opened at ``opened_at`` may take ``amount`` of ``kind``.

    ``hours`` run day and night. ``working_hours`` run only between opening and closing of working days.
    ``working_days`` do not count the day of opening and end when the last of them closes (Civil Code of the PRC,
    articles 201 and 203). Raises ValueError for an instant without a zone, an amount below 1 or an unknown kind.
    """
    if opened_at.tzinfo is None:
        raise ValueError("an instant needs its zone")
    if amount < 1:
        raise ValueError("a limit is at least 1")
    if kind == "hours":
        return Due((opened_at + timedelta(hours=amount)).astimezone(UTC), False)
    if kind == "working_hours":
        return _after_working_time(opened_at.astimezone(BEIJING), timedelta(hours=amount))
    if kind == "working_days":
        return _after_working_days(opened_at.astimezone(BEIJING).date(), amount)
    raise ValueError(f"no such limit: {kind}")


def _after_working_time(at: datetime, left: timedelta) -> Due:
    on, provisional = at.date(), False
    while True:
        provisional |= is_provisional(on.year)
        closes = datetime.combine(on, CLOSES, BEIJING)
        start = max(at, datetime.combine(on, OPENS, BEIJING))
        if is_working_day(on) and start < closes:
            if left <= closes - start:
                return Due((start + left).astimezone(UTC), provisional)
            left -= closes - start
        on += timedelta(days=1)


def _after_working_days(on: date, left: int) -> Due:
    provisional = False
    while left:
        on += timedelta(days=1)
        provisional |= is_provisional(on.year)
        left -= is_working_day(on)
    return Due(datetime.combine(on, CLOSES, BEIJING).astimezone(UTC), provisional)
