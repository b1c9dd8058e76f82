"""For those who run it: is the process alive, is it ready for traffic, and its numbers for Prometheus."""

import asyncio
import shutil
from typing import Literal

from fastapi import APIRouter, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from pydantic import BaseModel, Field
from sqlalchemy.exc import SQLAlchemyError

from backend.activity.queries import states
from backend.api.context import Context, Parts
from backend.db.status import head, status
from backend.db.view import View
from backend.observability import ACTIVITY, OPEN_DEADLINES, UNSTAMPED

router = APIRouter(tags=["operation"])

ANSWER_WITHIN_S = 3.0
RELAY_LAG_S = 30.0
DISK_FREE_BYTES = 256 * 1024**2


class Alive(BaseModel):
    """The process answers."""

    status: Literal["ok"] = "ok"


class Readiness(BaseModel):
    """Whether this process should get traffic, check by check."""

    ready: bool
    checks: dict[str, str] = Field(description="`ok`, or one sentence that says what is wrong; by name of the check")


@router.get("/healthz", summary="Is the process alive?")
async def healthz() -> Alive:
    """Answers as long as the process does; looks at nothing else. Restart the process when this fails."""
    return Alive()


@router.get(
    "/readyz",
    summary="Is it ready for traffic?",
    responses={503: {"model": Readiness, "description": "Not ready; `checks` says why"}},
)
async def readyz(context: Parts, response: Response) -> Readiness:
    """Whether the database answers with this program's schema, events are passed on, and there is room on the disk."""
    checks = {"database": "ok", "schema": "ok", "relay": "ok", "disk": "ok"}
    try:
        async with asyncio.timeout(ANSWER_WITHIN_S), context.db.read(View.system()) as session:
            found = await status(session, context.clock())
    except (SQLAlchemyError, TimeoutError, OSError):
        checks |= dict.fromkeys(("database", "schema", "relay"), "the database does not answer")
    else:
        if found.schema != head():
            checks["schema"] = f"the database has schema {found.schema}, this program needs {head()}"
        if found.relay_lag_s > RELAY_LAG_S:
            checks["relay"] = f"an event has waited {found.relay_lag_s:.0f} s to be passed on"
    free = (await asyncio.to_thread(shutil.disk_usage, context.settings.data)).free
    if free < DISK_FREE_BYTES:
        checks["disk"] = f"{free // 1024**2} MB are free where {context.settings.data} lies"
    ready = all(check == "ok" for check in checks.values())
    if not ready:
        response.status_code = 503
    return Readiness(ready=ready, checks=checks)


@router.get("/metrics", summary="Numbers for Prometheus", response_class=Response)
async def metrics(context: Parts) -> Response:
    """Counters of this process and gauges of the database, in Prometheus' text format."""
    await _look(context)
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)


async def _look(context: Context) -> None:
    """Bring the database's gauges up to date. Without a database they are NaN: the process's own still count."""
    try:
        async with asyncio.timeout(ANSWER_WITHIN_S), context.db.read(View.system()) as session:
            found = await status(session, context.clock())
            counts = await states(session)
    except (SQLAlchemyError, TimeoutError, OSError):
        UNSTAMPED.set(float("nan"))
        OPEN_DEADLINES.set(float("nan"))
        ACTIVITY.clear()
        return
    UNSTAMPED.set(found.relay_lag_s)
    OPEN_DEADLINES.set(found.open_deadlines)
    for state, grids in counts.items():
        ACTIVITY.labels(state).set(grids)
