"""The open live sockets of this process: asked whether they live, and closed when their session ends."""

import asyncio
from collections.abc import Container
from dataclasses import dataclass

import structlog
from fastapi import WebSocket
from sqlalchemy.exc import SQLAlchemyError
from starlette.websockets import WebSocketDisconnect

from backend.clock import Clock
from backend.db.engine import Database
from backend.live import frames
from backend.live.bus import Stamped
from backend.live.outlet import Outlet
from backend.people.rights import Caller
from backend.people.sessions import ENDING, still_valid

log = structlog.get_logger(__name__)

PING_S = 20.0
CHECK_S = 20.0
"""How often every session is looked at again: it may have idled out, or a configuration changed its rights."""

SESSION_ENDED = 4401


@dataclass(frozen=True, slots=True, eq=False)
class Open:
    """One open socket. ``session`` is its session's or display's token hash; a receipt's holder has none."""

    socket: WebSocket
    outlet: Outlet
    caller: Caller | None
    session: bytes | None


class Sockets:
    """The sockets of one process."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock
        self._suspects: set[str] = set()
        self._called = asyncio.Event()
        self.open: set[Open] = set()

    def hear(self, event: Stamped) -> None:
        """Look again, at once, at the sockets of an account whose sessions an event ends, on whatever node it did."""
        if event.name in ENDING:
            self._suspects.add(event.data["account"])
            self._called.set()

    async def run(self) -> None:
        """Ping and check until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._ping())
            tasks.create_task(self._check())

    async def _ping(self) -> None:
        while True:
            await asyncio.sleep(PING_S)
            for one in self.open:
                one.outlet.put(frames.PING)  # one that is full shows its life otherwise, or not at all

    async def _check(self) -> None:
        while True:
            only: set[str] | None = None
            try:
                async with asyncio.timeout(CHECK_S):
                    await self._called.wait()
                self._called.clear()
                only, self._suspects = self._suspects, set()
            except TimeoutError:
                pass
            try:
                await self.check(only)
            except (SQLAlchemyError, OSError) as error:
                log.warning("the sessions of live sockets could not be checked", error=str(error))

    async def check(self, only: Container[str] | None = None) -> None:
        """Close every socket (or those of the accounts ``only``) whose session ended or whose rights changed."""
        checked = [one for one in self.open if one.caller and (only is None or str(one.caller.id) in only)]
        if not checked:
            return
        async with self._db.write() as session:
            hashes = list({one.session for one in checked if one.session is not None})
            valid = await still_valid(session, hashes, self._clock())
        for one in checked:
            now = valid.get(one.session or b"")
            if now is None or one.caller is None or _rights(now) != _rights(one.caller):
                await close(one.socket, SESSION_ENDED, "the session ended or its rights changed; log in again")


def _rights(caller: Caller) -> tuple[object, ...]:
    return caller.role, caller.scope, caller.department, caller.permissions


async def close(socket: WebSocket, code: int, reason: str) -> None:
    """Close ``socket`` if it is not closed already."""
    try:
        await socket.close(code, reason)
    except (RuntimeError, WebSocketDisconnect):  # closed already, or its client went away without a word
        log.debug("a socket was closed already", code=code)
