"""What axe finds wrong with a page for people who see, hear or move differently."""

from functools import cache
from typing import Any

from playwright.async_api import Page

from backend.settings import ROOT

STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
"""WCAG 2.2 AA, and what axe itself advises."""


@cache
def _source() -> str:
    return (ROOT / "frontend/node_modules/axe-core/axe.min.js").read_text()


async def faults(page: Page) -> list[str]:
    """One line for each fault: the rule, what it says, and where. Empty: axe finds nothing."""
    await page.evaluate(_source())
    found: dict[str, Any] = await page.evaluate(
        "standard => axe.run(document, { runOnly: { type: 'tag', values: standard } })", STANDARD
    )
    return [
        f"{fault['id']}: {fault['help']} at {node['target']} {node['html'][:120]}"
        for fault in found["violations"]
        for node in fault["nodes"]
    ]
