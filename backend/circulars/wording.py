"""What a circular calls things and how it writes numbers and dates, pure: Chinese, as official documents do."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from backend import file_names
from backend.activity import wording as activity
from backend.circulars.content import Content, Fraction, Kind, Level, State
from backend.configuration.values import Measure
from backend.settings import BEIJING

MEASURES: dict[Measure, str] = {
    "answered": "响应率",
    "solved": "解决率",
    "satisfied": "满意率",
    "closed": "结案率",
    "closed_in_time": "按期结案率",
    "overdue": "超期率",
    "reworked": "返工率",
    "returned": "退单率",
    "reopened": "重办率",
    "well_dispatched": "准确派遣率",
}
STATES: dict[State, str] = {"active": "活跃", "quiet": "不活跃", "zombie": "僵尸", "exempt": "豁免"}
NO_RECORD = "无记录"
"""What is said of a grid whose state is not known."""
LEGEND: Mapping[State | None, str] = dict([*STATES.items(), (None, NO_RECORD)])
"""Of the printed map."""
ZOMBIES: Mapping[str, str] = dict(activity.CALLED.items())
"""The kinds of zombie grids."""
EXCLUDED = {
    "out_of_scope": "不在受理范围",
    "merged": "并入他案",
    "appeal": "申诉同意",
    "silent": "诉求人未评价",
    "pending": "尚未到期",
}
"""Why something leaves a denominator."""
LEVELS: dict[Level, str] = {
    "street": "街道（乡镇）",
    "community": "社区（村）",
    "micro": "微网格",
    "department": "职能部门",
}
CALLED: dict[Kind, str] = {"weekly": "周通报", "monthly": "月排名通报"}
SPAN: dict[Kind, str] = {"weekly": "本周", "monthly": "本月"}
BEFORE: dict[Kind, str] = {"weekly": "上周", "monthly": "上月"}
NONE = "—"
"""Stands where there is no number to show."""

_NUMERALS = "〇一二三四五六七八九"


def numeral(number: int) -> str:
    """1 to 99 as headings are counted: 一, 十, 十二, 二十."""
    tens, ones = divmod(number, 10)
    if not tens:
        return _NUMERALS[ones]
    return (_NUMERALS[tens] if tens > 1 else "") + "十" + (_NUMERALS[ones] if ones else "")


def share(ratio: Fraction) -> Decimal | None:
    """The ratio in percent with two decimals, half up, as it is printed; None of nothing. From whole numbers, so that
    what is printed here and in the workbook agrees to the last digit."""
    if not ratio.denominator:
        return None
    return _rounded(Decimal(100 * ratio.numerator) / ratio.denominator)


def percent(ratio: Fraction) -> str:
    """``98.65%``; a dash of nothing."""
    value = share(ratio)
    return NONE if value is None else f"{value}%"


def numbers(ratio: Fraction) -> str:
    """Numerator and denominator: ``2405/2438``."""
    return f"{ratio.numerator}/{ratio.denominator}"


def change(now: Fraction, then: Fraction) -> str:
    """How many percentage points the printed ratios differ by, with a sign: ``+0.12``; a dash when one is missing."""
    difference = difference_of(now, then)
    return NONE if difference is None else f"{difference:+}".replace("-", "−") if difference else "0.00"


def difference_of(now: Fraction, then: Fraction) -> Decimal | None:
    """How many percentage points the printed ratios differ by."""
    a, b = share(now), share(then)
    return None if a is None or b is None else a - b


def compared(now: Fraction, then: Fraction, before: str) -> str:
    """The same in words: ``比上周上升0.12个百分点``."""
    difference = difference_of(now, then)
    if difference is None:
        return f"{before}无可比数据"
    if not difference:
        return f"与{before}持平"
    return f"比{before}{'上升' if difference > 0 else '下降'}{abs(difference)}个百分点"


def more_or_fewer(now: int, then: int, before: str) -> str:
    """A change of a count in words: ``比上周末增加3个``."""
    if now == then:
        return f"与{before}持平"
    return f"比{before}{'增加' if now > then else '减少'}{abs(now - then)}个"


def points(score: float) -> str:
    """A score with two decimals."""
    return str(_rounded(Decimal(repr(score))))


def chinese_date(instant: datetime | date) -> str:
    """``2026年11月23日``, in Beijing."""
    day = instant.astimezone(BEIJING).date() if isinstance(instant, datetime) else instant
    return f"{day.year}年{day.month}月{day.day}日"


def span(first: date, last: date) -> str:
    """``2026年11月16日至22日``: what both days share is said once."""
    if first.year != last.year:
        return f"{chinese_date(first)}至{chinese_date(last)}"
    until = f"{last.day}日" if first.month == last.month else f"{last.month}月{last.day}日"
    return f"{chinese_date(first)}至{until}"


def minute(instant: datetime) -> str:
    """``2026年11月23日8时05分``, in Beijing."""
    at = instant.astimezone(BEIJING)
    return f"{chinese_date(at)}{at.hour}时{at.minute:02}分"


def number_of(content: Content) -> str:
    """``2026年第47期`` by ISO weeks, or ``2026年10月``."""
    begins = content.begins.astimezone(BEIJING)
    if content.kind == "monthly":
        return f"{begins.year}年{begins.month}月"
    year, week, _ = begins.isocalendar()
    return f"{year}年第{week}期"


def summary(content: Content) -> str:
    """The first measures in one sentence: ``响应率99.93%，解决率93.81%，满意率94.93%。``"""
    return "，".join(f"{MEASURES[one.measure]}{percent(one.now)}" for one in content.measures[:3]) + "。"


def series(content: Content) -> str:
    """``通州区网格治理周通报``."""
    return f"{content.place}网格治理{CALLED[content.kind]}"


def file_name(content: Content, ending: str) -> str:
    """``通州区网格治理周通报（2026年第47期）.pdf``. What file systems do not take of the place's name becomes ``_``."""
    return file_names.safe(f"{series(content)}（{number_of(content)}）") + f".{ending}"


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01"), ROUND_HALF_UP)
