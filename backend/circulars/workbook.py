"""The Excel edition: every ratio, sum, score and place is a formula over the counts beside it, with its result."""

import io
from collections.abc import Mapping, Sequence
from typing import Any, Literal

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from backend.circulars import wording
from backend.circulars.content import Alive, Content, Fraction, Ranking
from backend.circulars.layout import NOTES
from backend.circulars.wording import NONE
from backend.configuration.values import Measure
from backend.evaluation.measures import LESS_IS_BETTER
from backend.settings import BEIJING

Look = Literal["text", "count", "share", "points", "score", "date", "centre"]
Value = str | int | float | None

_HEAD = 5
"""The row, from zero, that names a sheet's columns; above it stand the title, the period and what formulas rest on."""
_FONT = "宋体"
_EXACT = 10
"""Decimals of a score: beyond them equal scores of different ratios would differ, and RANK tell them apart."""
_NUMBERS: Mapping[Look, str] = {
    "text": "@",
    "count": "0",
    "share": "0.00%",
    "points": "+0.00;-0.00;0.00",
    "score": "0.00",
    "date": "yyyy-mm-dd",
    "centre": "0",
}


def workbook(content: Content) -> bytes:
    """``content`` as a workbook for Excel and WPS. The same content gives the same sheets."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties(
        {
            "title": f"{wording.series(content)}（{wording.number_of(content)}）",
            "author": f"{content.district}指挥中心",
            "created": content.made_at.astimezone(BEIJING).replace(tzinfo=None),
        }
    )
    book.set_calc_mode("auto")
    made = _Book(book, content)
    _measures(made)
    ranked = {ranking.level: _ranking(made, ranking) for ranking in content.rankings}
    for ranking in content.rankings:
        if ranking.red:
            _lists(made, ranking, ranked[ranking.level])
    _activity(made)
    _days(made)
    _sleepers(made)
    _appeals(made)
    _notes(made)
    book.close()
    return file.getvalue()


class _Book:
    """The workbook with its formats, each made once."""

    def __init__(self, book: xlsxwriter.Workbook, content: Content) -> None:
        self.book = book
        self.content = content
        base = {"font_name": _FONT, "font_size": 11, "valign": "vcenter"}
        grid = base | {"border": 1, "border_color": "#AAB3BC"}
        self.title = book.add_format(base | {"font_size": 16, "bold": True})
        self.plain = book.add_format(base)
        self.wrapped = book.add_format(base | {"text_wrap": True, "valign": "top"})
        self.head = book.add_format(
            grid | {"bold": True, "bg_color": "#E9EEF3", "align": "center", "text_wrap": True, "bottom": 2}
        )
        self.given = book.add_format(grid | {"bg_color": "#FFF7DF", "align": "center"})
        self.looks = {
            (look, tone): book.add_format(
                grid
                | {"num_format": number}
                | ({} if look == "text" else {"align": "center" if look in ("centre", "date") else "right"})
                | ({"bg_color": colour} if colour else {})
                | ({"bold": True, "top": 2} if tone == "whole" else {})
            )
            for look, number in _NUMBERS.items()
            for tone, colour in (("", ""), ("red", "#FDEAEA"), ("black", "#E3E6E9"), ("whole", "#F1F3F5"))
        }

    def sheet(self, name: str, heads: Sequence[tuple[str, float]]) -> Worksheet:
        """A sheet with the title above, columns of the given titles and widths (in characters), and frozen heads."""
        content, sheet = self.content, self.book.add_worksheet(name)
        last = content.ends.astimezone(BEIJING).date()
        sheet.write_string(0, 0, f"{wording.series(content)}（{wording.number_of(content)}）", self.title)
        begins, made = wording.chinese_date(content.begins), wording.minute(content.made_at)
        sheet.write_string(
            1, 0, f"{name}　统计期：{begins}0时至{wording.chinese_date(last)}0时　数据截至：{made}", self.plain
        )
        sheet.set_row(0, 26)
        sheet.set_row(_HEAD, 34)
        for column, (title, width) in enumerate(heads):
            sheet.write_string(_HEAD, column, title, self.head)
            sheet.set_column(column, column, width)
        sheet.freeze_panes(_HEAD + 1, 1 if len(heads) < 4 else 2)
        sheet.set_paper(9)  # A4
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(_HEAD)
        sheet.set_footer("&C第 &P 页　共 &N 页")
        return sheet

    def write(self, sheet: Worksheet, row: int, column: int, value: Value, look: Look, tone: str = "") -> None:
        """A number or words; words where a number is missing stay words."""
        sheet.write(row, column, value, self.looks[look, tone])

    def reckon(
        self, sheet: Worksheet, row: int, column: int, formula: str, value: Value, look: Look, tone: str = ""
    ) -> None:
        """A formula with the result it has now, for whoever opens the file without reckoning."""
        sheet.write_formula(row, column, f"={formula}", self.looks[look, tone], value)


def _share(ratio: Fraction) -> Value:
    value = wording.share(ratio)
    return NONE if value is None else float(value / 100)


def _ratio(made: _Book, sheet: Worksheet, row: int, column: int, ratio: Fraction, tone: str = "") -> str:
    """Numerator, denominator and their ratio from ``column`` on; gives the cell of the ratio."""
    made.write(sheet, row, column, ratio.numerator, "count", tone)
    made.write(sheet, row, column + 1, ratio.denominator, "count", tone)
    return _divide(made, sheet, row, column, ratio, tone)


def _divide(made: _Book, sheet: Worksheet, row: int, column: int, ratio: Fraction, tone: str) -> str:
    a, b = (xl_rowcol_to_cell(row, column + n) for n in (0, 1))
    made.reckon(sheet, row, column + 2, f'IF({b}=0,"{NONE}",ROUND({a}/{b},4))', _share(ratio), "share", tone)
    return str(xl_rowcol_to_cell(row, column + 2))


def _measures(made: _Book) -> None:
    content = made.content
    before = wording.BEFORE[content.kind]
    heads = [("指标", 14.0), ("分子", 9.0), ("分母", 9.0), ("比率", 10.0)]
    heads += [(f"{before}分子", 9.0), (f"{before}分母", 9.0), (f"{before}比率", 10.0), ("环比\n（百分点）", 11.0)]
    heads += [("去年同期\n分子", 9.0), ("去年同期\n分母", 9.0), ("去年同期\n比率", 10.0), ("同比\n（百分点）", 11.0)]
    heads += [("剔除合计", 10.0), *((f"剔除：\n{word}", 13.0) for word in wording.EXCLUDED.values())]
    sheet = made.sheet("总体指标", heads)
    for row, one in enumerate(content.measures, _HEAD + 1):
        made.write(sheet, row, 0, wording.MEASURES[one.measure], "text")
        now = _ratio(made, sheet, row, 1, one.now)
        for column, then in ((4, one.previous), (8, one.year_before)):
            cell = _ratio(made, sheet, row, column, then)
            difference = wording.difference_of(one.now, then)
            formula = f'IF(OR({now}="{NONE}",{cell}="{NONE}"),"{NONE}",ROUND(100*({now}-{cell}),2))'
            value = NONE if difference is None else float(difference)
            made.reckon(sheet, row, column + 3, formula, value, "points")
        left_out = [one.now.excluded.get(why, 0) for why in wording.EXCLUDED]
        first, last = (xl_rowcol_to_cell(row, 13 + n) for n in (0, len(left_out) - 1))
        made.reckon(sheet, row, 12, f"SUM({first}:{last})", sum(left_out), "count")
        for column, count in enumerate(left_out, 13):
            made.write(sheet, row, column, count, "count")
    sheet.write_string(3, 0, f"{wording.SPAN[content.kind]}共接到诉求{content.reports}件。", made.plain)


def _ranking(made: _Book, ranking: Ranking) -> dict[str, int]:
    """The sheet of one level; gives the row of each unit by its key. Weights and the least sample stand above the
    heads, and changing them reckons places and scores anew."""
    level, measures = wording.LEVELS[ranking.level], ranking.measures
    heads = [("名次", 7.0), (level, 24.0), (f"{wording.BEFORE[made.content.kind]}\n名次", 8.0), ("样本", 8.0)]
    for measure in measures:
        word = wording.MEASURES[measure]
        heads += [(f"{word}\n分子", 9.0), (f"{word}\n分母", 9.0), (word, 10.0)]
    heads += [("综合得分", 10.0)]
    sheet = made.sheet(f"{level}排名", heads)
    sheet.write_string(3, 1, "参加排名的最小样本（件）", made.plain)
    sheet.write_number(3, 3, ranking.least_cases, made.given)
    sheet.write_string(4, 1, "各指标权重（%）", made.plain)
    for n, measure in enumerate(measures):
        sheet.write_number(4, 6 + 3 * n, ranking.weights[measure], made.given)
    rows = {one.key: row for row, one in enumerate(ranking.rows, _HEAD + 1)}
    end = 4 + 3 * len(measures)
    span = f"${xl_col_to_name(end)}${_HEAD + 2}:${xl_col_to_name(end)}${_HEAD + 1 + len(rows)}"
    for one in ranking.rows:
        row = rows[one.key]
        tone = "red" if one.key in ranking.red else "black" if one.key in ranking.black else ""
        score = str(xl_rowcol_to_cell(row, end))
        place = f'IF({score}="{NONE}","{NONE}",RANK({score},{span}))'
        made.reckon(sheet, row, 0, place, NONE if one.place is None else one.place, "centre", tone)
        made.write(sheet, row, 1, one.name, "text", tone)
        made.write(sheet, row, 2, NONE if one.before is None else one.before, "centre", tone)
        for n, measure in enumerate(measures):
            _ratio(made, sheet, row, 4 + 3 * n, one.measures[measure], tone)
        denominators = ",".join(xl_rowcol_to_cell(row, 5 + 3 * n) for n in range(len(measures)))
        made.reckon(sheet, row, 3, f"MIN({denominators})", one.sample, "count", tone)
        made.reckon(
            sheet,
            row,
            end,
            _score(row, measures),
            NONE if one.score is None else round(one.score, _EXACT),
            "score",
            tone,
        )
    if ranking.level != "department" and rows:  # departments may share a case
        _sum_up(made, sheet, ranking, measures)
    return rows


def _score(row: int, measures: Sequence[Measure]) -> str:
    """As backend/evaluation/ranking.py reckons it: of a measure where less is better what lacks to 1 counts, and a
    ratio above 1 counts as 1."""
    parts = []
    for n, measure in enumerate(measures):
        a, b, weight = (
            xl_rowcol_to_cell(r, c, r == 4, r == 4) for r, c in ((row, 4 + 3 * n), (row, 5 + 3 * n), (4, 6 + 3 * n))
        )
        ratio = f"MIN(1,{a}/{b})"
        parts.append(f"{weight}*{f'(1-{ratio})' if measure in LESS_IS_BETTER else ratio}")
    return f'IF({xl_rowcol_to_cell(row, 3)}<MAX(1,$D$4),"{NONE}",ROUND({"+".join(parts)},{_EXACT}))'


def _sum_up(made: _Book, sheet: Worksheet, ranking: Ranking, measures: Sequence[Measure]) -> None:
    row, first = _HEAD + 1 + len(ranking.rows), _HEAD + 1
    for column in range(5 + 3 * len(measures)):
        made.write(sheet, row, column, "合计" if column == 1 else "", "text", "whole")
    for n, measure in enumerate(measures):
        whole = Fraction(
            numerator=sum(one.measures[measure].numerator for one in ranking.rows),
            denominator=sum(one.measures[measure].denominator for one in ranking.rows),
        )
        for column, value in ((4 + 3 * n, whole.numerator), (5 + 3 * n, whole.denominator)):
            made.reckon(sheet, row, column, _column_sum(first, row, column), value, "count", "whole")
        _divide(made, sheet, row, 4 + 3 * n, whole, "whole")


def _column_sum(first: int, row: int, column: int) -> str:
    return f"SUM({xl_rowcol_to_cell(first, column)}:{xl_rowcol_to_cell(row - 1, column)})"


def _lists(made: _Book, ranking: Ranking, rows: Mapping[str, int]) -> None:
    """The red and the black list; names, places and scores are those of the ranking's sheet."""
    level = wording.LEVELS[ranking.level]
    named = {one.key: one for one in ranking.rows}
    heads = [("榜", 8.0), ("名次", 8.0), (level, 26.0), ("综合得分", 12.0)]
    sheet = made.sheet(f"{level}红黑榜", heads)
    end, row = 4 + 3 * len(ranking.weights), _HEAD + 1
    for word, tone, keys in (("红榜", "red", ranking.red), ("黑榜", "black", ranking.black)):
        for key in keys:
            made.write(sheet, row, 0, word, "centre", tone)
            one = named[key]
            shown: list[tuple[int, Value, Look]] = [
                (0, one.place, "centre"),
                (1, one.name, "text"),
                (end, one.score, "score"),
            ]
            for column, (source, value, look) in enumerate(shown, 1):
                formula = f"'{level}排名'!{xl_rowcol_to_cell(rows[key], source)}"
                made.reckon(sheet, row, column, formula, value, look, tone)
            row += 1


