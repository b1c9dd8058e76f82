"""``/api/v1/bulletins``: what is told of the district and of each street at noon and in the evening, Beijing time."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from backend.api.context import Parts, Reading
from backend.api.identity import CurrentCaller, Under
from backend.api.parameters import OR_EMPTY
from backend.api.problems import documented
from backend.api.spans import Day
from backend.bulletins import reading
from backend.bulletins.content import Content
from backend.bulletins.models import Bulletin
from backend.bulletins.service import SLOTS
from backend.cases.brief import Instant
from backend.settings import BEIJING

router = APIRouter(prefix="/api/v1/bulletins", tags=["bulletins"])


class BulletinAnswer(Content):
    """One bulletin. It is frozen: it says how things stood at ``made_at``."""

    id: UUID
    path: str
    name: str = Field(description="of the place")
    slot_at: Instant = Field(description="when it was due: 12:00 or 18:00 Beijing time")
    made_at: Instant


class Latest(BaseModel):
    """The newest bulletin, and when the next one is due."""

    bulletin: BulletinAnswer | None = Field(description="null while there is none of this place or below it")
    next_at: Instant


class Bulletins(BaseModel):
    """A day's bulletins, the latest first, the district's before its streets'."""

    day: date
    bulletins: list[BulletinAnswer]


OfDay = Annotated[Day | None, OR_EMPTY, Query(description="a Beijing day; absent: today")]


@router.get("", summary="A day's bulletins", responses=documented(401, 403, 422))
async def list_bulletins(
    caller: CurrentCaller, session: Reading, context: Parts, under: Under = None, day: OfDay = None
) -> Bulletins:
    """The bulletins of the places at or below a path within one's scope that were due on a day."""
    path = caller.within(under)
    wanted = day or context.clock().astimezone(BEIJING).date()
    found = await reading.of_day(session, path, wanted)
    return Bulletins(day=wanted, bulletins=[_answer(one) for one in found])


@router.get("/latest", summary="The newest bulletin", responses=documented(401, 403, 422))
async def latest(caller: CurrentCaller, session: Reading, context: Parts, under: Under = None) -> Latest:
    """The newest bulletin of the highest place at or below a path within one's scope: the district's for those who see
    it all, a street's for those who see that."""
    found = await reading.latest(session, caller.within(under))
    now: datetime = context.clock()
    return Latest(bulletin=_answer(found) if found else None, next_at=SLOTS.next(now))


def _answer(one: Bulletin) -> BulletinAnswer:
    return BulletinAnswer(
        id=one.id, path=one.path, name=one.name, slot_at=one.slot_at, made_at=one.made_at, **one.content
    )
