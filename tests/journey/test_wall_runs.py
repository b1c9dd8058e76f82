"""A wall that runs by itself: it rings until somebody knows, tours its streets, and goes onto paper and into a file."""

from typing import Any

import httpx
import pytest
from playwright.async_api import Page, expect

from backend.db.engine import Database
from tests.journey.people import log_in, settle
from tests.serving import LiveServer
from tests.town import HERE, hire

pytestmark = pytest.mark.browser

GAS = "0703"


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
        await expect(desk.locator(f"[data-case='{number}']")).to_be_visible()
        await expect(desk.locator("[data-alarm]")).not_to_be_attached()
    assert not watch.complaints and not watch.outside