def _activity(made: _Book) -> None:
    activity = made.content.activity
    heads = [("单位", 24.0), ("网格", 9.0), *((word, 9.0) for word in (*wording.STATES.values(), wording.NO_RECORD))]
    heads += [("僵尸占比", 10.0), *((f"僵尸：\n{word}", 11.0) for word in wording.ZOMBIES.values())]
    sheet = made.sheet("网格活跃度", heads)
    first, end = _HEAD + 1, _HEAD + 1 + len(activity.below)
    for row, one in enumerate(activity.below, first):
        _alive(made, sheet, row, one)
        for column, value in _counts(one):
            made.write(sheet, row, column, value, "count")
    _alive(made, sheet, end, activity.whole, "合计", "whole")
    for column, value in _counts(activity.whole):
        made.reckon(sheet, end, column, _column_sum(first, end, column), value, "count", "whole")
    sheet.write_string(3, 0, "僵尸占比＝僵尸/（活跃＋不活跃＋僵尸）；按类型分可重复计。", made.plain)


def _alive(made: _Book, sheet: Worksheet, row: int, one: Alive, name: str = "", tone: str = "") -> None:
    """A row's name, its number of grids and the share of zombies among those that are watched."""
    watched = Fraction(
        numerator=one.states.get("zombie", 0),
        denominator=sum(one.states.get(state, 0) for state in ("active", "quiet", "zombie")),
    )
    cells = [xl_rowcol_to_cell(row, column) for column in range(7)]
    made.write(sheet, row, 0, name or one.name, "text", tone)
    made.reckon(sheet, row, 1, f"SUM({cells[2]}:{cells[6]})", one.grids, "count", tone)
    formula = f'IF(SUM({cells[2]}:{cells[4]})=0,"{NONE}",ROUND({cells[4]}/SUM({cells[2]}:{cells[4]}),4))'
    made.reckon(sheet, row, 7, formula, _share(watched), "share", tone)


