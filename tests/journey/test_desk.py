"""An operator's hour at the desk: the queue narrowed, kept and followed; a case dispatched, merged and split, urged,
whistled, put off and read out, by mouse and by keyboard."""

from typing import Any

import httpx
import pytest
from playwright.async_api import FilePayload, Page, expect
from sqlalchemy import update

from backend.db.engine import Database
from backend.people.models import Account
from backend.security import hash_password
from tests.journey import axe
from tests.journey.people import PASSWORD, WORDS, log_in, photo, settle
from tests.serving import LiveServer
from tests.town import HERE, Town, hire

pytestmark = pytest.mark.browser

PICTURE: FilePayload = {"name": "现场.jpg", "mimeType": "image/jpeg", "buffer": photo()}
CONTACT = {"contact_name": "王小明", "contact_phone": "13912345678"}


async def reported(http: httpx.AsyncClient, category: str, words: str, **more: Any) -> str:
    """The number of a case that somebody has just caused."""
    sent = await http.post("/api/v1/reports", json={"category": category, "description": words, **HERE, **more})
    assert sent.status_code == 201, sent.text
    number: str = sent.json()["case"]["number"]
    return number


async def sit_down(page: Page, server: LiveServer) -> None:
    await log_in(page, f"{server.url}/wall/desk/", "command")


async def opened(page: Page, number: str) -> None:
    """The case is open on the right."""
    await expect(page.locator(f"aside [data-case='{number}']")).to_be_visible()


async def test_an_hour_at_the_desk(
    live_server: LiveServer, db: Database, open_page: Any, keep: Any, watch: Any
) -> None:
    town: Town = await settle(db)
    await hire(db, "department", "", department="fire")
    await hire(db, "street", "110112.001")
    async with httpx.AsyncClient(base_url=live_server.url, timeout=20) as http:
        litter = await reported(http, "0102", WORDS, **CONTACT)
        again = await reported(http, "0102", "三号楼东侧垃圾桶旁边垃圾堆满了没人清")
        life = await reported(http, "0701", "楼道里堆满纸箱，电瓶车在里面充电")
        page = await open_page(1920, 1080)
        await sit_down(page, live_server)
        rows = page.locator("[data-number]")
        await expect(rows).to_have_count(3)
        await keep(page, "1-queue")

        # The newest comes by itself; urgent ones stand in a view of their own.
        fresh = await reported(http, "0102", "门口又有一堆垃圾")
        await expect(page.locator(f"[data-number='{fresh}']")).to_be_visible()
        await page.locator("nav").get_by_role("button", name="危及生命").click()
        await expect(rows).to_have_count(1)
        assert "urgency=life" in page.url

        # By keyboard: the first case, a whistle to the fire brigade, then to the street.
        await page.keyboard.press("j")
        await opened(page, life)
        await page.keyboard.press("w")
        await expect(page.get_by_label("主责部门")).to_be_focused()
        await page.get_by_label("主责部门").select_option("fire")
        await page.get_by_label("请他们做什么").fill("请到场检查消防通道")
        await keep(page, "2-whistle")
        assert await axe.faults(page) == []
        await page.keyboard.press("Control+Enter")
        await expect(page.locator("[data-toast]")).to_contain_text(life)
        await expect(page.locator("aside").get_by_text("待响应")).to_be_visible()
        await page.keyboard.press("c")
        await expect(page.locator("[data-toast]")).to_contain_text("现在不能核查通过")

        await page.locator("nav").get_by_role("button", name="全部未结").click()
        await expect(rows).to_have_count(4)

        # Dispatch: the rule is explained, and somebody else is named.
        await page.keyboard.press("/")
        await page.keyboard.type(litter[-6:])
        await expect(rows).to_have_count(1)
        await page.keyboard.press("Escape")
        await page.keyboard.press("j")
        await opened(page, litter)
        await page.keyboard.press("d")
        await page.get_by_text("为什么？", exact=True).click()
        await expect(page.get_by_text("派单规则「")).to_be_visible()
        await keep(page, "3-dispatch")
        other = page.locator("input[name=to][value^=worker]").nth(1)
        chosen = await other.get_attribute("value")
        await other.check()
        await page.keyboard.press("Control+Enter")
        await expect(page.locator("[data-toast]")).to_contain_text("派单")
        detail = (await http.get(f"/api/v1/cases/{litter}", headers=town.command.headers)).json()
        assert f"worker:{detail['worker']}" == chosen

        # Merge, and take it back.
        await page.keyboard.press("m")
        await expect(page.locator(f"input[name=into][value='{again}']")).to_be_visible()
        await page.locator(f"input[name=into][value='{again}']").check()
        await keep(page, "4-merge")
        await page.keyboard.press("Control+Enter")
        await expect(page.locator("aside .badge").get_by_text("已并案")).to_be_visible()
        await page.locator("[data-toast]").get_by_role("button", name="撤销").click()
        await expect(page.locator("[data-toast]")).to_contain_text("已撤销")
        await expect(page.locator("aside header .badge")).to_contain_text("待接单")

        # Urge, and see whom to call back, for a reason that is kept.
        await page.keyboard.press("u")
        await page.get_by_role("button", name="请抓紧办理，并反馈进展。").click()
        await page.get_by_role("button", name="提交").click()
        await expect(page.locator("[data-toast]")).to_contain_text("催办")
        await page.get_by_role("button", name="查看联系方式").click()
        await page.get_by_label("理由").fill("电话回访核实情况")
        await page.keyboard.press("Control+Enter")
        await expect(page.get_by_text("13912345678")).to_be_visible()
        await keep(page, "5-contact")

        # What is looked for often is kept; its link shows others the same.
        await page.get_by_role("button", name="保存当前筛选").click()
        await page.get_by_label("视图名称", exact=False).fill("三号楼")
        await page.get_by_role("button", name="保存", exact=True).click()
        mine = page.locator("nav .view").get_by_text("三号楼").locator("xpath=..")
        await expect(mine).to_have_attribute("aria-current", "true")
        await page.locator("nav").get_by_role("button", name="全部未结").click()
        await expect(rows).to_have_count(4)
        await mine.click()
        await expect(rows).to_have_count(1)
        await page.keyboard.press("?")
        await expect(page.get_by_role("dialog")).to_be_visible()
        await keep(page, "6-help")
        assert await axe.faults(page) == []
    assert watch.complaints == []
    assert watch.outside == []


