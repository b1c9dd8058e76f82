"""What a grid usually shows, pure: its own weeks, and the grids like it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from statistics import median

WEEKS = 8
"""So many weeks are looked back on; a holiday or two in them does not move a median."""


def own_median(instants: Iterable[datetime], now: datetime, since: datetime) -> float | None:
    """Signals a week, the median of the last eight whole weeks before ``now`` in which the grid existed; None of a grid
    younger than a week."""
    weeks = min(WEEKS, (now - since) // timedelta(weeks=1))
    if weeks < 1:
        return None
    counts = Counter((now - at) // timedelta(weeks=1) for at in instants if at <= now)
    return float(median(counts[week] for week in range(weeks)))


def like_median(counts: Mapping[str, int], grids: Iterable[str]) -> float | None:
    """Signals a week, the median of other grids, from what each had in the last eight weeks; None without others."""
    others = [counts.get(code, 0) / WEEKS for code in grids]
    return round(float(median(others)), 2) if others else None
