"""Who somebody is to a case: what the transition table calls worker, unit, dispatcher, checker, approver, system."""

from collections.abc import Iterator
from typing import Literal
from uuid import UUID

from backend.cases.ladder import TERRITORIAL, district
from backend.cases.lifecycle import Who
from backend.cases.models import Case
from backend.cases.registers import Handover
from backend.errors import NotFound
from backend.people.rights import Caller

Actor = Caller | Literal["citizen", "system"]
"""Who acts: an account, whoever reported (by a verdict), or the clocks and the routing."""

ANSWERING = ("accept", "return")
"""What only the unit that was asked does to a case that is asked of a unit."""


def name_of(actor: Actor) -> str:
    """As the log names them: an account's id, ``citizen`` or ``system``."""
    return actor if isinstance(actor, str) else str(actor.id)


def account_of(actor: Actor) -> UUID | None:
    """The account that acts; None for the citizen and the system."""
    return None if isinstance(actor, str) else actor.id


def parties(actor: Actor, case: Case, asked: Handover | None, action: str | None = None) -> frozenset[Who]:
    """What ``actor`` is to ``case``, whose open handover is ``asked``.

    With ``action``, what they are for that one: only the unit that was asked answers for it.
    """
    if isinstance(actor, str):
        return frozenset((actor,))
    return frozenset(_parties(actor, case, asked, action))


def concerns(caller: Caller, case: Case, asked: Handover | None) -> bool:
    """Whether the case may be known to ``caller``: it lies in their scope, or they have it or were asked for it."""
    if caller.role != "department":
        return caller.sees(case.path) or bool(parties(caller, case, asked))
    named = caller.department is not None and caller.department in (case.department, case.owner_department)
    return (named and caller.sees(case.path)) or bool(parties(caller, case, asked))


def unknown_case(number: str) -> NotFound:
    """What is said of a case that is not there, and of one the caller may not know of: the same."""
    return NotFound(f"there is no case {number}, or it is outside your scope")


def require_concern(caller: Caller, case: Case, asked: Handover | None) -> None:
    """Raise NotFound unless the case may be known to ``caller``."""
    if not concerns(caller, case, asked):
        raise unknown_case(case.number)


def _parties(caller: Caller, case: Case, asked: Handover | None, action: str | None) -> Iterator[Who]:
    if case.worker_id == caller.id:
        yield "worker"
    waiting = case.status == "assigned"
    if action in ANSWERING and waiting:
        unit = asked is not None and _is(caller, case, asked.to_owner, asked.to_department)
    else:
        unit = _is(caller, case, case.owner, case.owner_department) or (
            asked is not None and _is(caller, case, asked.to_owner, asked.to_department)
        )
    if unit and caller.may("cases.work"):
        yield "unit"
    if not caller.sees(case.path):
        return
    if caller.may("cases.dispatch"):
        yield "dispatcher"
    if caller.may("cases.check") and caller.id != case.resolved_by:
        yield "checker"
    if caller.may("cases.approve") and (caller.scope != case.owner or caller.role == "command_center"):
        yield "approver"


def _is(caller: Caller, case: Case, owner: str, department: str | None) -> bool:
    """Whether ``caller`` is of this unit: a department's people, a scope's, or the district's own office."""
    if caller.role == "department":
        return department is not None and caller.department == department and caller.sees(case.path)
    if caller.role in TERRITORIAL:
        return caller.scope == owner
    own_office = caller.role == "command_center" and department is None  # a department answers for itself
    return own_office and owner == district(case.path) and caller.scope in ("", owner)
