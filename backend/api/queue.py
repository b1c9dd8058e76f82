"""``/api/v1/queue`` and ``/api/v1/views``: the operators' list of work, and the views of it they keep."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from backend.api.context import Parts, Reading, Writing
from backend.api.identity import CurrentCaller, Under
from backend.api.parameters import OR_EMPTY
from backend.api.problems import documented
from backend.cases import queue, saved_views
from backend.cases.lifecycle import State
from backend.cases.queue import MOST_COUNTED, Filter, Order, QueueCase, Urgency

router = APIRouter(prefix="/api/v1", tags=["queue"])

ViewId = Annotated[UUID, Path(description="the view's id, from GET /api/v1/views")]

STANDARD: dict[str, Filter] = {
    "all": Filter(),
    "own": Filter(holder="own"),
    "nobody": Filter(holder="nobody", order="urgent"),
    "life": Filter(urgency=["life"]),
    "overdue": Filter(due_within_h=0),
    "soon": Filter(due_within_h=24),
    "to_check": Filter(status=["resolved"]),
    "suspended": Filter(status=["suspended"]),
}
"""Views that everybody has."""


class Queue(BaseModel):
    """Part of the list of work."""

    cases: list[QueueCase]
    after: UUID | None = Field(description="give it as after for the part that follows; null: this is the last")
    count: int | None = Field(description=f"how many there are, at most {MOST_COUNTED}; null on later parts")


class NewView(BaseModel):
    """A name and a filter."""

    model_config = ConfigDict(extra="forbid")

    name: Annotated[
        str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40, pattern=r"^[^\x00-\x1f]+$")
    ]
    filter: Filter


class StandardView(BaseModel):
    """A view that everybody has."""

    code: str
    filter: Filter
    count: int = Field(description=f"of its cases now, at most {MOST_COUNTED}")


class SavedViewAnswer(BaseModel):
    """A view of one's own."""

    id: UUID
    name: str
    filter: Filter
    count: int = Field(description=f"of its cases now, at most {MOST_COUNTED}")


class Views(BaseModel):
    """What there is to choose from."""

    standard: list[StandardView]
    own: list[SavedViewAnswer]


class KeptView(BaseModel):
    """The view as it is kept."""

    id: UUID
    name: str
    filter: Filter


def _chosen(
    under: Under = None,
    status: Annotated[list[State] | None, OR_EMPTY, Query(max_length=20, description="repeated; any of these")] = None,
    category: Annotated[
        list[Annotated[str, StringConstraints(pattern=r"^([0-9]{2}|[0-9]{4})$")]] | None,
        OR_EMPTY,
        Query(max_length=50, description="repeated: codes of subclasses, or of whole classes"),
    ] = None,
    urgency: Annotated[list[Urgency] | None, OR_EMPTY, Query(max_length=3, description="repeated")] = None,
    due_within_h: Annotated[
        int | None, OR_EMPTY, Query(ge=0, le=8_784, description="due within so many hours, or overdue; 0: overdue")
    ] = None,
    holder: Annotated[
        Literal["nobody", "own"] | None,
        OR_EMPTY,
        Query(description="nobody: nobody is asked; own: it waits for me, my unit or my department"),
    ] = None,
    text: Annotated[
        str,
        Query(max_length=100, pattern=r"^[^\x00-\x1f]*$", description="part of the number, the words or the address"),
    ] = "",
    order: Annotated[Order, OR_EMPTY, Query(description="due, urgent (danger to life first) or newest")] = "due",
) -> Filter:
    return Filter(
        under=under or "",
        status=status or [],
        category=category or [],
        urgency=urgency or [],
        due_within_h=due_within_h,
        holder=holder,
        text=text,
        order=order,
    )


@router.get("/queue", summary="The list of work", responses=documented(401, 403, 422))
async def get_queue(
    caller: CurrentCaller,
    session: Reading,
    context: Parts,
    chosen: Annotated[Filter, Depends(_chosen)],
    after: Annotated[UUID | None, OR_EMPTY, Query(description="of the answer before: the part that follows")] = None,
    limit: Annotated[int, OR_EMPTY, Query(ge=1, le=200, description="at most this many")] = 50,
) -> Queue:
    """Cases within the scope that meet everything that is asked, in the order of work. Without a status or a text
    those that have not ended."""
    now = context.clock()
    found = await queue.page(session, caller, chosen, after=after, limit=limit, now=now)
    counted = None if after else (await queue.count(session, caller, [chosen], now))[0]
    return Queue(cases=found.cases, after=found.after, count=counted)


@router.get("/views", summary="Views of the list of work", responses=documented(401, 403, 422))
async def list_views(caller: CurrentCaller, session: Reading, context: Parts, under: Under = None) -> Views:
    """The views everybody has, within ``under``, and one's own, each with how many cases it shows now."""
    caller.within(under)
    standard = [(code, one.model_copy(update={"under": under or ""})) for code, one in STANDARD.items()]
    kept = [(view, Filter.model_validate(view.filter)) for view in await saved_views.list_views(session, caller.id)]
    own = [(view, chosen) for view, chosen in kept if not chosen.under or caller.sees(chosen.under)]
    filters = [chosen for _, chosen in standard] + [chosen for _, chosen in own]
    counts = await queue.count(session, caller, filters, context.clock())
    return Views(
        standard=[
            StandardView(code=code, filter=chosen, count=count)
            for (code, chosen), count in zip(standard, counts[: len(standard)], strict=True)
        ],
        own=[
            SavedViewAnswer(id=view.id, name=view.name, filter=chosen, count=count)
            for (view, chosen), count in zip(own, counts[len(standard) :], strict=True)
        ],
    )


@router.post("/views", status_code=201, summary="Keep a view", responses=documented(401, 403, 409, 422))
async def save_view(body: NewView, caller: CurrentCaller, session: Writing, context: Parts) -> KeptView:
    """Keep a filter of the list of work under a name. Only the calling account sees it."""
    caller.within(body.filter.under)
    view = await saved_views.save(session, caller.id, body.name, body.filter, context.clock())
    return KeptView(id=view.id, name=view.name, filter=body.filter)


@router.put("/views/{view_id}", summary="Change a view", responses=documented(401, 403, 404, 409, 422))
async def change_view(view_id: ViewId, body: NewView, caller: CurrentCaller, session: Writing) -> KeptView:
    """Give a view of one's own another name or filter."""
    caller.within(body.filter.under)
    view = await saved_views.change(session, caller.id, view_id, body.name, body.filter)
    return KeptView(id=view.id, name=view.name, filter=body.filter)


@router.delete("/views/{view_id}", status_code=204, summary="Delete a view", responses=documented(401, 404, 422))
async def delete_view(view_id: ViewId, caller: CurrentCaller, session: Writing) -> None:
    """Delete a view of one's own."""
    await saved_views.delete(session, caller.id, view_id)
