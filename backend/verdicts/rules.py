"""What follows from the reporters' verdicts: wait, close or reopen. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

Outcome = Literal["solved", "partly", "unsolved"]
Satisfaction = Literal["satisfied", "basically", "unsatisfied"]
Decision = Literal["wait", "close", "reopen"]


@dataclass(frozen=True, slots=True)
class Judged:
    """One reporter's verdict on the round that is judged."""

    outcome: Outcome
    satisfaction: Satisfaction


def accepts(verdict: Judged, mark: Literal["satisfied", "basically"]) -> bool:
    """Whether a verdict lets the case rest: the matter is solved at least in part, and its reporter satisfied at least
    as ``mark`` wants. So a half-fixed state that its reporter can live with rests, one they cannot live with does not.
    """
    enough = ("satisfied",) if mark == "satisfied" else ("satisfied", "basically")
    return verdict.outcome != "unsolved" and verdict.satisfaction in enough


def decide(given: Collection[Judged], *, asked: int, mark: Literal["satisfied", "basically"]) -> Decision:
    """What follows from the verdicts ``given`` so far by the ``asked`` reporters of a case.

    One that is not accepted reopens the case at once, whatever the others say; it goes one level up, and beyond the
    rounds that the practice allows to the joint meeting (backend/cases/moving.py). When everybody asked has accepted it
    closes. Until then the others are waited for, as long as their silence may last.
    """
    if not all(accepts(verdict, mark) for verdict in given):
        return "reopen"
    return "close" if given and len(given) >= asked else "wait"
