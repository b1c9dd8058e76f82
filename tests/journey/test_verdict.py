"""The road's end: the work is done with photos, somebody else checks it, and who reported it judges it with one tap."""

from typing import Any

import httpx
import pytest
from playwright.async_api import FilePayload, Page, expect

from backend.db.engine import Database
from tests.journey.people import PHONE, fill_report, log_in, photo, send, settle
from tests.serving import LiveServer

pytestmark = pytest.mark.browser

DONE = "垃圾已清运，现场已清扫"
PICTURE: FilePayload = {"name": "现场.jpg", "mimeType": "image/jpeg", "buffer": photo()}


async def work(tablet: Page, number: str) -> None:
    """What a worker does with a task that came: accept it, say that they are there, and prove that it is done."""
    await tablet.locator(f"[data-task][data-case='{number}']").get_by_role("button").click()
    await tablet.get_by_role("button", name="接单", exact=True).click()
    await tablet.get_by_role("button", name="到场", exact=True).click()
    await expect(tablet.locator("[data-toast]")).to_contain_text("已到场")
    await tablet.get_by_role("button", name="办结", exact=True).click()
    await tablet.locator("[data-card] textarea").fill(DONE)
    for kind in ("before", "after"):
        await tablet.set_input_files(f"input[data-kind={kind}]", PICTURE)
    await tablet.get_by_role("button", name="提交", exact=True).click()
    await expect(tablet.locator("[data-toast]")).to_contain_text("等待核实")


@pytest.mark.parametrize(
    ("tap", "thanks", "end", "told"),
    [
        ("已解决，满意", "评价已收到，案件已办结", "closed", "已结案"),
        ("没有解决，不满意", "由上一级重新办理", "assigned", "第 2 次办理"),
    ],
    ids=["satisfied", "unsatisfied"],
)
async def test_one_tap_decides_what_becomes_of_the_case(
    live_server: LiveServer,
    db: Database,
    open_page: Any,
    keep: Any,
    watch: Any,
    tap: str,
    thanks: str,
    end: str,
    told: str,
) -> None:
    town = await settle(db)
    citizen = await open_page(390, 844, **PHONE)
    owner = await fill_report(citizen, live_server.url)
    number = await send(citizen)
    tablet = await open_page(1180, 820)
    await log_in(tablet, f"{live_server.url}/tablet/", f"{owner}-0")
    await work(tablet, number)
    await keep(tablet, "done")

    async with httpx.AsyncClient(base_url=live_server.url, headers=town.command.headers) as http:
        checked = await http.post(f"/api/v1/cases/{number}/check", json={"words": "现场属实"})
        assert checked.status_code == 200, checked.text

    await citizen.get_by_role("link", name="查看进度").click()
    receipt = citizen.url
    await citizen.get_by_role("link", name="请您评价").click()
    await expect(citizen.get_by_text(DONE)).to_be_visible()
    await expect(citizen.locator("[data-state=asked] img").first).to_be_visible()
    await keep(citizen, "asked")
    await citizen.get_by_role("button", name=tap).click()
    await expect(citizen.get_by_role("status")).to_contain_text(thanks)
    await keep(citizen, "judged")

    await citizen.goto(receipt)
    await expect(citizen.locator(f"[data-status={end}]")).to_be_visible()
    await expect(citizen.get_by_text(told).first).to_be_visible()
    await keep(citizen, "progress")
    assert watch.complaints == []
    assert watch.outside == []
