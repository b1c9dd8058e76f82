"""When a change of state happened, pure: by the facts' own instants where they say, else when it was learnt."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from backend.activity.rules import Verdict


@dataclass(frozen=True, slots=True)
class Was:
    """What was known before: the state with its kinds since ``from_at``, and the reason as it was stored."""

    state: str
    kinds: tuple[str, ...]
    reason: Mapping[str, Any]
    from_at: datetime

    def differs(self, verdict: Verdict) -> bool:
        """Whether the state is another one, or the same for other kinds of trouble."""
        return (self.state, self.kinds) != (verdict.state, verdict.kinds)


def began(verdict: Verdict, was: Was | None, at: datetime, not_before: datetime | None) -> datetime:
    """When the verdict's state began, as it is learnt at ``at``.

    Of what moved, the latest instant the facts give: a signal heard hours later ended the silence when it was given.
    What says no instant of its own is dated ``at``, and so is what would reach back before the state that was
    known: history is not rewritten, even if the clock that says ``at`` is behind the one before. ``not_before`` is
    when the rule that made it so took effect; of a grid that is watched once more, when it was watched last.
    """
    if was is None:
        found = min(verdict.since or at, at)
        return max(found, not_before) if not_before else found
    found = max(_moved(verdict, was, at), default=at)
    if not_before:
        found = max(found, not_before)
    return found if was.from_at < found <= at else max(at, was.from_at)


def _moved(verdict: Verdict, was: Was, at: datetime) -> Iterator[datetime]:
    """The instants of what is another than before."""
    if "exempt" in (verdict.state, was.state):
        yield verdict.since or at
        return
    before = was.reason.get("kinds", {})
    for kind, finding in verdict.findings.items():
        if before.get(kind, {}).get("state", "active") != finding.state:
            yield finding.since or at
