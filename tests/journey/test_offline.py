"""A tablet without a network: it opens, works, and sends each thing once when there is one again."""

import io
import random
from datetime import datetime
from typing import Any

import httpx
import pytest
from PIL import Image
from playwright.async_api import Page, Route, expect
from sqlalchemy import func, select, text

from backend.cases.models import Case
from backend.db.engine import Database
from backend.evidence.models import Evidence
from backend.reports.models import Report
from backend.visits.models import Visit
from tests.journey.people import log_in, photo, settle
from tests.journey.test_shift import AT_HOME, own_grid
from tests.serving import LiveServer
from tests.town import HERE

pytestmark = pytest.mark.browser

SHELL_KEPT = "navigator.serviceWorker.ready.then(() => true)"
NO_LINE = ("ERR_INTERNET_DISCONNECTED", "ERR_FAILED", "ERR_CONNECTION_RESET")
"""What a browser says of a request that found no network: it is what the test is about."""


async def report(http: httpx.AsyncClient) -> str:
    """A new case's number."""
    answer = await http.post("/api/v1/reports", json={"category": "0102", "description": "路面塌陷", **HERE})
    number: str = answer.json()["case"]["number"]
    return number


async def finish(tablet: Page, said: str, picture: bytes) -> None:
    """Say that the open task is done, with a photo."""
    await tablet.get_by_role("button", name="办结").click()
    await tablet.get_by_label("处理情况").fill(said)
    await tablet.set_input_files(
        "input[data-kind=after]", {"name": "后.jpg", "mimeType": "image/jpeg", "buffer": picture}
    )
    await tablet.get_by_role("button", name="提交").click()


async def stands(db: Database, number: str) -> tuple[str, int, int]:
    """A case's state, and how often it was accepted and proved."""
    async with db.job() as session:
        case = (await session.scalars(select(Case).where(Case.number == number))).one()
        accepted = await session.scalar(
            text("select count(*) from event where name = 'TaskAccepted' and data->>'number' = :number"),
            {"number": number},
        )
        proofs = await session.scalar(select(func.count()).where(Evidence.case_id == case.id))
        return case.status, int(accepted or 0), int(proofs or 0)


def noise() -> bytes:
    """A photo that takes more than one piece to send, and is not made smaller."""
    image = Image.frombytes("RGB", (560, 560), random.Random(5).randbytes(560 * 560 * 3))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=92)
    assert 256 * 1024 < len(out.getvalue()) < 600 * 1024
    return out.getvalue()


