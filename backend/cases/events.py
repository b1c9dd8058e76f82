"""What the log says about cases and tasks: one function for each shape of event, none with a personal value."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from backend.cases.brief import CaseBrief
from backend.cases.models import Case, Task
from backend.clock import iso
from backend.live.outbox import Happened


def case_opened(brief: CaseBrief, actor: str, origin: str | None) -> Happened:
    """A case began; walls show it."""
    topics = (f"wall:{brief.path}", f"case:{brief.id}")
    data = {"case": brief.model_dump(mode="json")}
    return Happened("CaseOpened", brief.opened_at, "case", str(brief.id), data, topics, actor, origin)


def case_assigned(brief: CaseBrief, worker: UUID, rank: int, at: datetime, *, again: bool) -> Happened:
    """A worker answers for the case; ``again`` tells the wall too, which knows the first one from CaseOpened."""
    topics = (f"wall:{brief.path}", f"case:{brief.id}") if again else (f"case:{brief.id}",)
    data = {
        "case": str(brief.id),
        "number": brief.number,
        "status": brief.status,
        "worker": str(worker),
        "rank": rank,
        "path": brief.path,
    }
    return Happened("CaseAssigned", at, "case", str(brief.id), data, topics)


def task_offered(task: dict[str, Any], worker: UUID, brief: CaseBrief, at: datetime) -> Happened:
    """A task is on its way to ``worker``'s tablet; ``task`` is what ``offer`` gave."""
    data = {"task": task, "case": brief.model_dump(mode="json")}
    return Happened("TaskOffered", at, "task", task["id"], data, (f"worker:{worker}",))


def offer(task_id: UUID, rank: int, at: datetime, accept_within: timedelta) -> dict[str, Any]:
    """A fresh task as the tablet sees it."""
    return {
        "id": str(task_id),
        "state": "offered",
        "rank": rank,
        "offered_at": iso(at),
        "accept_by": iso(at + accept_within),
    }


def task_acknowledged(name: str, task: Task, case: Case, at: datetime) -> Happened:
    """TaskDelivered or TaskSeen: the tablet's own act."""
    data = {"task": str(task.id), "case": str(case.id), "number": case.number, "state": task.state}
    topics = (f"worker:{task.worker_id}", f"case:{case.id}")
    return Happened(name, at, "task", str(task.id), data, topics, str(task.worker_id))


def task_moved(name: str, task: Task, case: Case, grid: str | None, at: datetime, actor: str) -> Happened:
    """TaskAccepted, TaskReturned, TaskExpired or TaskWithdrawn; ``status`` is the case's after it."""
    data = {
        "task": str(task.id),
        "case": str(case.id),
        "number": case.number,
        "status": case.status,
        "worker": str(task.worker_id),
        "path": case.path,
        "grid": grid,
    }
    topics = (f"worker:{task.worker_id}", f"case:{case.id}", f"wall:{case.path}")
    return Happened(name, at, "task", str(task.id), data, topics, actor)


def case_moved(
    name: str, case: Case | CaseBrief, grid: str | None, owner: str, at: datetime, actor: str = "system"
) -> Happened:
    """CaseResolved, CaseClosed, CaseEscalated or DeadlineMissed; ``owner`` is the scope that answers for it now."""
    data = {
        "case": str(case.id),
        "number": case.number,
        "status": case.status,
        "path": case.path,
        "grid": grid,
        "owner": owner,
    }
    return Happened(name, at, "case", str(case.id), data, (f"wall:{case.path}", f"case:{case.id}"), actor)
