"""How alive a grid is, pure: facts and a rule give a state, the reason, and the instant at which it will change."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from backend.clock import iso

State = Literal["active", "quiet", "zombie", "exempt"]

Calendar = Callable[[datetime, int], datetime]
"""``calendar(instant, days)``: when that many working days have passed since; see backend/calendar.py."""


@dataclass(frozen=True, slots=True)
class Signal:
    """An event that counts as a sign of life. ``by`` ``"worker"``: only when a worker bound to the grid did it."""

    event: str
    by: Literal["worker"] | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """Thresholds of a subtree; the fields of ``activity_rule.rule``. No standard has them: the defaults are ours."""

    quiet_working_days: int = 3
    zombie_days: int = 7
    zombie_working_days: int = 5
    new_grid_days: int = 7
    signals: tuple[Signal, ...] = (
        Signal("ReportReceived", by="worker"),
        Signal("TaskAccepted"),
        Signal("CaseResolved"),
    )

    @classmethod
    def parse(cls, data: Mapping[str, Any]) -> "Rule":
        """The rule stored as ``data``; what is absent has its default. Raises ValueError for what it does not know."""
        numbers = ("quiet_working_days", "zombie_days", "zombie_working_days", "new_grid_days")
        if unknown := set(data) - {*numbers, "signals"}:
            raise ValueError(f"an activity rule has no {', '.join(sorted(unknown))}")
        values: dict[str, Any] = {name: int(data[name]) for name in numbers if name in data}
        if any(value < 0 for value in values.values()):
            raise ValueError("days of an activity rule are not negative")
        if "signals" in data:
            values["signals"] = tuple(Signal(s["event"], s.get("by")) for s in data["signals"])
        return cls(**values)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one grid. ``exists_since`` is the beginning of its first version: a redraw is not new."""

    exists_since: datetime
    manned: bool  # somebody has a duty in it, in whatever shift
    exempt: str | None = None  # why it is never flagged, for instance "non-residential"
    last_signal_at: datetime | None = None
    last_signal: str | None = None  # the event's name


@dataclass(frozen=True, slots=True)
class Verdict:
    """The state now. ``since`` is the instant from which the facts make it so (None: they do not say).

    ``reason`` is JSON: ``kind`` (exempt, new, unmanned, signal, silence) and the facts behind it.
    ``next_change_at`` is when time alone will change the state; None: never.
    """

    state: State
    reason: dict[str, Any]
    since: datetime | None
    next_change_at: datetime | None


def evaluate(facts: Facts, rule: Rule, now: datetime, calendar: Calendar) -> Verdict:
    """The state of a grid at ``now``.

    Exempt by decree, then exempt while new; zombie with nobody bound to it; else by the silence since the last valid
    signal, or since the grid exists. Zombie falls at the later of the plain and the working days, so that an
    eight-day holiday does not make one.
    """
    if facts.exempt:
        return Verdict("exempt", {"kind": "exempt", "why": facts.exempt}, None, None)
    settled = facts.exists_since + timedelta(days=rule.new_grid_days)
    if now < settled:
        return Verdict("exempt", {"kind": "new", "until": iso(settled)}, facts.exists_since, settled)
    if not facts.manned:
        return Verdict("zombie", {"kind": "unmanned"}, None, None)
    silent_since = max(facts.last_signal_at or facts.exists_since, facts.exists_since)
    quiet_at = calendar(silent_since, rule.quiet_working_days)
    zombie_at = max(silent_since + timedelta(days=rule.zombie_days), calendar(silent_since, rule.zombie_working_days))
    reason = {
        "kind": "silence",
        "silent_since": iso(silent_since),
        "last_signal": facts.last_signal,
        "quiet_at": iso(quiet_at),
        "zombie_at": iso(zombie_at),
    }
    if now >= zombie_at:
        return Verdict("zombie", reason, max(zombie_at, settled), None)
    if now >= quiet_at:
        return Verdict("quiet", reason, max(quiet_at, settled), zombie_at)
    return Verdict("active", reason | {"kind": "signal"}, max(silent_since, settled), min(quiet_at, zombie_at))


def counts(event: str, worker: str | None, rule: Rule, bound: Collection[str]) -> bool:
    """Whether an event by ``worker`` in a grid is a valid signal of it; ``bound`` are the workers with a duty there."""
    return any(signal.event == event and (signal.by is None or worker in bound) for signal in rule.signals)


def rule_for(path: str, rules: Mapping[str, Rule]) -> Rule:
    """The rule of the longest path that is ``path`` or above it, else the default."""
    while path not in rules and path:
        path = path.rpartition(".")[0]
    return rules.get(path, Rule())
