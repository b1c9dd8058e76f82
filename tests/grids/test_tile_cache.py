"""A tile is made once however many ask, and the cache stays within its bytes."""

import asyncio

import pytest

from backend.grids.tiles import TileCache


async def test_many_at_once_have_it_made_once() -> None:
    cache, made, started, go = TileCache(), [], asyncio.Event(), asyncio.Event()

    async def make() -> bytes:
        made.append(1)
        started.set()
        await go.wait()
        return b"tile"

    asking = [asyncio.create_task(cache.get((1, 0, 0, 0), make)) for _ in range(5)]
    await started.wait()
    asking[0].cancel()  # the first to ask goes away
    go.set()
    assert await asyncio.gather(*asking[1:]) == [b"tile"] * 4
    assert made == [1]


async def test_what_fails_is_tried_again() -> None:
    cache = TileCache()

    async def fail() -> bytes:
        raise RuntimeError("no database")

    async def make() -> bytes:
        return b"tile"

    with pytest.raises(RuntimeError):
        await cache.get((1, 0, 0, 0), fail)
    assert await cache.get((1, 0, 0, 0), make) == b"tile"


async def test_the_least_used_goes_when_it_is_full() -> None:
    cache, made = TileCache(limit=20), []

    async def ask(x: int) -> None:
        async def make() -> bytes:
            made.append(x)
            return bytes(8)

        await cache.get((1, 4, x, 0), make)

    for x in (1, 2, 1, 3, 1, 2):
        await ask(x)
    assert made == [1, 2, 3, 2]
    assert cache.size <= 20
