"""The parts of one process as routes get them, and where a request came from."""

import asyncio
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Request
from fastapi.requests import HTTPConnection

from backend.api.sockets import Sockets
from backend.clock import Clock
from backend.db.engine import Database
from backend.grids.tiles import TileCache
from backend.live.acks import Acks
from backend.live.bus import Bus
from backend.live.hub import Hub
from backend.live.relay import Relay
from backend.media.copies import Copies
from backend.media.vault import Vault
from backend.positions.intake import PositionIntake
from backend.reports.intake import Intake
from backend.security import Secrets
from backend.settings import Settings


@dataclass(slots=True)
class Context:
    """The parts of one process, wired in backend/app.py and handed to routes."""

    settings: Settings
    db: Database
    clock: Clock
    secrets: Secrets
    bus: Bus
    relay: Relay
    hub: Hub
    acks: Acks
    sockets: Sockets
    vault: Vault
    copies: Copies
    intake: Intake
    positions: PositionIntake
    logins: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(2))
    """How many logins are checked at once: each holds a connection while argon2 works."""
    tiles: TileCache = field(default_factory=TileCache)


# Dependencies are async although they wait for nothing: FastAPI sends plain functions through a thread each time.
async def get_context(connection: HTTPConnection) -> Context:
    """The process's parts; works for HTTP and WebSocket routes."""
    context: Context = connection.app.state.context
    return context


Parts = Annotated[Context, Depends(get_context)]


async def origin_of(request: Request) -> str | None:
    """The address a request came from (uvicorn has already believed or ignored X-Forwarded-For)."""
    return request.client.host if request.client else None


Origin = Annotated[str | None, Depends(origin_of)]
