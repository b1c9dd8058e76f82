"""The product's main road, walked by a real browser: a photo becomes a task on a tablet and a mark on the wall."""

from typing import Any

import pytest
from playwright.async_api import Page, expect

from backend.db.engine import Database
from tests.journey.people import PHONE, WORDS, fill_report, log_in, send, settle
from tests.serving import LiveServer

pytestmark = pytest.mark.browser

TONE_ON_MAP = """([number, tone]) => {
  const map = document.querySelector("[data-map]").map;
  const hit = map.queryRenderedFeatures({ layers: ["cases"] }).find((f) => f.properties.number === number);
  return hit?.state.tone === tone;
}"""


async def marked(wall: Page, number: str, status: str, tone: str) -> None:
    """Wait until the wall's list shows the case in this status, and its map in the colour of it."""
    await expect(wall.locator(f"[data-case='{number}'][data-status={status}]")).to_be_visible()
    await wall.wait_for_function(TONE_ON_MAP, arg=[number, tone])


async def test_a_photo_becomes_a_task_and_a_mark(
    live_server: LiveServer, db: Database, open_page: Any, keep: Any, watch: Any
) -> None:
    await settle(db)
    wall = await open_page(1920, 1080)
    await log_in(wall, f"{live_server.url}/wall/", "command")
    await expect(wall.locator("[data-map][data-idle]")).to_be_attached()

    citizen = await open_page(390, 844, **PHONE)
    owner = await fill_report(citizen, live_server.url)
    await keep(citizen, "1-report")

    tablet = await open_page(1280, 800)
    await log_in(tablet, f"{live_server.url}/tablet/", f"{owner}-0")
    await expect(tablet.get_by_text("暂无任务")).to_be_visible()

    number = await send(citizen)
    await keep(citizen, "2-receipt")

    await marked(wall, number, "assigned", "offered")
    await expect(wall.locator(f".pulse[data-case='{number}']")).to_be_attached()
    await keep(wall, "3-wall-new")

    task = tablet.locator(f"[data-task][data-case='{number}']")
    await expect(task).to_have_attribute("data-state", "delivered")
    await task.get_by_role("button").click()
    await expect(task).to_have_attribute("data-state", "seen")
    await expect(tablet.locator("[data-card] [data-map][data-idle]")).to_be_attached()
    await expect(tablet.get_by_text(WORDS)).to_be_visible()
    await keep(tablet, "4-tablet-task")
    await tablet.get_by_role("button", name="接单", exact=True).click()
    await expect(tablet.locator("[data-card][data-state=accepted]")).to_be_visible()

    await marked(wall, number, "accepted", "working")
    await expect(wall.locator(f".pulse[data-case='{number}']")).not_to_be_attached()
    await wall.locator(f"[data-case='{number}']").get_by_role("button").click()
    owner = wall.locator(f"[data-card='{number}']").get_by_role("definition").filter(has_text="李网格")
    await expect(owner).to_be_visible()
    await keep(wall, "5-wall-accepted")

    await citizen.get_by_text("查看进度").click()
    await expect(citizen.locator("[data-status=accepted]")).to_be_visible()
    await keep(citizen, "6-progress")

    assert watch.complaints == []
    assert watch.outside == []
