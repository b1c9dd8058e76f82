"""How alive a grid is, pure: facts and a rule give a state with its reason, and the instant at which it will change.

Five kinds of trouble are watched, each by itself; a grid is as bad as the worst of them. Time during which a grid is
exempt, or those who lead its rota are on leave, is not counted as silence: what had passed before it goes on after it,
so that an exemption neither makes nor ends a zombie.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import chain, pairwise
from typing import Any, Literal, get_args

from backend.activity.padding import Mark, weigh
from backend.calendar import add_working_time, working_time
from backend.clock import iso
from backend.configuration.schema import Absent, ActivityRule, Padded, Silent, Stuck
from backend.configuration.values import SignalKind

State = Literal["active", "quiet", "zombie", "exempt"]
Kind = Literal["silent", "absent", "stuck", "unmanned", "padded"]
KINDS: tuple[Kind, ...] = get_args(Kind)
WORSE: tuple[State, ...] = ("active", "quiet", "zombie")
LEADING: tuple[Kind, ...] = ("unmanned", "padded", "silent", "absent", "stuck")
"""Of several kinds that are equally bad, the first of these is told first: it explains the others."""


@dataclass(frozen=True, slots=True)
class Rest:
    """Time in which nobody expects a sign of life, ``[from_at, until_at)`` (None: without end), and why."""

    from_at: datetime
    until_at: datetime | None
    kind: Literal["exempt", "leave"]
    why: str | None = None  # the exemption's kind

    def covers(self, at: datetime) -> bool:
        """Whether it lasts at ``at``."""
        return self.from_at <= at and (self.until_at is None or at < self.until_at)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one grid. ``exists_since`` is the beginning of its first version: a redraw is not new."""

    exists_since: datetime
    manned: bool = True  # somebody has a duty in it, in whatever shift
    rests: tuple[Rest, ...] = ()
    last: Mapping[SignalKind, datetime] = field(default_factory=dict)  # the last valid signal of each kind
    patrols_since: datetime | None = None  # the first patrol anywhere in the district
    waiting_since: datetime | None = None  # of the oldest case that was offered and that nobody has accepted
    waiting: int = 0  # such cases
    marks: tuple[Mark, ...] = ()  # valid and made-up signals of the time that padding is judged over, in order


@dataclass(frozen=True, slots=True)
class Finding:
    """One kind's part of a verdict. ``since`` is when the facts make it so, None where they do not say; ``next_at``
    when time alone will change it; ``zombie_at`` when it will turn zombie, counted from ``basis``."""

    state: State
    since: datetime | None
    next_at: datetime | None
    facts: Mapping[str, Any]
    basis: datetime | None = None
    zombie_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Warning:
    """That a grid will turn zombie of this kind unless somebody does something, for the silence that began at
    ``basis``."""

    kind: Kind
    basis: datetime
    falls_at: datetime


@dataclass(frozen=True, slots=True)
class Verdict:
    """The state now. ``since`` is the instant from which the facts make it so (None: they do not say).

    ``reason`` is JSON: ``kind`` (new, exempt, leave, signal, or a kind of trouble) with its facts, and the facts of
    every watched kind under ``kinds``. ``next_change_at`` is when time alone will change the state or one of its kinds,
    None: never; ``look_at`` when it is to be judged again, which may be earlier, to warn. ``warnings`` are due now.
    """

    state: State
    kinds: tuple[Kind, ...]
    reason: dict[str, Any]
    since: datetime | None
    next_change_at: datetime | None
    look_at: datetime | None
    findings: Mapping[Kind, Finding] = field(default_factory=dict)
    warnings: tuple[Warning, ...] = ()


