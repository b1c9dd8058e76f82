"""A real Chromium that can reach nothing but this machine, and notes on everything its pages ask and complain of."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Page, Request, expect

from backend.bench import browser
from backend.settings import ROOT

SCREENSHOTS = ROOT / ".grid" / "test" / "screenshots"


expect.set_options(timeout=60_000)
"""Three maps drawn in software on two busy cores take their time; a condition that is never met still ends the test."""


@dataclass  # no slots: Playwright keeps a note on the listener
class Watch:
    """What pages said and asked for; a test that ends with either is not done."""

    complaints: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        """Listen to every page of ``context``."""
        context.on("console", self._heard)
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        context.on("request", self._asked)

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(f"{message.text} at {message.location}")

    def _asked(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob") and parts.hostname != "127.0.0.1":
            self.outside.append(request.url)


Open = Callable[..., Awaitable[Page]]


@pytest.fixture(scope="session")
async def chromium() -> AsyncIterator[Browser]:
    """The distribution's Chromium."""
    async with browser.chromium() as started:
        yield started


@pytest.fixture
def watch() -> Watch:
    """What this test's pages said and asked for."""
    return Watch()


@pytest.fixture
async def open_page(chromium: Browser, watch: Watch) -> AsyncIterator[Open]:
    """``await open_page(width, height, **context options)``: a page with its own cookies, in Beijing, in Chinese."""
    contexts: list[BrowserContext] = []

    async def open_one(width: int, height: int, **options: Any) -> Page:
        context = await chromium.new_context(
            viewport={"width": width, "height": height},
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            **options,
        )
        contexts.append(context)
        watch.over(context)
        return await context.new_page()

    yield open_one
    for context in contexts:
        await context.close()


@pytest.fixture
def keep(request: pytest.FixtureRequest) -> Callable[[Page, str], Awaitable[Path]]:
    """``await keep(page, name)``: a screenshot among the run's artefacts."""

    async def take(page: Page, name: str) -> Path:
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        path = SCREENSHOTS / f"{request.node.name}-{name}.png"
        await page.screenshot(path=path)
        return path

    return take
