"""Codes, levels and paths: a table of cases, and the subtree range against its plain definition."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gis.codes import Layout, code_of, under

NATIONAL = Layout()


@pytest.mark.parametrize(
    ("layout", "levels"),
    [
        ("6,9,12,15", ("city", "street", "community", "micro")),
        ("6,9", ("city", "street")),
        ("6,12,15", ("city", "community", "micro")),
        ("9,12,15", ("street", "community", "micro")),
        ("6,10,13,16", ("city", "street", "community", "micro")),
        ("2,4", ("city", "street")),
        ("6", ("city",)),
    ],
)
def test_levels_of_a_layout(layout: str, levels: tuple[str, ...]) -> None:
    assert Layout.parse(layout).levels == levels
    assert str(Layout.parse(layout)) == layout


@pytest.mark.parametrize("text", ["", "6,,9", "nine", "9,6", "6,6", "0,3", "1,2,3,4,5", "-3"])
def test_a_layout_that_is_none(text: str) -> None:
    with pytest.raises(ValueError, match=r"code lengths"):
        Layout.parse(text)


@pytest.mark.parametrize(
    ("code", "level"),
    [("110112", "city"), ("110112001", "street"), ("110112001003", "community"), ("110112001003012", "micro")],
)
def test_level_of_a_code(code: str, level: str) -> None:
    assert NATIONAL.level_of(code) == level


@pytest.mark.parametrize("code", ["", "11011", "110112.01", "11011２", "110 12", "1101120010030123"])
def test_what_is_no_code(code: str) -> None:
    with pytest.raises(ValueError, match=r"code"):
        NATIONAL.level_of(code)


@pytest.mark.parametrize(
    ("present", "parent", "path"),
    [
        ({"110112", "110112001", "110112001003"}, "110112001003", "110112.001.003.012"),
        ({"110112", "110112001003"}, "110112001003", "110112.001003.012"),
        ({"110112", "110112001"}, "110112001", "110112.001.003012"),
        ({"110112"}, "110112", "110112.001003012"),
        (set(), None, "110112001003012"),
    ],
)
def test_levels_may_be_missing(present: set[str], parent: str | None, path: str) -> None:
    assert NATIONAL.parent_of("110112001003012", present) == parent
    assert NATIONAL.path_of("110112001003012", present) == path
    assert code_of(path) == "110112001003012"


SEGMENT = st.text(st.sampled_from("019AZaz"), min_size=1, max_size=3)
PATH = st.lists(SEGMENT, min_size=1, max_size=4).map(".".join)


@given(PATH, PATH)
def test_a_subtree_is_a_range(path: str, other: str) -> None:
    low, high = under(path)
    assert (low <= other < high) == (other == path or other.startswith(path + "."))


@given(PATH)
def test_everywhere(path: str) -> None:
    low, high = under("")
    assert low <= path < high
