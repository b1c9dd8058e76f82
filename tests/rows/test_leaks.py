"""A query that forgot its filter: in every table it finds the rows its caller may see, and no other."""

from collections.abc import Iterable
from uuid import uuid4

import psycopg
import pytest
from sqlalchemy import text

from backend.db.engine import Database
from backend.db.view import View, hold
from tests.rows.district import BESIDE, CALLER, CASES, EAST, FAR, PATHS, WEST, WORKER, caller, found_district, named

ALL = frozenset(PATHS)
IN_EAST = frozenset(name for name, path in PATHS.items() if path.startswith(EAST))
OTHERWISE = ("appeal", "media", "merge", "message", "verdict", "personal_read")
FOLLOWING = [table for table in BESIDE if table not in OTHERWISE]


VIEWS = {
    "nobody": (View.nobody(), frozenset()),
    "the system": (View.system(), ALL),
    "the worker": (View.of(caller("worker", f"{EAST}.001", id=WORKER)), {"own grid", "own task"}),
    "the community": (View.of(caller("community", EAST)), IN_EAST),
    "the command center": (View.of(caller("command_center", "")), ALL),
    "a display": (View.of(caller("display", FAR)), {"far water's"}),
    "the water office": (
        View.of(caller("department", "110112.001", department="water")),
        {"water's", "asked", "whistled"},
    ),
    "a community's water office": (View.of(caller("department", WEST, department="water")), {"water's", "asked"}),
    "an office of no department": (View.of(caller("department", "")), frozenset()),
    "an administrator": (View.of(caller("system_administrator", "")), frozenset()),
    "the audit": (View.of(caller("audit_administrator", "")), frozenset()),
    "a receipt's holder": (View.holding([named("own grid"), named("report of own grid")]), {"own grid"}),
}
each_view = pytest.mark.parametrize(("view", "names"), VIEWS.values(), ids=VIEWS.keys())


@pytest.fixture
def district(database_url: str) -> str:
    """The address of the district's database."""
    found_district(database_url)
    return database_url


async def _cases(db: Database, view: View, table: str, column: str = "case_id") -> set[str]:
    """Which cases an unfiltered query of ``table`` gets to, by either of the roles that requests take on."""
    query = text(f'select {column} from "{table}"')
    found = []
    for opened in (db.read(view), db.write(view)):
        async with opened as session:
            found.append({CASES[case] for case in (await session.scalars(query)).all()})
    assert found[0] == found[1]
    return found[0]


@pytest.mark.usefixtures("district")
@each_view
async def test_cases_and_what_lies_beside_them(db: Database, view: View, names: Iterable[str]) -> None:
    assert await _cases(db, view, "case", "id") == set(names)
    for table in FOLLOWING:
        assert await _cases(db, view, table) == set(names), table


@pytest.mark.usefixtures("district")
@each_view
async def test_appeals_are_never_for_who_reported(db: Database, view: View, names: Iterable[str]) -> None:
    assert await _cases(db, view, "appeal") == (set() if view.held else set(names))


@pytest.mark.usefixtures("district")
@each_view
async def test_what_belongs_to_a_report(db: Database, view: View, names: Iterable[str]) -> None:
    async with db.write(view) as session:
        for table in ("media", "message", "verdict"):
            reports = await session.scalars(text(f"select report_id from {table}"))
            assert set(reports) == {named(f"report of {name}") for name in names}, table


@pytest.mark.usefixtures("district")
async def test_who_read_contacts_is_for_the_audit_and_the_reader(db: Database) -> None:
    own = View.of(caller("community", EAST, id=CALLER))
    for view, seen in ((own, ALL), (VIEWS["the audit"][0], ALL), (VIEWS["the community"][0], set())):
        async with db.write(view) as session:
            assert {CASES[case] for case in await session.scalars(text("select case_id from personal_read"))} == seen


@pytest.mark.usefixtures("district")
async def test_a_merge_is_seen_from_both_sides(db: Database) -> None:
    view, _ = VIEWS["a display"]
    assert await _cases(db, view, "merge") == ALL  # all were merged into the one it sees
    assert await _cases(db, View.nobody(), "merge") == set()


async def test_who_holds_a_report_of_a_case_sees_no_report_of_others(district: str, db: Database) -> None:
    with psycopg.connect(district) as c:
        c.execute("update report set case_id = %s", (named("own grid"),))
    async with db.read(View.holding([named("own grid"), named("report of own grid")])) as session:
        assert (await session.scalars(text("select id from report"))).all() == [named("report of own grid")]
        assert (await session.scalars(text("select report_id from media"))).all() == [named("report of own grid")]


async def test_an_upload_is_seen_by_who_knows_its_id(database_url: str, db: Database) -> None:
    upload = uuid4()
    with psycopg.connect(database_url) as c:
        c.execute(
            "insert into media (id, state, declared_bytes, created_at) values (%s, 'uploading', 9, now())", (upload,)
        )
    async with db.write() as session:
        assert (await session.scalars(text("select id from media"))).all() == []
        await hold(session, [upload])
        assert (await session.scalars(text("select id from media"))).all() == [upload]


@pytest.mark.usefixtures("district")
@each_view
async def test_events_follow_their_subject(district: str, db: Database, view: View, names: set[str]) -> None:
    """Those without an audience, such as who read a contact, are the audit's alone."""
    with psycopg.connect(district) as c:
        for name in PATHS:
            for kind, subject in (
                ("case", named(name)),
                ("task", named(f"task of {name}")),
                ("report", named(f"report of {name}")),
            ):
                for topics in ([f"case:{named(name)}"], []):
                    c.execute(
                        "insert into event (at, name, actor, subject_kind, subject_id, data, topics)"
                        " values (now(), 'Happened', 'system', %s, %s, '{}', %s)",
                        (kind, str(subject), topics),
                    )
        c.execute(
            "insert into event (at, name, actor, subject_kind, subject_id, data, topics)"
            " values (now(), 'SignedIn', 'system', 'account', 'x', '{}', '{}')"
        )
    async with db.read(view) as session:
        subjects = [row[0] for row in await session.execute(text("select subject_id from event"))]
    if view.audit:
        assert len(subjects) == 6 * len(PATHS) + 1
    else:
        seen = [str(named(f"{prefix}{name}")) for name in names for prefix in ("", "task of ", "report of ")]
        assert sorted(subjects) == sorted(seen)


@pytest.mark.usefixtures("district")
async def test_nothing_of_a_view_outlives_its_transaction(database_url: str) -> None:
    """The pool has one connection, so the next transaction gets the very one that saw everything."""
    db = Database(database_url, pool_size=1)
    try:
        for opened in (db.read, db.write):
            async with opened(View.system()) as session:
                one = await session.scalar(text("select pg_backend_pid()"))
                assert len((await session.scalars(text('select id from "case"'))).all()) == len(ALL)
            async with opened() as session:
                assert await session.scalar(text("select pg_backend_pid()")) == one
                assert (await session.scalars(text('select id from "case"'))).all() == []
                assert (await session.scalars(text("select id from event"))).all() == []
        with pytest.raises(ZeroDivisionError):
            async with db.write(View.system()):
                raise ZeroDivisionError
        async with db.write() as session:
            assert (await session.scalars(text('select id from "case"'))).all() == []
    finally:
        await db.close()
