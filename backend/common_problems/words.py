"""How common problems read, pure: Chinese first, English second where both are shown. Beijing dates."""

from collections.abc import Sequence
from datetime import datetime

from backend.settings import BEIJING

NAMED = 30
"""The numbers of so many cases stand in the words of a root-cause case; its common problems list them all."""


def notice(name: str, class_name: str, cases: int, days: int, expected: float, nth: int) -> tuple[str, str]:
    """What a leader reads when one was found at the place ``name``: Chinese, English."""
    zh = f"{name}{days}天内出现同类问题“{class_name}”{cases}件（通常{expected:.1f}件），为该处第{nth}次，请提前介入。"
    en = f"{name}: {cases} cases of “{class_name}” within {days} days where {expected:.1f} are usual, time {nth} here."
    return zh, en


def summary(class_name: str, times: Sequence[tuple[datetime, datetime]], numbers: Sequence[str]) -> str:
    """The words of the root-cause case: how often it came, when each time began and ended, and of which cases."""
    spans = "、".join(f"{_day(begins)}至{_day(ends)}" for begins, ends in times)
    named = "、".join(numbers[:NAMED]) + ("等" if len(numbers) > NAMED else "")
    return f"根因治理：同一地点第{len(times)}次出现“{class_name}”共性问题（{spans}），涉及{len(numbers)}件：{named}。"


def _day(at: datetime) -> str:
    return f"{at.astimezone(BEIJING):%Y-%m-%d}"
