"""``/api/v1/displays``: walls that show themselves with a token instead of somebody's account."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from backend.api.context import Origin, Parts, Writing
from backend.api.identity import COOKIE, CurrentCaller
from backend.api.problems import documented
from backend.errors import Invalid
from backend.people import displays
from backend.people.accounts import grid_there
from backend.people.guard_models import DisplayToken

router = APIRouter(prefix="/api/v1/displays", tags=["accounts"])

COOKIE_LIVES_S = 400 * 24 * 3600
"""As long as browsers keep any cookie; each start of the wall sets it anew."""


class NewDisplay(BaseModel):
    """A wall that is to be shown."""

    model_config = ConfigDict(extra="forbid")

    name: str = Field(min_length=1, max_length=100, pattern=r"^[^\x00-\x1f]+$", description="where it hangs")
    path: str = Field(
        max_length=100, pattern=r"^[0-9A-Za-z.]*$", description="what it shows: a grid's path; empty: all"
    )


class Display(BaseModel):
    """A wall's token that holds."""

    id: UUID
    name: str
    path: str
    created_by: UUID
    created_at: datetime


class MadeDisplay(Display):
    """A fresh token. It is shown only here."""

    token: str
    link: str = Field(description="what the wall's browser opens; the token is behind the #, which reaches no log")


class Displays(BaseModel):
    """The walls' tokens that hold, by name."""

    displays: list[Display]


class ShownToken(BaseModel):
    """What stood behind the # of the wall's address."""

    model_config = ConfigDict(extra="forbid")

    token: str = Field(min_length=1, max_length=100)


class Shown(BaseModel):
    """What the display shows."""

    name: str
    path: str


@router.post("/session", status_code=201, summary="Start a wall", responses=documented(404, 422))
async def start_display(
    body: ShownToken, session: Writing, context: Parts, request: Request, response: Response
) -> Shown:
    """Exchange a display's token for the browser's cookie. Nobody is logged in by it, and it never idles out."""
    display = await displays.find_display(session, body.token)
    response.set_cookie(
        COOKIE,
        body.token,
        max_age=COOKIE_LIVES_S,
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )
    return Shown(name=display.name, path=display.path)


@router.post("", status_code=201, summary="Make a display's token", responses=documented(401, 403, 422))
async def make_display(
    body: NewDisplay, caller: CurrentCaller, session: Writing, context: Parts, origin: Origin
) -> MadeDisplay:
    """A token for a wall: it reads what lies at or below a path, writes nothing, and holds until it is revoked."""
    caller.require("displays.manage")
    now = context.clock()
    if body.path and not await grid_there(session, body.path, now):
        raise Invalid(f"there is no grid {body.path}; path is a grid's path, such as 110112.001")
    display, token = await displays.make(session, body.name, body.path, now, by=caller, origin=origin)
    link = f"{context.settings.base_url}/wall/#display={token}"
    return MadeDisplay(**_shown(display).model_dump(), token=token, link=link)


@router.get("", summary="The displays there are", responses=documented(401, 403))
async def list_displays(caller: CurrentCaller, session: Writing) -> Displays:
    """The tokens that hold, without the tokens themselves."""
    caller.require("displays.manage")
    return Displays(displays=[_shown(display) for display in await displays.list_displays(session)])


@router.delete("/{display_id}", status_code=204, summary="Revoke a display", responses=documented(401, 403, 404, 422))
async def revoke_display(
    display_id: Annotated[UUID, Path(description="the display's id, from GET /api/v1/displays")],
    caller: CurrentCaller,
    session: Writing,
    context: Parts,
    origin: Origin,
) -> None:
    """End a display's token. Its sockets close at once."""
    caller.require("displays.manage")
    await displays.revoke(session, display_id, context.clock(), by=caller, origin=origin)


def _shown(display: DisplayToken) -> Display:
    return Display(
        id=display.id,
        name=display.name,
        path=display.path,
        created_by=display.created_by,
        created_at=display.created_at,
    )
