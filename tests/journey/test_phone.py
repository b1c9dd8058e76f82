"""The citizens' page on a phone: sent over a bad line once, a firm's demand, who my grid worker is, light and large."""

import gzip
import re
from typing import Any

import pytest
from playwright.async_api import Page, Route, expect
from sqlalchemy import func, select, update

from backend.api.pages import DIST
from backend.db.engine import Database
from backend.people.models import Account, BoardCard
from backend.reports.models import Report
from tests.journey import axe
from tests.journey.people import PHONE, WORDS, fill_report, send, settle
from tests.media.camera import phone_jpeg, scene
from tests.serving import LiveServer
from tests.town import FOUNDED

pytestmark = pytest.mark.browser

FIRST_LOAD = 70 * 1024
"""Bytes of the citizens' page, compressed, before anybody asks for a map."""
WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SMALL = """() => [...document.querySelectorAll("a, button, label:has(input), summary, select, textarea, input")]
  .filter((one) => !one.matches(".hidden, [type=radio]") && one.checkVisibility())
  .map((one) => [one.outerHTML.slice(0, 90), one.getBoundingClientRect()])
  .filter(([, box]) => box.height < 43.5 || box.width < 43.5)
  .map(([html, box]) => `${Math.round(box.width)}×${Math.round(box.height)} ${html}`)"""


async def fit(page: Page, name: str, keep: Any) -> None:
    """The page as it stands has no fault, nothing beside the screen at twice the text, and no target too small."""
    await keep(page, name)
    assert await axe.faults(page) == [], name
    assert await page.evaluate(SMALL) == [], name
    await page.evaluate("document.documentElement.style.fontSize = '212.5%'")
    assert await page.evaluate(WIDE) == 0, f"{name} at 200 % text"
    await keep(page, f"{name}-200")
    await page.evaluate("document.documentElement.style.fontSize = ''")


def test_the_first_load_is_light() -> None:
    page = (DIST / "report" / "index.html").read_bytes()
    files = re.findall(r'"/(assets/[^"]+)"', page.decode())
    size = sum(len(gzip.compress(data)) for data in (page, *((DIST / name).read_bytes() for name in files)))
    assert size < FIRST_LOAD, f"{size} bytes in {len(files) + 1} files"
    assert not any("maplibre" in name for name in files)


async def test_a_report_without_a_line_waits_and_is_sent_once(
    live_server: LiveServer, db: Database, open_page: Any, keep: Any, watch: Any
) -> None:
    await settle(db)
    citizen = await open_page(390, 844, **PHONE)
    await citizen.goto(f"{live_server.url}/report/")
    await fit(citizen, "form", keep)
    await citizen.evaluate("navigator.serviceWorker.ready")

    # The page opens without a network, and so does the list of categories.
    await citizen.context.set_offline(True)
    await citizen.reload()
    await expect(citizen.get_by_text("没有网络。可以照常填写")).to_be_visible()
    picture = {"name": "现场.jpg", "mimeType": "image/jpeg", "buffer": scene(3, (3000, 2000), quality=97)}
    await citizen.set_input_files("input[name=camera]", picture)
    await citizen.get_by_role("button", name="用我的位置").click()
    await citizen.select_option("select[name=category]", "0102")
    await citizen.fill("textarea[name=description]", WORDS)
    await citizen.locator("form button.wide").click()
    await expect(citizen.locator("[data-entry=waiting]")).to_contain_text("待发送")
    await fit(citizen, "waiting", keep)

    # The page is closed and opened again: it is still there, and goes off by itself. One answer is lost on the way.
    await citizen.close()
    citizen = await citizen.context.new_page()
    lost = 0

    async def lose_an_answer(route: Route) -> None:
        nonlocal lost
        lost += 1
        await route.fetch()
        await route.abort("connectionreset")

    await citizen.context.route("**/api/v1/reports", lose_an_answer, times=1)
    await citizen.context.set_offline(False)
    await citizen.goto(f"{live_server.url}/report/?mine")
    await expect(citizen.locator("main li a")).to_contain_text("暴露垃圾")
    await expect(citizen.locator("[data-entry]")).to_have_count(0)
    assert lost == 1
    async with db.job() as session:
        assert await session.scalar(select(func.count()).select_from(Report)) == 1
    await expect(citizen.locator("main li .badge")).to_be_visible()
    await fit(citizen, "mine", keep)
    await citizen.locator("main li a").click()
    await expect(citizen.locator("[data-status]")).to_be_visible()
    await fit(citizen, "progress", keep)
    assert watch.outside == []


