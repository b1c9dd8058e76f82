"""``/api/v1/verdicts/{token}``: with one tap a reporter judges the work, by the signed link they were sent."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path
from fastapi.responses import FileResponse
from pydantic import BaseModel, Field, StringConstraints
from sqlalchemy.ext.asyncio import AsyncSession

from backend.api.context import Context, Origin, Parts
from backend.api.media import PICTURE, served
from backend.api.problems import documented
from backend.cases.brief import Instant
from backend.cases.models import Category
from backend.db.view import View
from backend.errors import NotFound
from backend.media.models import Media
from backend.reports.answers import Photo
from backend.reports.fields import Words
from backend.reports.reading import results
from backend.verdicts import asking, service
from backend.verdicts.asking import Question, State
from backend.verdicts.rules import Outcome, Satisfaction

router = APIRouter(prefix="/api/v1/verdicts", tags=["verdicts"])

Token = Annotated[
    str,
    Path(
        min_length=48,
        max_length=48,
        pattern="^[A-Za-z0-9_-]+$",
        description="from the link that was sent, or from the progress by receipt",
    ),
]


class Tap(BaseModel):
    """A verdict. One tap sends a pair that goes together, such as solved and satisfied."""

    outcome: Outcome
    satisfaction: Satisfaction
    words: Annotated[Words, StringConstraints(max_length=500)] | None = Field(
        None, description="what is to be said with it, at most 500 characters; absent, earlier words are taken back"
    )


class GivenVerdict(BaseModel):
    """The verdict that was given on this round."""

    outcome: Outcome
    satisfaction: Satisfaction
    words: str | None
    given_at: Instant


class Asked(BaseModel):
    """What the holder of the link is asked."""

    number: str = Field(description="of the case")
    category: str = Field(description="the category's name")
    status: str = Field(description="of the case now")
    round: int = Field(description="0 for the first work on it, 1 after it was reopened once, …")
    state: State = Field(
        description="asked: the verdict is waited for; closed: whoever sees it come back may still say so; over: this"
        " round is not judged any more, and only the verdict that was given can be read"
    )
    until: Instant | None = Field(description="when asked or closed ends")
    done_at: Instant | None
    done: str | None = Field(description="what was done, in the words of whoever did it")
    photos: list[Photo] = Field(description="of the work when it was done")
    reason: str | None = Field(description="of the case's end")
    given: GivenVerdict | None


@router.get("/{token}", responses=documented(404, 422))
async def asked(token: Token, context: Parts) -> Asked:
    """What was done, and what is asked. Opening it changes nothing: messengers and scanners open links too."""
    report, round = _named(token, context)
    async with context.db.read(View.holding([report])) as session:
        question = await asking.question(session, report, round, context.clock())
        return await _shown(session, question, token)


@router.post("/{token}", responses=documented(404, 409, 422))
async def judge(token: Token, tap: Tap, origin: Origin, context: Parts) -> Asked:
    """Judge the work. What is not solved or does not satisfy reopens the case one level up, at once.

    A verdict may be changed as long as its round is judged; the same once more changes nothing. 409 when it is over.
    """
    report, round = _named(token, context)
    # The program's own decision: it rests on what all reporters said, and hands the case to others.
    async with context.db.write(View.system()) as session:
        session.info["origin"] = origin
        question = await service.give(session, report, round, tap.outcome, tap.satisfaction, tap.words, context.clock())
        return await _shown(session, question, token)


@router.get(
    "/{token}/photos/{photo_id}", response_class=FileResponse, responses={**PICTURE, **documented(404, 422, 503)}
)
async def photo_of_work(
    token: Token, photo_id: Annotated[UUID, Path(description="one of the photos of the work")], context: Parts
) -> FileResponse:
    """A photo of the work that is judged."""
    report, round = _named(token, context)
    async with context.db.read(View.holding([report])) as session:
        question = await asking.question(session, report, round, context.clock())
        if photo_id not in await results(session, question.case):
            raise NotFound("there is no such photo of this work")
        return served(await session.get_one(Media, photo_id), "copy", context)


def _named(token: str, context: Context) -> tuple[UUID, int]:
    named = context.secrets.read_verdict_token(token)
    if named is None:
        raise NotFound("this link is not complete; open it as it was sent")
    return named


async def _shown(session: AsyncSession, question: Question, token: str) -> Asked:
    case, given = question.case, question.given
    return Asked(
        number=case.number,
        category=(await session.get_one(Category, case.category)).name,
        status=case.status,
        round=question.round,
        state=question.state,
        until=question.until,
        done_at=case.resolved_at,
        done=await asking.words_of_work(session, case),
        photos=[
            Photo(id=id, url=f"/api/v1/verdicts/{token}/photos/{id}", thumb_url=f"/api/v1/verdicts/{token}/photos/{id}")
            for id in await results(session, case)
        ],
        reason=case.reason,
        given=GivenVerdict.model_validate(given, from_attributes=True) if given else None,
    )
