"""How pages are entered other than by a password alone: a wall by its token, an account with a second factor."""

import re
from base64 import b32decode
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from playwright.async_api import expect

from backend.db.engine import Database
from backend.people.totp import code_of, step_at
from tests.cities import path_of
from tests.journey.people import PASSWORD, settle
from tests.live.conftest import somebody
from tests.serving import LiveServer

pytestmark = pytest.mark.browser


async def test_a_wall_hangs_by_its_token_until_it_is_revoked(
    live_server: LiveServer, db: Database, open_page: Any
) -> None:
    await settle(db)
    guard = await somebody(db, "security_administrator", "")
    async with httpx.AsyncClient(base_url=live_server.url) as http:
        http.headers["Authorization"] = f"Bearer {guard.token}"
        made = (await http.post("/api/v1/displays", json={"name": "大厅", "path": path_of("110112")})).json()
        wall = await open_page(1280, 720)
        await wall.goto(f"{live_server.url}/wall/#display={made['token']}")
        await expect(wall.locator("[data-live=live]")).to_be_visible()
        assert made["token"] not in wall.url
        await wall.reload()
        await expect(wall.locator("[data-live=live]")).to_be_visible()
        assert (await http.delete(f"/api/v1/displays/{made['id']}")).status_code == 204
    await expect(wall.locator("input[name=password]")).to_be_visible()


async def test_the_page_asks_for_a_code_when_the_account_has_a_second_factor(
    live_server: LiveServer, db: Database, open_page: Any
) -> None:
    town = await settle(db)
    async with httpx.AsyncClient(base_url=live_server.url, headers=town.command.headers) as http:
        text = re.search(r"secret=(\w+)", (await http.post("/api/v1/accounts/me/factor")).json()["uri"])
        assert text is not None
        step = step_at(datetime.now(UTC))
        code = {"code": code_of(b32decode(text[1]), step)}
        [recovery, *_] = (await http.post("/api/v1/accounts/me/factor/confirm", json=code)).json()["codes"]
    wall = await open_page(1280, 720)
    await wall.goto(f"{live_server.url}/wall/")
    await wall.fill("input[name=account]", "command")
    await wall.fill("input[name=password]", PASSWORD)
    await wall.get_by_role("button", name="登录").click()
    await expect(wall.locator("input[name=code]")).to_be_focused()
    await wall.fill("input[name=code]", code["code"])
    await wall.get_by_role("button", name="登录").click()
    await expect(wall.get_by_text("验证码不对或已用过")).to_be_visible()
    await wall.fill("input[name=code]", recovery)
    await wall.get_by_role("button", name="登录").click()
    await expect(wall.locator("[data-live=live]")).to_be_visible()
