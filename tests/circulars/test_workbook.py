"""The workbook is opened with another library and reckoned anew: its formulas come to what is stored with them."""

import io

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from backend.circulars.content import Content
from backend.circulars.workbook import workbook
from tests.circulars.reckoning import Reckoner
from tests.circulars.samples import COUNTS, WEIGHTS, circular, ratio

HEAD = 6
SHEETS = [
    "总体指标",
    "社区（村）排名",
    "社区（村）红黑榜",
    "网格活跃度",
    "逐日变化",
    "需重点关注的网格",
    "申诉情况",
    "口径说明",
]


def opened(content: Content, *, results: bool = False) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(workbook(content)), data_only=results)


@pytest.fixture(scope="module")
def formulas() -> Workbook:
    return opened(circular())


@pytest.fixture(scope="module")
def results() -> Workbook:
    return opened(circular(), results=True)


def test_every_formula_comes_to_the_result_that_is_stored_with_it(formulas: Workbook, results: Workbook) -> None:
    reckoner, count = Reckoner(formulas), 0
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    count += 1
                    stored = results[sheet.title][cell.coordinate].value
                    reckoned = reckoner.cell(sheet.title, cell.coordinate)
                    said = f"{sheet.title}!{cell.coordinate} {cell.value}: {reckoned} instead of {stored}"
                    assert reckoned == (stored if isinstance(stored, str) else pytest.approx(stored, abs=1e-9)), said
    assert count > 60


def test_heads_stay_in_sight_and_sheets_have_chinese_names(formulas: Workbook) -> None:
    assert formulas.sheetnames == SHEETS
    for sheet in formulas:
        assert str(sheet.freeze_panes).endswith(str(HEAD + 1)), sheet.title
        assert sheet.cell(HEAD, 1).font.bold
        assert sheet.print_title_rows == f"${HEAD}:${HEAD}"
        assert sheet.column_dimensions["B"].width > 6


def test_ratios_sums_scores_and_places_are_formulas(formulas: Workbook) -> None:
    ranking, alive = formulas["社区（村）排名"], formulas["网格活跃度"]
    row = HEAD + 1
    assert [cell.column_letter for cell in ranking[row] if cell.data_type == "f"] == ["A", "D", "G", "J", "M", "N"]
    total = ranking[HEAD + 1 + len(COUNTS)]
    assert [cell.value for cell in total][1] == "合计"
    assert str(total[4].value).startswith("=SUM(")
    assert all(cell.data_type == "f" for cell in alive[HEAD + 3][1:])
    assert formulas["总体指标"]["D7"].number_format == "0.00%"


def test_other_weights_give_other_scores_and_places(formulas: Workbook) -> None:
    """Whoever opens it may ask what would be if: the weights and the least sample stand in cells."""
    changed = opened(circular())
    sheet = changed["社区（村）排名"]
    assert [sheet.cell(5, 7 + 3 * n).value for n in range(3)] == list(WEIGHTS.values())
    for n, weight in enumerate((0, 0, 100)):
        sheet.cell(5, 7 + 3 * n).value = weight
    sheet["D4"].value = 1
    reckoner = Reckoner(changed)
    assert [reckoner.cell(sheet.title, f"A{HEAD + n}") for n in (1, 2, 3, 4)] == [2, 3, 4, 1]
    assert [Reckoner(formulas).cell(sheet.title, f"A{HEAD + n}") for n in (1, 2, 3, 4)] == [1, 2, 3, "—"]


def test_equal_scores_share_a_place() -> None:
    """30 * 1/10 + 40 * 0 + 30 * (1 - 7/10) is 12, and so is 30 * (1 - 6/10); as binary fractions they differ."""
    content = circular()
    one, other, *_ = content.rankings[0].rows
    counts = [((0, 10), (0, 10), (6, 10)), ((1, 10), (0, 10), (7, 10))]
    rows = [
        row.model_copy(
            update={
                "place": 1,
                "score": 12.0,
                "sample": 10,
                "measures": {m: ratio(*two) for m, two in zip(WEIGHTS, some, strict=True)},
            }
        )
        for row, some in zip((one, other), counts, strict=True)
    ]
    equal = content.rankings[0].model_copy(update={"rows": rows, "red": [], "black": []})
    book = opened(content.model_copy(update={"rankings": [equal]}))
    reckoner = Reckoner(book)
    assert [reckoner.cell("社区（村）排名", f"A{HEAD + n}") for n in (1, 2)] == [1, 1]


def test_names_are_words_whatever_they_look_like(formulas: Workbook) -> None:
    cell = formulas["社区（村）排名"].cell(HEAD + 3, 2)
    assert (cell.value, cell.data_type) == ("=1+1社区", "s")
    code = formulas["需重点关注的网格"].cell(HEAD + 1, 3)
    assert (code.value, code.data_type) == ("110112001001002", "s")


def test_a_place_without_anything_to_count_is_a_workbook_too() -> None:
    content = circular()
    nothing = content.model_copy(
        update={
            "rankings": [],
            "activity": content.activity.model_copy(update={"sleepers": [], "days": [], "map": {}}),
        }
    )
    assert "总体指标" in opened(nothing).sheetnames