async def test_a_street_decides_and_is_refused(
    live_server: LiveServer, db: Database, open_page: Any, keep: Any, watch: Any
) -> None:
    town: Town = await settle(db)
    async with httpx.AsyncClient(base_url=live_server.url, timeout=20) as http:
        number = await reported(http, "0102", WORDS)
        detail = (await http.get(f"/api/v1/cases/{number}", headers=town.command.headers)).json()
        worker = town.worker(detail["worker"])
        asked = await http.post(
            f"/api/v1/cases/{number}/requests",
            headers=worker.headers,
            json={"kind": "extend", "reason": "等配件", "limit": {"kind": "working_days", "amount": 2}},
        )
        assert asked.status_code == 201, asked.text
        page = await open_page(1280, 800)
        await page.goto(f"{live_server.url}/wall/desk/?case={number}")
        await page.fill("input[name=account]", "command")
        await page.fill("input[name=password]", PASSWORD)
        await page.get_by_role("button", name="登录").click()
        await opened(page, number)
        await expect(page.locator("aside").get_by_text("待批")).to_be_visible()
        await page.get_by_role("button", name="待批申请").click()
        await keep(page, "1-pending")
        await page.get_by_role("region", name="待批申请").get_by_role("button", name="审批").click()
        await page.get_by_label("批准", exact=True).check()
        await page.get_by_role("button", name="提交").click()
        await expect(page.get_by_text("没有待批的延期、挂账申请。")).to_be_visible()
        await expect(page.locator("aside").get_by_text("已批准")).to_be_visible()

        # Somebody else was quicker: the refusal says so, and the case shows how it is.
        await page.keyboard.press("Escape")
        await page.locator("[data-act=exclude]").click()
        await page.get_by_label("理由").fill("不属于受理范围")
        done = await http.post(f"/api/v1/cases/{number}/exclude", headers=town.command.headers, json={"reason": "重复"})
        assert done.status_code == 200, done.text
        await page.get_by_role("button", name="提交").click()
        await expect(page.get_by_role("alert")).to_contain_text("刚刚有了变化")
        await expect(page.locator("aside header .badge")).to_contain_text("不予受理")
        await keep(page, "2-refused")
        assert await axe.faults(page) == []
    # A refusal is an answer that browsers note in their console.
    assert [one for one in watch.complaints if "409" not in one] == []
    assert watch.outside == []


async def test_a_department_answers_from_its_desk(
    live_server: LiveServer, db: Database, open_page: Any, keep: Any, watch: Any
) -> None:
    town: Town = await settle(db)
    fire = await hire(db, "department", "", department="fire")
    async with db.write() as session:
        await session.execute(update(Account).values(password_hash=hash_password(PASSWORD)))
    async with httpx.AsyncClient(base_url=live_server.url, timeout=20) as http:
        number = await reported(http, "0701", "楼道里堆满纸箱，电瓶车在里面充电")
        page = await open_page(1280, 800)
        await page.goto(f"{live_server.url}/wall/desk/?lang=en")
        await page.fill("input[name=account]", f"department-{fire.id}")
        await page.fill("input[name=password]", PASSWORD)
        await page.get_by_role("button", name="Log in").click()
        await expect(page.locator("[data-live=live]")).to_be_visible()
        await expect(page.locator("[data-number]")).to_have_count(0)

        asked = await http.post(
            f"/api/v1/cases/{number}/assign", headers=town.command.headers, json={"department": "fire"}
        )
        assert asked.status_code == 200, asked.text
        await page.locator(f"[data-number='{number}']").click()
        await opened(page, number)
        await page.keyboard.press("a")
        await expect(page.locator("aside header .badge")).to_contain_text("Accepted")
        await page.keyboard.press("f")
        await page.get_by_label("Words").fill("已清理，充电线已拆除")
        await page.set_input_files("form input[type=file]", PICTURE)
        await keep(page, "1-resolve")
        await page.get_by_role("button", name="Submit").click()
        await expect(page.locator("aside header .badge")).to_contain_text("To be checked")
        await expect(page.locator("aside img").first).to_be_visible()
        await keep(page, "2-done")
        assert await axe.faults(page) == []
    assert watch.complaints == []
    assert watch.outside == []
