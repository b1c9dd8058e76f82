"""What a worker's tablet offers besides taking tasks: their order, the way there, patrols, figures, leave, notices."""

from typing import Any

import httpx
import pytest
from playwright.async_api import Page, expect
from sqlalchemy import select

from backend.db.engine import Database
from backend.media.models import Media
from backend.reports.models import Report
from tests.journey.people import WORDS, log_in, photo, settle
from tests.journey.test_shift import AT_HOME, own_grid
from tests.serving import LiveServer
from tests.town import HERE, hire

pytestmark = pytest.mark.browser

PICTURE = {"name": "现场.jpg", "mimeType": "image/jpeg", "buffer": photo()}
COUNT_RINGS = "window.rings = 0; navigator.vibrate = (how) => { window.rings += Array.isArray(how); return true }"


async def report(http: httpx.AsyncClient, category: str, north_m: float) -> str:
    """Somebody reports something so far north of where people stand; gives the case's number."""
    place = HERE | {"lat": HERE["lat"] + north_m / 111_320}
    sent = await http.post("/api/v1/reports", json=place | {"category": category, "description": WORDS})
    return str(sent.json()["case"]["number"])


async def open_panel(page: Page, name: str) -> None:
    await page.locator(f"[data-open={name}]").click()
    await expect(page.locator(f"[data-panel={name}]")).to_be_visible()


async def test_beside_the_tasks(live_server: LiveServer, db: Database, open_page: Any, keep: Any, watch: Any) -> None:
    town = await settle(db)
    code = own_grid(town)
    leader = await hire(db, "community", "110112")
    async with httpx.AsyncClient(base_url=live_server.url, timeout=20) as http:
        numbers = [await report(http, "0102", 300), await report(http, "0301", 40), await report(http, "0102", 120)]
        far, _, near = numbers
        tablet = await open_page(1024, 768, **AT_HOME)
        await tablet.add_init_script(COUNT_RINGS)
        await log_in(tablet, f"{live_server.url}/tablet/", f"{code}-0")

        # It rings for what nobody looked at, and says how many.
        await expect(tablet.locator("[data-task]")).to_have_count(3)
        await expect(tablet).to_have_title("(3) 网格员工作台 · 网格哨")
        assert await tablet.evaluate("window.rings") >= 1
        await tablet.get_by_role("switch", name="上班").click()
        await expect(tablet.locator("[data-case] .way")).to_have_count(3)
        for number in numbers:
            await tablet.locator(f"[data-case='{number}'] .task").click()
            await tablet.get_by_role("button", name="接单", exact=True).click()
            await expect(tablet.locator(f"[data-case='{number}'][data-state=accepted]")).to_be_visible()
        await expect(tablet).to_have_title("网格员工作台 · 网格哨")

        # The nearest of what is due about as soon comes first; by due time alone, the first that was reported.
        order = tablet.locator(f"[data-case='{far}'], [data-case='{near}']")
        await expect(order.first).to_have_attribute("data-case", near)
        await keep(tablet, "1-near-first")
        await tablet.get_by_role("button", name="按时限").click()
        await expect(order.first).to_have_attribute("data-case", far)
        await order.first.locator(".task").click()
        await expect(tablet.locator("[data-way]")).to_contain_text("在您的北方，直线 300 m")
        await expect(tablet.locator("[data-map][data-idle]")).to_be_attached()
        await keep(tablet, "2-way")

        # Where the worker was today and where to go next; the figures.
        await open_panel(tablet, "patrol")
        await expect(tablet.locator("[data-coverage]")).to_be_visible()
        await tablet.get_by_role("button", name="规划下一段").click()
        await expect(tablet.locator("[data-route]")).to_be_visible()
        await expect(tablet.locator("[data-map][data-idle]")).to_be_attached()
        await keep(tablet, "3-patrol")
        worker = town.ladders[code][0]
        task = await tablet.locator(f"[data-case='{far}']").get_attribute("data-task")
        basis = {"reason": "不在我的网格", "basis": "权责清单第 12 条"}
        returned = await http.post(f"/api/v1/tasks/{task}/return", headers=worker.headers, json=basis)
        assert returned.status_code == 200
        await open_panel(tablet, "figures")
        await tablet.locator("[data-measure=returned] button").click()
        await tablet.get_by_role("button", name="申诉", exact=True).click()
        await tablet.get_by_label("申诉理由").fill("属供电公司管理")
        await keep(tablet, "4-figures")
        await tablet.get_by_role("button", name="提交申诉").click()
        await expect(tablet.locator("[data-appeal=waiting]")).to_be_visible()

        # Leave is asked for, decided by the leader, and told in the inbox; then taken back.
        await open_panel(tablet, "leave")
        await tablet.get_by_label("事由").fill("孩子发烧")
        await tablet.get_by_role("button", name="申请").click()
        await expect(tablet.locator("[data-leave=asked]")).to_be_visible()
        (asked,) = (await http.get("/api/v1/leave", headers=leader.headers)).json()["leaves"]
        decided = await http.post(
            f"/api/v1/leave/{asked['id']}/decide",
            headers=leader.headers,
            json={"approved": True, "words": "照顾好孩子"},
        )
        assert decided.status_code == 200
        badge = tablet.locator("[data-open=inbox] b")
        await expect(badge).to_contain_text("1")
        await open_panel(tablet, "inbox")
        await expect(tablet.locator("[data-notice=leave]")).to_contain_text("请假已批准")
        await keep(tablet, "5-inbox")
        await tablet.locator("[data-notice=leave] button").click()
        await expect(badge).to_have_count(0)
        await open_panel(tablet, "leave")
        await expect(tablet.locator("[data-leave=approved]")).to_contain_text("照顾好孩子")
        await keep(tablet, "6-leave")
        await tablet.locator("[data-leave] button").click()
        await expect(tablet.locator("[data-leave=approved]")).to_have_count(0)

    await tablet.set_viewport_size({"width": 800, "height": 1280})
    for name in ("figures", "patrol"):
        await tablet.get_by_role("button", name="返回列表").first.click()
        await open_panel(tablet, name)
        if name == "figures":
            await expect(tablet.locator("[data-measure=overdue]")).to_be_visible()
        if name == "patrol":
            await expect(tablet.locator("[data-map][data-idle]")).to_be_attached()
        await keep(tablet, f"7-{name}-upright")
    assert watch.complaints == []
    assert watch.outside == []


