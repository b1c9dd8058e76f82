"""``/api/v1/tasks``: what a worker is asked to do, and what they answer."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Annotated, Literal, cast
from uuid import UUID

from fastapi import APIRouter, Depends, Header, Path, Query
from pydantic import BaseModel, Field
from sqlalchemy.ext.asyncio import AsyncSession

from backend.api.context import Context, Parts, Reading, Writing
from backend.api.identity import CurrentCaller
from backend.api.parameters import OR_EMPTY, ActedAt
from backend.api.problems import documented
from backend.cases import work
from backend.cases.brief import CaseBrief, Instant
from backend.cases.models import OPEN_TASK_STATES
from backend.cases.reading import Given, tasks_of_worker
from backend.clock import iso
from backend.evidence.fields import MOST_PHOTOS, Proof
from backend.people.rights import Caller
from backend.reports.answers import Photo
from backend.reports.fields import Words
from backend.reports.reading import photos_of_cases

router = APIRouter(prefix="/api/v1/tasks", tags=["tasks"])

TaskId = Annotated[UUID, Path(description="the task's id, from GET /api/v1/tasks or TaskOffered")]
TaskState = Literal["offered", "delivered", "seen", "accepted", "done", "returned", "expired", "withdrawn"]


async def _sent(
    session: Writing,
    key: Annotated[
        str | None,
        Header(
            alias="Idempotency-Key",
            pattern=r"^[0-9A-Za-z-]{8,64}$",
            description="the tablet's own name of this step: sent again with it, the step is not taken twice",
        ),
    ] = None,
    acted_at: ActedAt = None,
) -> str | None:
    if acted_at is not None:
        session.info["acted_at"] = iso(acted_at)
    return key


Key = Annotated[str | None, Depends(_sent)]
"""The tablet's name of a step, if it gave one."""


class TaskCase(CaseBrief):
    """A case as the worker who has it sees it."""

    summary: str = Field(description="the first report's words")
    address: str | None = Field(description="below the fourth level, as written")
    photos: list[Photo]


class TaskAnswer(BaseModel):
    """A case handed to one worker."""

    id: UUID
    state: TaskState
    rank: int = Field(description="place in the duty ladder it was offered by, 0 is the primary")
    offered_at: Instant
    accept_by: Instant = Field(description="then it goes to the next on duty, unless accepted")
    accepted_at: Instant | None
    words: str | None = Field(description="what whoever assigned it wants done, or why it is not done yet")
    case: TaskCase


class Tasks(BaseModel):
    """A worker's tasks, latest offer first."""

    tasks: list[TaskAnswer]


class Return(BaseModel):
    """Why a task is returned, and what that rests on."""

    reason: Words = Field(description="1 to 2,000 characters")
    evidence: list[Proof] = Field([], max_length=MOST_PHOTOS, description="uploaded photos that show it")
    basis: Words | None = Field(
        None, description="the rule or fact it rests on; where evidence is required, one of both"
    )


class Help(BaseModel):
    """Why a worker needs the unit above."""

    reason: Words = Field(description="1 to 2,000 characters")


class Told(BaseModel):
    """What was done on a task that is not the worker's any more."""

    words: Words = Field(description="1 to 2,000 characters")
    evidence: list[Proof] = Field([], max_length=MOST_PHOTOS, description="uploaded photos of the work")


class Outcome(Told):
    """What was done."""

    override: Words | None = Field(None, description="why it is done although a whistle is open")


@router.get("", responses=documented(401, 403, 422))
async def list_tasks(
    caller: CurrentCaller,
    session: Reading,
    context: Parts,
    state: Annotated[list[TaskState] | None, OR_EMPTY, Query(description="repeated; absent: the open ones")] = None,
) -> Tasks:
    """The calling worker's tasks, at most 200: what a tablet shows after it was switched on or reset."""
    caller.require("cases.work")
    found = await tasks_of_worker(session, caller.id, context.clock(), states=state or OPEN_TASK_STATES)
    return Tasks(tasks=await _shown(session, found, context))


