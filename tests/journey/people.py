"""What people do on the three pages, for journeys to be made of."""

import io
from typing import Any

from PIL import Image, ImageDraw
from playwright.async_api import Page, expect
from sqlalchemy import update

from backend.db.engine import Database
from backend.people.models import Account
from backend.security import hash_password
from tests.town import HERE, Town, found_town

PASSWORD = "long enough for a test"
WORDS = "三号楼东侧垃圾桶旁堆满垃圾，两天没人清"
PHONE: dict[str, Any] = {
    "has_touch": True,
    "is_mobile": True,
    "permissions": ["geolocation"],
    "geolocation": {"longitude": HERE["lon"], "latitude": HERE["lat"], "accuracy": 25},
}


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


async def settle(db: Database) -> Town:
    """The small city, whose people have a password too."""
    town = await found_town(db)
    async with db.write() as session:
        await session.execute(update(Account).values(password_hash=hash_password(PASSWORD)))
    return town


async def log_in(page: Page, url: str, account: str) -> None:
    """Log in, and wait until the page follows the city."""
    await page.goto(url)
    await page.fill("input[name=account]", account)
    await page.fill("input[name=password]", PASSWORD)
    await page.get_by_role("button", name="登录").click()
    await expect(page.locator("[data-live=live]")).to_be_visible()


async def fill_report(page: Page, url: str) -> str:
    """What a citizen does up to the last button; gives the code of the grid the page says it goes to."""
    await page.goto(f"{url}/report/")
    await page.set_input_files("input[name=photos]", {"name": "现场.jpg", "mimeType": "image/jpeg", "buffer": photo()})
    await page.get_by_role("button", name="用我的位置").click()
    owner = await page.locator("[data-owner]").get_attribute("data-owner")
    await page.select_option("select[name=category]", "0102")
    await page.fill("textarea[name=description]", WORDS)
    assert owner
    return owner


async def send(page: Page) -> str:
    """Press the last button; gives the case's number from the receipt."""
    await page.locator("form button.wide").first.click()
    number = await page.locator("[data-number]").get_attribute("data-number")
    assert number
    return number
