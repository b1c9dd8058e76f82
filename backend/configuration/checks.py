"""What one part of a configuration says about another: references that lead nowhere, rules that can never match.

Pure; the shape of each part is checked by the schema before.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Protocol, get_args

from backend.configuration.faults import Location
from backend.configuration.schema import CategoryRule, Configuration, RoutingRule, When, matches
from backend.configuration.values import ORDER, Grade, Role

SEPARATE = {
    "system": frozenset({"accounts.manage", "configuration.apply"}),
    "security": frozenset({"sessions.manage", "roles.change", "displays.manage"}),
    "audit": frozenset({"audit.read"}),
}
"""The three administrators' rights, which never meet in one role (GB/T 22239-2019, level 3)."""


class Coded(Protocol):
    """Anything with a code."""

    @property
    def code(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong at a place of the configuration."""

    where: Location
    words: str
    warning: bool = False


def check(rules: Configuration) -> list[Finding]:
    """Everything that is wrong, in the order of the parts; what only warns does not stop an apply."""
    return [
        *_codes(rules),
        *_categories(rules),
        *_clocks(rules),
        *_departments(rules),
        *_ladder(rules),
        *_routing(rules),
        *_roles(rules),
        *_procedure(rules),
        *_activity(rules),
    ]


def _codes(rules: Configuration) -> Iterator[Finding]:
    for part in ("kinds", "categories", "clocks", "departments", "steps", "lists", "contacts_kinds"):
        yield from _twice(part, "code", [one.code for one in getattr(rules, part)])
    yield from _twice("routing", "name", [rule.name for rule in rules.routing])
    yield from _twice("activity", "under", [rule.under for rule in rules.activity])
    yield from _twice("board", "under", [one.under for one in rules.board.supervision], "supervision")


def _twice(part: str, key: str, values: Sequence[str], *within: str) -> Iterator[Finding]:
    seen: set[str] = set()
    for nth, value in enumerate(values):
        if value in seen:
            yield Finding((part, *within, nth, key), f"{key} “{value}” is in {part}.yaml twice; each may be there once")
        seen.add(value)


def _categories(rules: Configuration) -> Iterator[Finding]:
    clocks, departments, steps = _known(rules.clocks), _known(rules.departments), _known(rules.steps)
    classes: dict[str, str] = {}
    for nth, one in enumerate(rules.categories):
        at: Location = ("categories", nth)
        yield from _unknown((*at, "clock"), one.clock, clocks, "clock", "clocks.yaml")
        if one.department is not None:
            yield from _unknown((*at, "department"), one.department, departments, "department", "departments.yaml")
        for step in one.steps:
            yield from _unknown((*at, "steps"), step, steps, "step", "steps.yaml")
        if one.dispute and rules.disputes is None:
            yield Finding((*at, "dispute"), "there is no disputes.yaml; write one, or dispute: false")
        first = classes.setdefault(one.code[:2], one.class_name)
        if one.class_name != first:
            words = f"class {one.code[:2]} is called “{first}” above and “{one.class_name}” here"
            yield Finding((*at, "class_name"), words, warning=True)


def _clocks(rules: Configuration) -> Iterator[Finding]:
    for nth, clock in enumerate(rules.clocks):
        for stage in ("dispatch", "accept", "handle"):
            limit = getattr(clock, stage)
            if limit.kind == clock.whole.kind and limit.amount > clock.whole.amount:
                words = f"{stage} is longer than the whole case may take"
                yield Finding(("clocks", nth, stage), words, warning=True)


def _departments(rules: Configuration) -> Iterator[Finding]:
    for nth, department in enumerate(rules.departments):
        if department.code in ORDER:
            words = f"“{department.code}” is a rung of the ladder; give the department another code"
            yield Finding(("departments", nth, "code"), words)
        yield from _patterns(("departments", nth, "categories"), department.categories, rules.categories)
    for nth, board in enumerate(rules.lists):
        yield from _patterns(("lists", nth, "categories"), board.categories, rules.categories)


def _patterns(where: Location, patterns: Iterable[str], categories: Sequence[CategoryRule]) -> Iterator[Finding]:
    for pattern in patterns:
        if not any(matches(pattern, one.code) for one in categories):
            sure = not pattern.endswith("*")
            yield Finding(where, f"no category is “{pattern}”; categories.yaml lists them", warning=not sure)


def _ladder(rules: Configuration) -> Iterator[Finding]:
    ladder, departments = rules.ladder, _known(rules.departments)
    if ladder.rungs != [rung for rung in ORDER if rung in ladder.rungs]:
        yield Finding(("ladder", "rungs"), f"rungs go up in this order, each once: {', '.join(ORDER)}")
    for rung in ladder.rungs:
        if rung != "worker" and rung not in ladder.accept:
            words = f"says nothing for {rung}; write {rung}: {{working_hours: 4}} or another limit"
            yield Finding(("ladder", "accept"), words)
    if ladder.fallback.department is not None:
        where: Location = ("ladder", "fallback", "department")
        yield from _unknown(where, ladder.fallback.department, departments, "department", "departments.yaml")


def _routing(rules: Configuration) -> Iterator[Finding]:
    departments, kinds = _known(rules.departments), _known(rules.kinds)
    targets = {*rules.ladder.rungs, *departments}
    for nth, rule in enumerate(rules.routing):
        at: Location = ("routing", nth)
        yield from _unknown((*at, "to"), rule.to, targets, "rung or department", "ladder.yaml and departments.yaml")
        for code in rule.support:
            yield from _unknown((*at, "support"), code, departments, "department", "departments.yaml")
        for kind in rule.when.kinds:
            yield from _unknown((*at, "when", "kinds"), kind, kinds, "kind", "kinds.yaml")
        yield from _patterns((*at, "when", "categories"), rule.when.categories, rules.categories)
        if rule.effective_from and rule.effective_until and rule.effective_until <= rule.effective_from:
            yield Finding((*at, "effective_until"), "lies before effective_from; write a later instant")
        earlier = next((one for one in rules.routing[:nth] if _covers(one, rule)), None)
        if earlier:
            words = f"“{rule.name}” can never match: “{earlier.name}” above takes all of it; move it up or delete it"
            yield Finding(at, words, warning=True)
    last = rules.routing[-1]
    if last.when != When() or last.effective_from or last.effective_until:
        words = (
            "the last rule must match everything; add one with neither when nor dates, such as {name: 其余, to: worker}"
        )
        yield Finding(("routing", len(rules.routing) - 1), words)


def _covers(one: RoutingRule, other: RoutingRule) -> bool:
    """Whether ``one`` matches whatever ``other`` does. In doubt it does not: hours are compared as they are written."""
    a, b = one.when, other.when
    return (
        (
            one.effective_from is None
            or (other.effective_from is not None and one.effective_from <= other.effective_from)
        )
        and (
            one.effective_until is None
            or (other.effective_until is not None and one.effective_until >= other.effective_until)
        )
        and _all_in(b.categories, a.categories, _pattern_in)
        and _all_in(b.under, a.under, lambda inner, outer: f"{inner}.".startswith(f"{outer}."))
        and all(
            _all_in(getattr(b, what), getattr(a, what), str.__eq__) for what in ("kinds", "channels", "urgency", "how")
        )
        and a.hours in (None, b.hours)
        and (
            a.days in (None, b.days)
            or (isinstance(a.days, list) and isinstance(b.days, list) and {*b.days} <= {*a.days})
        )
    )


def _all_in(inner: Sequence[str], outer: Sequence[str], within: Callable[[str, str], bool]) -> bool:
    """Whether everything that ``inner`` asks for lies within something that ``outer`` does; empty means everything."""
    return not outer or (bool(inner) and all(any(within(i, o) for o in outer) for i in inner))


def _pattern_in(inner: str, outer: str) -> bool:
    return inner == outer or (outer.endswith("*") and inner.startswith(outer[:-1]))


def _roles(rules: Configuration) -> Iterator[Finding]:
    for role in get_args(Role):
        if role not in rules.roles:
            words = f"says nothing for {role}; every role is there, with permissions: [] when it may do nothing"
            yield Finding(("roles",), words)
    for role, rule in rules.roles.items():
        joined = [name for name, rights in SEPARATE.items() if rights & {*rule.permissions}]
        if len(joined) > 1:
            words = f"{role} joins {' and '.join(joined)} rights; give each to a role of its own"
            yield Finding(("roles", role, "permissions"), words)
    held = {right for rule in rules.roles.values() for right in rule.permissions}
    for right in sorted(frozenset[str]().union(*SEPARATE.values()) - held):
        yield Finding(("roles",), f"nobody holds {right}; give it to one role, or nobody can do it any more")


def _procedure(rules: Configuration) -> Iterator[Finding]:
    for nth, step in enumerate(rules.steps):
        if step.from_rung is not None:
            where: Location = ("steps", nth, "from_rung")
            yield from _unknown(where, step.from_rung, set(rules.ladder.rungs), "rung", "ladder.yaml")
    if rules.disputes is None:
        return
    yield from _twice("disputes", "code", [one.code for one in rules.disputes.classes])
    targets = {*rules.ladder.rungs, *_known(rules.departments)}
    for grade in get_args(Grade):
        if grade not in rules.disputes.grades:
            words = f"says nothing for {grade}; write {grade}: and a rung or a department's code"
            yield Finding(("disputes", "grades"), words)
    for grade, to in rules.disputes.grades.items():
        where = ("disputes", "grades", grade)
        yield from _unknown(where, to, targets, "rung or department", "ladder.yaml and departments.yaml")


def _activity(rules: Configuration) -> Iterator[Finding]:
    words = "a grid would be a zombie before it is quiet; let quiet come first"
    for nth, rule in enumerate(rules.activity):
        for kind, silence in (("silent", rule.silent), ("absent", rule.absent)):
            if silence and silence.quiet_working_days > max(silence.zombie_days, silence.zombie_working_days):
                yield Finding(("activity", nth, kind), words, warning=True)
        if rule.stuck and rule.stuck.quiet_hours >= rule.stuck.zombie_hours:
            yield Finding(("activity", nth, "stuck"), words, warning=True)


def _known(parts: Iterable[Coded]) -> set[str]:
    return {part.code for part in parts}


def _unknown(where: Location, code: str, known: set[str], what: str, file: str) -> Iterator[Finding]:
    if code not in known:
        near = get_close_matches(code, known, 1)
        hint = f"did you mean {near[0]}?" if near else f"there are: {', '.join(sorted(known)) or 'none'}"
        yield Finding(where, f"there is no {what} “{code}” in {file}; {hint}")