def _counts(one: Alive) -> list[tuple[int, int]]:
    """The columns that hold counts, with them: states, grids without one, and zombies by kind."""
    states = [one.states.get(state, 0) for state in wording.STATES]
    kinds = [one.kinds.get(kind, 0) for kind in wording.ZOMBIES]
    return [*enumerate([*states, one.unknown], 2), *enumerate(kinds, 8)]


def _days(made: _Book) -> None:
    days = made.content.activity.days
    sheet = made.sheet("逐日变化", [("日期", 14.0), ("僵尸", 10.0), ("不活跃", 10.0)])
    for row, day in enumerate(days, _HEAD + 1):
        sheet.write_datetime(row, 0, day.day, made.looks["date", ""])
        made.write(sheet, row, 1, day.zombie, "count")
        made.write(sheet, row, 2, day.quiet, "count")
    chart: Any = made.book.add_chart({"type": "column", "subtype": "stacked"})
    last = _HEAD + len(days)
    for column, colour in ((1, "#C8323C"), (2, "#F0CF82")):
        chart.add_series(
            {
                "name": ["逐日变化", _HEAD, column],
                "categories": ["逐日变化", _HEAD + 1, 0, last, 0],
                "values": ["逐日变化", _HEAD + 1, column, last, column],
                "fill": {"color": colour},
            }
        )
    chart.set_title({"name": "不活跃与僵尸网格逐日变化", "name_font": {"size": 12}})
    chart.set_x_axis({"num_format": "m.d", "text_axis": True})
    sheet.insert_chart(_HEAD, 4, chart, {"x_scale": 1.4})


