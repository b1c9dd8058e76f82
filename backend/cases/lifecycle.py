"""Which step leads from which state to which: the tables of a case's and a task's life, and nothing else.

A case: ``reported`` (nobody has it) → ``assigned`` (offered to a worker) → ``accepted`` → ``resolved`` → ``closed``.
A task: ``offered`` → ``delivered`` (the tablet has it) → ``seen`` (a person has) → ``accepted`` → ``done``; it ends
early as ``returned`` by its worker, ``expired`` when nobody accepts in time, or ``withdrawn`` from outside.
"""

from collections.abc import Mapping
from typing import Literal

CaseStep = Literal["assign", "unassign", "accept", "resolve", "close"]
TaskStep = Literal["deliver", "see", "accept", "finish", "return", "expire", "withdraw"]
Table = Mapping[str, Mapping[str, str]]

CASE: Table = {
    "assign": {"reported": "assigned", "assigned": "assigned", "accepted": "assigned"},
    "unassign": {"reported": "reported", "assigned": "reported", "accepted": "reported"},
    "accept": {"assigned": "accepted"},
    "resolve": {"accepted": "resolved"},
    "close": {"resolved": "closed"},
}

TASK: Table = {
    "deliver": {"offered": "delivered"},
    "see": {"offered": "seen", "delivered": "seen"},
    "accept": {"offered": "accepted", "delivered": "accepted", "seen": "accepted"},
    "finish": {"accepted": "done"},
    "return": {"offered": "returned", "delivered": "returned", "seen": "returned", "accepted": "returned"},
    "expire": {"offered": "expired", "delivered": "expired", "seen": "expired"},
    "withdraw": {"offered": "withdrawn", "delivered": "withdrawn", "seen": "withdrawn", "accepted": "withdrawn"},
}


def case_after(state: str, step: CaseStep) -> str | None:
    """The case's state after ``step``, or None when that step is not open from ``state``."""
    return CASE[step].get(state)


def task_after(state: str, step: TaskStep) -> str | None:
    """The task's state after ``step``, or None when that step is not open from ``state``."""
    return TASK[step].get(state)
