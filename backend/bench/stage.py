"""Where the rows are measured: the demo city in a database of its own, and one server process in front of it."""

import asyncio
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import httpx
import orjson
import psycopg
from sqlalchemy import make_url

from backend import clock
from backend.db.cluster import Cluster
from backend.db.engine import Database
from backend.db.schema import prepare
from backend.errors import Unavailable
from backend.grids.service import load_locator
from backend.people.duty import ShiftTimes, shifts_at
from backend.security import hash_token, new_token
from fixtures.tongzhou.geometry import DISTRICT
from fixtures.tongzhou.load import load_demo
from gis.locator import Locator

COPY = "bench"
PLACES = 10_000
WORDS = "小区门口堆放了很多垃圾，已经两天没有清理，气味很大。"
START_S = 60
# Citizens live everywhere: each place lies in a micro-grid chosen with equal chance.
SCATTER = """
create table bench_place as
select row_number() over () as id, st_x(place) as lon, st_y(place) as lat
from (
    select (st_dump(st_generatepoints(geom, (%(places)s / count(*) over ())::int + 1, 1))).geom as place
    from grid where is_leaf and upper_inf(valid_during)
) scattered
order by md5(st_astext(place)) limit %(places)s;
alter table bench_place add primary key (id);
"""

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Post:
    """A report whose task goes to the holder of ``token``."""

    body: bytes
    token: str


@dataclass(frozen=True, slots=True)
class Stage:
    """The running server and its city."""

    url: str
    port: int
    root: str = DISTRICT

    def reports(self) -> list[bytes]:
        """A report from each of the scattered places."""
        with psycopg.connect(self.url) as c:
            return [_report(lon, lat) for lon, lat in c.execute("select lon, lat from bench_place order by id")]

    def posts(self, count: int) -> list[Post]:
        """One report for each of ``count`` workers who are first on duty now, each logged in."""
        with psycopg.connect(self.url) as c:
            found = c.execute(
                "select distinct on (account_id) account_id, st_x(centre), st_y(centre)"
                " from duty join grid on code = grid_code and upper_inf(valid_during)"
                " where rank = 0 and shift = any(%s) order by account_id limit %s",
                (_shifts_now(c), count),
            ).fetchall()
            if len(found) < count:
                raise Unavailable(f"the demo city has only {len(found)} workers first on duty; {count} are needed")
            return [Post(_report(lon, lat), _log_in(c, account)) for account, lon, lat in found]

    def workers(self, count: int) -> list[tuple[UUID, str]]:
        """The accounts of ``count`` workers, each with a session's token."""
        with psycopg.connect(self.url) as c:
            found = c.execute("select id from account where role = 'worker' order by id limit %s", (count,)).fetchall()
            return [(account, _log_in(c, account)) for (account,) in found]

    def wall_tokens(self, count: int) -> list[str]:
        """``count`` sessions of the command center."""
        with psycopg.connect(self.url) as c:
            command = c.execute("select id from account where role = 'command_center'").fetchone()
            assert command is not None
            return [_log_in(c, command[0]) for _ in range(count)]


def _report(lon: float, lat: float) -> bytes:
    body = {"category": "0102", "description": WORDS, "lon": round(lon, 7), "lat": round(lat, 7), "crs": "wgs84"}
    return orjson.dumps(body)


def _shifts_now(connection: psycopg.Connection) -> list[str]:
    shifts = connection.execute("select code, starts, ends, weekdays from shift").fetchall()
    return shifts_at(clock.now(), [ShiftTimes(code, starts, ends, tuple(days)) for code, starts, ends, days in shifts])


def _log_in(connection: psycopg.Connection, account: object) -> str:
    token, now = new_token(), clock.now()
    connection.execute(
        "insert into session (token_hash, account_id, created_at, expires_at) values (%s, %s, %s, %s)",
        (hash_token(token), account, now, now + timedelta(days=1)),
    )
    return token


@contextmanager
def city(data: Path, say: Say) -> Iterator[str]:
    """The address of a fresh copy of the demo city, in a cluster below ``data``; never the operating database."""
    folder = data / "bench"
    with Cluster(folder, say=say) as cluster:
        prepare(cluster.url)
        asyncio.run(load_demo(cluster.url, folder, now=clock.now(), progress=say))
        say("copying the city")
        with psycopg.connect(cluster.url_of("postgres"), autocommit=True) as c:
            c.execute(f"drop database if exists {COPY} with (force)")
            c.execute(f"create database {COPY} template gridwarden")
        with psycopg.connect(cluster.url_of(COPY)) as c:
            psycopg.ClientCursor(c).execute(SCATTER, {"places": PLACES})
        yield cluster.url_of(COPY)


def empty(url: str, name: str) -> str:
    """The address of a fresh empty database of this name beside the one at ``url``."""
    with psycopg.connect(make_url(url).set(database="postgres").render_as_string(), autocommit=True) as c:
        c.execute(f"drop database if exists {name} with (force)")
        c.execute(f"create database {name}")
    return make_url(url).set(database=name).render_as_string(hide_password=False)


async def locator_of(url: str) -> Locator:
    """The city's locator."""
    db = Database(url)
    async with db.read() as session:
        locator = await load_locator(session, clock.now())
    await db.close()
    return locator


@contextmanager
def stage(data: Path, url: str, name: str = "server") -> Iterator[Stage]:
    """One server process over the city at ``url``, as an office would run it, with a folder of this name.

    Raises Unavailable if it won't start.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder = data / "bench" / name
    folder.mkdir(parents=True, exist_ok=True)
    log = folder / "server.log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            [sys.executable, "-m", "backend", "serve", "--port", str(port)],
            env=os.environ | {"GRID_DATABASE_URL": url, "GRID_DATA": str(folder)},
            stdout=output,
            stderr=output,
        )
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}") as client:
            deadline = clock.now() + timedelta(seconds=START_S)
            while not _ready(client):
                if server.poll() is not None or clock.now() > deadline:
                    raise Unavailable(f"the server under measurement did not start; see {log}")
        yield Stage(url, port)
    finally:
        server.terminate()
        server.wait(30)


def _ready(client: httpx.Client) -> bool:
    try:
        return client.get("/readyz", timeout=1).is_success
    except httpx.TransportError:
        return False
