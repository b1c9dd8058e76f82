"""How a bulletin reads in an inbox, pure: Chinese first, English second."""

from datetime import datetime

from backend.activity.rules import KINDS, Kind
from backend.activity.wording import CALLED
from backend.bulletins.content import Figures
from backend.settings import BEIJING


def title(name: str, slot_at: datetime) -> tuple[str, str]:
    """What a bulletin of the place ``name`` is called, in Chinese and in English; Beijing time."""
    at = slot_at.astimezone(BEIJING)
    return f"{name}{at.month}月{at.day}日{at:%H:%M}网格通报", f"{name}: grid bulletin of {at:%Y-%m-%d %H:%M}"


def body(figures: Figures, before: Figures | None) -> tuple[str, str]:
    """Its numbers as a sentence, each with how it differs from the bulletin before."""
    zh_kinds = "、".join(f"{CALLED[kind]}{count}" for kind, count in _kinds(figures))
    en_kinds = ", ".join(f"{kind} {count}" for kind, count in _kinds(figures))
    parts = [
        ("不活跃网格", "个", "quiet grids", "quiet", ("", "")),
        ("僵尸网格", "个", "zombie grids", "zombie", (f"（{zh_kinds}）", f" ({en_kinds})") if zh_kinds else ("", "")),
        ("无人受理的案件", "件", "cases nobody accepts", "waiting", ("", "")),
        ("超期案件", "件", "cases overdue", "overdue", ("", "")),
    ]
    zh, en = [], []
    for noun, measure, noun_en, field, (kinds, kinds_en) in parts:
        count: int = getattr(figures, field)
        change = count - getattr(before, field) if before else 0
        more, more_en = _change(change)
        zh.append(f"{noun}{count}{measure}{kinds}{more}")
        en.append(f"{count} {noun_en}{kinds_en}{more_en}")
    return "；".join(zh) + "。", "; ".join(en) + "."


def _kinds(figures: Figures) -> list[tuple[Kind, int]]:
    return [(kind, figures.kinds[kind]) for kind in KINDS if figures.kinds.get(kind)]


def _change(change: int) -> tuple[str, str]:
    if change == 0:
        return "", ""
    return (f"，较上次多{change}", f", {change} more") if change > 0 else (f"，较上次少{-change}", f", {-change} fewer")
