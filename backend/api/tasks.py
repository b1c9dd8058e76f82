"""``/api/v1/tasks``: what a worker is asked to do, and what they answer."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Annotated, Literal, cast
from uuid import UUID

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, Field
from sqlalchemy.ext.asyncio import AsyncSession

from backend.api.context import Context, Parts, Reading, Writing
from backend.api.identity import CurrentCaller
from backend.api.parameters import OR_EMPTY
from backend.api.problems import documented
from backend.cases import work
from backend.cases.brief import CaseBrief, Instant
from backend.cases.models import OPEN_TASK_STATES
from backend.cases.reading import Given, tasks_of_worker
from backend.people.service import Caller
from backend.reports.answers import Photo
from backend.reports.fields import Words
from backend.reports.reading import photos_of_cases

router = APIRouter(prefix="/api/v1/tasks", tags=["tasks"])

TaskId = Annotated[UUID, Path(description="the task's id, from GET /api/v1/tasks or TaskOffered")]
TaskState = Literal["offered", "delivered", "seen", "accepted", "done", "returned", "expired", "withdrawn"]


class TaskCase(CaseBrief):
    """A case as the worker who has it sees it."""

    summary: str = Field(description="the first report's words")
    photos: list[Photo]


class TaskAnswer(BaseModel):
    """A case handed to one worker."""

    id: UUID
    state: TaskState
    rank: int = Field(description="place in the duty ladder it was offered by, 0 is the primary")
    offered_at: Instant
    accept_by: Instant = Field(description="then it goes to the next on duty, unless accepted")
    accepted_at: Instant | None
    case: TaskCase


class Tasks(BaseModel):
    """A worker's tasks, latest offer first."""

    tasks: list[TaskAnswer]


class Reason(BaseModel):
    """Why a task is returned."""

    reason: Words = Field(description="1 to 2,000 characters")


class Outcome(BaseModel):
    """What was done."""

    words: Words = Field(description="1 to 2,000 characters")


@router.get("", responses=documented(401, 403, 422))
async def list_tasks(
    caller: CurrentCaller,
    session: Reading,
    context: Parts,
    state: Annotated[list[TaskState] | None, OR_EMPTY, Query(description="repeated; absent: the open ones")] = None,
) -> Tasks:
    """The calling worker's tasks, at most 200: what a tablet shows after it was switched on or reset."""
    caller.require("worker")
    found = await tasks_of_worker(session, caller.id, context.clock(), states=state or OPEN_TASK_STATES)
    return Tasks(tasks=await _shown(session, found, context))


@router.post("/{task_id}/accept", responses=documented(401, 404, 409, 422))
async def accept(task_id: TaskId, caller: CurrentCaller, session: Writing, context: Parts) -> TaskAnswer:
    """Take the task on. 409 says what happened when it is not open any more: it expired, or was accepted already."""
    await work.accept(session, task_id, caller.id, context.clock())
    return await _after(session, task_id, caller, context)


@router.post("/{task_id}/return", responses=documented(401, 404, 409, 422))
async def give_back(
    task_id: TaskId, body: Reason, caller: CurrentCaller, session: Writing, context: Parts
) -> TaskAnswer:
    """Return the task with a reason; the next on duty is offered it at once."""
    within = timedelta(seconds=context.settings.accept_within_s)
    await work.give_back(session, task_id, caller.id, body.reason, context.clock(), within)
    return await _after(session, task_id, caller, context)


@router.post("/{task_id}/done", responses=documented(401, 404, 409, 422))
async def finish(task_id: TaskId, body: Outcome, caller: CurrentCaller, session: Writing, context: Parts) -> TaskAnswer:
    """Say what was done; the case is resolved."""
    await work.finish(session, task_id, caller.id, body.words, context.clock())
    return await _after(session, task_id, caller, context)


async def _after(session: AsyncSession, task_id: UUID, caller: Caller, context: Context) -> TaskAnswer:
    found = await tasks_of_worker(session, caller.id, context.clock(), only=task_id)
    return (await _shown(session, found, context))[0]


async def _shown(session: AsyncSession, found: Sequence[Given], context: Context) -> list[TaskAnswer]:
    photos = await photos_of_cases(session, [case.id for _, case, _ in found])
    within = timedelta(seconds=context.settings.accept_within_s)
    return [
        TaskAnswer(
            id=task.id,
            state=cast(TaskState, task.state),
            rank=task.rank,
            offered_at=task.offered_at,
            accept_by=task.offered_at + within,
            accepted_at=task.accepted_at,
            case=TaskCase(**brief.model_dump(), summary=case.summary, photos=photos.get(case.id, [])),
        )
        for task, case, brief in found
    ]
