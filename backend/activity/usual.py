"""What a grid usually shows, pure: its own weeks, and the grids like it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from statistics import median

WEEKS = 8
"""So many weeks are looked back on; a holiday or two in them does not move a median."""


def known_weeks(now: datetime, since: datetime) -> int:
    """How many whole weeks before ``now`` can be looked back on, at most eight, when signals are known from ``since``
    on."""
    return max(0, min(WEEKS, (now - since) // timedelta(weeks=1)))


def own_median(instants: Iterable[datetime], now: datetime, weeks: int) -> float | None:
    """Signals a week, the median of the last ``weeks`` whole weeks before ``now``; None of none."""
    if weeks < 1:
        return None
    counts = Counter((now - at) // timedelta(weeks=1) for at in instants if at <= now)
    return float(median(counts[week] for week in range(weeks)))


def like_median(counts: Mapping[str, int], grids: Iterable[str], weeks: int) -> float | None:
    """Signals a week, the median of other grids, from what each had in the last ``weeks`` weeks; None without others,
    or of no week."""
    if weeks < 1:
        return None
    others = [counts.get(code, 0) / weeks for code in grids]
    return round(float(median(others)), 2) if others else None
