"""The static map: every grid in its state, told apart without colour, names where they fit, a scale that is true."""

import re
from xml.etree import ElementTree

import pytest

from gis.citymap import DrawnGrid
from gis.metric import distance_m
from gis.vectormap import WIDTH, State, draw
from tests.cities import EAST, NORTH, SOUTH, WEST, small_city

LEGEND: dict[State | None, str] = {
    "active": "活跃",
    "quiet": "不活跃",
    "zombie": "僵尸",
    "exempt": "豁免",
    None: "无记录",
}
STATES = ("active", "quiet", "zombie")


def grids(**names: str) -> list[DrawnGrid]:
    """The small city, its micro-grids in turn active, quiet and zombies."""
    leaves = [g["code"] for g in small_city() if g["level"] == "micro"]
    states = {code: STATES[n % 3] for n, code in enumerate(leaves)}
    return [
        DrawnGrid(
            g["code"],
            names.get(g["level"], g["name"]),
            g["level"],
            g["code"] in states,
            states.get(g["code"]),
            g["geometry"],
        )
        for g in small_city()
    ]


def texts(svg: str) -> list[str]:
    return [one.text or "" for one in ElementTree.fromstring(svg).iter() if one.tag.endswith("text")]


def test_it_says_what_is_there() -> None:
    svg = draw(grids(), LEGEND)
    said = texts(svg)
    assert {"活跃 8", "不活跃 8", "僵尸 8", "北"} <= set(said)
    assert not [one for one in said if one.startswith(("豁免", "无记录"))]  # what is not there is not in the legend
    assert {"东1街道", "东2街道"} <= set(said)
    assert "杨柳1社区" not in said
    assert svg.count('fill="url(#zombie)"') == svg.count('fill="url(#quiet)"') == 2  # on the map, and in the legend


def test_the_scale_is_true() -> None:
    svg = draw(grids(), LEGEND)
    (words,) = [one for one in texts(svg) if one.endswith("米")]
    number, unit = words.split()
    metres = int(number) * (1000 if unit == "千米" else 1)
    (length,) = re.findall(r"v5h([\d.]+)v-5", svg)
    across = float(distance_m(WEST, (SOUTH + NORTH) / 2, EAST, (SOUTH + NORTH) / 2))
    assert float(length) / metres == pytest.approx((WIDTH - 8) / across, rel=0.01)


def test_names_are_never_markup_and_stay_on_the_paper() -> None:
    svg = draw(grids(street="<&一个长得很长很长很长很长很长很长很长的街道名字"), LEGEND)
    assert "&lt;&amp;一个" in svg
    for x, size in re.findall(
        r'<text x="([\d.]+)" y="[\d.]+" font-size="([\d.]+)" text-anchor="middle" fill="#101820">&lt;', svg
    ):
        assert float(x) - float(size) * 12 >= 0
        assert float(x) + float(size) * 12 <= WIDTH


def test_without_a_grid_there_is_nothing_to_draw() -> None:
    with pytest.raises(ValueError, match="no grid"):
        draw([], LEGEND)