@router.post("/{task_id}/accept", responses=documented(401, 404, 409, 422))
async def accept(task_id: TaskId, caller: CurrentCaller, session: Writing, context: Parts, key: Key) -> TaskAnswer:
    """Take the task on. 409 says what happened when it is not open any more: it expired, or was accepted already."""
    await work.accept(session, task_id, caller, context.clock(), key=key)
    return await _after(session, task_id, caller, context)


@router.post("/{task_id}/start", responses=documented(401, 404, 409, 422))
async def start(task_id: TaskId, caller: CurrentCaller, session: Writing, context: Parts, key: Key) -> TaskAnswer:
    """Say that the work has begun."""
    await work.start(session, task_id, caller, context.clock(), key=key)
    return await _after(session, task_id, caller, context)


@router.post("/{task_id}/return", responses=documented(401, 404, 409, 422))
async def give_back(
    task_id: TaskId, body: Return, caller: CurrentCaller, session: Writing, context: Parts, key: Key
) -> TaskAnswer:
    """Return the task (退单) with a reason and what it rests on, as often and as soon as the configuration allows; the
    next on duty is offered it at once, else the unit above is asked."""
    await work.give_back(
        session,
        task_id,
        caller,
        reason=body.reason,
        evidence=body.evidence,
        basis=body.basis,
        now=context.clock(),
        within=timedelta(seconds=context.settings.accept_within_s),
        key=key,
    )
    return await _after(session, task_id, caller, context)


@router.post("/{task_id}/help", responses=documented(401, 404, 409, 422))
async def ask_for_help(
    task_id: TaskId, body: Help, caller: CurrentCaller, session: Writing, context: Parts, key: Key
) -> TaskAnswer:
    """Say that it cannot be done alone: the unit above is asked, and the task is withdrawn."""
    await work.ask_for_help(session, task_id, caller, body.reason, context.clock(), key=key)
    return await _after(session, task_id, caller, context)


@router.post("/{task_id}/done", responses=documented(401, 404, 409, 422))
async def finish(
    task_id: TaskId, body: Outcome, caller: CurrentCaller, session: Writing, context: Parts, key: Key
) -> TaskAnswer:
    """Say what was done, with photos of it; the case is resolved. 409 while a whistle is open, unless overridden."""
    await work.finish(
        session,
        task_id,
        caller,
        words=body.words,
        evidence=body.evidence,
        override=body.override,
        now=context.clock(),
        key=key,
    )
    return await _after(session, task_id, caller, context)


@router.post("/{task_id}/note", responses=documented(401, 404, 409, 422))
async def note(
    task_id: TaskId, body: Told, caller: CurrentCaller, session: Writing, context: Parts, key: Key
) -> TaskAnswer:
    """Say what was done on a task that ended meanwhile, with photos: it goes into the case as a note (情况说明), and
    nothing else changes. 409 while the task is open."""
    await work.note(session, task_id, caller, words=body.words, evidence=body.evidence, now=context.clock(), key=key)
    return await _after(session, task_id, caller, context)


async def _after(session: AsyncSession, task_id: UUID, caller: Caller, context: Context) -> TaskAnswer:
    found = await tasks_of_worker(session, caller.id, context.clock(), only=task_id)
    return (await _shown(session, found, context))[0]


async def _shown(session: AsyncSession, found: Sequence[Given], context: Context) -> list[TaskAnswer]:
    photos = await photos_of_cases(session, [case.id for _, case, _ in found])
    return [
        TaskAnswer(
            id=task.id,
            state=cast(TaskState, task.state),
            rank=task.rank,
            offered_at=task.offered_at,
            accept_by=task.accept_by,
            accepted_at=task.accepted_at,
            words=task.words,
            case=TaskCase(
                **brief.model_dump(), summary=case.summary, address=case.address, photos=photos.get(case.id, [])
            ),
        )
        for task, case, brief in found
    ]
