"""Place over HTTP: grids by code and subtree, whose a point is, and tiles that a browser may keep."""

import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import mapbox_vector_tile
import pytest
from shapely.geometry import Point, shape

from gis.datum import from_wgs84
from tests.cities import insert_city, small_city
from tests.serving import LiveServer

FROM = datetime(2026, 1, 1, tzinfo=UTC)
TILE = "/tiles/12/3375/1552.mvt"  # holds 116.66, 39.90


@pytest.fixture
async def http(live_server: LiveServer) -> AsyncIterator[httpx.AsyncClient]:
    """A client of a server with an empty city."""
    async with httpx.AsyncClient(base_url=live_server.url) as client:
        yield client


@pytest.fixture
async def city(live_server: LiveServer) -> list[dict[str, Any]]:
    """The small city, in that server's database."""
    city = small_city()
    async with live_server.context.db.write() as session:
        await insert_city(session, city, FROM)
    return city


async def test_grids_come_in_order_by_level_and_subtree(http: httpx.AsyncClient, city: list[dict[str, Any]]) -> None:
    every = (await http.get("/api/v1/grids")).json()["grids"]
    assert len(every) == len(city)
    assert [g["path"] for g in every] == sorted(g["path"] for g in every)
    micros = (await http.get("/api/v1/grids", params={"level": "micro", "under": "110112.001"})).json()["grids"]
    assert {g["code"] for g in micros} == {
        g["code"] for g in city if g["level"] == "micro" and g["code"].startswith("110112001")
    }
    assert all(g["leaf"] for g in micros)
    assert len((await http.get("/api/v1/grids", params={"limit": 3})).json()["grids"]) == 3
    # 110112.00 is no segment: a prefix of characters is not a subtree.
    assert (await http.get("/api/v1/grids", params={"under": "110112.00"})).json() == {"grids": []}


async def test_one_grid_with_its_extent_and_outline(http: httpx.AsyncClient, city: list[dict[str, Any]]) -> None:
    street = next(g for g in city if g["level"] == "street")
    plain = (await http.get(f"/api/v1/grids/{street['code']}")).json()
    assert plain["geometry"] is None
    assert (plain["name"], plain["parent"], plain["children"]) == (street["name"], "110112", 3)
    assert plain["bbox"] == pytest.approx(street["geometry"].bounds)
    assert street["geometry"].contains(Point(plain["centre"]))
    full = (await http.get(f"/api/v1/grids/{street['code']}", params={"geometry": True})).json()
    assert shape(full["geometry"]).equals_exact(street["geometry"], 1e-7)


@pytest.mark.parametrize("code", ["110112999", "no-such.grid"])
async def test_an_unknown_code_is_a_404_sentence(http: httpx.AsyncClient, code: str) -> None:
    answer = await http.get(f"/api/v1/grids/{code}")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert code in answer.json()["detail"]


async def test_locate_converts_the_datum_and_says_why(http: httpx.AsyncClient, city: list[dict[str, Any]]) -> None:
    answers = []
    for crs in ("wgs84", "cgcs2000", "gcj02", "bd09"):
        lon, lat = from_wgs84(116.66, 39.90, crs)
        answer = await http.get("/api/v1/locate", params={"lon": lon, "lat": lat, "crs": crs, "accuracy_m": 2000})
        assert answer.status_code == 200
        answers.append(answer.json())
    first = answers[0]
    owner = next(g for g in city if g["code"] == first["grid"]["code"])
    assert owner["geometry"].contains(Point(116.66, 39.90))
    assert first["how"] == "covers"
    assert first["border_m"] > 0
    assert first["neighbours"]
    for other in answers[1:]:
        assert other["grid"] == first["grid"]
        assert other["border_m"] == pytest.approx(first["border_m"], abs=0.01)


async def test_locate_without_a_datum_lists_them(http: httpx.AsyncClient, city: list[dict[str, Any]]) -> None:
    answer = await http.get("/api/v1/locate", params={"lon": 116.66, "lat": 39.90})
    assert answer.status_code == 422
    assert "wgs84, cgcs2000, gcj02, bd09" in answer.json()["detail"]


@pytest.mark.parametrize(
    "bad",
    [{"crs": "gcj"}, {"lon": "181"}, {"lat": "nan"}, {"lon": "inf"}, {"lon": "east"}, {"accuracy_m": "-1"}],
)
async def test_bad_places_are_422(http: httpx.AsyncClient, bad: dict[str, str]) -> None:
    answer = await http.get("/api/v1/locate", params={"lon": "116.66", "lat": "39.90", "crs": "wgs84"} | bad)
    assert answer.status_code == 422
    assert answer.json()["errors"]