def evaluate(facts: Facts, rule: ActivityRule, now: datetime) -> Verdict:
    """The state of a grid at ``now``: exempt by decree or leave, exempt while new, else the worst of its kinds."""
    settled = facts.exists_since + timedelta(days=rule.new_grid_days)
    edges = [at for rest in facts.rests for at in (rest.from_at, rest.until_at) if at is not None]
    if rest := _rest_at(facts.rests, now):
        reason: dict[str, Any] = {"kind": rest.kind, "until": iso(rest.until_at) if rest.until_at else None}
        if rest.why:
            reason["why"] = rest.why
        return Verdict("exempt", (), reason, rest.from_at, rest.until_at, _next(now, edges))
    findings, warn = dict(_findings(facts, rule, now)), timedelta(hours=rule.warn_hours)
    if now < settled:
        reason = {"kind": "new", "until": iso(settled)}
        # Its silence is counted all the same: who is to be warned before its first days end is warned while they last.
        soon = [one for one in _foreseen(findings, settled) if one.falls_at - warn < settled]
        look_at = _next(now, [settled, *edges, *(one.falls_at - warn for one in soon)])
        due = tuple(one for one in soon if one.falls_at - warn <= now)
        return Verdict("exempt", (), reason, facts.exists_since, settled, look_at, warnings=due)
    found: list[State] = [finding.state for finding in findings.values()]
    state: State = max(found, key=WORSE.index, default="active")
    kinds = () if state == "active" else tuple(kind for kind, finding in findings.items() if finding.state == state)
    since = [finding.since for kind, finding in findings.items() if finding.since and (not kinds or kind in kinds)]
    awake = max([settled, *(at for at in edges if at <= now)])
    coming = [rest.from_at for rest in facts.rests]
    changes = _next(now, [*(finding.next_at for finding in findings.values()), *coming])
    foreseen = [] if state == "zombie" else [one for one in _foreseen(findings, settled) if now < one.falls_at]
    return Verdict(
        state=state,
        kinds=kinds,
        reason=_reason(state, kinds, findings),
        since=max(min(since) if kinds else max(since), awake) if since else None,
        next_change_at=changes,
        look_at=_next(now, [changes, *edges, *(warning.falls_at - warn for warning in foreseen)]),
        findings=findings,
        warnings=tuple(warning for warning in foreseen if warning.falls_at - warn <= now),
    )


def _foreseen(findings: Mapping[Kind, Finding], settled: datetime) -> Iterable[Warning]:
    """The turns that time alone will bring, none before the grid's first days end."""
    for kind, finding in findings.items():
        if finding.basis and finding.zombie_at:
            yield Warning(kind, finding.basis, max(finding.zombie_at, settled))


def _findings(facts: Facts, rule: ActivityRule, now: datetime) -> Iterable[tuple[Kind, Finding]]:
    """What is found of each kind that is watched, in the order of KINDS."""
    rests = _merged(facts.rests)
    if rule.silent:
        yield "silent", _silent(facts, rule.silent, rests, now)
    if rule.absent:
        yield "absent", _absent(facts, rule.absent, rests, now)
    if rule.stuck:
        yield "stuck", _stuck(facts, rule.stuck, now)
    yield "unmanned", Finding("active" if facts.manned else "zombie", None, None, {})
    if rule.padded:
        yield "padded", _padded(facts, rule.padded, now)


Span = tuple[datetime, datetime | None]


def _silent(facts: Facts, rule: Silent, rests: Sequence[Span], now: datetime) -> Finding:
    seen = [(at, kind) for kind, at in facts.last.items() if kind in rule.signals]
    last_at, last = max(seen, default=(None, None))
    known = {"last_signal": last, "last_signal_at": iso(last_at) if last_at else None}
    return _silence(max(last_at or facts.exists_since, facts.exists_since), rule, rests, now, known)


def _absent(facts: Facts, rule: Absent, rests: Sequence[Span], now: datetime) -> Finding:
    """Counted from the first patrol anywhere: where no tablet sends its position nobody is called absent for it."""
    if facts.patrols_since is None:
        return Finding("active", None, None, {"counted_from": None})
    last = facts.last.get("patrol")
    counted_from = max(last or facts.patrols_since, facts.patrols_since, facts.exists_since)
    return _silence(counted_from, rule, rests, now, {"last_signal_at": iso(last) if last else None})


def _silence(
    counted_from: datetime, rule: Silent | Absent, rests: Sequence[Span], now: datetime, known: Mapping[str, Any]
) -> Finding:
    """Zombie falls at the later of the plain and the working days, so that an eight-day holiday makes none."""
    quiet_at = _reached(counted_from, timedelta(days=rule.quiet_working_days), rests, working=True)
    plain = _reached(counted_from, timedelta(days=rule.zombie_days), rests, working=False)
    worked = _reached(counted_from, timedelta(days=rule.zombie_working_days), rests, working=True)
    zombie_at = max(plain, worked) if plain and worked else None
    return _by_time(counted_from, quiet_at, zombie_at, now, known)


