"""The working calendar of China, in Beijing dates: public holidays and make-up days, from ``chinesecalendar``.

Years the library does not know yet are Monday to Friday and provisional.
"""

from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Literal, NamedTuple

import chinese_calendar

from backend.settings import BEIJING


class Day(NamedTuple):
    """What a day is. ``name`` and ``name_en`` are the holiday's; of a make-up day, the one it makes up for."""

    what: Literal["working_day", "weekend", "holiday", "make_up_day"]
    works: bool
    name: str | None = None
    name_en: str | None = None


@cache
def is_provisional(year: int) -> bool:
    """Whether the holidays of ``year`` are not known (not yet published, or before the library's first year)."""
    try:
        chinese_calendar.is_workday(date(year, 1, 1))
    except NotImplementedError:
        return True
    return False


@cache
def is_working_day(day: date) -> bool:
    """Whether people work on ``day``; a make-up Saturday is a working day, a public holiday is not."""
    if is_provisional(day.year):
        return day.isoweekday() <= 5
    return bool(chinese_calendar.is_workday(day))


@cache
def day(on: date) -> Day:
    """What kind of day ``on`` is in China. In a provisional year no day is a holiday or a make-up day."""
    works = is_working_day(on)
    # The library names a holiday by its English name, on the make-up days of that holiday too.
    name_en = None if is_provisional(on.year) else chinese_calendar.get_holiday_detail(on)[1]
    if name_en is None:
        return Day("working_day" if works else "weekend", works)
    return Day("make_up_day" if works else "holiday", works, chinese_calendar.Holiday(name_en).chinese, name_en)


def add_working_days(instant: datetime, days: int) -> datetime:
    """The first instant at which ``days`` whole working days have passed since ``instant``, in its zone.

    A working day lasts from midnight to midnight in Beijing; other days do not count. So Friday 15:00 and one day is
    Monday 15:00, Saturday 10:00 and one day is the midnight that ends Monday. Raises ValueError for negative days.
    """
    return add_working_time(instant, timedelta(days=days))


def add_working_time(instant: datetime, amount: timedelta) -> datetime:
    """The first instant at which so much time of working days (24 hours each) has passed since ``instant``, in its
    zone. Raises ValueError for a negative amount."""
    if amount < timedelta(0):
        raise ValueError("working days are counted forwards")
    left = amount
    at = instant.astimezone(BEIJING)
    while left:
        midnight = _next_midnight(at)
        if is_working_day(at.date()):
            passed = min(left, midnight - at)
            left -= passed
            at = at + passed if not left else midnight
        else:
            at = midnight
    return at.astimezone(instant.tzinfo)


def working_time(since: datetime, until: datetime) -> timedelta:
    """How much time of working days lies between two instants; nothing when the second is not later."""
    at, end = since.astimezone(BEIJING), until.astimezone(BEIJING)
    passed = timedelta(0)
    while at < end:
        upto = min(_next_midnight(at), end)
        if is_working_day(at.date()):
            passed += upto - at
        at = upto
    return passed


def _next_midnight(at: datetime) -> datetime:
    return datetime.combine(at.date() + timedelta(days=1), time(), BEIJING)
