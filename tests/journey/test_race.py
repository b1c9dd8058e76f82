"""Two tablets and one task: one takes it, the other sees what happened meanwhile, and nothing it did is lost."""

import asyncio
from typing import Any

import httpx
import pytest
from playwright.async_api import Route, expect
from sqlalchemy import select

from backend.cases.registers import Note
from backend.db.engine import Database
from tests.journey.people import log_in, photo, settle
from tests.journey.test_offline import NO_LINE, finish, report, stands
from tests.journey.test_shift import AT_HOME, own_grid
from tests.serving import LiveServer

pytestmark = pytest.mark.browser


async def test_two_tablets_and_one_task(
    live_server: LiveServer, db: Database, open_page: Any, keep: Any, watch: Any
) -> None:
    code = own_grid(await settle(db))
    first = await open_page(1024, 768, **AT_HOME)
    second = await open_page(1280, 800, **AT_HOME)
    async with httpx.AsyncClient(base_url=live_server.url) as http:
        for tablet in (first, second):
            await log_in(tablet, f"{live_server.url}/tablet/", f"{code}-0")
        raced, returned = await report(http), await report(http)

    # Both accept in the same moment: it counts once, and the one that was late says so.
    both = asyncio.Event()

    async def hold(route: Route) -> None:
        await both.wait()
        await route.continue_()

    for tablet in (first, second):
        await tablet.route("**/api/v1/tasks/*/accept", hold, times=1)
        await tablet.locator(f"[data-task][data-case='{raced}']").get_by_role("button").click()
        await tablet.get_by_role("button", name="接单", exact=True).click()
        await expect(tablet.locator("[data-queue]")).to_be_visible()
    both.set()
    for tablet in (first, second):
        await expect(tablet.locator("[data-queue]:not(.returned)")).to_have_count(0)
        await expect(tablet.locator("[data-card][data-state=accepted]")).to_be_visible()
    assert await stands(db, raced) == ("accepted", 1, 0)
    late = second if await second.locator("[data-queue]").count() else first
    await keep(late, "1-late")
    await late.locator("[data-queue]").click()
    await expect(late.locator("[data-returned=accept]")).to_contain_text("已经接过")
    await late.get_by_role("button", name="知道了").click()
    await expect(late.locator("[data-queue]")).to_have_count(0)

    # One does the work offline, while the task is given back on the other.
    await first.locator(f"[data-task][data-case='{returned}']").get_by_role("button").click()
    await first.context.set_offline(True)
    await first.get_by_role("button", name="接单", exact=True).click()
    await finish(first, "已设围挡，已通知抢修", photo())
    await expect(first.locator("[data-queue='2']")).to_be_visible()
    await second.locator(f"[data-task][data-case='{returned}']").get_by_role("button").click()
    await second.get_by_role("button", name="退回").click()
    await second.get_by_label("退回原因").fill("不在我的网格")
    await second.get_by_label("依据").first.fill("界桩在河对岸")
    await second.get_by_role("button", name="提交").click()
    await expect(second.locator(f"[data-task][data-case='{returned}']")).to_have_count(0)

    await first.context.set_offline(False)
    await first.locator("[data-queue]").click()
    done = first.locator("[data-returned=done]")
    await expect(done).to_contain_text("已设围挡")
    await expect(done).to_contain_text("已经退回")
    await expect(done.locator("[data-present]")).to_contain_text("另一位网格员")
    await keep(first, "2-both-sides")
    await done.get_by_role("button", name="作为情况说明提交").click()
    await first.get_by_role("button", name="知道了").click()
    await expect(first.locator("[data-queue]")).to_have_count(0)
    assert await stands(db, returned) == ("assigned", 0, 1)
    async with db.job() as session:
        notes = await session.scalars(select(Note.words).where(Note.action == "note"))
        assert notes.all() == ["已设围挡，已通知抢修"]
    assert [said for said in watch.complaints if not any(sign in said for sign in (*NO_LINE, "409"))] == []
    assert watch.outside == []
