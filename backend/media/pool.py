"""Where photos are worked on: disk and cipher in two threads, decoders in two processes of their own.

Decoders are C and crash on some crafted files (tests/media/photos/crashes_decoder.heic): that must cost a process, not
the server. Two of each, because decoding takes a core and much memory; more must wait in line.
"""

import asyncio
import ctypes
import multiprocessing
import signal
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

WORKERS = 2
PR_SET_PDEATHSIG = 1  # linux/prctl.h

_threads = ThreadPoolExecutor(max_workers=WORKERS, thread_name_prefix="photo")
_decoders: list[ProcessPoolExecutor] = []


class DecoderCrashed(Exception):
    """The decoder's process died over this file."""


async def in_pool(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Do ``work(*args)`` in a thread of the pool, in turn."""
    return await asyncio.get_running_loop().run_in_executor(_threads, lambda: work(*args, **kwargs))


async def in_decoder(work: Callable[..., T], *args: object) -> T:
    """Do ``work(*args)``, all of which can be pickled, in a process that may die.

    When it does, once more in a fresh one, since it may have died over another's file; raises DecoderCrashed then.
    """
    for _ in range(2):
        pool = _pool()
        try:
            return await asyncio.get_running_loop().run_in_executor(pool, work, *args)
        except BrokenProcessPool:
            if pool in _decoders:
                _decoders.remove(pool)
    raise DecoderCrashed("the decoder crashed")


def _pool() -> ProcessPoolExecutor:
    if not _decoders:
        fresh = multiprocessing.get_context("spawn")  # a fork would copy sockets and locks of the server
        _decoders.append(ProcessPoolExecutor(WORKERS, mp_context=fresh, initializer=_die_with_server))
    return _decoders[0]


def _die_with_server() -> None:
    """A server that was killed must not leave decoders behind, and Ctrl-C is the server's to handle."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
