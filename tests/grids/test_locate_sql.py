"""locate_v1: one owner for every point, the reason beside it, and a plan that stays on the index."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
import pytest
import shapely
from shapely.geometry import Point, Polygon
from sqlalchemy import text

from backend.db.engine import Database
from tests.cities import EAST, NORTH, SOUTH, WEST, insert_city, small_city

FROM = datetime(2026, 1, 1, tzinfo=UTC)
AT = datetime(2026, 6, 1, tzinfo=UTC)
LOCATE = text("select * from locate_v1(:lon, :lat, :accuracy, :at, :tolerance)")


@pytest.fixture
async def city(db: Database) -> list[dict[str, Any]]:
    """The small city, in the database."""
    city = small_city()
    async with db.write() as session:
        await insert_city(session, city, FROM)
    return city


async def locate(
    db: Database, lon: float, lat: float, *, accuracy: float | None = None, at: datetime = AT, tolerance: float = 50
) -> list[dict[str, Any]]:
    values = {"lon": lon, "lat": lat, "accuracy": accuracy, "at": at, "tolerance": tolerance}
    async with db.read() as session:
        return [dict(row) for row in (await session.execute(LOCATE, values)).mappings()]


async def one(db: Database, lon: float, lat: float, **more: Any) -> dict[str, Any]:
    (row,) = await locate(db, lon, lat, **more)
    return row


async def test_a_point_belongs_to_the_leaf_that_holds_it(db: Database, city: list[dict[str, Any]]) -> None:
    for grid in city:
        if grid["level"] == "micro":
            inside = grid["geometry"].representative_point()
            row = await one(db, inside.x, inside.y)
            assert (row["code"], row["how"], row["name"]) == (grid["code"], "covers", grid["name"])
            assert row["path"].split(".")[-1] == grid["code"][12:]


async def test_the_distance_to_the_border_is_the_geodesic_one(db: Database, city: list[dict[str, Any]]) -> None:
    row = await one(db, 116.66, 39.90)
    true = text(
        "select st_distance(st_boundary(geom)::geography, 'SRID=4326;POINT(116.66 39.90)'::geography)"
        " from grid where id = :id"
    )
    async with db.read() as session:
        assert row["border_m"] == pytest.approx(await session.scalar(true, {"id": row["grid_id"]}), rel=1e-3)


async def test_on_a_shared_border_the_smaller_area_owns_then_the_lower_code(
    db: Database, city: list[dict[str, Any]]
) -> None:
    micros = [g for g in city if g["level"] == "micro"]
    async with db.read() as session:
        areas = dict((await session.execute(text("select code, area_m2 from grid where is_leaf"))).all())
    vertices = {(lon, lat) for g in micros for lon, lat in shapely.get_coordinates(g["geometry"]).tolist()}
    for lon, lat in sorted(vertices):
        holders = [g["code"] for g in micros if g["geometry"].covers(Point(lon, lat))]
        row = await one(db, lon, lat)
        assert row["code"] == min(holders, key=lambda code: (areas[code], code))
        assert (row["how"], row["border_m"]) == ("covers", pytest.approx(0, abs=1e-6))


async def test_equal_areas_fall_to_the_lower_code(db: Database) -> None:
    def square(code: str, west: float) -> dict[str, Any]:
        shape = shapely.MultiPolygon([shapely.box(west, 39.0, west + 0.01, 39.01)])
        return {"code": code, "name": code, "level": "micro", "parent": None, "geometry": shape}

    async with db.write() as session:
        await insert_city(session, [square("110112001001002", 116.0), square("110112001001001", 116.01)], FROM)
        await session.execute(text("update grid set area_m2 = 1"))
    assert (await one(db, 116.01, 39.005))["code"] == "110112001001001"


async def test_a_point_in_a_gap_goes_to_the_nearest_within_the_tolerance(
    db: Database, city: list[dict[str, Any]]
) -> None:
    thirty_metres = 30 / 111_035  # a degree of latitude at 39.94 N
    row = await one(db, 116.61, NORTH + thirty_metres)
    assert row["how"] == "nearest"
    assert row["border_m"] == pytest.approx(30, rel=1e-3)
    assert Point(116.61, NORTH).distance(next(g["geometry"] for g in city if g["code"] == row["code"])) < 1e-9


@pytest.mark.parametrize("place", [(WEST - 0.01, 39.9), (EAST + 5, SOUTH - 5), (-116.66, -39.9), (0.0, 90.0)])
async def test_a_point_outside_goes_to_the_city(
    db: Database, city: list[dict[str, Any]], place: tuple[float, float]
) -> None:
    row = await one(db, *place)
    assert (row["code"], row["how"], row["neighbours"]) == ("110112", "fallback", [])
    assert row["border_m"] > 50


async def test_the_circle_names_the_neighbours_it_touches(db: Database, city: list[dict[str, Any]]) -> None:
    leaf = next(g for g in city if g["level"] == "micro")
    corner = max(shapely.get_coordinates(leaf["geometry"]).tolist(), key=lambda p: p[0] - p[1])  # inside the city
    row = await one(db, *corner, accuracy=100)
    shares = [n["share"] for n in row["neighbours"]]
    assert len(shares) >= 2
    assert shares == sorted(shares, reverse=True)
    assert row["code"] not in [n["code"] for n in row["neighbours"]]
    assert 0 < sum(shares) < 1
    assert (await one(db, *corner))["neighbours"] == []


async def test_a_circle_wholly_inside_touches_nobody(db: Database, city: list[dict[str, Any]]) -> None:
    row = await one(db, 116.66, 39.90)
    assert (await one(db, 116.66, 39.90, accuracy=row["border_m"] * 0.99))["neighbours"] == []
    assert (await one(db, 116.66, 39.90, accuracy=row["border_m"] * 1.5))["neighbours"]


async def test_an_empty_city_has_no_row(db: Database) -> None:
    assert await locate(db, 116.66, 39.90) == []


async def test_only_versions_of_the_instant_count(db: Database, city: list[dict[str, Any]]) -> None:
    assert await locate(db, 116.66, 39.90, at=FROM - timedelta(seconds=1)) == []
    assert len(await locate(db, 116.66, 39.90, at=FROM)) == 1


async def test_an_area_belongs_to_the_owner_of_its_interior_point(db: Database, city: list[dict[str, Any]]) -> None:
    area = Polygon([(116.65, 39.89), (116.67, 39.89), (116.67, 39.91), (116.65, 39.91)])
    query = text("select * from locate_area_v1(st_geomfromtext(:area, 4326), :at, 50)")
    async with db.read() as session:
        row = (await session.execute(query, {"area": area.wkt, "at": AT})).mappings().one()
    own = next(g["geometry"] for g in city if g["code"] == row["code"])
    shares = {n["code"]: n["share"] for n in row["neighbours"]}
    assert own.covers(Point(area.centroid)) or own.intersects(area)
    assert row["code"] not in shares
    assert sum(shares.values()) + own.intersection(area).area / area.area == pytest.approx(1, abs=1e-2)


@pytest.fixture
async def explained(db: Database, database_url: str) -> AsyncIterator[list[dict[str, Any]]]:
    """The plans of every statement inside one locate_v1 call over a city of 2,500 micro-grids."""
    async with db.write() as session:
        await insert_city(session, small_city(streets=10, communities=10, side=5), FROM)
    plans: list[dict[str, Any]] = []
    with psycopg.connect(database_url, autocommit=True) as c:
        c.execute("analyze grid")
        c.execute("load 'auto_explain'")
        c.execute("set auto_explain.log_min_duration = 0")
        c.execute("set auto_explain.log_nested_statements = on")
        c.execute("set auto_explain.log_format = 'json'")
        c.execute("set client_min_messages = log")
        c.add_notice_handler(lambda n: plans.append(json.loads((n.message_primary or "").split("plan:\n", 1)[1])))
        for _ in range(8):  # beyond the fifth call PL/pgSQL may take its generic plan
            c.execute("select * from locate_v1(116.66, 39.9, null, %s, 50)", (AT,))
    yield plans


async def test_the_plan_uses_the_index_of_leaves(explained: list[dict[str, Any]]) -> None:
    covering = [p for p in explained if "st_dwithin" in p["Query Text"]]
    assert len(covering) == 8
    for plan in covering:
        assert "ix_grid_geom_leaf" in json.dumps(plan)
        assert "Seq Scan" not in json.dumps(plan)
