"""The product's main road, walked by a real browser: a photo becomes a task on a tablet and a mark on the wall."""

import io
from typing import Any

import pytest
from PIL import Image, ImageDraw
from playwright.async_api import Page, expect
from sqlalchemy import update

from backend.db.engine import Database
from backend.people.models import Account
from backend.security import hash_password
from tests.serving import LiveServer
from tests.town import HERE, Town, found_town

pytestmark = pytest.mark.browser

PASSWORD = "long enough for a test"
STATUS_ON_MAP = """([selector, number]) => {
  const map = document.querySelector(selector).map;
  const hit = map.queryRenderedFeatures({ layers: ["cases"] }).find((f) => f.properties.number === number);
  return hit?.state.status;
}"""


def photo() -> bytes:
    """A JPEG of a heap of boxes."""
    image = Image.new("RGB", (1280, 960), "#8fb0c8")
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 560, 1280, 960), fill="#6d6a63")
    for n, colour in enumerate(("#5b4a2f", "#7a6a4d", "#3f4d3a", "#85504a")):
        pen.rectangle((260 + n * 190, 620 - n * 40, 430 + n * 190, 800), fill=colour)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=88)
    return out.getvalue()


@pytest.fixture
async def town(db: Database) -> Town:
    """The small city, whose people have a password too."""
    town = await found_town(db)
    async with db.write() as session:
        await session.execute(update(Account).values(password_hash=hash_password(PASSWORD)))
    return town


async def log_in(page: Page, url: str, account: str) -> None:
    """Log in as a person does, and wait until the page follows the city."""
    await page.goto(url)
    await page.fill("input[name=account]", account)
    await page.fill("input[name=password]", PASSWORD)
    await page.click("button:has-text('登录')")
    await expect(page.locator("[data-live=live]")).to_be_visible()


async def fill_report(page: Page, url: str, words: str) -> None:
    """What a citizen does up to the last button."""
    await page.goto(f"{url}/report/")
    await page.set_input_files("input[name=photos]", {"name": "现场.jpg", "mimeType": "image/jpeg", "buffer": photo()})
    await page.click("text=用我的位置")
    await expect(page.locator("[data-owner]")).to_be_visible()
    await page.select_option("select[name=category]", "0102")
    await page.fill("textarea[name=description]", words)


async def test_a_photo_becomes_a_task_and_a_mark(
    live_server: LiveServer, town: Town, open_page: Any, keep: Any, watch: Any
) -> None:
    wall = await open_page(1920, 1080)
    await log_in(wall, f"{live_server.url}/wall/", "command")
    await expect(wall.locator("[data-map][data-idle]")).to_be_attached()

    citizen = await open_page(
        390,
        844,
        has_touch=True,
        is_mobile=True,
        permissions=["geolocation"],
        geolocation={"longitude": HERE["lon"], "latitude": HERE["lat"], "accuracy": 25},
    )
    await fill_report(citizen, live_server.url, "三号楼东侧垃圾桶旁堆满垃圾，两天没人清")
    owner = await citizen.locator("[data-owner]").get_attribute("data-owner")
    await keep(citizen, "1-report")

    tablet = await open_page(1280, 800)
    await log_in(tablet, f"{live_server.url}/tablet/", f"{owner}-0")
    await expect(tablet.get_by_text("暂无任务")).to_be_visible()

    await citizen.click("form button.wide")
    number = await citizen.locator("[data-number]").get_attribute("data-number")
    await keep(citizen, "2-receipt")

    await expect(wall.locator(f"[data-case='{number}'][data-status=assigned]")).to_be_visible()
    await expect(wall.locator(f".pulse[data-case='{number}']")).to_be_attached()
    await wall.wait_for_function(f"(args) => ({STATUS_ON_MAP})(args) === 'assigned'", arg=["[data-map]", number])
    await keep(wall, "3-wall-new")

    task = tablet.locator(f"[data-task][data-case='{number}']")
    await expect(task).to_have_attribute("data-state", "delivered")
    await task.locator("button").click()
    await expect(task).to_have_attribute("data-state", "seen")
    await expect(tablet.locator("[data-card] [data-map][data-idle]")).to_be_attached()
    await expect(tablet.get_by_text("三号楼东侧")).to_be_visible()
    await keep(tablet, "4-tablet-task")
    await tablet.get_by_role("button", name="接单", exact=True).click()
    await expect(tablet.locator("[data-card][data-state=accepted]")).to_be_visible()

    await expect(wall.locator(f"[data-case='{number}'][data-status=accepted]")).to_be_visible()
    await expect(wall.locator(f".pulse[data-case='{number}']")).not_to_be_attached()
    await wall.wait_for_function(f"(args) => ({STATUS_ON_MAP})(args) === 'accepted'", arg=["[data-map]", number])
    await wall.click(f"[data-case='{number}'] button")
    await expect(wall.locator(f"[data-card='{number}']").get_by_text("李网格")).to_be_visible()
    await keep(wall, "5-wall-accepted")

    await citizen.click("text=查看进度")
    await expect(citizen.locator("[data-status=accepted]")).to_be_visible()
    await keep(citizen, "6-progress")

    assert watch.complaints == []
    assert watch.outside == []
