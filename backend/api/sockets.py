"""The open live sockets of this process: asked whether they live, and closed when their session ends."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta

import structlog
from fastapi import WebSocket
from sqlalchemy.exc import SQLAlchemyError

from backend.clock import Clock
from backend.db.engine import Database
from backend.live import frames
from backend.live.outlet import Outlet
from backend.people.service import Caller
from backend.people.watching import still_valid

log = structlog.get_logger(__name__)

PING_S = 20.0
CHECK_S = 20.0
"""How often sessions are looked at again; a minute is what is promised."""

SESSION_ENDED = 4401


@dataclass(frozen=True, slots=True, eq=False)
class Open:
    """One open socket. ``session`` is its token's hash; a receipt's holder has none."""

    socket: WebSocket
    outlet: Outlet
    caller: Caller | None
    session: bytes | None


class Sockets:
    """The sockets of one process."""

    def __init__(self, db: Database, clock: Clock, *, prolong: timedelta) -> None:
        self._db = db
        self._clock = clock
        self._prolong = prolong
        self.open: set[Open] = set()

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
            await asyncio.sleep(CHECK_S)
            try:
                await self.check()
            except (SQLAlchemyError, OSError) as error:
                log.warning("the sessions of live sockets could not be checked", error=str(error))

    async def check(self) -> None:
        """Close every socket whose session ended or whose account's role or scope changed."""
        checked = [one for one in self.open if one.session is not None]
        if not checked:
            return
        async with self._db.write() as session:
            hashes = list({one.session for one in checked if one.session is not None})
            valid = await still_valid(session, hashes, self._clock(), prolong=self._prolong)
        for one in checked:
            now = valid.get(one.session or b"")
            if now is None or one.caller is None or (now.role, now.scope) != (one.caller.role, one.caller.scope):
                await close(one.socket, SESSION_ENDED, "the session ended or its rights changed; log in again")


async def close(socket: WebSocket, code: int, reason: str) -> None:
    """Close ``socket`` if it is not closed already."""
    try:
        await socket.close(code, reason)
    except RuntimeError:  # starlette's word for a socket that is closed
        log.debug("a socket was closed already", code=code)
