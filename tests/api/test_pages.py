"""The pages as they are served: addresses, caching, size, and what a page asks first."""

import gzip
import re

import httpx
import pytest

from backend.api import pages
from backend.db.engine import Database
from backend.settings import ROOT
from tests.serving import LiveServer
from tests.town import found_town

REPORT_FIRST_LOAD = 70_000
"""Bytes after gzip of what a citizen's phone loads before any map."""


@pytest.fixture
def dist() -> None:
    """The front end's build."""
    assert (pages.DIST / "index.html").is_file(), "npm ci && npm run build in frontend (./grid test does)"


async def get(server: LiveServer, path: str, **headers: str) -> httpx.Response:
    async with httpx.AsyncClient(base_url=server.url) as http:
        return await http.get(path, headers=headers)


@pytest.mark.parametrize("surface", ["wall", "tablet", "report"])
async def test_a_surface_is_a_folder(live_server: LiveServer, dist: None, surface: str) -> None:
    bare = await get(live_server, f"/{surface}?under=110112.001&lang=en")
    assert (bare.status_code, bare.headers["location"]) == (308, f"/{surface}/?under=110112.001&lang=en")
    page = await get(live_server, f"/{surface}/")
    assert page.status_code == 200
    assert page.headers["cache-control"] == "no-cache"
    assert f"/assets/{surface}-" in page.text


async def test_hashed_files_are_kept_for_ever_and_pages_are_asked_for_again(
    live_server: LiveServer, dist: None
) -> None:
    page = await get(live_server, "/report/")
    script = re.findall(r'src="(/assets/[^"]+)"', page.text)[0]
    asset = await get(live_server, script)
    assert asset.headers["cache-control"] == pages.FOR_EVER
    assert asset.headers["content-encoding"] == "gzip"
    assert asset.headers["content-type"].startswith("text/javascript")
    again = await get(live_server, "/report/", **{"If-None-Match": page.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    "path", ["/assets/none.js", "/assets/..%2f..%2f..%2fpyproject.toml", "/tablet/..%2findex.html"]
)
async def test_nothing_outside_the_build_is_served(live_server: LiveServer, dist: None, path: str) -> None:
    assert (await get(live_server, path)).status_code == 404


async def test_a_missing_build_is_a_sentence(live_server: LiveServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "DIST", ROOT / "frontend" / "not built")
    page = await get(live_server, "/wall/")
    assert page.status_code == 503
    assert "npm run build" in page.text


def test_the_phone_loads_little_before_a_map(dist: None) -> None:
    page = pages.DIST / "report" / "index.html"
    named = re.findall(r'(?:src|href)="/(assets/[^"]+)"', page.read_text(encoding="utf-8"))
    assert not [name for name in named if "maplibre" in name]
    size = sum(len(gzip.compress((pages.DIST / name).read_bytes(), 9)) for name in {*named, "report/index.html"})
    assert size < REPORT_FIRST_LOAD


async def test_what_a_page_asks_first_in_an_empty_city(live_server: LiveServer) -> None:
    config = (await get(live_server, "/api/v1/config")).json()
    assert config["city"] is None
    assert config["geometry_version"] == 0
    assert config["levels"]["micro"] == "微网格"


async def test_what_a_page_asks_first(live_server: LiveServer, db: Database) -> None:
    await found_town(db)
    config = (await get(live_server, "/api/v1/config")).json()
    assert config["city"]["path"] == "110112"
    west, south, east, north = config["city"]["bbox"]
    lon, lat = config["city"]["centre"]
    assert west < lon < east
    assert south < lat < north
    assert config["geometry_version"] > 0
