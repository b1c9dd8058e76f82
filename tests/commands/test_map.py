"""``./grid map`` in a real browser that reaches nothing: polygons, case marks, Chinese tooltips, no request."""

import os
import subprocess
import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.async_api import Page, async_playwright
from sqlalchemy import text

from backend.db.engine import Database
from backend.db.view import View
from tests.cities import insert_city, small_city

FLAGS = ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND"]
MAP = "Object.values(window).find(one => one instanceof L.Map)"

CASES = text("""
    insert into "case" (id, number, category, status, summary, geom, grid_id, path, how, border_m, neighbours, owner,
                        opened_at, due_at)
    select gen_random_uuid(), '110112-20261122-' || lpad(n::text, 6, '0'), (select min(code) from category), status,
           'words of a citizen', st_setsrid(st_makepoint(lon, 39.9), 4326), place.grid_id, place.path, place.how,
           place.border_m, '[]', place.path, now(), now() + interval '1 day'
    from (values (1, 116.62, 'assigned'), (2, 116.68, 'accepted'), (3, 116.68, 'closed')) given (n, lon, status)
    cross join lateral locate_v1(lon, 39.9, null, now(), 50) place
""")


def run(database_url: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"GRID_DATABASE_URL": database_url}
    command = [sys.executable, "-m", "backend", "map", *map(str, arguments)]
    return subprocess.run(command, check=False, env=environment, capture_output=True, text=True, timeout=60)


@pytest.fixture
async def city(db: Database) -> None:
    city = small_city()
    city[1]["name"] = "<script>document.title = 'broken'</script>"
    async with db.write(View.system()) as session:
        await insert_city(session, city, datetime(2026, 1, 1, tzinfo=UTC))
        await session.execute(
            text(
                "insert into grid_activity (code, path, state, since, reason)"
                " select code, path, case when code like '%001' then 'zombie' else 'active' end, now(), '{}'"
                " from grid where is_leaf"
            )
        )
        await session.execute(CASES)


@pytest.fixture
async def page() -> AsyncIterator[Page]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        page = await browser.new_page(locale="zh-CN", viewport={"width": 900, "height": 600})
        yield page
        await browser.close()


@pytest.mark.browser
async def test_the_map_opens_without_a_network(city: None, database_url: str, page: Page, tmp_path: Path) -> None:
    file = tmp_path / "map.html"
    done = run(database_url, "--out", file)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert file.stat().st_size < 2.6 * 2**20
    assert "words of a citizen" not in file.read_text("utf-8")

    requests: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    await page.goto(file.as_uri())
    await page.wait_for_function("document.querySelector('.leaflet-container canvas')")
    polygons = f"(() => {{ let n = 0; {MAP}.eachLayer(one => n += one instanceof L.Polygon); return n }})()"
    assert await page.evaluate(polygons) == 24 + 6 + 2 + 1
    assert (await page.title()).startswith("测试区 ")

    await page.mouse.move(450, 250)
    tooltip = page.locator(".leaflet-tooltip")
    await tooltip.wait_for()
    words = await tooltip.inner_text()
    assert "微网格" in words
    assert "110112" in words

    # A fixed view, then a click on the mark of the first case.
    await page.evaluate(f"{MAP}.setView([39.9, 116.62], 16, {{animate: false}}) && 1")
    at = await page.evaluate(
        f"(() => {{ const p = {MAP}.latLngToContainerPoint([39.9, 116.62]); return [p.x, p.y] }})()"
    )
    await page.mouse.click(*at)
    popup = page.locator(".leaflet-popup-content")
    await popup.wait_for()
    assert "110112-20261122-000001" in await popup.inner_text()
    box = await popup.bounding_box()
    assert box is not None
    assert box["width"] >= 160  # else Chinese breaks after every character
    assert await page.get_by_text("未结案件 Open cases (2)").count() == 1
    await page.screenshot(path=tmp_path / "map.png")

    assert requests == [file.as_uri()]
    assert errors == []


def test_a_subtree_alone(city: None, database_url: str, tmp_path: Path) -> None:
    file = tmp_path / "map.html"
    assert run(database_url, "--out", file, "--under", "110112.002").returncode == 0
    html = file.read_text("utf-8")
    assert "110112002" in html
    assert "110112001" not in html
    assert "110112-20261122-000002" in html
    assert "110112-20261122-000001" not in html


@pytest.mark.parametrize(
    ("arguments", "says"),
    [(["--under", "9", "--out", "{file}"], "no grids under 9"), (["--out", "/nowhere/map.html"], "cannot write")],
)
def test_refusals_are_sentences(city: None, database_url: str, tmp_path: Path, arguments: list[str], says: str) -> None:
    done = run(database_url, *(a.format(file=tmp_path / "map.html") for a in arguments))
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_an_empty_city_says_what_to_do(database_url: str, tmp_path: Path) -> None:
    done = run(database_url, "--out", tmp_path / "map.html")
    assert done.returncode == 2
    assert "./grid import grids" in done.stderr
