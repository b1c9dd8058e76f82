"""The one source of the present instant, injected so that tests can move it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Clock = Callable[[], datetime]
"""Gives the present instant, UTC with zone."""


def now() -> datetime:
    """The machine's present instant in UTC."""
    return datetime.now(UTC)


class MovableClock:
    """A clock that stands still until it is moved.

    Used by tests and by the demo's history; ``set`` raises ValueError for an instant without a zone.
    """

    def __init__(self, at: datetime) -> None:
        self.set(at)

    def __call__(self) -> datetime:
        return self._at

    def set(self, at: datetime) -> None:
        """Stand at ``at``."""
        if at.tzinfo is None:
            raise ValueError("an instant needs its zone")
        self._at = at.astimezone(UTC)

    def advance(self, **delta: float) -> datetime:
        """Move on by ``timedelta(**delta)`` and give the new instant."""
        self._at += timedelta(**delta)
        return self._at


def iso(instant: datetime) -> str:
    """``instant`` as ISO 8601 in UTC with ``Z``: the one form in events and answers."""
    return instant.astimezone(UTC).isoformat().replace("+00:00", "Z")
