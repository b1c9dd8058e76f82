"""A real Chromium for what is measured where people look: the distribution's own, which reaches this machine alone."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from backend.api.pages import DIST
from backend.errors import Unavailable

if TYPE_CHECKING:
    from playwright.async_api import Browser

ARGUMENTS = [
    "--no-sandbox",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
]
"""Of its command line. Drawing is in software, as on a virtual desktop: a machine with a GPU is better."""


@asynccontextmanager
async def chromium() -> AsyncIterator["Browser"]:
    """The browser until the block ends. Raises Unavailable where it, its driver or the built pages are missing."""
    try:
        from playwright.async_api import async_playwright
    except ImportError:
        raise Unavailable("the rows of the browser need the developers' packages; ./grid test installs them") from None
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        raise Unavailable("Chromium is missing: apt-get install chromium (./grid test does)")
    if not (DIST / "index.html").is_file():
        raise Unavailable("build the pages first: npm ci && npm run build in frontend (./grid test does)")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        try:
            yield browser
        finally:
            await browser.close()
