"""``/api/v1/circulars`` and the page ``/circulars``: weekly circulars and monthly rankings, to read and to ask for."""

from datetime import date, datetime, time, timedelta
from typing import Annotated, Any, cast
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter, Form, Path, Query, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from backend.api.context import Context, Parts, Reading
from backend.api.identity import CurrentCaller, Known, Under
from backend.api.parameters import OR_EMPTY
from backend.api.problems import documented
from backend.cases.brief import Instant
from backend.circulars import editions, periods, service, wording
from backend.circulars.content import Content, Kind
from backend.circulars.editions import MEDIA_TYPES, Edition
from backend.circulars.models import Circular
from backend.circulars.page import TEMPLATES
from backend.db.view import View
from backend.errors import Forbidden, GridError, Invalid, NotFound
from backend.people.rights import Caller
from backend.settings import BEIJING

router = APIRouter(tags=["circulars"])

PAGE_POLICY = (
    "sandbox allow-scripts; default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:"
)
"""The web edition brings its own scripts, so it runs as nobody's page: without our origin, cookies or network."""
PAGE_HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "same-origin",  # with no-referrer a browser says of a form that nobody's page sends it
}
LISTED = 200
REFUSED: dict[type[GridError], str] = {
    Forbidden: "这个地方不在您的辖区内。",
    NotFound: "统计期内没有这个网格，请核对网格路径。",
    Invalid: "不能生成：请选择有下级网格的地方，日期不早于2000年。",
}
"""What the page says when it makes none; the exact sentence stands behind it, in English."""


class CircularBrief(BaseModel):
    """One circular, without what it says."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    kind: Kind
    path: str
    place: str = Field(description="its name, as it was called then")
    begins: Instant = Field(description="the first instant of the period")
    ends: Instant = Field(description="the instant after the period")
    made_at: Instant = Field(description="the instant its numbers are of")
    made_by: UUID | None = Field(description="the account that asked for it; null: the schedule or the operator")


class Circulars(BaseModel):
    """Circulars, the latest first."""

    circulars: list[CircularBrief]


class CircularAnswer(CircularBrief):
    """One circular. It is frozen: it says how things stood at ``made_at``."""

    content: Content


class AskForCircular(BaseModel):
    """Which one."""

    model_config = ConfigDict(extra="forbid")

    kind: Kind = Field(
        description="weekly: the last week, due on Mondays at 08:00 Beijing time; monthly: the last "
        "month, due on the first at 08:00"
    )
    under: str = Field("", max_length=100, pattern=r"^[0-9A-Za-z.]*$", description="a path; absent: one's whole scope")
    at: AwareDatetime | None = Field(None, description="the newest that was due at this instant; absent: now")


OfKind = Annotated[Kind | None, OR_EMPTY, Query(description="only these")]
CircularId = Annotated[UUID, Path(description="the circular's id")]
InEdition = Annotated[Edition, Path(description="html: a web page; xlsx: a workbook; pdf: for print")]


@router.get("/api/v1/circulars", summary="Circulars", responses=documented(401, 403, 422))
async def list_circulars(
    caller: CurrentCaller,
    session: Reading,
    under: Under = None,
    kind: OfKind = None,
    limit: Annotated[int, OR_EMPTY, Query(ge=1, le=1000, description="at most this many")] = LISTED,
) -> Circulars:
    """Those about places within one's scope, and those about the places one's scope lies in: whoever is compared reads
    how. With ``under`` only those at or below a path."""
    caller.require("cases.see")
    found = await service.list_circulars(session, caller.scope, under=under, kind=kind, limit=limit)
    return Circulars(circulars=[CircularBrief.model_validate(one) for one in found])


@router.post(
    "/api/v1/circulars",
    status_code=201,
    summary="Make a circular now",
    responses=documented(401, 403, 404, 422)
    | {200: {"model": CircularAnswer, "description": "It was made before and stays as it was."}},
)
async def make_circular(
    body: AskForCircular, caller: CurrentCaller, context: Parts, response: Response
) -> CircularAnswer:
    """The newest circular of a place within one's scope, for any level that has grids below it. One that was made
    before is given as it is."""
    circular, new = await _make(context, caller, body.kind, body.under, body.at)
    response.status_code = 201 if new else 200
    return CircularAnswer.model_validate(circular)


@router.get("/api/v1/circulars/{circular_id}", summary="One circular", responses=documented(401, 403, 404, 422))
async def get_circular(circular_id: CircularId, caller: CurrentCaller, session: Reading) -> CircularAnswer:
    """What it says, as numbers."""
    caller.require("cases.see")
    return CircularAnswer.model_validate(await service.get_circular(session, caller.scope, circular_id))


@router.get(
    "/api/v1/circulars/{circular_id}/{edition}",
    summary="A circular as web page, workbook or PDF",
    response_class=Response,
    responses=documented(401, 403, 404, 422, 503)
    | {
        200: {
            "description": "The file, under its Chinese name",
            "content": {media_type.partition(";")[0]: {} for media_type in MEDIA_TYPES.values()},
        }
    },
)
async def get_edition(circular_id: CircularId, edition: InEdition, caller: CurrentCaller, session: Reading) -> Response:
    """The web page opens without a network; the workbook reckons its ratios; the PDF is for print."""
    caller.require("cases.see")
    circular = await service.get_circular(session, caller.scope, circular_id)
    content = Content.model_validate(circular.content)
    grids = await service.drawn_grids(session, content)
    await session.close()  # the drawing takes its time, and a connection is not needed for it
    made = await editions.draw_in_turn(edition, content, grids)
    return Response(made, media_type=MEDIA_TYPES[edition], headers=_headers(content, edition))


def _headers(content: Content, edition: Edition) -> dict[str, str]:
    name = quote(wording.file_name(content, edition))
    headers = {"Cache-Control": "private, no-cache"}
    if edition == "html":
        return headers | {
            "Content-Disposition": f"inline; filename*=UTF-8''{name}",
            "Content-Security-Policy": PAGE_POLICY,
        }
    return headers | {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}


async def _make(context: Context, caller: Caller, kind: Kind, under: str, at: datetime | None) -> tuple[Circular, bool]:
    """What a leader asks for. Its numbers are the program's, whoever asks for them first."""
    caller.require("cases.approve")
    path, now = caller.within(under), context.clock()
    if at is not None and at > now:
        raise Invalid(
            "at must not lie in the future: a circular is about a period that is over",
            errors=[{"field": "at", "message": "must not lie in the future"}],
        )
    async with context.db.write(View.system()) as session:
        session.info["actor"] = str(caller.id)
        return await service.make(session, periods.latest(kind, at or now), path, now=now, by=caller.id)


