"""Where a problem lies, and which of overlapping clusters is told of."""

from datetime import UTC, datetime
from uuid import UUID

from backend.common_problems.places import Cluster, Finding, clearest, place_of, street_of
from backend.common_problems.words import NAMED, summary

AT = datetime(2026, 11, 1, 17, 0, tzinfo=UTC)  # the second, in Beijing


def finding(p: float, *cases: int) -> Finding:
    ids = tuple(UUID(int=case) for case in cases)
    cluster = Cluster("01", ids, ("110112.001",) * len(ids), (AT,) * len(ids), b"", 1.0, 0)
    return Finding(cluster, 0.1, p)


def test_it_lies_in_the_deepest_grid_that_holds_it() -> None:
    assert place_of(["110112.001.001.001", "110112.001.001.001"]) == "110112.001.001.001"
    assert place_of(["110112.001.001.001", "110112.001.001.002"]) == "110112.001.001"
    assert place_of(["110112.001.001.001", "110112.001.002.002"]) == "110112.001"


def test_over_a_street_border_it_is_on_one_streets_list() -> None:
    paths = ["110112.002.001.001", "110112.001.001.001", "110112.002.001.002"]
    assert place_of(paths) == street_of(paths) == "110112.002"
    assert place_of(paths[:2]) == "110112.001"  # of as many in both, the first


def test_a_city_without_grids_has_no_place() -> None:
    assert place_of(["", ""]) == ""


def test_of_those_that_share_a_case_the_clearest_is_told() -> None:
    wide, narrow, other = finding(1e-5, 1, 2, 3, 4), finding(1e-9, 2, 3), finding(1e-6, 7, 8)
    assert clearest([wide, other, narrow]) == [narrow, other]


def test_a_root_cause_says_when_and_which() -> None:
    words = summary("市容环境", [(AT, AT), (AT, AT)], [f"N{n}" for n in range(NAMED + 2)])
    assert words.startswith("根因治理：同一地点第2次出现“市容环境”共性问题（2026-11-02至2026-11-02、")
    assert f"N{NAMED - 1}等。" in words
    assert f"涉及{NAMED + 2}件" in words
