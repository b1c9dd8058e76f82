"""A dry run reads: no row is written and no number is taken, whatever it is asked."""

from datetime import UTC, datetime

import psycopg
import pytest
from psycopg import sql

from backend.cases.dry_run import Question, dry_run
from backend.db.engine import Database
from backend.db.view import View
from tests.town import found_town

TOMORROW_AT_3 = datetime(2026, 11, 24, 7, tzinfo=UTC)


def rows(database_url: str) -> dict[str, int]:
    """How many rows every table has, and what every sequence has given."""
    with psycopg.connect(database_url) as c:
        tables = c.execute("select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace")
        counts: dict[str, int] = {}
        for (name,) in tables.fetchall():
            ((counts[name],),) = c.execute(sql.SQL("select count(*) from {}").format(sql.Identifier(name)))
        given = c.execute("select sequencename, coalesce(last_value, 0) from pg_sequences").fetchall()
        return counts | dict(given)


@pytest.mark.parametrize("place", [(116.66, 39.90), (121.0, 31.0)])
async def test_nothing_is_stored(db: Database, database_url: str, place: tuple[float, float]) -> None:
    await found_town(db)
    before = rows(database_url)
    for category in ("0102", "0701"):
        async with db.write(View.system()) as session:
            question = Question(category, *place, TOMORROW_AT_3, "help", "citizen")
            assert (await dry_run(session, question, tolerance_m=50)).clocks
    assert rows(database_url) == before
    assert before["account"] > 0 and before["case"] == before["event"] == before["case_number"] == 0
