"""The row ``evaluation``: what a street's evaluation over a month costs with a year of the city's cases."""

import statistics
import time
from datetime import timedelta
from pathlib import Path

import httpx
import psycopg

from backend import clock
from backend.bench.cases import CLEAR
from backend.bench.stage import Say, Stage, stage
from backend.bench.table import Row
from backend.clock import iso
from backend.evaluation.periods import Period
from backend.settings import BEIJING

CASES = 440_000
"""A year's demands of Tongzhou."""
LIMIT_MS = 300
WARM_UP, ASKED = 5, 20
FILL = Path(__file__).with_suffix(".sql")


def measure(data: Path, url: str, say: Say, *, cases: int = CASES) -> Row:
    """Fill a year of ``cases`` into the emptied city at ``url``, and ask for last month of every street in turn."""
    say(f"filling in a year of {cases:,} cases")
    with psycopg.connect(url, autocommit=True) as c:
        c.execute(CLEAR)
        psycopg.ClientCursor(c).execute(FILL.read_text(encoding="utf-8"), {"cases": cases})
        c.execute("vacuum analyze")
        streets = [path for (path,) in c.execute("select path from grid where level = 'street' order by path")]
        c.execute("checkpoint")  # its writing must not fall into the measurement
    month = last_month()
    with stage(data, url) as running:
        say("evaluating streets")
        taken = _evaluations(running, streets, month)
        ranking = _timed(running, "/ranking", {"level": "street"}, month)
    median = statistics.median(taken)
    return Row(
        name="evaluation",
        unit="ms",
        ours=median,
        limit=LIMIT_MS,
        limit_is=f"what a street's month may take over a year of {cases:,} cases, compared with two other periods",
        ratio=LIMIT_MS / median,
        goal=f"≤ {LIMIT_MS} ms",
        met=median <= LIMIT_MS,
        more={"slowest_ms": round(max(taken)), "ranking_of_streets_ms": round(ranking)},
    )


def last_month() -> Period:
    """The last whole month of Beijing time."""
    first = clock.now().astimezone(BEIJING).replace(day=1)
    before = first - timedelta(days=1)
    return Period.month(before.year, before.month)


def _evaluations(running: Stage, streets: list[str], month: Period) -> list[float]:
    """Milliseconds of one street after another, as the command center asks."""
    asked = [streets[nth % len(streets)] for nth in range(WARM_UP + ASKED)]
    return [_timed(running, "", {"under": street}, month) for street in asked][WARM_UP:]


def _timed(running: Stage, path: str, params: dict[str, str], month: Period) -> float:
    (token,) = running.wall_tokens(1)
    period = {"from": iso(month.begins), "to": iso(month.ends)}
    headers = {"Authorization": f"Bearer {token}"}
    with httpx.Client(base_url=f"http://127.0.0.1:{running.port}", headers=headers, timeout=120) as client:
        client.get("/api/v1/me").raise_for_status()  # the connection and the session are not what is measured
        started = time.perf_counter()
        client.get(f"/api/v1/evaluation{path}", params=params | period).raise_for_status()
        return (time.perf_counter() - started) * 1000
