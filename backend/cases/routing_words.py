"""What routing says about its rules, in Chinese and English sentences. Pure."""

from collections.abc import Sequence

_SUBJECTS = {
    "category": ("类别", "category"),
    "under": ("地点", "place"),
    "kind": ("诉求性质", "kind of demand"),
    "channel": ("渠道", "channel"),
    "urgency": ("紧急程度", "urgency"),
    "how": ("定位方式", "way the grid was found"),
    "hours": ("北京时间", "Beijing time"),
    "days": ("日期", "day"),
}

_VALUES = {
    "inquiry": ("咨询", "inquiry"),
    "help": ("求助", "help"),
    "complaint": ("投诉", "complaint"),
    "tip": ("举报", "tip"),
    "suggestion": ("建议", "suggestion"),
    "praise": ("表扬", "praise"),
    "citizen": ("居民上报", "citizen"),
    "worker": ("网格员上报", "worker"),
    "hotline": ("热线", "hotline"),
    "api": ("接口", "API"),
    "satellite": ("卫星图斑", "satellite"),
    "life": ("危及生命", "danger to life"),
    "utility": ("水电气热", "utility"),
    "normal": ("一般", "normal"),
    "covers": ("在网格内", "inside a grid"),
    "nearest": ("最近网格", "nearest grid"),
    "fallback": ("兜底", "fallback"),
    "working": ("工作日", "a working day"),
    "rest": ("休息日", "a day of rest"),
    "1": ("周一", "Monday"),
    "2": ("周二", "Tuesday"),
    "3": ("周三", "Wednesday"),
    "4": ("周四", "Thursday"),
    "5": ("周五", "Friday"),
    "6": ("周六", "Saturday"),
    "7": ("周日", "Sunday"),
}

_ZH, _EN = 0, 1


def condition_zh(what: str, wanted: Sequence[str], found: str, holds: bool) -> str:
    """One condition as a Chinese sentence."""
    verdict = "符合" if holds else "不符合"
    if what == "effective_from":
        return f"规则自 {wanted[0]} 起生效，当时为 {found}：{verdict}。"
    if what == "effective_until":
        return f"规则到 {wanted[0]} 为止有效，当时为 {found}：{verdict}。"
    options = "、".join(_value(one, _ZH) for one in wanted)
    return f"{_SUBJECTS[what][_ZH]}为 {_value(found, _ZH)}，要求 {options}：{verdict}。"


def condition_en(what: str, wanted: Sequence[str], found: str, holds: bool) -> str:
    """One condition as an English sentence."""
    verdict = "this holds" if holds else "this does not hold"
    if what == "effective_from":
        return f"The rule is in effect from {wanted[0]} and the instant is {found}: {verdict}."
    if what == "effective_until":
        return f"The rule is in effect until {wanted[0]} and the instant is {found}: {verdict}."
    options = " or ".join(_value(one, _EN) for one in wanted)
    return f"The {_SUBJECTS[what][_EN]} is {_value(found, _EN)} and must be {options}: {verdict}."


def outcome_zh(outcome: str, holds: Sequence[bool]) -> str:
    """What became of a rule whose conditions hold or not as in ``holds``, as a Chinese sentence."""
    match outcome:
        case "matched":
            return "命中：条件全部符合。" if holds else "命中：本规则没有条件，任何诉求都适用。"
        case "failed":
            return f"未命中：{len(holds)} 个条件中有 {holds.count(False)} 个不符合。"
    return "未看到：前面的规则已命中。"


def outcome_en(outcome: str, holds: Sequence[bool]) -> str:
    """What became of a rule whose conditions hold or not as in ``holds``, as an English sentence."""
    match outcome:
        case "matched":
            return "Matched: every condition holds." if holds else "Matched: it asks for nothing, so everything fits."
        case "failed":
            return f"Not matched: {holds.count(False)} of {len(holds)} conditions do not hold."
    return "Not reached: a rule before it matched."


def _value(value: str, language: int) -> str:
    """What people call a value; categories, paths and hours are called as they are written."""
    return _VALUES[value][language] if value in _VALUES else value or "—"
