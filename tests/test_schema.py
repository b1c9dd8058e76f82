"""The migrations and the tables the code declares are the same schema, and the event log only grows."""

import psycopg
import pytest
from alembic import command

from backend.db.schema import HERE, alembic_config, prepare


def test_models_and_migrations_agree(database_url: str) -> None:
    command.check(alembic_config(database_url))


def test_migrations_are_compared_with_every_table() -> None:
    tables = {
        ".".join(file.relative_to(HERE.parents[1]).with_suffix("").parts)
        for file in HERE.parent.rglob("*.py")
        if "__tablename__ =" in file.read_text(encoding="utf-8")
    }
    imported = set((HERE / "migrations" / "env.py").read_text(encoding="utf-8").split())
    assert tables and tables <= imported, tables - imported


def test_preparing_twice_changes_nothing(database_url: str) -> None:
    prepare(database_url)


@pytest.mark.parametrize("role", ["grid_app", "grid_jobs", "grid_read"])
@pytest.mark.parametrize("statement", ["delete from event", "update event set data = '{}'", "truncate event"])
def test_nobody_rewrites_events(database_url: str, role: str, statement: str) -> None:
    with (
        psycopg.connect(database_url, options=f"-c role={role}") as c,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        c.execute(statement)
