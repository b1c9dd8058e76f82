"""Periods and what they are compared with, pure: the period before, and the same a year before."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from backend.errors import Invalid
from backend.settings import BEIJING

WEEK = timedelta(days=7)
YEAR_OF_WEEKS = timedelta(weeks=52)
EARLIEST, LATEST = datetime(2000, 1, 1, tzinfo=BEIJING), datetime(2200, 1, 1, tzinfo=BEIJING)
"""No case was opened before, none will be after; what a period is compared with still has a date."""


@dataclass(frozen=True, slots=True)
class Period:
    """From ``begins`` until before ``ends``, instants with zone. Raises Invalid when it ends before it begins."""

    begins: datetime
    ends: datetime

    def __post_init__(self) -> None:
        if self.begins >= self.ends:
            raise Invalid("from must be before to", errors=[{"field": "from", "message": "must be before to"}])

    @classmethod
    def asked(cls, begins: datetime, ends: datetime) -> "Period":
        """One that somebody asks for. Raises Invalid too when it does not lie between 2000 and 2200."""
        found = cls(begins, ends)
        if begins < EARLIEST or ends > LATEST:
            sentence = "a period lies between the years 2000 and 2200"
            raise Invalid(sentence, errors=[{"field": "from", "message": sentence}])
        return found

    @property
    def last(self) -> datetime:
        """Its last instant: what holds then holds for it."""
        return self.ends - timedelta(microseconds=1)

    @classmethod
    def month(cls, year: int, month: int) -> "Period":
        """A month of Beijing time."""
        return cls(_first(year, month), _first(year, month + 1))

    def before(self) -> "Period":
        """The period before: of whole months (Beijing) as many months, of anything else the same length."""
        if months := self._months:
            begins = self.begins.astimezone(BEIJING)
            return Period(_first(begins.year, begins.month - months), self.begins)
        return Period(self.begins - (self.ends - self.begins), self.begins)

    def year_before(self) -> "Period":
        """The same period a year before: of whole weeks 52 weeks earlier, so that it has the same weekdays; of anything
        else the same dates and times of Beijing, from the first to the last (29 February: 28 February)."""
        if not self._months and (self.ends - self.begins) % WEEK == timedelta():
            return Period(self.begins - YEAR_OF_WEEKS, self.ends - YEAR_OF_WEEKS)
        begins, ends = _year_before(self.begins), _year_before(self.last) + (self.ends - self.last)
        if begins >= ends:  # from the 28th of February into the morning of the 29th
            ends = begins + (self.ends - self.begins)
        return Period(begins, ends)

    @property
    def _months(self) -> int:
        """How many whole months of Beijing time it is; 0 for anything else."""
        begins, ends = self.begins.astimezone(BEIJING), self.ends.astimezone(BEIJING)
        if any((at.day, at.time()) != (1, time()) for at in (begins, ends)):
            return 0
        return (ends.year - begins.year) * 12 + ends.month - begins.month


def _first(year: int, month: int) -> datetime:
    """The first instant of a month; months beyond 1 to 12 lie in other years."""
    return datetime(year + (month - 1) // 12, (month - 1) % 12 + 1, 1, tzinfo=BEIJING)


def _year_before(at: datetime) -> datetime:
    local = at.astimezone(BEIJING)
    day = 28 if (local.month, local.day) == (2, 29) else local.day
    return datetime.combine(date(local.year - 1, local.month, day), local.time(), BEIJING)