async def test_work_without_a_network(
    live_server: LiveServer, db: Database, open_page: Any, keep: Any, watch: Any
) -> None:
    town = await settle(db)
    code = own_grid(town)
    worker = town.ladders[code][0].id
    tablet = await open_page(1024, 768, **AT_HOME)
    async with httpx.AsyncClient(base_url=live_server.url) as http:
        await log_in(tablet, f"{live_server.url}/tablet/", f"{code}-0")
        await tablet.evaluate(SHELL_KEPT)
        await tablet.get_by_role("switch", name="上班").click()
        number = await report(http)
    task = tablet.locator(f"[data-task][data-case='{number}']")
    await task.get_by_role("button").click()
    await expect(tablet.locator("[data-card] [data-map][data-idle]")).to_be_attached()
    await expect(tablet.locator("[data-map-kept=true]")).to_be_attached()

    await tablet.context.set_offline(True)
    await tablet.get_by_role("button", name="接单", exact=True).click()
    await expect(tablet.locator("[data-toast]")).to_contain_text("已保存在平板上")
    await expect(tablet.locator("[data-card][data-state=accepted]")).to_be_visible()
    await finish(tablet, "已设围挡", photo())
    await expect(tablet.locator("[data-left=done]")).to_be_visible()
    await expect(tablet.locator("[data-queue='2']")).to_be_visible()
    await keep(tablet, "1-left")

    # The tablet is switched off and on again, still without a network.
    context = tablet.context
    await tablet.close()
    tablet = await context.new_page()
    await tablet.goto(f"{live_server.url}/tablet/")
    task = tablet.locator(f"[data-task][data-case='{number}']")
    await expect(task.locator("[data-kept]")).to_be_visible()
    await expect(tablet.locator("[data-shift=off]")).to_have_count(0)
    await task.get_by_role("button").click()
    await expect(tablet.locator("[data-card] [data-map][data-idle]")).to_be_attached()
    await keep(tablet, "2-cold-start")
    await tablet.locator("[data-queue]").click()
    await expect(tablet.locator("[data-act=done]")).to_contain_text("1 张照片")
    await keep(tablet, "3-queue")
    assert await stands(db, number) == ("assigned", 0, 0)

    # A report and a visit, in forms that were never opened with a network.
    taken = {"name": "现场.jpg", "mimeType": "image/jpeg", "buffer": photo()}
    await tablet.set_input_files("[data-report]", taken)
    await expect(tablet.locator("[data-place=here]")).to_be_visible()
    await tablet.locator("[data-choice]").nth(1).click()
    await tablet.get_by_role("button", name="上报", exact=True).click()
    await expect(tablet.locator("[data-queue='3']")).to_be_visible()
    await tablet.get_by_role("button", name="走访").click()
    await tablet.get_by_label("情况").fill("独居，一切安好")
    await tablet.get_by_role("button", name="提交").click()
    await expect(tablet.get_by_role("alert").filter(has_text="已保存在平板上")).to_be_visible()
    await expect(tablet.locator("[data-queue='4']")).to_be_visible()
    await keep(tablet, "4-visit")

    await context.set_offline(False)
    await expect(tablet.locator("[data-queue]")).to_have_count(0)
    await expect(task).to_have_count(0)
    assert await stands(db, number) == ("resolved", 1, 1)
    async with db.job() as session:
        reports = (await session.scalars(select(Report).order_by(Report.received_at))).all()
        assert [(one.channel, one.account_id) for one in reports] == [("citizen", None), ("worker", worker)]
        acted_at = await session.scalar(
            text("select data->>'acted_at' from event where name = 'ReportReceived' and actor = :worker"),
            {"worker": str(worker)},
        )
        assert datetime.fromisoformat(acted_at) < reports[1].received_at
        assert (await session.scalars(select(Visit.words))).all() == ["独居，一切安好"]
    assert [said for said in watch.complaints if not any(sign in said for sign in NO_LINE)] == []
    assert watch.outside == []


async def test_a_photo_that_was_cut_goes_on(live_server: LiveServer, db: Database, open_page: Any, watch: Any) -> None:
    code = own_grid(await settle(db))
    tablet = await open_page(800, 1280, **AT_HOME)
    async with httpx.AsyncClient(base_url=live_server.url) as http:
        await log_in(tablet, f"{live_server.url}/tablet/", f"{code}-0")
        number = await report(http)
    await tablet.locator(f"[data-case='{number}']").get_by_role("button").click()
    await tablet.get_by_role("button", name="接单", exact=True).click()
    await expect(tablet.locator("[data-card][data-state=accepted]")).to_be_visible()
    await expect(tablet.locator("[data-queue]")).to_have_count(0)

    begun: list[str] = []
    offsets: list[str] = []

    async def count(route: Route) -> None:
        begun.append(route.request.method)
        await route.continue_()

    async def cut(route: Route) -> None:
        if route.request.method != "PATCH":
            return await route.continue_()
        offsets.append(route.request.headers["upload-offset"])
        if len(offsets) == 2:
            await route.abort("connectionreset")
        else:
            await route.continue_()

    await tablet.route("**/api/v1/media", count)
    await tablet.route("**/api/v1/media/*", cut)
    await finish(tablet, "已修复", noise())
    await expect(tablet.locator(f"[data-case='{number}']")).to_have_count(0)
    assert begun == ["POST"]
    assert offsets[0] == "0" and set(offsets[1:]) == {str(256 * 1024)} and len(offsets) == 3
    assert await stands(db, number) == ("resolved", 1, 1)
    assert [said for said in watch.complaints if not any(sign in said for sign in NO_LINE)] == []
    assert watch.outside == []
