"""Which period a circular is about, pure: the last whole week or month, once its day of issue has come."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from backend.circulars.content import Kind
from backend.errors import Invalid
from backend.schedule import Slots
from backend.settings import BEIJING

ISSUE: dict[Kind, Slots] = {
    "weekly": Slots((time(8),), "week", 1),
    "monthly": Slots((time(8),), "month", 1),
}
"""When circulars are made: on Mondays and on the first of the month at 08:00, before the week's first meeting."""

EARLIEST = datetime(2000, 1, 1, tzinfo=BEIJING)


@dataclass(frozen=True, slots=True)
class Issue:
    """One circular's place in the calendar: about ``begins`` until before ``ends``, Beijing midnights, due at
    ``due``."""

    kind: Kind
    begins: datetime
    ends: datetime
    due: datetime


def latest(kind: Kind, at: datetime) -> Issue:
    """The newest issue that is due at ``at``. Raises Invalid for an instant before 2000."""
    if at < EARLIEST:
        raise Invalid("there are no circulars of the time before 2000; name a later instant")
    due = ISSUE[kind].latest(at)
    ends = datetime.combine(due.date(), time(), BEIJING)
    if kind == "weekly":
        return Issue(kind, ends - timedelta(days=7), ends, due)
    return Issue(kind, (ends - timedelta(days=1)).replace(day=1), ends, due)
