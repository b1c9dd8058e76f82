"""The public board: who answers for a grid, for anybody; and the cards of those who stand on it, for who keeps them."""

from typing import Annotated

from fastapi import APIRouter, Path, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from backend.api import bodies
from backend.api.accounts import AccountId, Phone
from backend.api.context import Parts, Reading, Writing
from backend.api.grids import Code, Level
from backend.api.identity import CurrentCaller
from backend.api.problems import documented
from backend.configuration import service as configuration
from backend.grids import service as grids
from backend.media.copies import CONTENT_TYPE, small_copy
from backend.media.photo import unreadable
from backend.media.pool import DecoderCrashed, in_decoder
from backend.media.service import look_at
from backend.people import board
from backend.people.models import BoardCard

router = APIRouter(prefix="/api/v1", tags=["board"])

PIXELS = 480
"""A side of a photo on a board: sharp at three centimetres in print."""

Digest = Annotated[str, Path(pattern="^[0-9a-f]{64}$", description="from photo_url")]
IMAGE = {"content": {CONTENT_TYPE: {"schema": {"type": "string", "contentMediaType": CONTENT_TYPE}}}}
UPLOAD = {
    "requestBody": {
        "required": True,
        "content": {"image/*": {"schema": {"type": "string", "contentMediaType": "application/octet-stream"}}},
    }
}


class BoardPerson(BaseModel):
    """Somebody who answers for the grid, as the board in the street shows them."""

    name: str
    position: str | None
    duties: str | None = Field(description="their own; null: those of every board here")
    phone: str | None = Field(description="only when it was published")
    photo_url: str | None
    on_duty: bool = Field(description="at this instant")


class BoardAnswer(BaseModel):
    """The public board of a grid (网格员公示牌)."""

    code: str
    name: str
    level: Level
    place: list[str] = Field(description="names of the grids around it, the district first")
    leaf: bool
    people: list[BoardPerson] = Field(description="those on duty first, in the order in which they are asked")
    duties: list[str] = Field(description="what every worker here is there for")
    supervision_phone: str | None


class Card(BaseModel):
    """What the board shows of somebody beside name and position. All of it is for everybody."""

    model_config = ConfigDict(extra="forbid")

    duties: str | None = Field(None, min_length=1, max_length=board.LONGEST_DUTIES)
    phone: Phone | None = Field(None, description="to be published; null: none is")


class CardAnswer(Card):
    """A board card."""

    photo_url: str | None


@router.get("/board/{code}", responses=documented(404, 422))
async def show(code: Code, session: Reading, context: Parts) -> BoardAnswer:
    """Who answers for a grid that is valid now; GET /api/v1/locate tells the grid of a place. No account needed."""
    now = context.clock()
    grid = await grids.get_grid(session, code, now)
    people = await board.boards(session, [board.Listed(grid.code, grid.path, grid.leaf)], now)
    rules = (await configuration.active(session, now)).rules
    return BoardAnswer(
        code=grid.code,
        name=grid.name,
        level=grid.level,
        leaf=grid.leaf,
        place=await grids.names_above(session, grid.path, now),
        people=[_person(one) for one in people[grid.code]],
        duties=rules.board.duties,
        supervision_phone=rules.board.phone_at(grid.path),
    )


@router.get("/board/photos/{digest}", response_class=Response, responses={200: IMAGE, **documented(404, 422)})
async def photo(digest: Digest, session: Reading) -> Response:
    """A photo that hangs on a board."""
    headers = {"Cache-Control": "public, max-age=86400"}  # taken from the board it may be seen for a day
    return Response(await board.board_photo(session, digest), media_type=CONTENT_TYPE, headers=headers)


@router.get("/accounts/{account_id}/board-card", responses=documented(401, 403, 404, 422))
async def card(account_id: AccountId, caller: CurrentCaller, session: Reading) -> CardAnswer:
    """What the board shows of somebody, for who keeps accounts."""
    caller.require("accounts.manage")
    return _card(await board.board_card(session, account_id))


@router.put("/accounts/{account_id}/board-card", responses=documented(401, 403, 404, 422))
async def write(
    account_id: AccountId, body: Card, caller: CurrentCaller, session: Writing, context: Parts
) -> CardAnswer:
    """Publish somebody's duties and telephone number, or take them from the board. Ask them first."""
    caller.require("accounts.manage")
    made = await board.write_card(session, account_id, body.duties, body.phone, context.clock(), by=caller)
    return _card(made)


@router.put(
    "/accounts/{account_id}/board-card/photo",
    responses=documented(401, 403, 404, 413, 422),
    openapi_extra=UPLOAD,
)
async def hang(
    account_id: AccountId, request: Request, caller: CurrentCaller, session: Writing, context: Parts
) -> CardAnswer:
    """Publish somebody's photo (JPEG, PNG, WebP, HEIC): a small copy without metadata is kept, the original is not."""
    caller.require("accounts.manage")
    original = await bodies.whole(request, context.settings.photo_max_mb * 1024 * 1024)
    await look_at(original, "of the card")
    try:
        small = await in_decoder(small_copy, original, PIXELS)
    except DecoderCrashed as crashed:
        raise unreadable("of the card") from crashed
    return _card(await board.hang_photo(session, account_id, small, context.clock(), by=caller))


@router.delete("/accounts/{account_id}/board-card/photo", responses=documented(401, 403, 404, 422))
async def take_down(account_id: AccountId, caller: CurrentCaller, session: Writing, context: Parts) -> CardAnswer:
    """Take somebody's photo from the board."""
    caller.require("accounts.manage")
    return _card(await board.hang_photo(session, account_id, None, context.clock(), by=caller))


def _person(one: board.Posted) -> BoardPerson:
    return BoardPerson(
        name=one.name,
        position=one.position,
        duties=one.duties,
        phone=one.phone,
        photo_url=_photo_url(one.photo),
        on_duty=one.on_duty,
    )


def _card(found: BoardCard | None) -> CardAnswer:
    if found is None:
        return CardAnswer(photo_url=None)
    return CardAnswer(duties=found.duties, phone=found.phone, photo_url=_photo_url(found.photo_digest))


def _photo_url(digest: str | None) -> str | None:
    return f"/api/v1/board/photos/{digest}" if digest else None
