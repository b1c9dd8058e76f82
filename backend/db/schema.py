"""Brings a database to this program's schema: migrations, then the named SQL functions."""

from pathlib import Path

import psycopg
from alembic import command
from alembic.config import Config

from backend.db.engine import sqlalchemy_url
from backend.errors import Unavailable

HERE = Path(__file__).parent
EXTENSIONS = ("postgis", "btree_gist", "pg_trgm")

# Roles belong to the server, not to one database, so they are made before the first migration. Nobody logs in as
# them: a connection takes one on (see backend/db/engine.py).
ROLES = """
do $$
declare role text;
begin
    foreach role in array array['grid_owner', 'grid_app', 'grid_read', 'grid_jobs'] loop
        if not exists (select from pg_roles where rolname = role) then
            execute format('create role %I nologin', role);
        end if;
        if not pg_has_role(current_user, role, 'member') then
            execute format('grant %I to current_user', role);
        end if;
        execute format('grant usage on schema public to %I', role);
    end loop;
    grant create on schema public to grid_owner;
end $$;
"""


def alembic_config(url: str) -> Config:
    """Alembic's configuration for the database at ``url``; there is no alembic.ini."""
    config = Config()
    config.set_main_option("script_location", str(HERE / "migrations"))
    config.attributes["url"] = sqlalchemy_url(url)
    return config


def prepare(url: str) -> None:
    """Make the extensions and run every pending migration, then (re)create the SQL functions.

    ``url`` logs in as an owner who may create extensions and roles. Safe to call at every start, and from two
    processes at once. Raises Unavailable when an extension is missing on the server or the login may
    not do that.
    """
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("select pg_advisory_lock(hashtext('gridwarden.schema'))")
        for extension in EXTENSIONS:
            try:
                connection.execute(f"create extension if not exists {extension}")
            except (psycopg.errors.UndefinedFile, psycopg.errors.FeatureNotSupported) as missing:
                raise Unavailable(
                    f"the PostgreSQL server has no {extension}; install PostGIS there"
                    " (Debian: apt-get install postgresql-15-postgis-3)"
                ) from missing
            except psycopg.errors.InsufficientPrivilege as refused:
                raise Unavailable(
                    f"this login may not create the extension {extension};"
                    f" a superuser must run once: create extension {extension}"
                ) from refused
        try:
            connection.execute(ROLES)
        except psycopg.errors.InsufficientPrivilege as refused:
            raise Unavailable(
                f"this login may not make the program's roles ({refused.diag.message_primary}); a superuser must run"
                f" once: alter role {connection.info.user} createrole, or, where the roles are there already:"
                f" grant grid_owner, grid_app, grid_read, grid_jobs to {connection.info.user}"
            ) from refused
        command.upgrade(alembic_config(url), "head")
        connection.execute("set role grid_owner")
        for file in sorted((HERE / "sql").glob("*.sql")):
            connection.execute(file.read_bytes())
