"""The sweep's measurement at a size that takes a second."""

import psycopg
from sqlalchemy import make_url

from backend.bench import activity
from tests.town import FOUNDED

WORKER = (
    "insert into account (id, login, display_name, role, scope, created_at)"
    " values (gen_random_uuid(), 'w', '李网格', 'worker', '', %s)"
)


def test_a_sweep_is_compared_with_one_over_fewer_grids(database_url: str) -> None:
    with psycopg.connect(database_url) as c:
        c.execute(WORKER, (FOUNDED,))
    try:
        row = activity.measure(database_url, lambda _: None, few=20, many=60, due=5)
    finally:
        beside = make_url(database_url).set(database="postgres").render_as_string(hide_password=False)
        with psycopg.connect(beside, autocommit=True) as c:
            c.execute(f"drop database if exists {activity.BESIDE} with (force)")
    assert (row.name, row.met) == ("activity", row.more["growth"] <= activity.MOST_GROWTH)
    assert row.ours > 0 and row.limit > 0
    with psycopg.connect(database_url) as c:
        assert c.execute("select count(*) from grid_activity where state = 'active'").fetchone() == (
            60,
        )  # nothing stays
