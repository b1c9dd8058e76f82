"""The browser's rows at a size that takes some seconds."""

from pathlib import Path

import psycopg
import pytest

from backend.bench import pages, wall
from backend.bench.stage import empty, stage

pytestmark = pytest.mark.browser


async def test_the_wall_is_compared_with_itself_at_rest(database_url: str, tmp_path: Path) -> None:
    beside = empty(database_url, "test_bench_wall")
    try:
        token = wall.found(beside, grids=300)
        with stage(tmp_path, beside) as running:
            row = await wall.measure(running, token, grids=300, seconds=2)
            phone = await pages.measure(running)
    finally:
        with psycopg.connect(database_url, autocommit=True) as c:
            c.execute("drop database if exists test_bench_wall with (force)")
    assert row.ratio == pytest.approx(row.ours / row.limit)
    assert row.more["first_paint_ms"] > 0 and row.more["change_ms"] > 0
    assert 20 < phone.ours < phone.more["wall_kb"] + phone.ours
    assert phone.met, f"the phone's first load is {phone.ours:.0f} KB"
