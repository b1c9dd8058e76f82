"""Rings the telephones of those who answer for a task that nobody looks at: a tablet that is off, or has no network,
hears of nothing, and a closed network has no push service.

First the worker, then the deputy who is next, then whoever leads, each as long after the one before, until the worker
has seen the task or it has gone on. A rung that has nobody with a telephone is passed over. An alert holds no name and
no number; both are looked up when it is sent.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import chain
from math import ceil
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, SQLColumnExpression, delete, exists, func, literal, select
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.asyncio import AsyncSession

from backend.cases import brief, events, handing
from backend.cases.models import UNSEEN_TASK_STATES, Case, Task
from backend.cases.moving import hold
from backend.cases.registers import ALERTED, Alert
from backend.db.outgoing import Letter, Patience
from backend.live.outbox import record
from backend.people.leaders import responsible
from backend.people.models import Account

TEXTS = {
    "worker": "【网格哨】您有一件任务（{number}，{category}，{grid}）{minutes} 分钟未查看，请打开平板：{link}",
    "deputy": "【网格哨】网格员{worker}的任务（{number}，{category}，{grid}）{minutes} 分钟无人看，请准备接手：{link}",
    "leader": "【网格哨】网格员{worker}的任务（{number}，{category}，{grid}）{minutes} 分钟无人看，请过问：{link}",
}
PAGES = {"worker": "/tablet/", "deputy": "/tablet/", "leader": "/wall/"}
PATIENCE = Patience(first=timedelta(seconds=5), longest=timedelta(minutes=1), altogether=timedelta(minutes=30))
"""By then the task has long gone to somebody else, who is told anew."""


async def note(session: AsyncSession, now: datetime, after: timedelta) -> bool:
    """Write the alerts for one task that nobody looked at for so long, or for as long again; False when there is none.

    Records TaskAlerted with the rung.
    """
    waited = func.extract("epoch", literal(now) - Task.offered_at)
    case_id = await session.scalar(
        select(Task.case_id)
        .join(Case, Case.id == Task.case_id)
        .where(
            Task.state.in_(UNSEEN_TASK_STATES),
            Task.offered_at <= now - after,
            Task.alerts < len(ALERTED),
            waited >= (Task.alerts + 1) * after.total_seconds(),
            ~_rung_since(Task.id, now - after),
            Case.status == "assigned",
        )
        .order_by(Task.offered_at)
        .limit(1)
    )
    if case_id is None:
        return False
    case = await hold(session, case_id)
    task = await handing.open_task(session, case_id)
    if not task or not _unseen(task, case) or now - task.offered_at < (task.alerts + 1) * after:
        return True  # settled meanwhile, or told by another process
    if await session.scalar(select(_rung_since(task.id, now - after))):
        return True  # likewise, after nobody could be told for a while
    rungs = await _rungs(session, case, task, now)
    if task.alerts >= len(rungs):
        task.alerts = len(ALERTED)
        return True
    rung, people = rungs[task.alerts]
    rows = [
        {"id": uuid4(), "case_id": case.id, "task_id": task.id, "account_id": who, "rung": rung, "created_at": now,
         "next_try_at": now}
        for who in people
    ]  # fmt: skip
    await session.execute(postgresql.insert(Alert).values(rows).on_conflict_do_nothing())
    task.alerts += 1
    await record(session, [events.task_alerted(task, case, rung, now)])
    return True


async def letter(session: AsyncSession, alert: Alert, base_url: str, now: datetime) -> Letter | None:
    """What to send for ``alert``. None, and it is settled, when there is no number any more, or nothing to ring for."""
    task = await session.get(Task, alert.task_id)
    phone = (await _phones(session, [alert.account_id])).get(alert.account_id)
    assert task is not None
    row = (await session.execute(brief.query().where(Case.id == alert.case_id))).one()
    if not phone:
        alert.settle("no_phone")
        return None
    if not _unseen(task, row.Case):
        alert.settle("too_late")
        return None
    worker = await session.scalar(select(Account.display_name).where(Account.id == task.worker_id))
    link = base_url + PAGES[alert.rung]
    minutes = ceil((now - task.offered_at) / timedelta(minutes=1))
    said = TEXTS[alert.rung].format(
        number=row.Case.number, category=row.category_name, grid=row.grid_name or "", worker=worker, minutes=minutes,
        link=link,
    )  # fmt: skip
    return Letter(alert.id, phone, said, link)


async def forget_older(session: AsyncSession, before: datetime) -> None:
    """Delete the alerts written before ``before``; that they were written stays in the log."""
    await session.execute(delete(Alert).where(Alert.created_at < before))


def _rung_since(task: UUID | SQLColumnExpression[UUID], instant: datetime) -> ColumnElement[bool]:
    """Somebody was: after the program stood still, several rungs would be due at once."""
    return exists().where(Alert.task_id == task, Alert.created_at > instant)


def _unseen(task: Task, case: Case) -> bool:
    return task.state in UNSEEN_TASK_STATES and case.status == "assigned"


async def _rungs(session: AsyncSession, case: Case, task: Task, now: datetime) -> list[tuple[str, list[UUID]]]:
    """The rungs that have anybody with a telephone, and whom."""
    deputy = await handing.next_on_duty(session, case, now, besides=task.worker_id)
    leaders = (await responsible(session, [case.path]))[case.path]
    asked = ([task.worker_id], [deputy.id] if deputy else [], [leader.account_id for leader in leaders])
    phones = await _phones(session, chain.from_iterable(asked))
    reached = ([who for who in people if who in phones] for people in asked)
    return [(rung, people) for rung, people in zip(ALERTED, reached, strict=True) if people]


async def _phones(session: AsyncSession, people: Iterable[UUID]) -> dict[UUID, str]:
    """The telephones of those of them who have one."""
    query = select(Account.id, Account.phone).where(Account.id.in_(list(people)), Account.active)
    return {who: phone for who, phone in await session.execute(query) if phone}
