"""A database that an earlier release made, with work under way in it, goes on under this one."""

from collections.abc import Iterator
from uuid import uuid4

import psycopg
import pytest
from alembic import command

from backend.db.schema import EXTENSIONS, ROLES, alembic_config, prepare
from tests.conftest import database_at

OLD_STATES = ("reported", "assigned", "accepted", "resolved", "closed")

PEOPLE = """
insert into account (id, login, display_name, role, scope, created_at) values
    (%(root)s, 'admin', '管理员', 'administrator', '', '2026-11-01Z'),
    (%(worker)s, 'lee', '李网格', 'worker', '110112.001.001.001', '2026-11-01Z')
"""
CASE = """
insert into "case" (id, number, category, status, summary, geom, path, how, neighbours, worker_id, owner, opened_at,
                    due_at, resolved_at, closed_at)
values (%(id)s, %(number)s, '0102', %(status)s, '有垃圾', 'SRID=4326;POINT(116.66 39.9)', '110112.001.001.001',
        'covers', '[]', %(worker)s, '110112.001.001.001', '2026-11-20T02:00Z', '2026-11-20T06:00Z',
        case when %(status)s in ('resolved', 'closed') then timestamptz '2026-11-20T04:00Z' end,
        case when %(status)s = 'closed' then timestamptz '2026-11-20T05:00Z' end)
"""
REPORT = """
insert into report (id, receipt_hash, case_id, category, description, channel, geom, source, sent, received_at)
values (gen_random_uuid(), sha256(%(number)s::bytea), %(id)s, '0102', '有垃圾', 'citizen',
        'SRID=4326;POINT(116.66 39.9)', 'pin', '{}', '2026-11-20T02:00Z')
"""
DUE = """
insert into deadline (subject_kind, subject_id, kind, due_at) values ('case', %(id)s, 'due', '2026-11-20T06:00Z')
"""


@pytest.fixture
def first_release(server_url: str) -> Iterator[str]:
    """The address of a database as the first migration leaves it."""
    name = f"test_{uuid4().hex}"
    with psycopg.connect(server_url, autocommit=True) as c:
        c.execute(f'create database "{name}"')
    url = database_at(server_url, name)
    with psycopg.connect(url, autocommit=True) as c:
        for extension in EXTENSIONS:
            c.execute(f"create extension {extension}")
        c.execute(ROLES)
    command.upgrade(alembic_config(url), "0001")
    yield url
    with psycopg.connect(server_url, autocommit=True) as c:
        c.execute(f'drop database "{name}" with (force)')


def test_work_under_way_survives_the_upgrade(first_release: str) -> None:
    people = {"root": uuid4(), "worker": uuid4()}
    with psycopg.connect(first_release) as c:
        c.execute(PEOPLE, people)
        for n, status in enumerate(OLD_STATES):
            row = {"id": uuid4(), "number": f"110112-20261120-{n:06}", "status": status, "worker": people["worker"]}
            for statement in (CASE, REPORT, DUE):
                c.execute(statement, row)

    prepare(first_release)

    with psycopg.connect(first_release) as c:
        assert dict(c.execute('select number, status from "case"').fetchall()) == {
            f"110112-20261120-{n:06}": status for n, status in enumerate(OLD_STATES)
        }
        assert c.execute("select role from account where login = 'admin'").fetchone() == ("system_administrator",)
        # Every case that somebody still owes work for runs under a clock; none that is done does.
        running = 'select status from "case" join clock on case_id = "case".id and stage = \'whole\''
        statuses = {status for (status,) in c.execute(f"{running} and stopped_at is null").fetchall()}
        assert statuses == {"reported", "assigned", "accepted"}
