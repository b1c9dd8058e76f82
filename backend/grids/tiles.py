"""Tiles that were made already: they change only with the boundaries, so one process makes each once."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable

TileKey = tuple[int, int, int, int]
"""Geometry version, z, x, y."""


class TileCache:
    """The latest used tiles up to ``limit`` bytes. Many walls asking at once for one tile have it made once."""

    def __init__(self, limit: int = 64 * 2**20) -> None:
        self.limit = limit
        self.size = 0
        self._made: OrderedDict[TileKey, bytes] = OrderedDict()
        self._making: dict[TileKey, asyncio.Task[bytes]] = {}

    async def get(self, key: TileKey, make: Callable[[], Awaitable[bytes]]) -> bytes:
        """The tile of ``key``, made with ``make`` unless it is here. Raises what ``make`` raises, and keeps nothing."""
        if key in self._made:
            self._made.move_to_end(key)
            return self._made[key]
        if key not in self._making:
            self._making[key] = asyncio.ensure_future(self._make(key, make))
        # Shielded: whoever goes away must not take the tile from the others who wait for it.
        return await asyncio.shield(self._making[key])

    async def _make(self, key: TileKey, make: Callable[[], Awaitable[bytes]]) -> bytes:
        try:
            made = await make()
        finally:
            del self._making[key]
        self._made[key] = made
        self.size += len(made)
        while self.size > self.limit:
            self.size -= len(self._made.popitem(last=False)[1])
        return made
