"""A wall that runs by itself: it rings until somebody knows, tours its streets, and goes onto paper and into a file."""

from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.async_api import Page, expect

from backend.db.engine import Database
from tests.journey.people import log_in, settle
from tests.serving import LiveServer
from tests.town import HERE, hire

pytestmark = pytest.mark.browser

GAS, LITTER = "0703", "0102"


async def report(http: httpx.AsyncClient, category: str) -> str:
    """The number of a new case at the usual place."""
    sent = await http.post("/api/v1/reports", json={"category": category, "description": "有人闻到气味", **HERE})
    assert sent.status_code == 201, sent.text
    number: str = sent.json()["case"]["number"]
    return number


async def hang(http: httpx.AsyncClient, db: Database, wall: Page, url: str) -> None:
    """Show the wall of the whole city with a display's token, as a screen without a keyboard does."""
    guard = await hire(db, "security_administrator", "")
    made = await http.post("/api/v1/displays", headers=guard.headers, json={"name": "大厅", "path": "110112"})
    await wall.goto(f"{url}/wall/#display={made.json()['token']}")
    await expect(wall.locator("[data-live=live]")).to_be_visible()


async def test_danger_to_life_rings_until_somebody_knows(
    live_server: LiveServer, db: Database, open_page: Any, keep: Any, watch: Any
) -> None:
    await settle(db)
    desk, hall = await open_page(1920, 1080), await open_page(1280, 800)
    await log_in(desk, f"{live_server.url}/wall/", "command")
    async with httpx.AsyncClient(base_url=live_server.url) as http:
        await hang(http, db, hall, live_server.url)
        number = await report(http, GAS)
        for wall in (desk, hall):
            await expect(wall.locator(f"[data-alarm] [data-alarm-case='{number}']")).to_be_visible()
        await expect(desk.locator("[data-alarm=sounding]")).to_be_visible()
        await expect(hall.get_by_text("请值班人员登录后确认知悉")).to_be_visible()
        await expect(hall.get_by_role("button", name="知悉")).not_to_be_attached()
        await keep(desk, "1-desk-rings")
        await keep(hall, "2-hall-rings")

        await desk.keyboard.press("a")
        for wall in (desk, hall):
            await expect(wall.locator("[data-told]")).to_contain_text("指挥中心 已于")
            await expect(wall.locator("[data-alarm]")).not_to_be_attached()
        await keep(hall, "3-hall-silent")

        await desk.reload()
        await expect(desk.locator("[data-live=live]")).to_be_visible()
        await expect(desk.locator(f"li[data-case='{number}']")).to_be_visible()
        await expect(desk.locator("[data-alarm]")).not_to_be_attached()
    assert not watch.complaints and not watch.outside


async def test_a_tour_and_what_leaves_the_wall(
    live_server: LiveServer, db: Database, open_page: Any, keep: Any, watch: Any, tmp_path: Path
) -> None:
    await settle(db)
    wall = await open_page(1920, 1080, accept_downloads=True)
    async with httpx.AsyncClient(base_url=live_server.url) as http:
        number = await report(http, LITTER)
    await log_in(wall, f"{live_server.url}/wall/?tour=5", "command")
    await expect(wall.locator("[data-map][data-idle]")).to_be_attached()
    await wall.wait_for_function("() => location.search.includes('under=110112.00')")
    await expect(wall.locator("[data-tour=going]")).to_contain_text("/3")
    await keep(wall, "1-tour")
    await wall.mouse.wheel(0, 1)
    await expect(wall.locator("[data-tour=resting]")).to_be_visible()
    await wall.get_by_role("button", name="停止巡览").click()
    await expect(wall.locator("[data-tour]")).not_to_be_attached()
    assert "tour" not in await wall.evaluate("location.search")

    await wall.keyboard.press("0")
    async with wall.expect_download() as saving:
        await wall.get_by_role("button", name="导出").click()
    saved = await saving.value
    assert saved.suggested_filename.startswith("网格图-110112-")
    page = Path(await saved.path()).read_text("utf-8")
    assert number in page and "指挥中心" in page

    await wall.evaluate("dispatchEvent(new Event('beforeprint'))")
    await wall.emulate_media(media="print")
    await expect(wall.locator(".sheet canvas")).to_be_visible()
    dark = "(c => { const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data; return d.some(v => v) })"
    assert await wall.evaluate(f"{dark}(document.querySelector('.sheet canvas'))"), "the map is a picture, not blank"
    await keep(wall, "2-paper")
    await wall.evaluate("dispatchEvent(new Event('afterprint'))")
    await wall.emulate_media(media="screen")
    await expect(wall.locator(".sheet")).not_to_be_attached()
    assert not watch.complaints and not watch.outside
