"""The life of a case and of a task as tables: which action leads from which state to which, who may take it, what it
does besides and what it needs. Pure: the one place that says so; backend/cases/desk.py carries it out.

A case is OPEN while somebody owes work on it, DONE while the work waits for judgement, and ENDED with a reason that
the citizen can read. No end is final: what ended can be reopened, and a merged case split off again.
A task: ``offered`` → ``delivered`` (the tablet has it) → ``seen`` (a person has) → ``accepted`` → ``done``; it ends
early as ``returned`` by its worker, ``expired`` when nobody accepts in time, or ``withdrawn`` from outside.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

State = Literal[
    "reported",
    "verified_for_filing",
    "assigned",
    "accepted",
    "in_progress",
    "returned",
    "suspended",
    "reopened",
    "resolved",
    "checked",
    "closed",
    "excluded",
    "merged",
]
STATES: tuple[str, ...] = get_args(State)
OPEN = ("reported", "verified_for_filing", "assigned", "accepted", "in_progress", "returned", "suspended", "reopened")
"""Somebody owes work."""
DONE = ("resolved", "checked")
"""The work is done and waits for judgement."""
ENDED = ("closed", "excluded", "merged")
"""Over, with a reason the citizen can read."""

SAME = "="
"""Target of an action that leaves the state as it is."""
BEFORE = "<"
"""Target of an action that goes back to the state before: what ``suspend`` and ``merge`` interrupted."""

Who = Literal["citizen", "worker", "unit", "dispatcher", "checker", "approver", "system"]
WHO: Mapping[Who, str] = {
    "citizen": "who reported, by a verdict",
    "worker": "the worker who holds the task",
    "unit": "an account of the unit that is responsible or was asked",
    "dispatcher": "a community, a street or the command center whose scope holds the case",
    "checker": "a dispatcher who did not do the work",
    "approver": "a dispatcher above whoever asks",
    "system": "the clocks and the routing",
}

EFFECTS: Mapping[str, str] = {
    "withdraw": "the open task and the open handover end",
    "release": "calls of an open whistle are released",
    "hand_over": "a worker is offered it or a unit is asked; first-asked stays responsible until they accept",
    "take_over": "whoever was asked is responsible now",
    "dispatch_clock": "the clock for dispatching starts",
    "handle_clock": "the clocks for dispatching and accepting stop, the one for handling starts",
    "whole_clock": "the clock for the whole case starts anew",
    "check_clock": "the clocks of the work stop, the one for checking starts",
    "silence_clock": "the clock for checking stops, the one for the citizen's silence starts",
    "stop_clocks": "no clock runs any more",
    "pause_clocks": "the clocks stand still until the review date",
    "run_clocks": "the clocks go on",
    "revive_clocks": "the clocks that stopped go on, as if paused meanwhile",
    "extend_clocks": "the clocks get the time approved; counted",
    "count_return": "the return is counted",
    "count_round": "a round more: the case keeps its number",
    "go_up": "the next on the duty ladder is offered it, or the unit above is asked",
    "remember": "the state is kept, to come back to",
    "restore": "whoever had it has it again",
    "judge": "the system checks at once where no check is required",
    "explain": "the reason is kept for the citizen to read",
}
"""What an action does besides changing the state, in words."""

NEEDS: Mapping[str, str] = {
    "reason": "a reason",
    "words": "words on what was done",
    "once": "not more often than the practice allows",
    "in_time": "within the time after it was handed over, or before the deadline",
    "evidence": "the evidence that the practice requires",
    "approval": "the approval of a request",
    "steps": "the steps of the procedure that come before it (of people; the system never waits for one)",
    "no_whistle": "no open whistle, or a reason to override it, which is recorded",
}
"""What an action needs besides the state and the person, in words."""


@dataclass(frozen=True, slots=True)
class Transition:
    """``who`` may take ``action`` in any of ``sources``; then the case is in ``target``, or SAME, or as it was BEFORE.

    ``event`` is the name under which the log tells of it, ``effects`` and ``needs`` are names of EFFECTS and NEEDS.
    """

    action: str
    sources: tuple[str, ...]
    target: str
    who: frozenset[Who]
    event: str
    effects: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


def _by(*who: Who) -> frozenset[Who]:
    return frozenset(who)


WAITING = ("reported", "verified_for_filing", "returned", "reopened")
"""Nobody is asked."""
AT_WORK = ("assigned", "accepted", "in_progress")
"""Somebody is asked, or has accepted."""

TRANSITIONS: tuple[Transition, ...] = (
    Transition(
        "verify", ("reported",), "verified_for_filing", _by("dispatcher", "system"), "CaseVerified",
        (), ("steps",),
    ),
    Transition(
        "exclude", (*WAITING, "assigned"), "excluded", _by("dispatcher"), "CaseExcluded",
        ("withdraw", "release", "stop_clocks", "explain"), ("reason",),
    ),
    Transition(
        "assign", (*WAITING, *AT_WORK), "assigned", _by("dispatcher", "system"), "CaseAssigned",
        ("withdraw", "hand_over"), ("steps",),
    ),
    Transition(
        "accept", ("assigned",), "accepted", _by("worker", "unit"), "CaseAccepted",
        ("take_over", "handle_clock"), ("steps",),
    ),
    Transition("start", ("accepted",), "in_progress", _by("worker", "unit"), "CaseStarted", (), ("steps",)),
    Transition(
        "return", AT_WORK, "returned", _by("worker", "unit"), "CaseReturned",
        ("withdraw", "count_return", "dispatch_clock", "go_up"), ("reason", "once", "in_time", "evidence"),
    ),
    Transition(
        "escalate", (*WAITING, *AT_WORK), "assigned", _by("worker", "unit", "dispatcher", "system"), "CaseEscalated",
        ("withdraw", "hand_over"), ("reason",),
    ),
    Transition(
        "suspend", AT_WORK, "suspended", _by("approver"), "CaseSuspended",
        ("remember", "pause_clocks"), ("approval",),
    ),
    Transition("resume", ("suspended",), BEFORE, _by("dispatcher", "system"), "CaseResumed", ("run_clocks",)),
    Transition(
        "extend", AT_WORK, SAME, _by("approver"), "CaseExtended",
        ("extend_clocks",), ("approval", "once", "in_time"),
    ),
    Transition(
        "merge", OPEN, "merged", _by("dispatcher"), "CaseMerged",
        ("remember", "withdraw", "release", "stop_clocks", "explain"), ("reason",),
    ),
    Transition("split", ("merged",), BEFORE, _by("dispatcher"), "CaseSplit", ("revive_clocks", "restore")),
    Transition(
        "resolve", ("accepted", "in_progress"), "resolved", _by("worker", "unit"), "CaseResolved",
        ("withdraw", "check_clock", "judge"), ("words", "no_whistle", "steps", "evidence"),
    ),
    Transition(
        "check", ("resolved",), "checked", _by("checker", "system"), "CaseChecked",
        ("silence_clock",), ("steps",),
    ),
    Transition(
        "rework", ("resolved",), "in_progress", _by("checker"), "CaseReworked",
        ("whole_clock", "handle_clock", "restore"), ("reason",),
    ),
    Transition(
        "close", ("checked",), "closed", _by("system", "dispatcher"), "CaseClosed",
        ("stop_clocks", "explain"), ("steps",),
    ),
    Transition(
        "reopen", (*DONE, "closed", "excluded"), "reopened", _by("citizen", "dispatcher", "system"), "CaseReopened",
        ("count_round", "whole_clock", "go_up"), ("reason",),
    ),
)  # fmt: skip

_BY_ACTION: Mapping[str, Transition] = {t.action: t for t in TRANSITIONS}
ACTIONS = tuple(_BY_ACTION)
EVENTS = frozenset({t.event for t in TRANSITIONS} | {"CaseOpened", "TaskAccepted", "TaskReturned"})
"""Names of the events that say in which state a case is."""


def transition(action: str) -> Transition:
    """The row of ``action``. Raises KeyError for one that is not in ACTIONS."""
    return _BY_ACTION[action]


def after(state: str, action: str, before: str | None = None) -> str | None:
    """The case's state after ``action``, or None when it is not open from ``state``.

    ``before`` is what a suspended or merged case remembers. One that was suspended when it was merged, or waits for
    nothing it could go back to, goes on as ``reported``.
    """
    row = _BY_ACTION[action]
    if state not in row.sources:
        return None
    if row.target == SAME:
        return state
    if row.target == BEFORE:
        return before if before in OPEN and before != "suspended" else "reported"
    return row.target


def allowed(state: str, action: str, who: Collection[Who]) -> bool:
    """Whether somebody who is any of ``who`` may take ``action`` in ``state``."""
    row = _BY_ACTION[action]
    return state in row.sources and not row.who.isdisjoint(who)


def actions_for(state: str, who: Collection[Who]) -> tuple[str, ...]:
    """The actions that somebody who is any of ``who`` may take in ``state``, in the table's order."""
    return tuple(action for action in ACTIONS if allowed(state, action, who))


