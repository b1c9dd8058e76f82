"""A real PostGIS for every test: one template database, migrated once, cloned for each worker and test."""

import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict

from backend.db.cluster import Cluster
from backend.db.engine import Database
from backend.db.schema import prepare
from backend.settings import ROOT, Settings
from tests.serving import LiveServer, serving

TEMPLATE = "gridwarden_template"


def database_at(server: str, name: str) -> str:
    """The address of the database ``name`` on ``server``."""
    parts = conninfo_to_dict(server) | {"dbname": name}
    host = parts.pop("host", "")
    return f"postgresql://{parts.get('user', '')}@/{name}?host={host}&port={parts.get('port', 5432)}"


@pytest.fixture(scope="session")
def server_url() -> Iterator[str]:
    """A server the tests may create databases on: ``GRID_TEST_SERVER_URL``, else a cluster in ``.grid/test``.

    All workers share that one; the first starts it, the last one to end stops it.
    """
    if given := os.environ.get("GRID_TEST_SERVER_URL"):
        yield given
        return
    with Cluster(ROOT / ".grid" / "test", durable=False) as cluster:
        yield cluster.url_of("postgres")


@pytest.fixture(scope="session")
def template(server_url: str) -> str:
    """The name of a prepared empty database; made once, however many workers ask."""
    with psycopg.connect(server_url, autocommit=True) as c:
        c.execute("select pg_advisory_lock(hashtext('gridwarden.test'))")
        name = f"{TEMPLATE}_{os.environ.get('PYTEST_XDIST_TESTRUNUID', uuid4().hex)}"
        if not c.execute("select 1 from pg_database where datname = %s", (name,)).fetchone():
            c.execute(f'create database "{name}"')
            prepare(database_at(server_url, name))
        c.execute("select pg_advisory_unlock(hashtext('gridwarden.test'))")
    return name


@pytest.fixture
def database_url(server_url: str, template: str) -> Iterator[str]:
    """The address of a fresh database with the schema and nothing in it but what migrations seed."""
    name = f"test_{uuid4().hex}"
    with psycopg.connect(server_url, autocommit=True) as c:
        c.execute(f'create database "{name}" template "{template}"')
    yield database_at(server_url, name)
    with psycopg.connect(server_url, autocommit=True) as c:
        c.execute(f'drop database "{name}" with (force)')


@pytest.fixture
async def db(database_url: str) -> AsyncIterator[Database]:
    """The pools over a fresh database."""
    database = Database(database_url)
    yield database
    await database.close()


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """An empty data folder."""
    return tmp_path / "data"


@pytest.fixture
async def live_server(database_url: str, data_dir: Path) -> AsyncIterator[LiveServer]:
    """A real server over a fresh database; for other settings use ``serving`` itself."""
    async with serving(Settings(data=data_dir, database_url=database_url)) as server:
        yield server