async def test_reports_from_the_tablet(
    live_server: LiveServer, db: Database, open_page: Any, keep: Any, watch: Any
) -> None:
    town = await settle(db)
    code = own_grid(town)
    tablet = await open_page(800, 1280, **AT_HOME)
    await log_in(tablet, f"{live_server.url}/tablet/", f"{code}-0")

    # Three taps: the camera, the category, send. The task for it comes to the same tablet.
    await tablet.set_input_files("[data-report]", PICTURE)
    await expect(tablet.locator("[data-place=here]")).to_be_visible()
    await expect(tablet.locator("[data-choice]")).to_have_count(6)
    await tablet.locator("[data-choice]").nth(1).click()
    await keep(tablet, "1-three-taps")
    await tablet.get_by_role("button", name="上报", exact=True).click()
    await expect(tablet.locator("[data-toast]")).to_have_text("已上报。")
    await expect(tablet.locator("[data-task]")).to_have_count(1)

    # For a resident: their words, and a telephone only with their consent.
    await tablet.get_by_role("button", name="代居民上报").click()
    panel = tablet.locator("[data-panel=report]")
    await panel.locator("select").select_option("0301")
    await tablet.get_by_label("居民反映的情况").fill("楼道灯坏了一周")
    await tablet.get_by_label("居民电话").fill("13800001234")
    await expect(panel.get_by_role("button", name="上报", exact=True)).to_be_disabled()
    await panel.get_by_label("居民同意").check()
    await keep(tablet, "2-for-a-resident")
    await panel.get_by_role("button", name="上报", exact=True).click()
    await expect(tablet.locator("[data-task]")).to_have_count(2)
    async with db.job() as session:
        rows = (await session.scalars(select(Report).order_by(Report.received_at))).all()
        worker = town.ladders[code][0].id
        assert [(one.channel, one.account_id, one.source, one.contact_phone) for one in rows] == [
            ("worker", worker, "device", None),
            ("worker", worker, "device", "13800001234"),
        ]
        assert rows[0].description.startswith("网格员发现：") and rows[1].description == "楼道灯坏了一周"
        photos = await session.scalars(select(Media.report_id).where(Media.report_id.is_not(None)))
        assert list(photos) == [rows[0].id]

    # What was reported last is offered first.
    await tablet.set_input_files("[data-report]", PICTURE)
    await expect(tablet.locator("[data-choice]").first).to_have_attribute("data-choice", "0301")
    assert watch.complaints == []
    assert watch.outside == []
