"""No table is forgotten: whatever belongs to a case, a report or a person has row security, or a reason not to."""

import psycopg

from tests.rows.district import BESIDE

BELONGING = ("case_id", "report_id", "contact_name", "contact_phone", "phone", "words", "geom", "body_hash")
"""Columns that only a table of somebody's has."""

OPEN = {
    "account": "looked up before there is a caller; the role that reads has no grant on phones and passwords",
    "board_card": "what hangs in the street for everybody",
    "grid": "boundaries are public",
}
"""Tables with such a column that everybody may see whole, and why."""

PROTECTED = """
    select relname, relrowsecurity from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' and exists (
        select from pg_attribute where attrelid = pg_class.oid and attname = any (%s) and not attisdropped
    )
"""


def test_every_table_of_somebodys_has_row_security(database_url: str) -> None:
    with psycopg.connect(database_url) as c:
        tables = dict(c.execute(PROTECTED, (list(BELONGING),)).fetchall())
    assert {table for table, secured in tables.items() if not secured} == set(OPEN)


def test_every_protected_table_has_a_policy_for_each_role(database_url: str) -> None:
    with psycopg.connect(database_url) as c:
        for role in ("grid_app", "grid_read", "grid_jobs"):
            bare = c.execute(
                "select relname from pg_class where relrowsecurity and not exists (select from pg_policies"
                " where tablename = relname and %s = any (roles))",
                (role,),
            ).fetchall()
            assert bare == [], role


def test_no_role_of_the_program_is_above_row_security(database_url: str) -> None:
    with psycopg.connect(database_url) as c:
        above = c.execute(
            "select rolname from pg_roles where rolname like 'grid\\_%' and (rolbypassrls or rolsuper or rolcanlogin)"
        ).fetchall()
        owned = c.execute(
            "select tablename from pg_tables where schemaname = 'public' and tablename <> 'spatial_ref_sys'"
            " and tableowner in ('grid_app', 'grid_read', 'grid_jobs')"
        ).fetchall()
    assert (above, owned) == ([], [])


def test_functions_with_the_owners_rights_are_pinned_and_not_for_everybody(database_url: str) -> None:
    with psycopg.connect(database_url) as c:
        loose = c.execute(
            "select proname from pg_proc where prosecdef and pronamespace = 'public'::regnamespace"
            " and proowner = 'grid_owner'::regrole"
            " and (proconfig is null or not 'search_path=public, pg_temp' = any (proconfig)"
            "      or has_function_privilege('public', oid, 'execute'))"
        ).fetchall()
    assert loose == []


def test_the_leak_tests_have_a_row_in_every_table_of_a_case(database_url: str) -> None:
    with psycopg.connect(database_url) as c:
        tables = c.execute(
            "select attrelid::regclass::text from pg_attribute join pg_class on pg_class.oid = attrelid"
            " where relkind = 'r' and attname = 'case_id' and not attisdropped"
        ).fetchall()
    assert {table.strip('"') for (table,) in tables} <= set(BESIDE)
