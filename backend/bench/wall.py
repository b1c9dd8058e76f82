"""The row ``wall``: the command center's wall with 10,000 grids, drawn by a browser without a GPU.

How soon it stands, what one grid's change of state costs its main thread, and how many frames a second are left while
50 events a second arrive, beside the same page when nothing happens.
"""

import asyncio
from collections.abc import Awaitable
from datetime import timedelta
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import orjson
import psycopg

from backend import clock
from backend.api.identity import COOKIE
from backend.bench.browser import chromium
from backend.bench.load import pace
from backend.bench.stage import Stage
from backend.bench.table import Row
from backend.db.schema import prepare
from backend.security import hash_token, new_token

if TYPE_CHECKING:
    from playwright.async_api import Page

GRIDS, PER_SECOND, SECONDS = 10_000, 50, 10
CHANGES = 60
GOAL, PAINT_MS = 0.5, 5_000
FILL = Path(__file__).with_suffix(".sql")
STANDS = """() => document.querySelector('[data-live=live]') && document.querySelector('[data-map][data-idle]')
    && performance.now()"""
FRAMES = """(ms) => new Promise((give) => {
    const begun = performance.now();
    let frames = 0;
    const count = (at) => {
        frames++;
        if (at - begun < ms) requestAnimationFrame(count);
        else give(frames * 1000 / (at - begun));
    };
    requestAnimationFrame(count);
})"""
CHANGE = """(codes) => {
    const map = document.querySelector('[data-map]').map;
    return codes.map((id, nth) => {
        const begun = performance.now();
        map.setFeatureState({ source: 'grids', sourceLayer: 'grids', id }, { activity: nth % 2 ? 'zombie' : 'quiet' });
        map.redraw();
        return performance.now() - begun;
    });
}"""
EVENT = (
    "insert into event (at, name, actor, subject_kind, subject_id, data, topics)"
    " values (%s, 'GridActivityChanged', 'system', 'grid', %s, %s, array[%s])"
)


def found(url: str, *, grids: int = GRIDS) -> str:
    """Fill the empty database at ``url``; gives the token of whoever watches the wall."""
    prepare(url)
    token = new_token()
    values = {
        "grids": grids,
        "began": clock.now() - timedelta(hours=1),
        "account": uuid4(),
        "hash": hash_token(token),
    }
    with psycopg.connect(url) as c:
        psycopg.ClientCursor(c).execute(FILL.read_text(encoding="utf-8"), values)
        c.execute("analyze")
    return token


async def measure(stage: Stage, token: str, *, grids: int = GRIDS, seconds: float = SECONDS) -> Row:
    """Open the wall of the city that ``found`` made."""
    async with chromium() as browser:
        context = await browser.new_context(viewport={"width": 1920, "height": 1080}, locale="zh-CN")
        origin = f"http://127.0.0.1:{stage.port}"
        await context.add_cookies([{"name": COOKIE, "value": token, "url": origin}])
        await context.add_init_script("localStorage.setItem('gridwarden.session', '1')")
        page = await context.new_page()
        await page.goto(f"{origin}/wall/")
        paint = await (await page.wait_for_function(STANDS, timeout=120_000)).json_value()
        idle = await page.evaluate(FRAMES, seconds * 1000)
        busy = await _while(_happen(stage.url, grids, seconds), page, seconds)
        changes = await page.evaluate(CHANGE, _codes(grids, CHANGES))  # last: what it draws is in the way of others
    return Row(
        name="wall",
        unit="frames/s",
        ours=busy,
        limit=idle,
        limit_is="the same page in the same run while nothing happens",
        ratio=busy / idle,
        goal=f"ratio ≥ {GOAL}, first full paint ≤ {PAINT_MS / 1000:.0f} s",
        met=busy / idle >= GOAL and paint <= PAINT_MS,
        more={
            "grids": grids,
            "first_paint_ms": round(paint),
            "change_ms": round(median(changes), 2),
            "change_worst_ms": round(max(changes), 1),
            "events_per_second": PER_SECOND,
        },
    )


async def _while(happening: Awaitable[None], page: "Page", seconds: float) -> float:
    busy, _ = await asyncio.gather(page.evaluate(FRAMES, seconds * 1000), happening)
    return float(busy)


def _codes(grids: int, count: int) -> list[str]:
    """Leaf grids from all over the city."""
    step = max(1, grids // count)
    return [f"110112{n // 1000 + 1:03}{n // 100 % 10 + 1:03}{n % 100 + 1:03}" for n in range(0, grids, step)][:count]


async def _happen(url: str, grids: int, seconds: float) -> None:
    """Grids turn quiet, zombie and active again, each as an event of its own that goes the whole way: log, relay, bus,
    hub, socket."""
    codes = _codes(grids, grids)
    async with await psycopg.AsyncConnection.connect(url, autocommit=True) as c:
        lock = asyncio.Lock()

        async def change(nth: int) -> None:
            code = codes[nth * 97 % len(codes)]
            async with lock:
                await c.execute(
                    EVENT, (clock.now(), code, orjson.dumps(_state(code, nth)).decode(), f"wall:{_path(code)}")
                )

        await pace(int(seconds * PER_SECOND), PER_SECOND, change)


def _state(code: str, nth: int) -> dict[str, Any]:
    state = ("zombie", "quiet", "active")[nth % 3]
    since = clock.iso(clock.now())
    reason = {"kind": "silent", "counted_from": since, "kinds": {"silent": {"state": state}}}
    kinds = [] if state == "active" else ["silent"]
    return {"code": code, "path": _path(code), "state": state, "kinds": kinds, "since": since, "reason": reason}


def _path(code: str) -> str:
    return ".".join((code[:6], code[6:9], code[9:12], code[12:]))
