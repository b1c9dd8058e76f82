"""The row ``pages``: what a browser fetches of each surface before anybody does anything, as it goes over the line."""

from typing import Any
from urllib.parse import urlsplit

from backend.bench.browser import chromium
from backend.bench.stage import Stage
from backend.bench.table import Row

SURFACES = {"phone": "/report/", "tablet": "/tablet/", "wall": "/wall/", "home": "/"}
PHONE_KB = 70
"""A phone on a bad line: before the map, which is fetched only when somebody corrects the pin."""
DATA = ("/api/", "/tiles/", "/basemap/")


async def measure(stage: Stage) -> Row:
    """Open each surface in a browser that knows nothing yet, and add up what it fetches but for data and fonts: the
    fonts' slices depend on the words that are shown. The tablet and the wall are at their login."""
    sizes: dict[str, float] = {}
    fonts: dict[str, float] = {}
    async with chromium() as browser:
        for name, path in SURFACES.items():
            context = await browser.new_context(viewport={"width": 390, "height": 844}, locale="zh-CN")
            page = await context.new_page()
            line = await context.new_cdp_session(page)
            asked: dict[str, str] = {}
            loaded: dict[str, float] = {}

            def sent(event: dict[str, Any], asked: dict[str, str] = asked) -> None:
                asked[event["requestId"]] = event["request"]["url"]

            def done(event: dict[str, Any], loaded: dict[str, float] = loaded) -> None:
                loaded[event["requestId"]] = event["encodedDataLength"]

            line.on("Network.requestWillBeSent", sent)
            line.on("Network.loadingFinished", done)
            await line.send("Network.enable")
            await page.goto(f"http://127.0.0.1:{stage.port}{path}", wait_until="networkidle")
            own = {id: urlsplit(url).path for id, url in asked.items() if not urlsplit(url).path.startswith(DATA)}
            sizes[name] = sum(loaded.get(id, 0) for id, path in own.items() if not path.endswith(".woff2")) / 1024
            fonts[name] = sum(loaded.get(id, 0) for id, path in own.items() if path.endswith(".woff2")) / 1024
            await context.close()
    ours = sizes["phone"]
    return Row(
        name="pages",
        unit="KB, phone",
        ours=ours,
        limit=PHONE_KB,
        limit_is="our own for the phone's first load, before the map",
        ratio=PHONE_KB / ours,
        goal=f"≤ {PHONE_KB} KB",
        met=ours <= PHONE_KB,
        more={f"{name}_kb": round(size, 1) for name, size in sizes.items()}
        | {f"{name}_fonts_kb": round(size, 1) for name, size in fonts.items() if size},
    )
