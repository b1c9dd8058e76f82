"""A past day is played back on the wall: chosen, played, sought in both directions, and left for the live city."""

from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest
from playwright.async_api import Page, expect

from backend.clock import iso, now
from backend.db.engine import Database
from backend.live.outbox import Happened
from backend.replay import hearing
from backend.settings import BEIJING
from tests.activity.district import District
from tests.cities import path_of
from tests.journey.axe import faults
from tests.journey.people import log_in, settle
from tests.serving import LiveServer
from tests.town import HERE

pytestmark = pytest.mark.browser

HOUR = timedelta(hours=1)
SEEK = """(input, at) => {
  input.value = String(at);
  input.dispatchEvent(new Event("input", { bubbles: true }));
}"""


async def happen(district: District, code: str, at: datetime, *moves: tuple[str, str, timedelta]) -> UUID:
    """A case is opened at ``at`` with six hours to do it, and moves on: event, status, how long after."""
    case = await district.offer(code, at)
    brief = {
        "id": str(case),
        "number": str(case),
        "status": "assigned",
        "category": "0102",
        "category_name": "暴露垃圾",
        "urgency": "normal",
        "lon": HERE["lon"],
        "lat": HERE["lat"],
        "grid": code,
        "grid_name": "微网格",
        "path": path_of(code),
        "opened_at": iso(at),
        "due_at": iso(at + 6 * HOUR),
        "overdue": False,
    }
    wall = (f"wall:{path_of(code)}",)
    await district.happen(Happened("CaseOpened", at, "case", str(case), {"case": brief}, wall))
    for name, status, after in moves:
        await district.move(case, name, at + after, status)
    return case


async def a_busy_day(district: District, begins: datetime) -> None:
    """One case stood, one comes at 08:00 and is closed at 11:00, one comes at 14:00 and is overdue at 20:00."""
    done = (
        ("TaskAccepted", "accepted", HOUR),
        ("CaseResolved", "resolved", 2 * HOUR),
        ("CaseClosed", "closed", 3 * HOUR),
    )
    await happen(district, district.codes[0], begins - HOUR)
    await happen(district, district.codes[1], begins + 8 * HOUR, *done)
    await happen(district, district.codes[-1], begins + 14 * HOUR)
    left = 1
    while left:
        async with district.db.job() as session:
            await hearing.hear(session)
            left = await hearing.behind(session)


async def figures(wall: Page, **expected: int) -> None:
    """Wait until the numbers of the instant are these."""
    for name, value in expected.items():
        await expect(wall.locator(f"[data-then={name}]")).to_have_text(str(value))


async def seek(wall: Page, hour: float) -> None:
    await wall.locator("[data-player] input").evaluate(SEEK, hour * 3_600_000)


async def test_yesterday_is_played_back(
    live_server: LiveServer, db: Database, open_page: Any, keep: Any, watch: Any
) -> None:
    today = datetime.combine(now().astimezone(BEIJING).date(), time(), BEIJING)
    yesterday = today - timedelta(days=1)
    district = District(db, await settle(db), relayed=True)
    await a_busy_day(district, yesterday)
    wall = await open_page(1920, 1080)
    await log_in(wall, f"{live_server.url}/wall/", "command")
    await expect(wall.locator("[data-map][data-idle]")).to_be_attached()

    await wall.keyboard.press("r")
    if yesterday.month != today.month:
        await wall.get_by_role("button", name="上个月").click()
    day = wall.locator(f"dialog[open] [data-day='{yesterday:%Y-%m-%d}']")
    await expect(day).to_contain_text("2")
    await keep(wall, "1-days")
    assert await faults(wall) == []
    await day.click()

    await expect(wall.locator(f"[data-replay='{yesterday:%Y-%m-%d}']")).to_contain_text("不是实时画面")
    await expect(wall.locator("[data-live]")).not_to_be_attached()
    await expect(wall.locator("[data-player][data-playing=true]")).to_be_visible()
    await wall.keyboard.press("p")
    await expect(wall.locator("[data-player][data-playing=false]")).to_be_visible()

    await seek(wall, 9.5)
    await figures(wall, open=2, today=1, overdue=1)
    await expect(wall.locator("[data-case][data-status=accepted]")).to_have_count(1)
    await seek(wall, 23.9)
    await figures(wall, open=2, today=2, overdue=2)
    await seek(wall, 0)
    await figures(wall, open=1, today=0, overdue=0)
    await wall.keyboard.press(".")  # the one that stood passes its due time at 05:00,
    await figures(wall, open=1, overdue=1)
    await expect(wall.locator("[data-replay] time")).to_have_text("05:00:00")
    await wall.keyboard.press(".")  # and the next comes at 08:00
    await figures(wall, open=2, today=1)
    await expect(wall.locator("[data-replay] time")).to_have_text("08:00:00")
    await keep(wall, "2-eight-o-clock")
    assert await faults(wall) == []

    # The live city goes on beneath: a case that comes now is not shown here, and is there afterwards.
    await happen(district, district.codes[2], now())
    await wall.keyboard.press("]")
    await expect(wall.locator("[data-player] output")).to_have_text("1800 倍")
    await wall.keyboard.press("]")
    await wall.keyboard.press("p")
    await expect(wall.locator("[data-player][data-playing=false]")).to_be_visible()  # it has come to the end
    await figures(wall, open=2, today=2, overdue=2)
    await keep(wall, "3-the-end")

    await wall.keyboard.press("r")
    await expect(wall.locator("[data-live=live]")).to_be_visible()
    await expect(wall.locator("[data-replay]")).not_to_be_attached()
    await expect(wall.locator("[data-case][data-status=assigned]")).to_have_count(3)
    assert watch.complaints == []
    assert watch.outside == []
