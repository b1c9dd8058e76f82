"""The loaded city: people and rosters, history with its chain, every state of activity, and a load done once."""

from datetime import timedelta

import psycopg
import pytest

from backend.db.engine import Database
from backend.db.view import View
from backend.errors import Invalid
from backend.live.models import Event
from fixtures.tongzhou.load import load_demo
from tests.fixtures_city.conftest import NOW, Loaded

pytestmark = pytest.mark.xdist_group("demo city")


def ask(demo: Loaded, query: str) -> list[tuple]:
    with psycopg.connect(demo.url) as connection:
        return connection.execute(query).fetchall()


def one(demo: Loaded, query: str) -> object:
    return ask(demo, query)[0][0]


def test_people_and_rosters_are_at_scale(demo: Loaded) -> None:
    assert dict(ask(demo, "select role, count(*) from account group by role")) == {
        "worker": 12_900, "community": 656, "street": 22, "department": 12, "command_center": 1,
    }  # fmt: skip
    positions = dict(ask(demo, "select position, count(*) from account where role = 'worker' group by position"))
    assert positions == {"专职网格员": 2_900, "兼职网格员": 10_000}
    assert one(demo, "select count(*) from account where not synthetic or password_hash is not null") == 0
    assert one(demo, "select count(*) from account where phone not like '129%'") == 0
    manned = ask(demo, "select shift, count(distinct grid_code) from duty where rank = 0 group by shift order by shift")
    assert manned == [("day", 2634), ("night", 2634)]
    assert one(demo, "select count(distinct grid_code) from duty where rank = 1 and shift = 'night'") == 2634


def test_history_is_at_scale_and_ends_now(demo: Loaded) -> None:
    total, first, last = ask(demo, 'select count(*), min(opened_at), max(opened_at) from "case"')[0]
    assert 34_000 < total < 38_000
    assert timedelta(days=29) < NOW - first <= timedelta(days=30)
    assert last <= NOW
    still = one(demo, "select count(*) from \"case\" where status not in ('resolved', 'closed')")
    assert 50 < still < 0.05 * total
    assert one(demo, "select count(*) from event where at > %(now)s".replace("%(now)s", f"'{NOW.isoformat()}'")) == 0
    weekday, weekend = (
        one(demo, f'select count(*)::float / count(distinct opened_at::date) from "case" where {days}')
        for days in ("extract(isodow from opened_at) < 6", "extract(isodow from opened_at) > 5")
    )
    assert weekday > weekend  # type: ignore[operator]


def test_cases_lie_in_their_grids_with_report_task_and_chained_events(demo: Loaded) -> None:
    outside = 'select count(*) from "case" c join grid g on g.id = c.grid_id where not ST_Covers(g.geom, c.geom)'
    assert one(demo, outside) == 0
    cases = one(demo, 'select count(*) from "case"')
    assert one(demo, "select count(distinct case_id) from report") == cases
    assert one(demo, "select count(distinct case_id) from task") == cases
    assert one(demo, "select count(*) from event where seq is null or hash is null") == 0
    assert one(demo, "select max(seq) - count(*) from event") == 0
    wrong = 'select count(*) from "case" where accepted_at < opened_at or resolved_at < accepted_at'
    assert one(demo, wrong) == 0


def test_some_reporters_have_judged_and_closed_their_cases(demo: Loaded) -> None:
    cases, closed = ask(demo, "select count(*), count(*) filter (where closed_how = 'verdict') from \"case\"")[0]
    assert 0.2 * cases < closed < 0.4 * cases
    judged = 'select count(*) from verdict v join "case" c on c.id = v.case_id and c.closed_at = v.given_at'
    assert one(demo, judged) == one(demo, "select count(*) from event where name = 'VerdictGiven'") == closed


def test_every_state_of_activity_is_there_and_some_change_within_minutes(demo: Loaded) -> None:
    states = dict(ask(demo, "select state, count(*) from grid_activity group by state"))
    assert sum(states.values()) == 2634
    assert 60 <= states["zombie"] <= 100
    assert 90 <= states["quiet"] <= 130
    assert 10 <= states["exempt"] <= 60
    soon = f"select count(*) from grid_activity where next_change_at between '{NOW}' and '{NOW + timedelta(hours=1)}'"
    assert 5 <= one(demo, soon) <= 15  # type: ignore[operator]
    clusters = one(
        demo,
        "select max(n) from (select count(*) n from grid_activity where state = 'zombie' group by left(code, 12)) x",
    )
    assert clusters >= 3  # type: ignore[operator]


async def test_a_second_load_does_nothing_and_a_killed_one_is_redone(demo: Loaded) -> None:
    assert not await load_demo(demo.url, demo.data, now=NOW)
    assert len(demo.stages) == 7


async def test_somebody_elses_database_is_refused(db: Database, database_url: str, data_dir) -> None:
    async with db.write(View.system()) as session:
        session.add(Event(at=NOW, name="X", actor="system", subject_kind="x", subject_id="x", data={}, topics=[]))
    with psycopg.connect(database_url) as connection:
        connection.execute("insert into installation (key, value) values ('mode', '\"live\"')")
    with pytest.raises(Invalid, match="somebody's own city"):
        await load_demo(database_url, data_dir, now=NOW)
    with psycopg.connect(database_url) as connection:
        assert connection.execute("select count(*) from event").fetchone() == (1,)


async def test_a_load_that_was_killed_is_cleared_away(database_url: str, data_dir, monkeypatch) -> None:
    """Killed after the people came: what lies there goes, and the mode that was decided stays."""
    with psycopg.connect(database_url) as connection:
        connection.execute("insert into installation (key, value) values ('mode', '\"demo\"')")
        connection.execute(
            "insert into account (id, login, display_name, role, scope, created_at)"
            " values (gen_random_uuid(), 'half', '半', 'worker', '', now())"
        )

    class Killed(Exception):
        pass

    def die(stage: str) -> None:
        raise Killed(stage)

    with pytest.raises(Killed):
        await load_demo(database_url, data_dir, now=NOW, progress=die)
    with psycopg.connect(database_url) as connection:
        assert connection.execute("select count(*) from account").fetchone() == (0,)
        assert connection.execute("select key from installation where key <> 'layout'").fetchall() == [("mode",)]
        assert connection.execute("select count(*) > 50 from category").fetchone() == (True,)
