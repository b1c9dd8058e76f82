"""Where a new case goes, pure: ordered rules as data; the first that matches wins, and each says why it did or did not.

What a rule leaves out asks for nothing, so only the conditions it states are looked at and explained.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from backend.calendar import is_working_day
from backend.cases import routing_words
from backend.clock import iso
from backend.configuration.schema import RoutingRule, matches
from backend.settings import BEIJING

What = Literal[
    "effective_from", "effective_until", "category", "under", "kind", "channel", "urgency", "how", "hours", "days"
]
Outcome = Literal["matched", "failed", "not_reached"]


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules look at: the demand, the place (``how`` its grid was found) and the instant, with a zone."""

    category: str
    path: str
    kind: str
    channel: str
    urgency: str
    how: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of a rule beside the facts: any of ``wanted`` would do, ``found`` is what there was.

    Instants are ISO 8601 in UTC, hours and days those of Beijing.
    """

    what: What
    wanted: tuple[str, ...]
    found: str
    holds: bool

    @property
    def zh(self) -> str:
        """The condition as a Chinese sentence."""
        return routing_words.condition_zh(self.what, self.wanted, self.found, self.holds)

    @property
    def en(self) -> str:
        """The condition as an English sentence."""
        return routing_words.condition_en(self.what, self.wanted, self.found, self.holds)


@dataclass(frozen=True, slots=True)
class Considered:
    """One rule and what became of it; ``why`` is empty when it was not reached, or asks for nothing."""

    name: str
    outcome: Outcome
    why: tuple[Condition, ...] = ()

    @property
    def matched(self) -> bool:
        """Whether this is the rule that decided."""
        return self.outcome == "matched"

    @property
    def zh(self) -> str:
        """What became of the rule, as a Chinese sentence."""
        return routing_words.outcome_zh(self.outcome, [condition.holds for condition in self.why])

    @property
    def en(self) -> str:
        """What became of the rule, as an English sentence."""
        return routing_words.outcome_en(self.outcome, [condition.holds for condition in self.why])


@dataclass(frozen=True, slots=True)
class Decision:
    """Where a case goes: ``to`` a rung of the ladder or a department's code, by the rule of name ``rule``, "" without
    one.

    ``support`` are departments worth calling in; nobody calls them but a person. ``considered`` holds every rule in
    its order.
    """

    rule: str
    to: str
    lane: str | None
    support: tuple[str, ...]
    considered: tuple[Considered, ...]

    @classmethod
    def given(cls, to: str) -> "Decision":
        """Where a case goes that no rule is asked about."""
        return cls("", to, None, (), ())


def decide(rules: Sequence[RoutingRule], facts: Facts) -> Decision:
    """The decision of the first rule that matches ``facts``.

    Raises ValueError when none does: the last rule of a configuration has no condition, which its check sees to.
    """
    considered: list[Considered] = []
    for nth, rule in enumerate(rules):
        why = tuple(_conditions(rule, facts))
        if all(condition.holds for condition in why):
            considered.append(Considered(rule.name, "matched", why))
            considered += [Considered(later.name, "not_reached") for later in rules[nth + 1 :]]
            return Decision(rule.name, rule.to, rule.lane, tuple(rule.support), tuple(considered))
        considered.append(Considered(rule.name, "failed", why))
    raise ValueError("no routing rule matched: the last one must match everything")


def within_hours(at: datetime, hours: str) -> bool:
    """Whether ``at`` falls into ``HH:MM-HH:MM`` of the Beijing day, the end left out.

    Hours that end before or when they start go over midnight: ``18:00-08:00`` is the night, ``00:00-00:00`` all day.
    """
    starts, ends = hours.split("-")
    now = _hour(at)
    return starts <= now < ends if starts < ends else now >= starts or now < ends


def _conditions(rule: RoutingRule, facts: Facts) -> Iterable[Condition]:
    when, at = rule.when, facts.at
    if rule.effective_from:
        yield Condition("effective_from", (iso(rule.effective_from),), iso(at), rule.effective_from <= at)
    if rule.effective_until:
        yield Condition("effective_until", (iso(rule.effective_until),), iso(at), at < rule.effective_until)
    yield from _any("category", when.categories, facts.category, matches)
    yield from _any("under", when.under, facts.path, lambda place, path: path == place or path.startswith(f"{place}."))
    yield from _any("kind", when.kinds, facts.kind)
    yield from _any("channel", when.channels, facts.channel)
    yield from _any("urgency", when.urgency, facts.urgency)
    yield from _any("how", when.how, facts.how)
    if when.hours:
        yield Condition("hours", (when.hours,), _hour(at), within_hours(at, when.hours))
    if when.days:
        yield _day(when.days, at)


def _any(
    what: What, wanted: Sequence[str], found: str, fits: Callable[[str, str], bool] = str.__eq__
) -> Iterable[Condition]:
    """The condition that ``found`` fits any of ``wanted``, or none when nothing is wanted."""
    if wanted:
        yield Condition(what, tuple(wanted), found, any(fits(one, found) for one in wanted))


def _day(wanted: str | Sequence[int], at: datetime) -> Condition:
    """The condition on the Beijing date of ``at``: of the working calendar, or its ISO weekday."""
    day = at.astimezone(BEIJING).date()
    if isinstance(wanted, str):
        found = "working" if is_working_day(day) else "rest"
        return Condition("days", (wanted,), found, found == wanted)
    return Condition("days", tuple(map(str, wanted)), str(day.isoweekday()), day.isoweekday() in wanted)


def _hour(at: datetime) -> str:
    return f"{at.astimezone(BEIJING):%H:%M}"
