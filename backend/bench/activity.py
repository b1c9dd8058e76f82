"""The row ``activity``: a round of the activity sweep's cost with 100,000 grids and with 10,000, 100 due in both."""

import asyncio
import time
from datetime import timedelta
from pathlib import Path

import psycopg
from sqlalchemy import make_url
from sqlalchemy.ext.asyncio import AsyncSession

from backend import clock
from backend.activity import service
from backend.bench.cases import CLEAR
from backend.bench.stage import Say
from backend.bench.table import Row
from backend.calendar import add_working_days
from backend.db.engine import Database

FEW, MANY, DUE = 10_000, 100_000, 100
ROUNDS = 5
MOST_GROWTH = 3.0
FILL = Path(__file__).with_suffix(".sql")
BESIDE = "bench_few_grids"


def measure(url: str, say: Say, *, few: int = FEW, many: int = MANY, due: int = DUE) -> Row:
    """Fill ``many`` leaf grids into the emptied city at ``url`` and ``few`` into one beside it, let ``due`` of each
    fall due at the same instant, and compare the two rounds.

    Each round turns all of them quiet and is rolled back; both are measured in turn, so that whatever else the machine
    does slows both.
    """
    with psycopg.connect(url) as c:
        c.execute(CLEAR)  # what other rows filled in need not be copied
    few_url = make_url(url).set(database=BESIDE).render_as_string(hide_password=False)
    with psycopg.connect(make_url(url).set(database="postgres").render_as_string(), autocommit=True) as c:
        c.execute(f"drop database if exists {BESIDE} with (force)")
        c.execute(f"create database {BESIDE} template {make_url(url).database}")
    for one, grids in ((few_url, few), (url, many)):
        say(f"filling in {grids:,} grids")
        _fill(one, grids, due)
    say("sweeping")
    rounds = [(asyncio.run(_sweep(few_url, due)), asyncio.run(_sweep(url, due))) for _ in range(ROUNDS)]
    small, large = map(min, zip(*rounds, strict=True))
    growth = large / small
    return Row(
        name="activity",
        unit="ms a sweep",
        ours=large,
        limit=small,
        limit_is=f"the same sweep over {few:,} grids instead of {many:,}, {due} due in both",
        ratio=1 / growth,
        goal=f"grows ≤ {MOST_GROWTH:.0f} times",
        met=growth <= MOST_GROWTH,
        more={"growth": round(growth, 2), "ms_a_grid": round(large / due, 2)},
    )


def _fill(url: str, grids: int, due: int) -> None:
    last = clock.now()
    values = {
        "grids": grids,
        "due": due,
        "last": last,
        "falls": add_working_days(last, 3),
        "began": last - timedelta(days=400),
    }
    with psycopg.connect(url, autocommit=True) as c:
        psycopg.ClientCursor(c).execute(FILL.read_text(encoding="utf-8"), values)
        c.execute("vacuum analyze")
        c.execute("checkpoint")  # its writing must not fall into the measurement


async def _sweep(url: str, due: int) -> float:
    """The milliseconds of one round, of which nothing stays."""
    db = Database(url)
    async with AsyncSession(db.jobs) as session, session.begin() as transaction:
        at = await service.next_due(session)
        assert at is not None
        started = time.perf_counter()
        swept = await service.sweep(session, at)
        taken = (time.perf_counter() - started) * 1000
        assert swept == due, f"{swept} grids were due, not {due}"
        await transaction.rollback()
    await db.close()
    return taken
