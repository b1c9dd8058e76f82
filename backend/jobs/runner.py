"""Keeps the loops of a process running: one that fails is logged and started again."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import structlog

log = structlog.get_logger(__name__)

RESTART_S = 1.0


@asynccontextmanager
async def running(**loops: Callable[[], Awaitable[None]]) -> AsyncIterator[None]:
    """Run every loop beside the block, each supervised under its name, and cancel them all at its end."""
    tasks = [asyncio.create_task(_supervise(name, loop), name=name) for name, loop in loops.items()]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _supervise(name: str, loop: Callable[[], Awaitable[None]]) -> None:
    while True:
        try:
            await loop()
        except Exception as error:  # whatever it was, the loop must go on
            log.error("a loop failed; starting it again", loop=name, exc_info=error)
        await asyncio.sleep(RESTART_S)