async def test_locate_in_an_empty_city_says_what_to_do(http: httpx.AsyncClient) -> None:
    answer = await http.get("/api/v1/locate", params={"lon": 116.66, "lat": 39.90, "crs": "wgs84"})
    assert answer.status_code == 404
    assert "./grid import grids" in answer.json()["detail"]


async def test_outside_the_city_it_is_the_city(http: httpx.AsyncClient, city: list[dict[str, Any]]) -> None:
    answer = (await http.get("/api/v1/locate", params={"lon": 121.47, "lat": 31.23, "crs": "wgs84"})).json()
    assert (answer["grid"]["code"], answer["how"]) == ("110112", "fallback")


async def test_a_tile_holds_outlines_and_one_label_for_each(
    http: httpx.AsyncClient, city: list[dict[str, Any]]
) -> None:
    tile = mapbox_vector_tile.decode((await http.get("/tiles/10/843/388.mvt")).content)
    grids = {f["properties"]["code"]: f["properties"] for f in tile["grids"]["features"]}
    levels = {g["level"] for g in city if g["code"] in grids}
    assert levels == {"city", "street", "micro"}
    deep = mapbox_vector_tile.decode((await http.get(TILE)).content)
    assert {"city", "street", "community", "micro"} == {f["properties"]["level"] for f in deep["grids"]["features"]}
    labels = [f["properties"]["code"] for f in deep["labels"]["features"]]
    assert len(labels) == len(set(labels))
    assert set(grids["110112"]) == {"code", "name", "level", "path", "leaf"}


async def test_every_label_is_in_exactly_one_tile(http: httpx.AsyncClient, city: list[dict[str, Any]]) -> None:
    seen: list[str] = []
    for x in range(6749, 6754):
        for y in range(3101, 3109):
            tile = mapbox_vector_tile.decode((await http.get(f"/tiles/13/{x}/{y}.mvt")).content)
            seen += [f["properties"]["code"] for f in tile.get("labels", {"features": []})["features"]]
    assert sorted(seen) == sorted(g["code"] for g in city)


async def test_a_tile_of_the_present_version_is_kept_for_ever(
    http: httpx.AsyncClient, city: list[dict[str, Any]], live_server: LiveServer
) -> None:
    first = await http.get(TILE, params={"v": 1})
    assert "immutable" in first.headers["cache-control"]
    assert first.headers["content-encoding"] == "gzip"
    again = await http.get(TILE, params={"v": 1}, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    stale = await http.get(TILE, params={"v": 99})
    assert stale.headers["cache-control"] == "no-cache"
    plain = await http.get(TILE, headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.content == first.content

    async with live_server.context.db.write() as session:
        await insert_city(session, [{**city[0], "code": "2"}], FROM + timedelta(days=1))
    redrawn = await http.get(TILE, params={"v": 2})
    assert "immutable" in redrawn.headers["cache-control"]
    assert redrawn.headers["etag"] != first.headers["etag"]


@pytest.mark.parametrize("address", ["/tiles/3/8/0.mvt", "/tiles/0/0/1.mvt"])
async def test_a_tile_off_the_map_is_a_404(http: httpx.AsyncClient, address: str) -> None:
    assert (await http.get(address)).status_code == 404


@pytest.mark.parametrize("address", ["/tiles/23/0/0.mvt", "/tiles/-1/0/0.mvt", "/tiles/a/0/0.mvt"])
async def test_a_tile_of_no_zoom_is_a_422(http: httpx.AsyncClient, address: str) -> None:
    assert (await http.get(address)).status_code == 422


async def test_an_empty_city_has_empty_tiles(http: httpx.AsyncClient) -> None:
    answer = await http.get("/tiles/0/0/0.mvt")
    assert (answer.status_code, answer.content) == (200, b"")


async def test_openapi_describes_every_parameter(http: httpx.AsyncClient) -> None:
    paths = (await http.get("/openapi.json")).json()["paths"]
    ours = [p for p in paths if re.match(r"/api/v1/(grids|locate)|/tiles", p)]
    assert len(ours) >= 4
    for path in ours:
        for operation in paths[path].values():
            assert operation["description"]
            assert all(p["description"] for p in operation["parameters"] if p["in"] != "header")