# ---------------------------------------------------------------------------------------------------------- the page


def _page(status: int = 200, **values: Any) -> HTMLResponse:
    shown = {"caller": None, "circulars": (), "message": "", "detail": "", "kinds": wording.CALLED} | values
    return HTMLResponse(TEMPLATES.get_template("circulars.html").render(shown), status, PAGE_HEADERS)


async def _shown(
    caller: Caller, context: Context, message: str = "", status: int = 200, detail: str = ""
) -> HTMLResponse:
    async with context.db.read(View.of(caller)) as session:
        found = await service.list_circulars(session, caller.scope, under=None, kind=None, limit=LISTED)
    rows = [
        {
            "id": one.id,
            "place": one.place,
            "series": wording.CALLED[cast(Kind, one.kind)],
            "span": wording.span(
                one.begins.astimezone(BEIJING).date(), one.ends.astimezone(BEIJING).date() - timedelta(days=1)
            ),
            "made": f"{one.made_at.astimezone(BEIJING):%Y-%m-%d %H:%M}",
        }
        for one in found
    ]
    asks = caller.may("cases.approve")
    return _page(status, caller=caller, circulars=rows, message=message, detail=detail, asks=asks)


@router.get("/circulars", include_in_schema=False)
async def show_page(known: Known, context: Parts) -> HTMLResponse:
    """The circulars one may read, with their editions; a sentence for whoever is not logged in."""
    if not isinstance(known, Caller):
        return _page(401)
    known.require("cases.see")
    return await _shown(known, context)


@router.post("/circulars", include_in_schema=False)
async def ask_on_page(
    caller: CurrentCaller,
    context: Parts,
    kind: Annotated[str, Form(max_length=20)] = "",
    under: Annotated[str, Form(max_length=100)] = "",
    day: Annotated[str, Form(max_length=10)] = "",
) -> Response:
    """The page's form: make one, and show the list with it."""
    caller.require("cases.approve")
    try:
        until = datetime.combine(date.fromisoformat(day), time(23, 59, 59), BEIJING) if day else None
        asked = AskForCircular(kind=cast(Kind, kind), under=under.strip(), at=until)
    except ValueError:
        return await _shown(caller, context, "请选择种类；网格路径如 110112.001，日期如 2026-11-23。", 422)
    try:
        await _make(context, caller, asked.kind, asked.under, asked.at and min(asked.at, context.clock()))
    except GridError as refused:
        said = next((words for kind, words in REFUSED.items() if isinstance(refused, kind)), "没有生成，请稍后再试。")
        return await _shown(caller, context, said, refused.status, refused.detail)
    return RedirectResponse("/circulars", 303)
