"""The row ``cases``: what a case's page and a round of the sweep cost with a million closed cases, and with few."""

import asyncio
import statistics
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

import httpx
import psycopg
from sqlalchemy import make_url

from backend import clock
from backend.bench.stage import Say, Stage, stage
from backend.bench.table import Row
from backend.db.engine import Database
from backend.jobs.deadlines import Deadlines
from backend.settings import Settings

FEW, MANY = 10_000, 1_000_000
PAGES, WARM_UP = 200, 50
DUE, SWEEPS = 200, 3
MOST_GROWTH = 1.5
FILL = Path(__file__).with_suffix(".sql")
BESIDE = "bench_few"
CLEAR = (
    'truncate "case", event restart identity cascade; update relay_head set seq = 0; update event_cursor set seq = 0'
)
# Of tasks that were done in time: each is claimed, its case and task are looked up, and nothing is left to do.
FALL_DUE = """
insert into deadline (subject_kind, subject_id, kind, due_at)
select 'task', md5('task of bench-' || n)::uuid, 'accept', now() - interval '1 second'
from generate_series(1, %s::bigint, greatest(%s / %s, 1)) n limit %s
"""


def measure(data: Path, url: str, say: Say, *, few: int = FEW, many: int = MANY) -> Row:
    """Fill ``many`` closed cases into the emptied city at ``url`` and ``few`` into one beside it, and compare the two.

    Both are asked in turn, so that whatever else the machine does slows both.
    """
    few_url = make_url(url).set(database=BESIDE).render_as_string(hide_password=False)
    with psycopg.connect(url) as c:
        c.execute(CLEAR)
    _fill(url, 1, few, say)
    with psycopg.connect(make_url(url).set(database="postgres").render_as_string(), autocommit=True) as c:
        c.execute(f"drop database if exists {BESIDE} with (force)")
        c.execute(f"create database {BESIDE} template {make_url(url).database}")
    _fill(url, few + 1, many, say)
    for one in (url, few_url):
        with psycopg.connect(one, autocommit=True) as c:
            c.execute("vacuum analyze")
            c.execute("checkpoint")  # its writing must not fall into the measurement
    sizes = ((few_url, few), (url, many))
    say("sweeping")
    sweeps = [[asyncio.run(_sweep(one, cases)) for one, cases in sizes] for _ in range(SWEEPS)]
    with stage(data, few_url, "server of few") as small, stage(data, url) as large:
        say("reading pages")
        pages = _pages([(small, few), (large, many)])
    few_page, many_page = map(statistics.median, zip(*pages, strict=True))
    few_sweep, many_sweep = map(min, zip(*sweeps, strict=True))
    growth, sweep_growth = many_page / few_page, many_sweep / few_sweep
    return Row(
        name="cases",
        unit="ms a page",
        ours=many_page,
        limit=few_page,
        limit_is=f"the same page with {few:,} closed cases instead of {many:,}",
        ratio=1 / growth,
        goal=f"page and sweep grow ≤ {MOST_GROWTH} times",
        met=max(growth, sweep_growth) <= MOST_GROWTH,
        more={
            "page_growth": round(growth, 2),
            "sweep_growth": round(sweep_growth, 2),
            f"sweep_of_{DUE}_ms": round(many_sweep, 1),
            f"sweep_of_{DUE}_with_few_ms": round(few_sweep, 1),
        },
    )


def _fill(url: str, first: int, last: int, say: Say) -> None:
    say(f"filling in cases up to {last:,}")
    with psycopg.connect(url, autocommit=True) as c:
        psycopg.ClientCursor(c).execute(FILL.read_text(encoding="utf-8"), {"first": first, "last": last})


def _pages(running: Sequence[tuple[Stage, int]]) -> list[list[float]]:
    """Milliseconds of one case's page after another for the command center, each time from every stage in turn."""
    taken = []
    with ExitStack() as stack:
        clients = []
        for one, cases in running:
            (token,) = one.wall_tokens(1)
            client = httpx.Client(base_url=f"http://127.0.0.1:{one.port}", headers={"Authorization": f"Bearer {token}"})
            clients.append((stack.enter_context(client), cases // (WARM_UP + PAGES)))
        for nth in range(WARM_UP + PAGES):
            taken.append([_page(client, 1 + nth * step) for client, step in clients])
    return taken[WARM_UP:]


def _page(client: httpx.Client, case: int) -> float:
    started = time.perf_counter()
    client.get(f"/api/v1/cases/bench-{case}").raise_for_status()
    return (time.perf_counter() - started) * 1000


async def _sweep(url: str, cases: int) -> float:
    """The milliseconds of a round over the deadlines that are due."""
    with psycopg.connect(url) as c:
        c.execute(FALL_DUE, (cases, cases, DUE, DUE))
    db = Database(url)
    sweep = Deadlines(db, clock.now, Settings())
    started = time.perf_counter()
    while await sweep.fire_one():
        pass
    taken = (time.perf_counter() - started) * 1000
    await db.close()
    return taken
