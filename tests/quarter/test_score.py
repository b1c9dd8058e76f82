"""Precision and recall as they are printed."""

import pytest

from fixtures.quarter.cast import KINDS, Kind
from fixtures.quarter.score import Score, score, table


def found(**kinds: set[int]) -> dict[Kind, set[int]]:
    return {kind: kinds.get(kind, set()) for kind in KINDS}


def test_looks_are_added_up() -> None:
    planted = [found(silent={1, 2, 3}), found(silent={4})]
    seen = [found(silent={1, 2, 9}), found(silent={4})]
    silent = score(planted, seen)["silent"]
    assert silent == Score(right=3, wrong=1, missed=1)
    assert silent.precision == silent.recall == pytest.approx(0.75)


def test_nothing_planted_and_nothing_found_is_no_fault() -> None:
    assert Score().precision == Score().recall == 1.0


def test_a_line_for_each_kind_is_printed() -> None:
    lines = table(score([found(absent={1})], [found(absent={2})])).splitlines()
    assert [line.split()[0] for line in lines] == ["kind", *KINDS]
    assert lines[2].split() == ["absent", "1", "1", "0", "1", "1", "0.000", "0.000"]
