"""How alive grids were on a past day."""

from datetime import date, timedelta
from uuid import uuid4

from sqlalchemy import insert

from backend.activity.models import ActivityInterval
from backend.db.engine import Database
from backend.db.view import View
from backend.replay.reading import Span, past_day
from tests.activity.district import MONDAY

CODE, PATH = "110112001001001", "110112.001.001.001"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


async def test_grids_turn(db: Database) -> None:
    spans = (("zombie", -3 * DAY, 2 * HOUR), ("active", 2 * HOUR, 3 * HOUR), ("quiet", 3 * HOUR, None))
    async with db.job() as session:
        rows = [
            {
                "code": CODE,
                "path": PATH,
                "state": state,
                "kinds": ["silent"],
                "from_at": MONDAY + begins,
                "until_at": None if ends is None else MONDAY + ends,
                "reason": {"kind": "silent"},
            }
            for state, begins, ends in spans
        ]
        await session.execute(insert(ActivityInterval), rows)
    async with db.read(View(scope="110112", account=uuid4())) as session:
        monday = await past_day(session, "110112", Span.of(date(2026, 11, 23), MONDAY + DAY))
        noon = await past_day(session, "110112", Span.of(date(2026, 11, 23), MONDAY))
        tuesday = await past_day(session, PATH, Span.of(date(2026, 11, 24), MONDAY + 2 * DAY))
        elsewhere = await past_day(session, "110112.002", Span.of(date(2026, 11, 23), MONDAY + DAY))
    assert [one.state for one in monday.troubled] == ["zombie"]
    assert [(one.state, one.from_at - MONDAY) for one in monday.turned] == [("active", 2 * HOUR), ("quiet", 3 * HOUR)]
    assert noon.turned == []  # of a day that is not over, what has happened
    assert ([one.state for one in tuesday.troubled], tuesday.turned) == (["quiet"], [])
    assert (elsewhere.troubled, elsewhere.turned) == ([], [])
