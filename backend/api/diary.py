"""``/api/v1/diary``: what a worker writes down of each day (民情日记)."""

from calendar import monthrange
from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, ConfigDict, Field

from backend.api.contacts import NO_CONTROL
from backend.api.context import Origin, Parts, Writing
from backend.api.identity import CurrentCaller
from backend.api.parameters import OR_EMPTY
from backend.api.problems import documented
from backend.api.spans import Day
from backend.cases.brief import Instant
from backend.errors import Forbidden, Invalid, NotFound
from backend.people.models import Account
from backend.people.reads import keep_read
from backend.reports.fields import Words
from backend.settings import BEIJING
from backend.visits import diary
from backend.visits.models import DiaryEntry

router = APIRouter(prefix="/api/v1/diary", tags=["visits"])

OfDay = Annotated[Day, Path(description="a day in Beijing", examples=["2026-11-22"])]


class Entry(BaseModel):
    """What is written."""

    model_config = ConfigDict(extra="forbid")

    words: Words = Field(description="1 to 2,000 characters, in the place of what stood there")


class EntryAnswer(BaseModel):
    """A day's entry."""

    day: date
    words: str = Field(description="empty when nothing was written")
    updated_at: Instant | None


class Entries(BaseModel):
    """A month's entries, by day."""

    entries: list[EntryAnswer]


@router.put("/{day}", summary="Write a day's entry", responses=documented(401, 403, 422))
async def write(day: OfDay, body: Entry, caller: CurrentCaller, session: Writing, context: Parts) -> EntryAnswer:
    """A worker's own entry of a day, today's or one of the 31 days before. Sent twice it is the same."""
    caller.require("cases.work")
    if caller.role != "worker":
        raise Forbidden(f"only workers keep a diary; you are logged in as {caller.role}")
    found = await diary.write(session, caller.id, day, body.words, context.clock())
    return _shown(found)


@router.get("/{day}", summary="A day's entry", responses=documented(401, 403, 422))
async def read(day: OfDay, caller: CurrentCaller, session: Writing) -> EntryAnswer:
    """One's own entry of a day."""
    caller.require("cases.work")
    found = await diary.entries(session, caller.id, day, day)
    return _shown(found[0]) if found else EntryAnswer(day=day, words="", updated_at=None)


@router.get("", summary="A month's entries", responses=documented(401, 403, 404, 422))
async def list_entries(
    caller: CurrentCaller,
    session: Writing,  # the role that only reads may not see diaries
    context: Parts,
    origin: Origin,
    month: Annotated[
        str | None, OR_EMPTY, Query(pattern=r"^20[0-9]{2}-(0[1-9]|1[0-2])$", description="absent: this month")
    ] = None,
    worker: Annotated[UUID | None, OR_EMPTY, Query(description="a worker of one's scope; absent: oneself")] = None,
    reason: Annotated[
        str | None,
        OR_EMPTY,
        Query(min_length=5, max_length=500, pattern=NO_CONTROL, description="why somebody else's is read; kept"),
    ] = None,
) -> Entries:
    """A worker's own diary; or, for those who approve, that of a worker within their scope, for a reason that is kept
    with who asked, when and from where."""
    caller.require("cases.work", "cases.approve")
    now = context.clock()
    whose = worker or caller.id
    if whose != caller.id:
        caller.require("cases.approve")
        account = await session.get(Account, whose)
        if account is None or account.role != "worker" or not caller.sees(account.scope):
            raise NotFound("there is no such worker within your scope")
        if reason is None:
            raise Invalid("say in reason why you read somebody else's diary")
        await keep_read(session, caller, "diary", str(whose), fields=("words",), reason=reason, now=now, origin=origin)
    year, number = map(int, (month or f"{now.astimezone(BEIJING):%Y-%m}").split("-"))
    first, last = date(year, number, 1), date(year, number, monthrange(year, number)[1])
    found = await diary.entries(session, whose, first, last)
    return Entries(entries=[_shown(one) for one in found])


def _shown(entry: DiaryEntry) -> EntryAnswer:
    return EntryAnswer(day=entry.day, words=entry.words, updated_at=entry.updated_at)