async def test_what_was_not_taken_comes_back_to_be_changed(
    live_server: LiveServer, db: Database, open_page: Any, keep: Any, watch: Any
) -> None:
    await settle(db)
    citizen = await open_page(390, 844, **PHONE)
    await fill_report(citizen, live_server.url)
    await citizen.get_by_role("radio", name="商户、企业").check()
    await citizen.select_option("select[name=category]", "0102")
    await citizen.get_by_label("单位名称").fill("杨柳小吃店")
    await citizen.get_by_label("统一社会信用代码").fill("123")
    await citizen.locator("form button.wide").click()
    await expect(citizen.locator("[data-entry=refused]")).to_be_visible()
    await fit(citizen, "refused", keep)
    await citizen.get_by_role("button", name="取回修改").click()
    await expect(citizen.get_by_role("alert")).to_contain_text("统一社会信用代码（18 位")
    await expect(citizen.locator("section li img")).to_be_visible()
    await fit(citizen, "again", keep)
    await citizen.get_by_label("统一社会信用代码").fill("91110112MA01ABCD2X")
    await send(citizen)
    await expect(citizen.get_by_role("img", name="二维码")).to_be_visible()
    await fit(citizen, "receipt", keep)
    async with db.job() as session:
        firm = (await session.execute(select(Report.firm_name, Report.firm_code))).one()
    assert tuple(firm) == ("杨柳小吃店", "91110112MA01ABCD2X")
    assert watch.outside == []


async def test_the_photo_says_where_and_the_board_says_who(
    live_server: LiveServer, db: Database, open_page: Any, keep: Any, watch: Any
) -> None:
    await settle(db)
    citizen = await open_page(390, 844, **PHONE)
    await citizen.goto(f"{live_server.url}/report/?who")
    await fit(citizen, "who", keep)
    await citizen.get_by_role("button", name="用我的位置查找").click()
    code = await citizen.locator("[data-board]").get_attribute("data-board")
    async with db.job() as session:
        worker = await session.scalar(select(Account.id).where(Account.login == f"{code}-0"))
        await session.execute(update(Account).where(Account.id == worker).values(position="专职网格员"))
        session.add(BoardCard(account_id=worker, phone="010-8888 0001", duties="负责一号院", changed_at=FOUNDED))
    await citizen.goto(f"{live_server.url}/g/{code}")
    await expect(citizen.get_by_role("link", name="电话 010-8888 0001")).to_be_visible()
    await expect(citizen.get_by_text("12345")).to_be_visible()
    await citizen.get_by_role("button", name="看网格范围").click()
    await expect(citizen.locator("[data-map][data-idle]")).to_be_attached()
    await fit(citizen, "board", keep)

    await citizen.get_by_role("link", name="我要上报").click()
    elsewhere = {"name": "远处.jpg", "mimeType": "image/jpeg", "buffer": phone_jpeg()}
    await citizen.set_input_files("input[name=photos]", elsewhere)
    await expect(citizen.get_by_text("照片里记有拍摄地点")).to_be_visible()
    await citizen.get_by_role("button", name="用我的位置").click()
    await expect(citizen.locator("[data-place=device] .person")).to_contain_text("李网格")
    await expect(citizen.get_by_text("公里外拍的")).to_be_visible()
    await fit(citizen, "elsewhere", keep)
    await citizen.get_by_role("button", name="用照片的拍摄地点").click()
    await expect(citizen.locator("[data-place=photo]")).to_be_visible()
    await citizen.goto(f"{live_server.url}/g/999")
    await expect(citizen.get_by_text("没有找到这个网格")).to_be_visible()
    assert watch.outside == []
