"""When things are due that the clock on the wall decides, pure: slots in Beijing time, wherever the machine stands."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from backend.settings import BEIJING

FURTHEST = 62
"""Days within which every schedule has a slot: a month has 31."""


@dataclass(frozen=True, slots=True)
class Slots:
    """Instants that come again: at ``times`` (Beijing) of every day, of one ISO weekday, or of one day of the month.

    ``day`` is 1 (Monday) to 7 of a week, 1 to 28 of a month, and means nothing for every day.
    """

    times: tuple[time, ...]
    every: Literal["day", "week", "month"] = "day"
    day: int = 1

    def latest(self, now: datetime) -> datetime:
        """The newest slot that is not after ``now``, in Beijing time."""
        today = now.astimezone(BEIJING).date()
        return max(at for at in self._around(today, -FURTHEST, 0) if at <= now)

    def next(self, now: datetime) -> datetime:
        """The first slot after ``now``, in Beijing time."""
        today = now.astimezone(BEIJING).date()
        return min(at for at in self._around(today, 0, FURTHEST) if at > now)

    def _around(self, today: date, first: int, last: int) -> list[datetime]:
        days = (today + timedelta(days=n) for n in range(first, last + 1))
        return [datetime.combine(day, at, BEIJING) for day in days if self._on(day) for at in self.times]

    def _on(self, day: date) -> bool:
        return self.every == "day" or self.day == (day.isoweekday() if self.every == "week" else day.day)
