"""What belongs to a worker is seen by the worker and whoever leads above, whatever a query forgets."""

import psycopg
import pytest
from sqlalchemy import text

from backend.db.engine import Database
from backend.db.view import View
from tests.rows.district import EAST, FAR, NOW, WEST, caller, named

ANN, BOB, EVE = named("ann"), named("bob"), named("eve")
HOMES = {ANN: f"{EAST}.001", BOB: f"{WEST}.001", EVE: f"{EAST}.001"}
BOTH, NOBODY = {ANN, BOB}, set[object]()

TABLES = {
    "attendance": "insert into attendance (account_id, at, working, received_at)"
    " values (%(who)s, %(now)s, true, %(now)s)",
    "diary_entry": "insert into diary_entry (account_id, day, words, updated_at)"
    " values (%(who)s, '2026-11-23', '走访五户', %(now)s)",
    "leave": "insert into leave (id, account_id, from_at, until_at, reason, asked_at)"
    " values (%(id)s, %(who)s, %(now)s, timestamptz '2026-12-01Z', '看病', %(now)s)",
    "visit": "insert into visit (id, account_id, key, kind, purpose, outcome, at, received_at, geom, grid_code, path,"
    " distance_m, counts) values (%(id)s, %(who)s, 'k', 'walk', 'care', 'met', %(now)s, %(now)s,"
    " 'SRID=4326;POINT(116.66 39.9)', '110112001001001', %(path)s, 0, true)",
    "notice": "insert into notice (id, account_id, key, kind, title, body, data, at)"
    " values (%(id)s, %(who)s, 'k', 'leave', '请假', '张三请假', '{}', %(now)s)",
}
TABLES["patrol"] = (
    "with imported as (insert into boundary_import (file_name, imported_at, effective_from, actor, layout, summary)"
    " values ('f', %(now)s, %(now)s, 'x', '6,9,12,15', '{}') returning id),"
    " version as (insert into grid (code, name, level, path, geom, centre, area_m2, is_leaf, valid_during, import_id)"
    " select %(path)s, '网格', 'micro', %(path)s, st_multi(st_makeenvelope(116, 39, 117, 40, 4326)),"
    " 'SRID=4326;POINT(116.66 39.9)', 1, true, tstzrange(%(now)s, null), id from imported returning id)"
    " insert into patrol (id, account_id, grid_code, grid_id, path, day, began_at, ended_at, seconds_inside, metres,"
    " fixes, visited, points, of, area_share, counts) select %(id)s, %(who)s, %(path)s, id, %(path)s, '2026-11-23',"
    " %(now)s, %(now)s, 600, 700, 120, '1110', 3, 4, 0.7, true from version"
)
OWN_ALONE = "notice"
"""What leaders above do not see either."""

VIEWS = {
    "nobody": (View.nobody(), NOBODY),
    "the system": (View.system(), BOTH),
    "ann": (View(account=ANN), {ANN}),
    "the community": (View.of(caller("community", EAST)), {ANN}),
    "the command center": (View.of(caller("command_center", "")), BOTH),
    "another street": (View.of(caller("community", FAR)), NOBODY),
    "a department": (View.of(caller("department", "", department="water")), NOBODY),
    "an administrator": (View.of(caller("system_administrator", "")), NOBODY),
}


@pytest.fixture
def people(database_url: str) -> str:
    with psycopg.connect(database_url) as c:
        for who, path in HOMES.items():
            c.execute(
                "insert into account (id, login, display_name, role, scope, created_at)"
                " values (%s, %s, '张', 'worker', %s, %s)",
                (who, str(who), path, NOW),
            )
        for who in BOTH:
            for table, insert in TABLES.items():
                values = {"id": named(f"{table} of {who}"), "who": who, "now": NOW, "path": HOMES[who]}
                c.execute(insert, values)
    return database_url


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize(("view", "seen"), VIEWS.values(), ids=VIEWS.keys())
async def test_who_sees_what_belongs_to_a_worker(db: Database, view: View, seen: set[object]) -> None:
    async with db.write(view) as session:
        for table in TABLES:
            owners = set((await session.scalars(text(f"select account_id from {table}"))).all())
            leads = view.account not in BOTH and not view.is_system
            assert owners == (NOBODY if table == OWN_ALONE and leads else seen), table


async def test_a_deputy_sees_the_leave_they_stand_in_for_and_nothing_else(people: str, db: Database) -> None:
    with psycopg.connect(people) as c:
        c.execute("update leave set deputy_id = %s where account_id = %s", (EVE, ANN))
    async with db.write(View(account=EVE)) as session:
        for table in TABLES:
            owners = (await session.scalars(text(f"select account_id from {table}"))).all()
            assert owners == ([ANN] if table == "leave" else []), table


async def test_the_role_that_only_reads_sees_no_words_of_people(people: str) -> None:
    personal = ("select reason from leave", "select words from diary_entry", "select words, contact from visit")
    with psycopg.connect(people, options="-c role=grid_read", autocommit=True) as c:
        for statement in personal:
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                c.execute(statement)
        c.execute("select counts, why, geom from visit")
