"""The rules of a whistle, pure: how a call goes on, and what a whistle still waits for.

A call: ``called`` → ``accepted`` → ``reported``; a department may refuse while it is called, and the caller may release
it until it has reported. A whistle ends when nobody owes anything any more and its lead has not refused.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

Ending = Literal["answered", "withdrawn"]
CallStep = Literal["accept", "refuse", "report", "release"]

CALL: Mapping[CallStep, Mapping[str, str]] = {
    "accept": {"called": "accepted"},
    "refuse": {"called": "refused"},
    "report": {"accepted": "reported"},
    "release": {"called": "released", "accepted": "released"},
}


@dataclass(frozen=True, slots=True)
class Part:
    """One call as the rules see it."""

    department: str
    lead: bool
    state: str


def call_after(state: str, step: CallStep) -> str | None:
    """The call's state after ``step``, or None when that step is not open from ``state``."""
    return CALL[step].get(state)


def has_lead(parts: Iterable[Part]) -> bool:
    """Whether somebody leads: is called to, is at it, or has done it."""
    return any(part.lead and part.state in ("called", "accepted", "reported") for part in parts)


def missing(parts: Iterable[Part]) -> list[Part]:
    """What a whistle with these calls, in the order they were made, still waits for.

    That is every department that owes an answer or a report, and the last lead if it refused: its caller has to name
    another, or withdraw the whistle.
    """
    known = list(parts)
    last_lead = next((part for part in reversed(known) if part.lead), None)
    return [
        part
        for part in known
        if part.state in ("called", "accepted") or (part is last_lead and part.state == "refused")
    ]


def ending(parts: Iterable[Part]) -> Ending | None:
    """How a whistle with these calls has ended; None while it waits for somebody.

    It is answered when at least one department has reported, and withdrawn when nobody had to.
    """
    known = list(parts)
    if missing(known):
        return None
    return "answered" if any(part.state == "reported" for part in known) else "withdrawn"
