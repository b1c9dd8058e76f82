"""What a bulletin says, from facts alone."""

from datetime import UTC, datetime, timedelta

from backend.bulletins.content import LISTED, CaseLine, Earlier, Facts, Figures, GridLine, compose
from backend.bulletins.words import body, title

NOON = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)


def grid(path: str, *kinds: str, days: int = 8) -> GridLine:
    return GridLine(
        code=path.replace(".", ""), name="第一微网格", path=path, since=NOON - timedelta(days=days), kinds=list(kinds)
    )


def case(path: str, hours: int) -> CaseLine:
    since = NOON - timedelta(hours=hours)
    number = f"{path}-{hours}"
    return CaseLine(number=number, category_name="暴露垃圾", path=path, status="assigned", since=since, due_at=NOON)


FACTS = Facts(
    quiet=[grid("110112.001.001.001", "silent", days=3)],
    zombie=[
        grid("110112.001.001.002", "silent", "absent"),
        grid("110112.0011.001.001", "unmanned"),  # another street, whose code begins alike
        grid("110112.002.001.001", "silent", days=30),
    ],
    waiting=[case("110112.001.001.002", 30), case("110112.001", 50)],
    overdue=[],
)


def test_a_street_hears_of_itself_and_the_district_of_all() -> None:
    street, district = compose("110112.001", FACTS, None), compose("110112", FACTS, None)
    assert street.figures == Figures(quiet=1, zombie=1, kinds={"silent": 1, "absent": 1}, waiting=2, overdue=0)
    assert district.figures == Figures(
        quiet=1, zombie=3, kinds={"silent": 2, "absent": 1, "unmanned": 1}, waiting=2, overdue=0
    )
    assert [line.path for line in street.waiting] == ["110112.001", "110112.001.001.002"]  # who waits longest first
    assert district.zombie[0].path == "110112.002.001.001"


def test_all_are_counted_and_the_first_are_named() -> None:
    many = FACTS.model_copy(update={"overdue": [case("110112.001", hours) for hours in range(LISTED + 5)]})
    content = compose("110112", many, None)
    assert content.figures.overdue == LISTED + 5
    assert [line.number for line in content.overdue[:2]] == [f"110112.001-{LISTED + 4}", f"110112.001-{LISTED + 3}"]
    assert len(content.overdue) == LISTED


def test_it_reads_as_a_sentence_with_what_changed() -> None:
    assert title("通州区", NOON) == ("通州区11月23日12:00网格通报", "通州区: grid bulletin of 2026-11-23 12:00")
    figures = Figures(quiet=3, zombie=2, kinds={"absent": 1, "silent": 2}, waiting=5, overdue=0)
    before = Earlier(slot_at=NOON - timedelta(hours=18), quiet=1, zombie=2, kinds={}, waiting=6, overdue=0)
    zh, en = body(figures, before)
    assert zh == (
        "不活跃网格3个，较上次多2；僵尸网格2个（无有效活动2、无人巡查1）；无人受理的案件5件，较上次少1；超期案件0件。"
    )
    assert en == (
        "3 quiet grids, 2 more; 2 zombie grids (silent 2, absent 1); 5 cases nobody accepts, 1 fewer; 0 cases overdue."
    )
    assert body(figures, None)[0].startswith("不活跃网格3个；")
