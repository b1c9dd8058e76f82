"""A wall that hangs for weeks: memory flat over a day of events, and back by itself after its server was killed."""

import signal
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.async_api import CDPSession, Page, Response, Route, expect

from backend.db.engine import Database
from tests.fault.crew import Server
from tests.journey.people import log_in, settle
from tests.journey.test_wall_runs import LITTER, hang, report
from tests.serving import LiveServer
from tests.town import HERE

pytestmark = pytest.mark.browser

WARM_CASES, DAY_CASES = 5_200, 4_000
"""So many fill what a wall remembers of finished cases; so many are a busy day's. Each has five events."""
GROWTH = 1.10
"""Of the heap over a day of 20,000 events, once a wall remembers as much as it ever does."""

HELD = ("JSHeapUsedSize", "Nodes", "JSEventListeners")


async def _used(cdp: CDPSession) -> dict[str, float]:
    """What the page holds after everything let go is collected: bytes of heap, DOM nodes, event listeners."""
    for _ in range(3):
        await cdp.send("HeapProfiler.collectGarbage")
    found = (await cdp.send("Performance.getMetrics"))["metrics"]
    return {one["name"]: one["value"] for one in found if one["name"] in HELD}


async def _live_through(wall: Page, cases: int, codes: list[str]) -> None:
    last = await wall.evaluate(
        "([cases, codes, lon, lat]) => day.live(cases, codes, lon, lat)", [cases, codes, HERE["lon"], HERE["lat"]]
    )
    await expect(wall.locator(f"li[data-case='{last}'][data-status=closed]")).to_be_visible()


async def test_memory_is_flat_over_a_day(
    live_server: LiveServer, db: Database, open_page: Any, keep: Any, watch: Any
) -> None:
    town = await settle(db)
    codes = list(town.ladders)
    wall: Page = await open_page(1280, 800)
    await wall.add_init_script(path=Path(__file__).with_name("day.js"))
    await log_in(wall, f"{live_server.url}/wall/", "command")
    await expect(wall.locator("[data-map][data-idle]")).to_be_attached()
    cdp = await wall.context.new_cdp_session(wall)
    await cdp.send("Performance.enable")
    await _live_through(wall, WARM_CASES, codes)
    before = await _used(cdp)
    await _live_through(wall, DAY_CASES, codes)
    after = await _used(cdp)
    await keep(wall, "evening")
    assert {name: round(after[name] / before[name], 3) for name in HELD if after[name] > before[name] * GROWTH} == {}
    await expect(wall.locator("[data-live=live]")).to_be_visible()
    assert not watch.complaints and not watch.outside


def _is_look(response: Response) -> bool:
    """The wall asks which build it is of; until it was told, it cannot tell another."""
    return response.request.resource_type == "fetch" and response.url.endswith("/wall/")


async def test_a_wall_comes_back_by_itself_and_as_the_new_build(
    database_url: str, db: Database, data_dir: Path, open_page: Any, keep: Any, watch: Any
) -> None:
    await settle(db)
    server = Server(database_url, data_dir)
    url = f"http://127.0.0.1:{server.port}"
    wall: Page = await open_page(1920, 1080)
    server.start()
    try:
        async with httpx.AsyncClient(base_url=url, transport=httpx.AsyncHTTPTransport(retries=20)) as http:
            async with wall.expect_response(_is_look):
                await hang(http, db, wall, url)
            await wall.evaluate("fetch('/api/v1/config').then((answer) => answer.text())")  # asked after the wall's own
            server.end(signal.SIGKILL)
            await expect(wall.locator("[data-live=broken]")).to_contain_text("已断开")
            await expect(wall.locator("section.stale")).to_have_count(2)
            await keep(wall, "1-away")

            async def as_new(route: Route) -> None:
                if route.request.is_navigation_request():  # a page that a test made up may open no socket
                    await route.continue_()
                    return
                answer = await route.fetch()
                await route.fulfill(response=answer, headers=answer.headers | {"etag": '"new"'})

            await wall.evaluate("window.before = true")
            await wall.route("**/wall/", as_new)
            server.start()
            number = await report(http, LITTER)
            await expect(wall.locator(f"li[data-case='{number}']")).to_be_visible()
            await wall.wait_for_function("() => window.before === undefined")
            await expect(wall.locator("[data-live=live]")).to_be_visible()
            await keep(wall, "2-back")
    finally:
        server.end(signal.SIGKILL)
    assert all("ERR_CONNECTION_REFUSED" in said for said in watch.complaints), watch.complaints
    assert not watch.outside
