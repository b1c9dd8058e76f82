"""The wall's numbers move with the city, its charts unfold, and layers lie over its map, each with its legend."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import httpx
import pytest
from geoalchemy2 import WKTElement
from playwright.async_api import expect

from backend.common_problems.models import CommonProblem
from backend.db.engine import Database
from tests.journey.people import log_in, settle
from tests.serving import LiveServer
from tests.verdicts.acting import report

pytestmark = pytest.mark.browser


async def test_numbers_charts_and_layers(
    live_server: LiveServer, db: Database, open_page: Any, keep: Any, watch: Any
) -> None:
    await settle(db)
    async with httpx.AsyncClient(base_url=live_server.url, timeout=20) as http:
        path = (await report(http))["grid"]["path"]
        now = datetime.now(UTC)
        area = WKTElement("MULTIPOLYGON(((116.65 39.9, 116.67 39.91, 116.67 39.89, 116.65 39.9)))", srid=4326)
        problem = CommonProblem(
            class_code="01", path=path, area=area, found_at=now, first_at=now, last_at=now, cases=9, expected=0.4,
            p=1e-9, looks=100, place_id=uuid4(), nth=1,
        )  # fmt: skip
        async with db.job() as session:
            session.add(problem)

        wall = await open_page(1920, 1080)
        await log_in(wall, f"{live_server.url}/wall/", "command")
        figure = {name: wall.locator(f"[data-figure={name}]") for name in ("open", "overdue", "today", "workers")}
        await expect(figure["today"]).to_have_text("1")
        await expect(figure["overdue"]).to_have_text("0")
        await expect(wall.locator("[data-rate=solved]")).to_have_text("–")  # of nothing
        await report(http)
        await expect(figure["today"]).to_have_text("2")
        await expect(figure["open"]).to_have_text("2")

    await wall.keyboard.press("c")
    await expect(wall.locator("[data-drawn] canvas")).to_have_count(3)
    await wall.get_by_role("button", name="近 14 天").click()
    await keep(wall, "1-charts")
    await wall.keyboard.press("c")
    await expect(wall.locator("[data-drawn]")).to_have_count(0)

    await wall.keyboard.press("l")
    for name in ("诉求热力", "共性问题", "今日巡查覆盖"):
        await wall.get_by_role("switch", name=name).check()
    await expect(wall.locator("[data-layer=heat]")).to_contain_text("2 件")
    await expect(wall.locator("[data-layer=coverage]")).to_contain_text("今天还没有巡查记录")
    listed = wall.locator("[data-layer=problems] li button")
    await expect(listed).to_have_count(1)
    await listed.focus()
    await expect(wall.locator("[data-problem]")).to_contain_text("9 件，往常约 0.4 件")
    await keep(wall, "2-layers")
    await wall.keyboard.press("l")
    await expect(wall.locator("[data-layer=heat]")).to_contain_text("近 30 天")  # the legend stays
    await expect(wall.locator("[data-layer=workers]")).to_have_count(0)
    assert not watch.complaints and not watch.outside
