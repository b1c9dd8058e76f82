"""axe finds nothing on any page: every door and the rooms behind it that no other journey examines."""

from typing import Any
from uuid import UUID

import httpx
import pytest
from playwright.async_api import Page, expect

from backend.db.engine import Database
from tests.journey import axe
from tests.journey.people import PHONE, WORDS, settle
from tests.serving import LiveServer
from tests.town import HERE, Person, Town, hire

pytestmark = pytest.mark.browser


class Walk:
    """One walk through the pages, and what axe found on the way."""

    def __init__(self, server: LiveServer, open_page: Any, keep: Any) -> None:
        self.url, self._open, self._keep = server.url, open_page, keep
        self.faults: list[str] = []

    async def enter(self, path: str, size: tuple[int, int], person: Person | None = None, **options: Any) -> Page:
        """A fresh browser at ``path``, logged in as ``person``."""
        page: Page = await self._open(*size, **options)
        if person:
            await page.context.add_cookies([{"name": "grid_session", "value": person.token, "url": self.url}])
            await page.add_init_script("localStorage.setItem('gridwarden.session', '1')")
        await page.goto(f"{self.url}{path}")
        return page

    async def look(self, page: Page, name: str) -> None:
        """Examine the page as it stands."""
        await self._keep(page, name)
        self.faults += [f"{name}: {fault}" for fault in await axe.faults(page)]


async def _report(url: str, town: Town) -> dict[str, Any]:
    async with httpx.AsyncClient(base_url=url) as http:
        sent = await http.post("/api/v1/reports", json={"category": "0102", "description": WORDS, **HERE})
        made: dict[str, Any] = sent.json()
    return made


async def test_axe_finds_nothing_at_the_doors_and_on_paper(
    live_server: LiveServer, db: Database, open_page: Any, keep: Any, watch: Any
) -> None:
    town = await settle(db)
    guard = await hire(db, "security_administrator", "")
    walk = Walk(live_server, open_page, keep)
    page = await walk.enter("/", (1280, 800))
    await walk.look(page, "home")
    for surface in ("wall", "wall/desk", "tablet"):
        await page.goto(f"{walk.url}/{surface}/")
        await expect(page.locator("input[name=password]")).to_be_visible()
        await walk.look(page, f"log in to {surface.replace('/', ' ')}")
    async with httpx.AsyncClient(base_url=walk.url, headers=guard.headers) as http:
        offered = await http.post(f"/api/v1/accounts/{town.command.id}/password")
        await page.goto(offered.json()["link"].replace(offered.json()["link"].split("/setup")[0], walk.url))
    await walk.look(page, "setup")
    await page.goto(f"{walk.url}/setup?token=none")
    await walk.look(page, "setup refused")
    paper = await walk.enter("/circulars", (1280, 800), town.command)
    await walk.look(paper, "circulars")
    assert walk.faults == [], "\n".join(walk.faults)
    assert watch.outside == []


async def test_axe_finds_nothing_on_walls_and_tablets(
    live_server: LiveServer, db: Database, open_page: Any, keep: Any, watch: Any
) -> None:
    town = await settle(db)
    walk = Walk(live_server, open_page, keep)
    made = await _report(walk.url, town)
    number, code = made["case"]["number"], made["grid"]["code"]
    wall = await walk.enter("/wall/", (1920, 1080), town.command)
    await expect(wall.locator("[data-map][data-idle]")).to_be_attached()
    await walk.look(wall, "wall")
    await wall.locator(f"[data-case='{number}']").get_by_role("button").first.click()
    await expect(wall.locator(f"[data-card='{number}']")).to_be_visible()
    await walk.look(wall, "wall case")
    tablet = await walk.enter("/tablet/", (1024, 768), town.ladders[code][0])
    task = tablet.locator(f"[data-task][data-case='{number}']")
    await expect(task).to_have_attribute("data-state", "delivered")
    await walk.look(tablet, "tablet")
    await task.get_by_role("button").click()
    await expect(tablet.locator("[data-card]")).to_be_visible()
    await walk.look(tablet, "tablet task")
    assert walk.faults == [], "\n".join(walk.faults)
    assert watch.outside == []


async def test_axe_finds_nothing_in_the_phones_other_rooms(
    live_server: LiveServer, db: Database, open_page: Any, keep: Any, watch: Any
) -> None:
    town = await settle(db)
    walk = Walk(live_server, open_page, keep)
    made = await _report(walk.url, town)
    phone = await walk.enter("/report/?mine", (390, 844), **PHONE)
    await expect(phone.get_by_text("还没有从这台手机上报过")).to_be_visible()
    await walk.look(phone, "nothing sent")
    await phone.goto(f"{walk.url}/report/?receipt={made['receipt']}")
    await phone.get_by_text("我的个人信息").click()
    await phone.get_by_role("button", name="删除联系方式、文字和照片").click()
    await walk.look(phone, "erase")
    await phone.goto(f"{walk.url}/report/?receipt=nobodys")
    await expect(phone.get_by_role("alert")).to_be_visible()
    await walk.look(phone, "no receipt")
    await phone.goto(f"{walk.url}/v/no-such-token")
    await expect(phone.get_by_role("alert")).to_be_visible()
    await walk.look(phone, "no verdict")
    link = f"/v/{live_server.context.secrets.verdict_token(UUID(made['id']), 0)}"
    await phone.goto(f"{walk.url}{link}")
    await expect(phone.locator("main section")).to_be_visible()
    await walk.look(phone, "verdict")
    await phone.goto(f"{walk.url}/report/?lang=en")
    await phone.get_by_role("button", name="Send").click()
    await expect(phone.get_by_role("alert")).to_be_visible()
    await walk.look(phone, "missing, in English")
    await phone.get_by_role("button", name="Use my location").click()
    await phone.select_option("select[name=category]", "0102")
    await expect(phone.get_by_role("button", name="Me too")).to_be_visible()
    await walk.look(phone, "me too")
    await phone.get_by_role("button", name="Show it on the map").click()
    await expect(phone.locator("[data-map][data-idle]")).to_be_attached()
    await walk.look(phone, "pin")
    assert walk.faults == [], "\n".join(walk.faults)
    assert watch.outside == []