def diagram() -> str:
    """The table as a Mermaid state diagram: one arrow for each pair of states, labelled with its actions."""
    arrows: dict[tuple[str, str], list[str]] = {}
    for row in TRANSITIONS:
        for source, target in _arrows(row):
            arrows.setdefault((source, target), []).append(row.action)
    lines = ["stateDiagram-v2", "    [*] --> reported"]
    lines += [f"    {source} --> {target}: {', '.join(actions)}" for (source, target), actions in arrows.items()]
    return "\n".join([*lines, *(f"    {state} --> [*]" for state in ENDED)]) + "\n"


def _arrows(row: Transition) -> Iterator[tuple[str, str]]:
    for source in row.sources:
        if row.target == BEFORE:
            before = OPEN if source == "merged" else AT_WORK
            yield from ((source, state) for state in before if state != "suspended")
        else:
            yield source, source if row.target == SAME else row.target


TaskStep = Literal["deliver", "see", "accept", "finish", "return", "expire", "withdraw"]

TASK: Mapping[TaskStep, Mapping[str, str]] = {
    "deliver": {"offered": "delivered"},
    "see": {"offered": "seen", "delivered": "seen"},
    "accept": {"offered": "accepted", "delivered": "accepted", "seen": "accepted"},
    "finish": {"accepted": "done"},
    "return": {"offered": "returned", "delivered": "returned", "seen": "returned", "accepted": "returned"},
    "expire": {"offered": "expired", "delivered": "expired", "seen": "expired"},
    "withdraw": {"offered": "withdrawn", "delivered": "withdrawn", "seen": "withdrawn", "accepted": "withdrawn"},
}


def task_after(state: str, step: TaskStep) -> str | None:
    """The task's state after ``step``, or None when that step is not open from ``state``."""
    return TASK[step].get(state)
