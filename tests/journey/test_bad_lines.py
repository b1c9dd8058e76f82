"""Pages on a bad line: nothing sent twice, nothing missed, nothing stale shown as live."""

from typing import Any

import httpx
import pytest
from playwright.async_api import Route, WebSocketRoute, expect
from sqlalchemy import func, select

from backend.cases.models import Case
from backend.db.engine import Database
from tests.journey.people import PHONE, fill_report, log_in, settle
from tests.serving import LiveServer
from tests.town import HERE

pytestmark = pytest.mark.browser

MOVED_NORTH = """(before) => {
  const map = document.querySelector("[data-map]").map;
  return !map.isMoving() && map.getCenter().lat > before;
}"""


class Line:
    """A tablet's line to the live socket, which can be cut and mended."""

    def __init__(self) -> None:
        self.up = True
        self.open: list[WebSocketRoute] = []

    async def carry(self, socket: WebSocketRoute) -> None:
        if self.up:
            socket.connect_to_server()
            self.open.append(socket)
        else:
            await socket.close()

    async def cut(self) -> None:
        self.up = False
        for socket in self.open:
            await socket.close()
        self.open.clear()


async def test_a_lost_answer_is_asked_for_again_by_itself(
    live_server: LiveServer, db: Database, open_page: Any, keep: Any
) -> None:
    await settle(db)
    citizen = await open_page(390, 844, **PHONE)
    await fill_report(citizen, live_server.url)

    async def lose_the_answer(route: Route) -> None:
        await route.fetch()
        await route.abort("connectionreset")

    await citizen.route("**/api/v1/reports", lose_the_answer, times=1)
    await citizen.locator("form button.wide").click()
    await expect(citizen.get_by_text("可能已经送到")).to_be_visible()
    await keep(citizen, "lost")
    await expect(citizen.locator("[data-number]")).to_be_visible()
    async with db.job() as session:
        assert await session.scalar(select(func.count()).select_from(Case)) == 1


async def test_a_tablet_that_was_away_gets_what_it_missed(
    live_server: LiveServer, db: Database, open_page: Any, keep: Any
) -> None:
    town = await settle(db)
    async with httpx.AsyncClient(base_url=live_server.url) as http:
        place = (await http.get("/api/v1/locate", params=HERE)).json()
        owner = place["grid"]["code"]
        tablet = await open_page(1280, 800)
        line = Line()
        await tablet.route_web_socket("**/api/v1/live", line.carry)
        await log_in(tablet, f"{live_server.url}/tablet/", f"{owner}-0")
        await line.cut()
        await expect(tablet.locator("[data-live=broken]")).to_contain_text("已断开")
        await keep(tablet, "away")
        sent = await http.post("/api/v1/reports", json={"category": "0102", "description": "路面塌陷", **HERE})
        number = sent.json()["case"]["number"]
        line.up = True
        task = tablet.locator(f"[data-task][data-case='{number}']")
        await expect(task).to_have_attribute("data-state", "delivered")

        await line.cut()
        await expect(tablet.locator("[data-live=broken]")).to_be_visible()
        worker = town.ladders[owner][0]
        task_id = await task.get_attribute("data-task")
        returned = await http.post(
            f"/api/v1/tasks/{task_id}/return",
            json={"reason": "不在我的网格", "basis": "界桩在河对岸"},
            headers=worker.headers,
        )
        assert returned.status_code == 200
        await task.get_by_role("button").click()
        await tablet.get_by_role("button", name="接单", exact=True).click()
        await expect(tablet.locator("[data-toast]")).to_contain_text("状态已变化")
        await expect(task).not_to_be_attached()
        await keep(tablet, "conflict")


async def test_without_a_location_the_place_is_shown_on_the_map(
    live_server: LiveServer, db: Database, open_page: Any, keep: Any, watch: Any
) -> None:
    await settle(db)
    citizen = await open_page(390, 844, has_touch=True, is_mobile=True)
    await citizen.goto(f"{live_server.url}/report/")
    await citizen.get_by_role("button", name="在地图上指出").click()
    await expect(citizen.locator("[data-map][data-idle]")).to_be_attached()
    before = await citizen.evaluate("document.querySelector('[data-map]').map.getCenter().lat")
    await citizen.locator("[data-map] canvas").focus()
    await citizen.keyboard.press("ArrowUp")
    await citizen.wait_for_function(MOVED_NORTH, arg=before)
    await keep(citizen, "pin")
    await citizen.get_by_role("button", name="就是这里").click()
    await expect(citizen.locator("[data-place=pin] [data-owner]")).to_be_visible()
    assert watch.complaints == []
    assert watch.outside == []
