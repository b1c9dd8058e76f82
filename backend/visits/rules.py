"""What a visit may be, and which visit counts as a sign that a grid is alive. Pure."""

from typing import Literal

Kind = Literal["walk", "knock"]
"""A round of calls of one's own (走访), or a knocking campaign from door to door (敲门行动)."""

Purpose = Literal["care", "safety", "dispute", "policy", "survey", "other"]
"""To look after somebody, check safety, look into a quarrel, explain a policy, bring records up to date, or another."""

Outcome = Literal["met", "absent", "declined"]
"""Somebody was met, nobody was there, or they did not want to talk."""

Why = Literal["nobody_met", "mocked", "vague", "not_bound", "outside"]
"""Why a visit does not count: see ``why_not``."""

NEAR_M = 50.0
"""A place may lie this far outside the grid: between tall houses positions are no better."""

VAGUE_M = 100.0
"""A place of a larger radius of uncertainty says nothing."""


def why_not(*, outcome: Outcome, mocked: bool, accuracy_m: float | None, bound: bool, distance_m: float) -> Why | None:
    """Why a visit does not count, the first reason that holds; None when it does.

    Only a completed visit to one's own grid is one: somebody was met, at a place that the tablet did not make up, known
    to ``VAGUE_M`` metres, by a worker who is ``bound`` to a grid at most ``NEAR_M`` metres away.
    """
    reasons: list[tuple[Why, bool]] = [
        ("nobody_met", outcome != "met"),
        ("mocked", mocked),
        ("vague", accuracy_m is not None and accuracy_m > VAGUE_M),
        ("not_bound", not bound),
        ("outside", distance_m > NEAR_M),
    ]
    return next((why for why, holds in reasons if holds), None)
