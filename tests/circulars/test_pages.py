"""The web edition and the list in a real browser that reaches nothing but this machine."""

from pathlib import Path

import pytest
from playwright.async_api import async_playwright

from backend.bench.browser import ARGUMENTS
from backend.circulars.page import page
from gis.citymap import DrawnGrid
from tests.circulars.samples import circular
from tests.cities import small_city
from tests.serving import LiveServer
from tests.town import Person

STREET = "110112001"


def grids() -> list[DrawnGrid]:
    """The first street of the small city, in the states that the sample says."""
    states = circular().activity.map
    return [
        DrawnGrid(g["code"], g["name"], g["level"], g["level"] == "micro", states.get(g["code"]), g["geometry"])
        for g in small_city()
        if g["code"].startswith(STREET)
    ]


@pytest.mark.browser
async def test_a_leader_makes_one_and_opens_it(server: LiveServer, street: Person, tmp_path: Path) -> None:
    complaints: list[str] = []
    asked: list[str] = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        context = await browser.new_context(locale="zh-CN", viewport={"width": 1100, "height": 800})
        context.set_default_timeout(60_000)
        context.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        context.on("weberror", lambda error: complaints.append(str(error.error)))
        await context.add_cookies([{"name": "grid_session", "value": street.token, "url": server.url}])
        desk = await context.new_page()
        await desk.goto(f"{server.url}/circulars")
        await desk.fill("input[name=under]", "110112.001.001")
        await desk.get_by_role("button", name="生成通报").click()
        row = desk.get_by_role("row", name="杨柳1社区")
        async with desk.expect_download() as saved:
            await row.get_by_role("link", name="PDF").click()
        assert (await saved.value).suggested_filename == "杨柳1社区网格治理周通报（2026年第47期）.pdf"
        context.on("request", lambda request: asked.append(request.url))
        async with context.expect_page() as opened:
            await row.get_by_role("link", name="网页").click()
        paper = await opened.value
        await paper.frame_locator("iframe").locator("canvas").first.wait_for()
        assert await paper.title() == "杨柳1社区网格治理周通报（2026年第47期）"
        # It runs scripts of its own in our place, so it must not be able to read or ask for anything of ours.
        assert await paper.evaluate("origin") == "null"
        with pytest.raises(Exception, match="Failed to fetch"):
            await paper.evaluate(f"fetch('{server.url}/api/v1/me')")
        await browser.close()
    assert [url for url in asked if not url.startswith("data:") and not url.endswith("/html")] == []
    assert [one for one in complaints if "/api/v1/me" not in one] == []


@pytest.mark.browser
async def test_the_file_opens_without_a_network(tmp_path: Path) -> None:
    file = tmp_path / "通报.html"
    file.write_text(page(circular(), grids()), encoding="utf-8")
    asked: list[str] = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        paper = await browser.new_page(locale="zh-CN", viewport={"width": 390, "height": 800})
        paper.set_default_timeout(60_000)
        paper.on("request", lambda request: asked.append(request.url))
        await paper.goto(file.as_uri())
        drawn = paper.frame_locator("iframe")
        await drawn.locator("canvas").first.wait_for()
        assert "僵尸 zombie 1" in await drawn.locator(".legend").inner_text()
        assert await paper.locator("tr.black td").nth(1).inner_text() == "=1+1社区"
        wide = await paper.evaluate("document.documentElement.scrollWidth")
        await browser.close()
    assert wide <= 390  # on a telephone tables scroll by themselves, not the page
    assert [url for url in asked if not url.startswith("data:")] == [file.as_uri()]


def test_words_of_places_are_never_markup() -> None:
    odd = circular().model_copy(update={"place": "<script>document.title = 'x'</script>"})
    assert "<script>document.title" not in page(odd, grids())