def _sleepers(made: _Book) -> None:
    sleepers = made.content.activity.sleepers
    heads = [
        ("序号", 7.0),
        ("网格", 26.0),
        ("网格编码", 20.0),
        ("所属", 34.0),
        ("类型", 28.0),
        ("起始日期", 13.0),
        ("天数", 8.0),
    ]
    sheet = made.sheet("需重点关注的网格", heads)
    for n, one in enumerate(sleepers, 1):
        kinds = "、".join(wording.ZOMBIES.get(kind, kind) for kind in one.kinds)
        row = _HEAD + n
        made.write(sheet, row, 0, n, "centre")
        sheet.write_string(row, 1, one.name, made.looks["text", ""])
        sheet.write_string(row, 2, one.code, made.looks["text", ""])  # a code is no number
        sheet.write_string(row, 3, one.of, made.looks["text", ""])
        sheet.write_string(row, 4, kinds, made.looks["text", ""])
        sheet.write_datetime(row, 5, one.since.astimezone(BEIJING).date(), made.looks["date", ""])
        made.write(sheet, row, 6, one.days, "count")
    if sleepers:
        sheet.autofilter(_HEAD, 0, _HEAD + len(sleepers), len(heads) - 1)


def _appeals(made: _Book) -> None:
    appeals = made.content.appeals
    sheet = made.sheet("申诉情况", [("项目", 22.0), ("件数", 10.0)])
    rows = (("收到", appeals.made), ("同意", appeals.approved), ("不同意", appeals.refused), ("期末在办", appeals.open))
    for row, (word, count) in enumerate(rows, _HEAD + 1):
        made.write(sheet, row, 0, word, "text")
        made.write(sheet, row, 1, count, "count")
    row = _HEAD + 1 + len(rows)
    made.write(sheet, row, 0, "办结（同意＋不同意）", "text", "whole")
    decided = "+".join(xl_rowcol_to_cell(_HEAD + n, 1) for n in (2, 3))
    made.reckon(sheet, row, 1, decided, appeals.approved + appeals.refused, "count", "whole")


def _notes(made: _Book) -> None:
    sheet = made.sheet("口径说明", [("序号", 8.0), ("说明", 110.0)])
    rules = f"规则版本：{made.content.configuration}。权重、最小样本用黄色标出，修改后得分与名次自动重算。"
    for n, note in enumerate((*NOTES, rules), 1):
        made.write(sheet, _HEAD + n, 0, n, "centre")
        sheet.write_string(_HEAD + n, 1, note, made.wrapped)
        sheet.set_row(_HEAD + n, 34)
