"""The two threads that look at photos: decoding takes a core and much memory, so more must wait in line."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

# Decoders release the interpreter's lock while they work.
_threads = ThreadPoolExecutor(max_workers=2, thread_name_prefix="photo")


async def in_pool(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Do ``work(*args)`` in the pool, in turn."""
    return await asyncio.get_running_loop().run_in_executor(_threads, lambda: work(*args, **kwargs))
