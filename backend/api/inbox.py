"""``/api/v1/inbox``: what an account must know, kept until it is read."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, ConfigDict, Field

from backend.api.context import Parts, Reading, Writing
from backend.api.identity import CurrentCaller
from backend.api.parameters import OR_EMPTY
from backend.api.problems import documented
from backend.cases.brief import Instant
from backend.inbox import service
from backend.inbox.kinds import Kind

router = APIRouter(prefix="/api/v1/inbox", tags=["inbox"])


class NoticeAnswer(BaseModel):
    """One notice."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    kind: Kind
    title: str = Field(description="Chinese")
    body: str = Field(description="Chinese")
    data: dict[str, Any] = Field(description="what it is about; en: title and body in English, where there are any")
    at: Instant
    read_at: Instant | None


class Notices(BaseModel):
    """An account's notices, the latest first."""

    unread: int = Field(description="how many of all nobody has read")
    notices: list[NoticeAnswer]


class Marked(BaseModel):
    """What is read now and was not before."""

    read: int


@router.get("", summary="My notices", responses=documented(401, 422))
async def list_notices(
    caller: CurrentCaller,
    session: Reading,
    unread: Annotated[bool, OR_EMPTY, Query(description="only those that were not read")] = False,
    before: Annotated[UUID | None, OR_EMPTY, Query(description="only those after this one: the next page")] = None,
    limit: Annotated[int, OR_EMPTY, Query(ge=1, le=200, description="at most this many")] = 50,
) -> Notices:
    """What the calling account must know: leave to decide, grids that turn zombie, bulletins. Kept for 13 months;
    `NoticePut` on `worker:me` says that there is a new one."""
    found = await service.list_notices(session, caller.id, unread=unread, before=before, limit=limit)
    return Notices(
        unread=await service.count_unread(session, caller.id),
        notices=[NoticeAnswer.model_validate(one) for one in found],
    )


@router.post("/read-all", summary="Mark all as read", responses=documented(401))
async def read_all(caller: CurrentCaller, session: Writing, context: Parts) -> Marked:
    """Everything in the calling account's inbox is read."""
    return Marked(read=await service.mark_all_read(session, caller.id, context.clock()))


@router.post("/{notice_id}/read", status_code=204, summary="Mark as read", responses=documented(401, 404, 422))
async def read_one(
    notice_id: Annotated[UUID, Path(description="the notice's id")],
    caller: CurrentCaller,
    session: Writing,
    context: Parts,
) -> None:
    """One notice is read; the first time counts."""
    await service.mark_read(session, caller.id, notice_id, context.clock())