def _stuck(facts: Facts, rule: Stuck, now: datetime) -> Finding:
    if facts.waiting_since is None:
        return Finding("active", None, None, {"waiting": 0})
    quiet_at = facts.waiting_since + timedelta(hours=rule.quiet_hours)
    zombie_at = facts.waiting_since + timedelta(hours=rule.zombie_hours)
    return _by_time(facts.waiting_since, quiet_at, zombie_at, now, {"waiting": facts.waiting})


def _padded(facts: Facts, rule: Padded, now: datetime) -> Finding:
    weight = weigh(facts.marks, rule, now)
    known = {"signals": weight.signals, "made_up": dict(weight.made_up)}
    return Finding("zombie" if weight.padded else "active", None, weight.next_at, known)


def _by_time(
    basis: datetime, quiet_at: datetime | None, zombie_at: datetime | None, now: datetime, known: Mapping[str, Any]
) -> Finding:
    state: State = "active"
    since = basis
    if zombie_at and now >= zombie_at:
        state, since = "zombie", zombie_at
    elif quiet_at and now >= quiet_at:
        state, since = "quiet", quiet_at
    told = {
        "counted_from": iso(basis),
        **known,
        "quiet_at": iso(quiet_at) if quiet_at else None,
        "zombie_at": iso(zombie_at) if zombie_at else None,
    }
    next_at = None if state == "zombie" else _next(now, [quiet_at, zombie_at])
    return Finding(state, since, next_at, told, basis, zombie_at)


def _reason(state: State, kinds: Sequence[Kind], findings: Mapping[Kind, Finding]) -> dict[str, Any]:
    told = {
        kind: {
            "state": finding.state,
            "since": iso(finding.since) if finding.since else None,
            "next_at": iso(finding.next_at) if finding.next_at else None,
            **finding.facts,
        }
        for kind, finding in findings.items()
    }
    leading = next((kind for kind in LEADING if kind in kinds), None)
    shown = findings.get(leading or "silent")
    return {"kind": leading or "signal", **(shown.facts if shown else {}), "kinds": told}


def _rest_at(rests: Iterable[Rest], now: datetime) -> Rest | None:
    """The one that lasts at ``now``: an exemption before a leave, then the one that lasts longest."""
    lasting = [rest for rest in rests if rest.covers(now)]
    never = datetime.max.replace(tzinfo=now.tzinfo)
    return max(lasting, key=lambda rest: (rest.kind == "exempt", rest.until_at or never, rest.why or ""), default=None)


def _reached(since: datetime, amount: timedelta, rests: Sequence[Span], *, working: bool) -> datetime | None:
    """When so much time has passed since ``since`` outside of the rests, of working days or plain; None: never."""
    add: Callable[[datetime, timedelta], datetime] = add_working_time if working else lambda at, left: at + left
    at, left = since, amount
    for begins, ends in rests:
        if ends is not None and ends <= at:
            continue
        reached = add(at, left)
        if reached <= begins:
            return reached
        if ends is None:
            return None
        if at < begins:
            left -= working_time(at, begins) if working else begins - at
        at = ends
    return add(at, left)


def _merged(rests: Iterable[Rest]) -> list[Span]:
    """The time that the rests cover together, as spans that do not touch, in order."""
    spans: list[Span] = []
    for rest in sorted(rests, key=lambda rest: rest.from_at):
        begins, ends = rest.from_at, rest.until_at
        if spans and (spans[-1][1] is None or begins <= spans[-1][1]):
            last = spans.pop()
            ends = None if ends is None or last[1] is None else max(ends, last[1])
            begins = last[0]
        spans.append((begins, ends))
    return spans


def together(leaves: Iterable[Sequence[tuple[datetime, datetime]]]) -> list[tuple[datetime, datetime]]:
    """When everybody is away at once, from the spans of each; nobody's leave means never."""
    away = [sorted(spans) for spans in leaves]
    if not away:
        return []
    edges = sorted(set(chain.from_iterable(chain.from_iterable(away))))
    both: list[tuple[datetime, datetime]] = []
    for begins, ends in pairwise(edges):
        if all(any(a <= begins and ends <= b for a, b in spans) for spans in away):
            if both and both[-1][1] == begins:
                both[-1] = (both[-1][0], ends)
            else:
                both.append((begins, ends))
    return both


def _next(now: datetime, instants: Iterable[datetime | None]) -> datetime | None:
    return min((at for at in instants if at is not None and at > now), default=None)
