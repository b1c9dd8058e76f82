"""The wall is walked from the city down to a micro-grid, by pointer, key and link, and tells what is there."""

from typing import Any

import httpx
import pytest
from playwright.async_api import Page, expect

from backend.db.engine import Database
from tests.cities import path_of
from tests.journey import axe
from tests.journey.people import log_in, photo, settle
from tests.serving import LiveServer
from tests.town import HERE

pytestmark = pytest.mark.browser

ON_SCREEN = "at => document.querySelector('[data-map]').map.project(at)"
COME_NEAR = "([at, zoom]) => document.querySelector('[data-map]').map.jumpTo({ center: at, zoom })"
LOOKED = """codes => JSON.stringify(document.querySelector("[data-map]").map.getFilter("grids-looked"))
  .includes(JSON.stringify(codes))"""
MARKS = """layer => document.querySelector("[data-map]").map.queryRenderedFeatures({ layers: [layer] })
  .map((f) => f.properties)"""
MARKED = f"([layer, least]) => ({MARKS})(layer).length >= least"
PLACE = [HERE["lon"], HERE["lat"]]


async def still(wall: Page) -> None:
    """Wait until the map has come to rest where it was going."""
    await expect(wall.locator("[data-map][data-idle]")).to_be_attached()


async def stands_at(wall: Page, *codes: str) -> None:
    """Wait until the crumbs lead to the last of these grids, and the address names it."""
    crumbs = wall.locator("[data-crumb]")
    await expect(crumbs).to_have_count(len(codes))
    await expect(crumbs.last).to_have_attribute("data-crumb", codes[-1])
    await expect(crumbs.last).to_have_attribute("aria-current", "location")
    if len(codes) > 1:
        assert wall.url.endswith(f"?under={path_of(codes[-1])}")
    await wall.wait_for_function(LOOKED, arg=[*codes[1:]][-1:])
    await still(wall)


async def touch(wall: Page, place: list[float]) -> None:
    """Click the map there."""
    at = await wall.evaluate(ON_SCREEN, place)
    await wall.mouse.click(at["x"], at["y"])


async def test_the_wall_leads_from_the_city_to_a_grid_and_back(
    live_server: LiveServer, db: Database, open_page: Any, keep: Any, watch: Any
) -> None:
    await settle(db)
    wall = await open_page(1920, 1080)
    async with httpx.AsyncClient(base_url=live_server.url) as http:
        code = (await http.get("/api/v1/locate", params=HERE)).json()["grid"]["code"]
        inside = (await http.get(f"/api/v1/grids/{code}")).json()["centre"]
        numbers = []
        for category in ("0102", "0703"):
            files = {"photos": ("现场.jpg", photo(), "image/jpeg")}
            form = {"category": category, "description": "楼道里有气味", **{k: str(v) for k, v in HERE.items()}}
            sent = await http.post("/api/v1/reports", data=form, files=files)
            assert sent.status_code == 201, sent.text
            numbers.append(sent.json()["case"]["number"])
    city, street, community = code[:6], code[:9], code[:12]

    # A link leads straight to a part; the login in between does not lose it.
    await log_in(wall, f"{live_server.url}/wall/?under={path_of(street)}", "command")
    await stands_at(wall, city, street)
    await expect(wall.locator("[data-figure=open]")).to_have_text("2")

    # Many in one place are one mark that says how bad; a click comes nearer until each has its own.
    await wall.evaluate(COME_NEAR, [PLACE, 11])
    await still(wall)
    await wall.wait_for_function(MARKED, arg=["case-clusters", 1])
    [cluster] = await wall.evaluate(MARKS, "case-clusters")
    assert (cluster["point_count"], cluster["life"], cluster["overdue"]) == (2, 1, 0)
    await keep(wall, "1-cluster")
    await touch(wall, PLACE)
    await wall.wait_for_function(MARKED, arg=["cases", 2])
    assert sorted(mark["urgency"] for mark in await wall.evaluate(MARKS, "cases")) == ["life", "normal"]

    await wall.keyboard.press("0")
    await stands_at(wall, city)
    for line in ([street], [street, community], [street, community, code]):
        await touch(wall, inside)
        await stands_at(wall, city, *line)
    await expect(wall.locator(f"[data-grid='{code}'][data-state]")).to_be_visible()
    await keep(wall, "2-grid")
    at = await wall.evaluate(ON_SCREEN, inside)
    await wall.mouse.move(at["x"] + 20, at["y"])
    await expect(wall.locator("[data-tip]")).to_be_visible()

    await wall.keyboard.press("ArrowRight")
    await expect(wall.locator(f"[data-crumb='{code}']")).not_to_be_attached()
    await expect(wall.locator("[data-figure=open]")).to_have_text("0")
    await wall.keyboard.press("Backspace")
    await stands_at(wall, city, street, community)
    await wall.go_back()
    await wall.go_back()
    await stands_at(wall, city, street, community, code)
    await wall.reload()
    await expect(wall.locator("[data-live=live]")).to_be_visible()
    await stands_at(wall, city, street, community, code)

    await wall.locator(f"[data-case='{numbers[1]}']").get_by_role("button").click()
    card = wall.locator(f"[data-card='{numbers[1]}']")
    await expect(card.get_by_text("收到诉求")).to_be_visible()
    await expect(card.get_by_text("版边界")).to_be_visible()
    timer = card.get_by_role("timer")
    before = await timer.text_content()
    await expect(timer).not_to_have_text(before or "")
    await card.get_by_role("button", name="放大照片：上报照片").click()
    await expect(wall.get_by_role("dialog", name="上报照片").get_by_role("img")).to_be_visible()
    await keep(wall, "3-photo")
    await wall.keyboard.press("Escape")
    await keep(wall, "4-card")
    assert await axe.faults(wall) == []

    await wall.keyboard.press("?")
    await expect(wall.get_by_role("dialog", name="键盘快捷键").get_by_text("上一级", exact=True).first).to_be_visible()
    await keep(wall, "5-help")
    await wall.keyboard.press("Escape")
    await wall.keyboard.press("Escape")
    await expect(card).not_to_be_attached()
    await wall.set_viewport_size({"width": 1280, "height": 800})
    await still(wall)
    await keep(wall, "6-small")
    assert not watch.complaints and not watch.outside
