"""What trouble is called, what is missing in a grid, and what would end it, in words. Pure."""

from collections.abc import Mapping
from typing import Any

from backend.activity.rules import Kind
from backend.configuration.schema import ActivityRule

CALLED: dict[Kind, str] = {
    "silent": "无有效活动",
    "absent": "无人巡查",
    "stuck": "任务积压",
    "unmanned": "无人值守",
    "padded": "疑似虚报",
}
"""What each kind is called in notices, bulletins and circulars; the screens say the same (``words.zh.ts``)."""

SIGNS = {
    "report": "a report by one of its workers",
    "patrol": "a patrol that counts",
    "visit": "a completed visit",
    "handled": "a case handled by one of its workers",
}


def missing(kind: str, facts: Mapping[str, Any]) -> str | None:
    """What a kind of trouble lacks, from the facts of a verdict; None while nothing is wrong."""
    if facts["state"] == "active":
        return None
    if kind == "silent":
        return f"a valid signal since {facts['counted_from']}"
    if kind == "absent":
        return f"a patrol since {facts['counted_from']}"
    if kind == "stuck":
        return f"somebody who accepts {facts['waiting']} waiting, the oldest since {facts['counted_from']}"
    if kind == "unmanned":
        return "somebody with a duty in it"
    return f"honest signals: {sum(facts['made_up'].values())} of {facts['signals']} look made up"


def what_ends(kind: str, rule: ActivityRule) -> str:
    """What ends a state that has this leading kind, or keeps the kind away."""
    if kind in ("silent", "signal"):
        signs = [SIGNS[sign] for sign in rule.silent.signals] if rule.silent else []
        valid = f"a valid signal: {', '.join(signs)}" if signs else "nothing: silence is not watched here"
        return valid if kind == "silent" else "silence until next_change_at"
    return {
        "new": "the end of its first days",
        "exempt": "the end of the exemption, or DELETE of it",
        "leave": "the end of the leave",
        "absent": "a patrol that counts by one of its workers",
        "stuck": "accepting the cases that wait",
        "unmanned": "giving somebody a duty in it",
        "padded": "signals that are not made up, or the passing of those that are",
    }[kind]
