"""A worker's day in a real browser: to work, where they are, a visit, the diary, their grid; and the wall's zombies."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.async_api import expect
from shapely import Point
from sqlalchemy import delete, select

from backend.activity import service as activity
from backend.bulletins import service as bulletins
from backend.db.engine import Database
from backend.live.outbox import Happened, record
from backend.people.models import Duty
from backend.people.work_models import Attendance
from backend.positions.models import WorkerPosition
from backend.visits.models import DiaryEntry, Visit
from tests.journey.people import log_in, settle
from tests.serving import LiveServer
from tests.town import HERE, Town

pytestmark = pytest.mark.browser

ELSEWHERE = {"longitude": 116.90, "latitude": 39.90, "accuracy": 20}
AT_HOME = {"permissions": ["geolocation"], "geolocation": {"longitude": 116.66, "latitude": 39.90, "accuracy": 20}}


def own_grid(town: Town) -> str:
    """The code of the micro-grid in which people stand."""
    point = Point(HERE["lon"], HERE["lat"])
    return next(one["code"] for one in town.grids if one["level"] == "micro" and one["geometry"].covers(point))


async def test_a_workers_day(live_server: LiveServer, db: Database, open_page: Any, keep: Any, watch: Any) -> None:
    town = await settle(db)
    code = own_grid(town)
    worker = town.ladders[code][0].id
    async with db.job() as session:
        await activity.rebuild(session, datetime.now(UTC))
    tablet = await open_page(1280, 800, **AT_HOME)
    await log_in(tablet, f"{live_server.url}/tablet/", f"{code}-0")
    await expect(tablet.locator("[data-shift=off]")).to_be_visible()
    await keep(tablet, "1-off")

    await tablet.get_by_role("switch", name="上班").click()
    await expect(tablet.locator("[data-shift=seen]")).to_be_visible()
    await expect(tablet.get_by_text("待告知服务器")).to_have_count(0)
    async with db.job() as session:
        switched = (await session.scalars(select(Attendance))).all()
        assert [(one.account_id, one.working) for one in switched] == [(worker, True)]

    await tablet.get_by_role("button", name="走访").click()
    await tablet.get_by_label("敲门行动").check(force=True)
    await tablet.get_by_label("安全检查").check(force=True)
    await tablet.get_by_label("对象").fill("欧阳娜娜")
    await tablet.get_by_label("地址").fill("3 号楼 2 单元 501")
    await tablet.get_by_label("情况").fill("燃气软管老化，已联系更换")
    await keep(tablet, "2-visit")
    await tablet.get_by_role("button", name="提交").click()
    await expect(tablet.locator("[data-note]")).to_have_text("已记录，计入网格活跃。")
    await tablet.context.set_geolocation(ELSEWHERE)
    await expect(tablet.locator("[data-visit]")).to_have_count(1)
    await keep(tablet, "3-visited")

    await tablet.get_by_role("button", name="日记").click()
    await tablet.locator("[data-panel=diary] textarea").fill("走访六户，两户燃气软管老化，已联系更换。")
    await tablet.get_by_role("button", name="保存").click()
    await expect(tablet.locator("[data-note]")).to_have_text("已保存。")
    await keep(tablet, "4-diary")

    await tablet.get_by_role("button", name="我的网格").click()
    await expect(tablet.locator(f"[data-grid='{code}'][data-state]")).to_be_visible()
    await keep(tablet, "5-grid")
    await tablet.set_viewport_size({"width": 600, "height": 900})
    await keep(tablet, "6-narrow")

    await tablet.get_by_role("switch", name="上班").click()
    await expect(tablet.locator("[data-shift=off]")).to_be_visible()
    async with db.job() as session:
        visit = (await session.scalars(select(Visit))).one()
        assert (visit.account_id, visit.grid_code, visit.kind, visit.counts) == (worker, code, "knock", True)
        assert (await session.scalars(select(DiaryEntry.account_id))).all() == [worker]
        assert (await session.scalars(select(WorkerPosition.account_id))).all() == [worker]
    assert watch.complaints == []
    assert watch.outside == []


async def test_the_wall_tells_zombies_apart(
    live_server: LiveServer, db: Database, open_page: Any, keep: Any, watch: Any
) -> None:
    town = await settle(db)
    empty = next(iter(town.ladders))
    async with db.job() as session:
        await session.execute(delete(Duty).where(Duty.grid_code == empty))
        now = datetime.now(UTC)
        await activity.rebuild(session, now)
        # No bulletin is made of a slot before anything happened.
        await record(session, [Happened("GridsImported", now, "grids", "1")])
        assert await bulletins.make(session, now + timedelta(days=1))
    wall = await open_page(1920, 1080)
    await log_in(wall, f"{live_server.url}/wall/", "command")
    await expect(wall.locator("[data-map][data-idle]")).to_be_attached()
    await expect(wall.locator("[data-figure=zombies]")).to_have_text(str(len(town.ladders)))
    await expect(wall.locator("[data-zombie]")).to_have_count(12)  # the first six of each street
    await keep(wall, "1-all")
    await wall.locator("[data-kind=unmanned]").click()
    await expect(wall.locator("[data-zombie]")).to_have_count(1)
    await expect(wall.locator(f"[data-zombie='{empty}']")).to_contain_text("没有人负责这个网格")
    await wall.locator("[data-bulletin] summary").click()
    await keep(wall, "2-unmanned")
    assert watch.complaints == []
    assert watch.outside == []
