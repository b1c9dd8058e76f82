"""The composition root of a server: wires the parts, mounts the routes, starts and stops what runs beside them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from backend import clock
from backend.api import problems
from backend.api.context import Context
from backend.clock import Clock
from backend.db.engine import Database
from backend.security import Secrets
from backend.settings import Settings

DESCRIPTION = """
The grid governance platform of a city district. Every point belongs to one micro-grid with a person on duty; a report
with a place becomes a case and a task for that person. Coordinates are longitude and latitude in degrees and name
their datum; instants are ISO 8601 with zone; errors are RFC 9457 problem documents.
"""


def create_app(settings: Settings, *, now: Clock = clock.now) -> FastAPI:
    """A server over the database at ``settings.database_url``, which must be prepared already."""
    if settings.database_url is None:
        raise ValueError("create_app needs a database_url; commands resolve the embedded cluster first")
    database_url = settings.database_url

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        db = Database(database_url, settings.read_url)
        app.state.context = Context(settings=settings, db=db, clock=now, secrets=Secrets.load(settings.secrets_dir))
        try:
            yield
        finally:
            await db.close()

    app = FastAPI(title="GridWarden 网格哨", version="0.1.0", description=DESCRIPTION, lifespan=lifespan)
    problems.install(app)
    return app
