"""Numbers, dates and names as official documents write them."""

from datetime import date

import pytest

from backend.circulars import wording
from tests.circulars.samples import circular, ratio


@pytest.mark.parametrize(
    ("numerator", "denominator", "says"),
    [
        (2405, 2438, "98.65%"),
        (1, 3, "33.33%"),
        (2, 3, "66.67%"),
        (1, 16, "6.25%"),
        (1, 800, "0.13%"),  # half up: 0.125
        (11, 10, "110.00%"),
        (0, 5, "0.00%"),
        (0, 0, "—"),
    ],
)
def test_ratios_are_rounded_half_up_from_whole_numbers(numerator: int, denominator: int, says: str) -> None:
    assert wording.percent(ratio(numerator, denominator)) == says


@pytest.mark.parametrize(
    ("now", "then", "sign", "words"),
    [
        ((90, 100), (80, 100), "+10.00", "比上周上升10.00个百分点"),
        ((80, 100), (90, 100), "−10.00", "比上周下降10.00个百分点"),
        ((10001, 100000), (1, 10), "0.00", "与上周持平"),  # 10.00 % either way: what is printed is compared
        ((1, 2), (0, 0), "—", "上周无可比数据"),
    ],
)
def test_changes_are_those_of_the_printed_ratios(
    now: tuple[int, int], then: tuple[int, int], sign: str, words: str
) -> None:
    assert wording.change(ratio(*now), ratio(*then)) == sign
    assert wording.compared(ratio(*now), ratio(*then), "上周") == words


def test_spans_say_what_both_days_share_once() -> None:
    assert wording.span(date(2026, 11, 16), date(2026, 11, 22)) == "2026年11月16日至22日"
    assert wording.span(date(2026, 11, 30), date(2026, 12, 6)) == "2026年11月30日至12月6日"
    assert wording.span(date(2026, 12, 28), date(2027, 1, 3)) == "2026年12月28日至2027年1月3日"


def test_headings_are_counted_in_chinese() -> None:
    assert [wording.numeral(n) for n in (1, 9, 10, 11, 20, 21)] == ["一", "九", "十", "十一", "二十", "二十一"]


def test_files_have_names_that_every_system_takes() -> None:
    assert wording.file_name(circular(), "pdf") == "杨柳街道网格治理周通报（2026年第47期）.pdf"
    assert wording.file_name(circular("monthly"), "xlsx") == "杨柳街道网格治理月排名通报（2026年10月）.xlsx"
    odd = circular().model_copy(update={"place": '../a:b"\n'})
    assert "/" not in wording.file_name(odd, "html")
    assert wording.file_name(odd, "html").isprintable()
