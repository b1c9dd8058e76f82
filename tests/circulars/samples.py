"""A circular on paper: a street with four communities, of which one has too few cases to be ranked."""

from datetime import date, datetime, timedelta

from backend.circulars.content import (
    Activity,
    Alive,
    Appeals,
    Compared,
    Content,
    Day,
    Fraction,
    Kind,
    Ranked,
    Ranking,
    Sleeper,
)
from backend.configuration.values import Measure
from backend.settings import BEIJING

PATH = "110112.001"
WEIGHTS: dict[Measure, int] = {"answered": 30, "solved": 40, "overdue": 30}
COUNTS: dict[str, tuple[tuple[int, int], ...]] = {
    "杨柳1社区": ((20, 20), (15, 16), (1, 20)),
    "杨柳2社区": ((30, 31), (20, 25), (4, 31)),
    "=1+1社区": ((11, 12), (8, 12), (6, 12)),  # a name that a spreadsheet would take for a formula
    "杨柳4社区": ((3, 3), (3, 3), (0, 3)),
}


def ratio(numerator: int, denominator: int, **excluded: int) -> Fraction:
    return Fraction(numerator=numerator, denominator=denominator, excluded=excluded)


def circular(kind: Kind = "weekly") -> Content:
    """One that was made on Monday, 23 November 2026, or on the first of November."""
    ends = datetime(2026, 11, 23, tzinfo=BEIJING) if kind == "weekly" else datetime(2026, 11, 1, tzinfo=BEIJING)
    begins = ends - timedelta(days=7) if kind == "weekly" else datetime(2026, 10, 1, tzinfo=BEIJING)
    days = [(begins + timedelta(days=n)).date() for n in range((ends - begins).days)]
    return Content(
        kind=kind,
        path=PATH,
        place="杨柳街道",
        district="测试区",
        begins=begins,
        ends=ends,
        made_at=ends + timedelta(hours=8, minutes=5),
        configuration="通用配置第1版",
        reports=70,
        measures=[
            Compared(
                measure="answered",
                now=ratio(64, 66, out_of_scope=3, pending=1),
                previous=ratio(50, 60),
                year_before=ratio(0, 0),
            ),
            Compared(measure="solved", now=ratio(2405, 2438), previous=ratio(2405, 2438), year_before=ratio(1, 8)),
            Compared(measure="closed", now=ratio(11, 10), previous=ratio(9, 10), year_before=ratio(10, 10)),
        ],
        rankings=[ranking()],
        activity=activity(days, ends),
        appeals=Appeals(made=3, approved=1, refused=1, open=2),
    )


def ranking() -> Ranking:
    """As evaluation ranks: less overdue is better, and the sample is the smallest denominator."""
    rows = []
    for n, (name, counts) in enumerate(COUNTS.items(), 1):
        (a, b), (c, d), (e, f) = counts
        few = min(b, d, f) < 10
        rows.append(
            Ranked(
                key=f"{PATH}.00{n}",
                name=name,
                place=None if few else n,
                before=None if n == 1 else n,
                score=None if few else 30 * a / b + 40 * c / d + 30 * (1 - e / f),
                sample=min(b, d, f),
                measures={m: ratio(*count) for m, count in zip(WEIGHTS, counts, strict=True)},
            )
        )
    return Ranking(
        level="community", weights=WEIGHTS, least_cases=10, rows=rows, red=[f"{PATH}.001"], black=[f"{PATH}.003"]
    )


def activity(days: list[date], ends: datetime) -> Activity:
    below = [
        Alive(
            key=f"{PATH}.001",
            name="杨柳1社区",
            grids=4,
            states={"active": 3, "zombie": 1},
            kinds={"silent": 1, "absent": 1},
        ),
        Alive(key=f"{PATH}.002", name="杨柳2社区", grids=4, states={"active": 1, "quiet": 1, "exempt": 1}, kinds={}),
    ]
    return Activity(
        whole=Alive(
            key=PATH,
            name="杨柳街道",
            grids=8,
            states={"active": 4, "quiet": 1, "zombie": 1, "exempt": 1},
            kinds={"silent": 1, "absent": 1},
        ),
        below=below,
        days=[Day(day=day, quiet=1, zombie=n % 3) for n, day in enumerate(days)],
        zombies_before=2,
        sleepers=[
            Sleeper(
                code="110112001001002",
                name="第2微网格",
                of="杨柳1社区",
                kinds=["silent", "absent"],
                since=ends - timedelta(days=12, hours=3),
                days=12,
            )
        ],
        map={"110112001001001": "active", "110112001001002": "zombie", "110112001002001": "quiet"},
    )
