"""What follows from the reporters' verdicts: wait, close, reopen, or put it before the joint meeting. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

Outcome = Literal["solved", "partly", "unsolved"]
Satisfaction = Literal["satisfied", "basically", "unsatisfied"]
Decision = Literal["wait", "close", "reopen", "meeting"]


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


def decide(
    given: Collection[Judged], *, asked: int, round: int, rounds: int, mark: Literal["satisfied", "basically"]
) -> Decision:
    """What follows from the verdicts ``given`` so far by the ``asked`` reporters of a case, in its ``round``.

    One that is not accepted decides at once, whatever the others say: the case is reopened one level up
    (``reopen``), or, once it was reopened ``rounds`` times, comes before the joint meeting. When everybody asked has
    accepted it closes. Until then the others are waited for, as long as their silence may last.
    """
    if not all(accepts(verdict, mark) for verdict in given):
        return "reopen" if round < rounds else "meeting"
    return "close" if given and len(given) >= asked else "wait"
