"""Who is asked first for a demand, and which clocks start with that: as a case is opened, and in a dry run."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.cases.handing import clock_of_asking, posts
from backend.cases.ladder import Post, Unit, department_of, first_unit
from backend.cases.routing import Decision, Facts, decide
from backend.clocks.service import Starting
from backend.configuration.schema import CategoryRule, Configuration
from backend.people.duties import on_duty
from backend.people.duty import Worker


@dataclass(frozen=True, slots=True)
class Located:
    """A demand and the grid it belongs to: its code and path, None and "" in an empty city, and how it was found.
    ``to`` is a rung or a department's code that is asked whatever the rules say."""

    category: str
    kind: str
    channel: str
    grid: str | None
    path: str
    how: str
    to: str | None = None


@dataclass(frozen=True, slots=True)
class Routed:
    """What the rules say about a demand, and who is meant: the workers on duty, the first of them first, or a unit."""

    facts: Facts
    category: CategoryRule
    decision: Decision
    workers: Sequence[Worker] = ()
    unit: Unit | None = None

    @property
    def waits(self) -> bool:
        """Whether a dispatcher sees it before anybody is asked: it must be filed (立案), or nobody is there."""
        return self.category.filing or not (self.workers or self.unit)


async def route(
    session: AsyncSession, demands: Iterable[Located], rules: Configuration, at: datetime
) -> list[Routed | None]:
    """Who would be asked for each demand at ``at``, in their order; None for a category that does not exist.

    Two queries at most, whatever their number.
    """
    located = list(demands)
    duty = await _duty(session, located, at)
    routed = [_by_rules(demand, duty, rules, at) for demand in located]
    unasked = {one.facts.path for one in routed if one and not one.workers}
    staffed = await posts(session, unasked) if unasked else []
    return [one and (one if one.workers else replace(one, unit=_unit(one, rules, staffed))) for one in routed]


def starting(routed: Routed, rules: Configuration, handover: UUID) -> list[Starting]:
    """The clocks that start at once: for the whole case, and for a dispatcher or a unit, asked by ``handover``."""
    limits = rules.clock_of(routed.facts.category)
    clocks = [Starting("whole", limits.whole, limits.warn, limits.supervise)]
    if routed.waits:
        clocks.append(Starting("dispatch", limits.dispatch, limits.warn, limits.supervise))
    elif routed.unit:
        clocks.append(clock_of_asking(routed.unit, routed.facts.category, rules, handover))
    return clocks


async def _duty(session: AsyncSession, located: Sequence[Located], at: datetime) -> Mapping[str, Sequence[Worker]]:
    codes = sorted({demand.grid for demand in located if demand.grid is not None})
    return await on_duty(session, codes, at) if codes else {}


def _by_rules(
    demand: Located, duty: Mapping[str, Sequence[Worker]], rules: Configuration, at: datetime
) -> Routed | None:
    category = rules.category(demand.category)
    if category is None:
        return None
    facts = Facts(demand.category, demand.path, demand.kind, demand.channel, category.urgency, demand.how, at)
    decision = Decision.given(demand.to) if demand.to else decide(rules.routing, facts)
    by_worker = decision.to == "worker" and demand.how != "fallback"
    return Routed(facts, category, decision, duty.get(demand.grid or "", ()) if by_worker else ())


def _unit(routed: Routed, rules: Configuration, staffed: Sequence[Post]) -> Unit | None:
    return first_unit(
        routed.decision.to,
        routed.facts.path,
        routed.facts.how,
        ladder=rules.ladder,
        department=department_of(routed.facts.category, rules),
        posts=staffed,
    )
