"""Row security does not cost the indexes: on 200,000 cases no question of a request reads the whole table."""

import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from uuid import uuid4

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.cases import queue, reading
from backend.configuration.service import active
from backend.db.engine import Database
from backend.db.view import View
from backend.reports.similar import Sought, similar_cases
from backend.security import Secrets
from tests.conftest import database_at
from tests.rows.district import caller

CASES, WORKERS = 200_000, 2_000

# Two thousand workers, one in each micro-grid of 20 streets with 10 communities of 10; every tenth case is open, every
# fiftieth a department's.
FILL = """
set session_replication_role = replica; -- the rows fit; looking up each reference would take longer than the rest
insert into account (id, login, display_name, role, scope, created_at)
select md5('worker ' || nth)::uuid, 'worker ' || nth, '张', 'worker',
    format('110112.%%s.%%s.%%s', to_char(nth %% 20 + 1, 'fm000'), to_char(nth / 20 %% 10 + 1, 'fm000'),
           to_char(nth / 200 + 1, 'fm000')), now()
from generate_series(0, %(workers)s - 1) nth;

create temporary table worker as
select row_number() over (order by login) - 1 as nth, id, scope from account where role = 'worker';

insert into "case" (id, number, category, status, summary, geom, path, how, neighbours, worker_id, owner, department,
                    opened_at, due_at)
select md5('case ' || n)::uuid, '110112-20261122-' || n, '0102',
    case when n %% 10 = 0 then 'assigned' else 'closed' end,
    '小区门口堆放了很多垃圾', st_setsrid(st_makepoint(116.6 + n %% 1200 / 1e4, 39.86 + n %% 797 / 1e4), 4326), scope,
    'covers', '[]', worker.id, scope, case when n %% 50 = 0 then 'department ' || n %% 7 end,
    now() - n * interval '1 minute', now()
from generate_series(1, %(cases)s) n join worker on worker.nth = n %% %(workers)s;

insert into task (id, case_id, worker_id, rank, state, offered_at, accept_by)
select gen_random_uuid(), id, worker_id, 0, case status when 'assigned' then 'accepted' else 'done' end, opened_at,
    opened_at
from "case";

insert into report (id, receipt_hash, case_id, category, description, channel, geom, source, sent, received_at)
select gen_random_uuid(), sha256(id::text::bytea), id, '0102', summary, 'citizen', geom, 'pin', '{}', opened_at
from "case";

insert into event (at, name, actor, subject_kind, subject_id, data, topics)
select opened_at, 'CaseOpened', 'system', 'case', id::text, '{}', array['case:' || id] from "case";
"""

READ_WHOLE = text("""
    select array_agg(relname::text) from pg_stat_xact_user_tables
    where seq_scan > 0 and relname in ('case', 'task', 'report', 'event')
""")
NOW = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)
COMMUNITY = View.of(caller("community", "110112.003.004"))
DEPARTMENT = View.of(caller("department", "110112", department="department 3"))


@pytest.fixture(scope="module")
def large(server_url: str, template: str) -> Iterator[str]:
    """The address of a database with 200,000 cases."""
    name = f"test_{uuid4().hex}"
    with psycopg.connect(server_url, autocommit=True) as c:
        c.execute(f'create database "{name}" template "{template}"')
    url = database_at(server_url, name)
    with psycopg.connect(url, autocommit=True) as c:
        psycopg.ClientCursor(c).execute(FILL, {"cases": CASES, "workers": WORKERS})
        c.execute("vacuum analyze")
    yield url
    with psycopg.connect(server_url, autocommit=True) as c:
        c.execute(f'drop database "{name}" with (force)')


@pytest.fixture
async def db(large: str) -> AsyncIterator[Database]:
    database = Database(large)
    yield database
    await database.close()


@asynccontextmanager
async def by_index(db: Database, view: View | None, what: str) -> AsyncIterator[AsyncSession]:
    """A session of ``view`` (None: a job's). Its statements, those within functions too, read no large table whole."""
    async with db.read(view) if view else db.job() as session:
        await session.execute(text("set local max_parallel_workers_per_gather = 0"))  # others' scans are not counted
        started = time.perf_counter()
        yield session
        print(f"{what}: {(time.perf_counter() - started) * 1000:.1f} ms")
        assert await session.scalar(READ_WHOLE) is None, what


async def test_the_counter_counts(db: Database) -> None:
    """What the other tests rest on: a question that no index answers is noticed."""
    with pytest.raises(AssertionError, match="no index"):
        async with by_index(db, None, "no index") as session:
            await session.execute(text("select count(*) from \"case\" where summary = ''"))


async def test_the_list_of_a_community(db: Database) -> None:
    async with by_index(db, COMMUNITY, "the list of a community") as session:
        found = await reading.list_cases(session, under="110112.003.004", statuses=(), limit=500, now=NOW)
    assert len(found) == 500


@pytest.mark.parametrize("order", ["due", "urgent", "newest"])
async def test_the_queue_of_a_street(db: Database, order: queue.Order) -> None:
    street = caller("street", "110112.003")
    asked = queue.Filter(order=order)
    async with by_index(db, View.of(street), f"the queue of a street, {order}") as session:
        page = await queue.page(session, street, asked, after=None, limit=50, now=NOW)
        [counted] = await queue.count(session, street, [asked], NOW)
        later = await queue.page(session, street, asked, after=page.after, limit=50, now=NOW)
    assert (len(page.cases), counted) == (50, 900)
    assert not {one.id for one in page.cases} & {one.id for one in later.cases}


@pytest.mark.parametrize(
    ("view", "least"),
    [(COMMUNITY, 1_000), (DEPARTMENT, 500), (View.nobody(), 0)],
    ids=["a community", "a department", "nobody"],
)
async def test_a_forgotten_filter(db: Database, view: View, least: int) -> None:
    """The policy alone is answered by its indexes."""
    async with by_index(db, view, "a forgotten filter") as session:
        found = await session.scalar(text('select count(*) from "case"'))
    assert found >= least
    assert found < CASES / 50


async def test_the_page_of_a_case(db: Database) -> None:
    async with db.job() as session:
        number = await session.scalar(text("select number from \"case\" where path like '110112.004.%' limit 1"))
    async with by_index(db, View.of(caller("street", "110112.004")), "the page of a case") as session:
        case, _ = await reading.find_case(session, number, NOW)
        assert len(await reading.tasks_of_case(session, case.id)) == 1
        assert len(await reading.timeline(session, case.id)) == 1


async def test_the_tasks_of_a_worker(db: Database) -> None:
    async with db.job() as session:
        worker = await session.scalar(text("select id from account where login = 'worker 43'"))
    async with by_index(db, View.of(caller("worker", "110112", id=worker)), "the tasks of a worker") as session:
        found = await reading.tasks_of_worker(session, worker, NOW)
    assert len(found) == 100


async def test_candidates_for_a_duplicate(db: Database) -> None:
    keys = Secrets(bytes(32), bytes(32), bytes(32))
    async with by_index(db, View.nobody(), "candidates for a duplicate") as session:
        rules = (await active(session, NOW)).rules
        sought = Sought("0102", 116.6043, 39.8643, "小区门口有垃圾")
        await similar_cases(session, sought, rules=rules, now=NOW, secrets=keys)
