"""What the log says about cases and tasks: one function for each shape of event, none with a personal value."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from backend.cases.brief import CaseBrief
from backend.cases.ladder import Unit
from backend.cases.models import Case, Task
from backend.clock import iso
from backend.live.outbox import Happened

CHANGING = ("status", "owner", "owner_department", "rung", "department", "worker_id", "round", "closed_how")
"""What of a case an event shows as it was before and after, as far as it changed."""


def case_opened(brief: CaseBrief, actor: str, origin: str | None) -> Happened:
    """A case began; walls show it."""
    topics = (f"wall:{brief.path}", f"case:{brief.id}")
    data = {"case": brief.model_dump(mode="json")}
    return Happened("CaseOpened", brief.opened_at, "case", str(brief.id), data, topics, actor, origin)


def case_assigned(brief: CaseBrief, worker: UUID, rank: int, at: datetime) -> Happened:
    """A worker is offered a case that has just begun; the wall knows it from CaseOpened."""
    data = {
        "case": str(brief.id),
        "number": brief.number,
        "status": brief.status,
        "worker": str(worker),
        "rank": rank,
        "path": brief.path,
    }
    return Happened("CaseAssigned", at, "case", str(brief.id), data, (f"case:{brief.id}",))


def unit_asked(brief: CaseBrief, unit: Unit, why: str, at: datetime) -> Happened:
    """A unit is asked for a case that has just begun; the wall knows it from CaseOpened."""
    data = {
        "case": str(brief.id),
        "number": brief.number,
        "status": brief.status,
        "path": brief.path,
        "why": why,
        "asked": unit.owner,
        "rung": unit.rung,
        "department": unit.department,
    }
    topics = [f"case:{brief.id}", f"unit:{unit.owner}"]
    if unit.department:
        topics.append(f"department:{unit.department}")
    return Happened("CaseAssigned", at, "case", str(brief.id), data, tuple(topics))


def task_offered(task: dict[str, Any], worker: UUID, brief: CaseBrief, at: datetime) -> Happened:
    """A task is on its way to ``worker``'s tablet; ``task`` is what ``offer`` gave."""
    data = {"task": task, "case": brief.model_dump(mode="json")}
    return Happened("TaskOffered", at, "task", task["id"], data, (f"worker:{worker}",))


def offer(
    task_id: UUID, rank: int, at: datetime, accept_within: timedelta, *, state: str = "offered"
) -> dict[str, Any]:
    """A fresh task as the tablet sees it."""
    return {
        "id": str(task_id),
        "state": state,
        "rank": rank,
        "offered_at": iso(at),
        "accept_by": iso(at + accept_within),
    }


def task_acknowledged(name: str, task: Task, case: Case, at: datetime) -> Happened:
    """TaskDelivered or TaskSeen: the tablet's own act."""
    data = {"task": str(task.id), "case": str(case.id), "number": case.number, "state": task.state}
    topics = (f"worker:{task.worker_id}", f"case:{case.id}")
    return Happened(name, at, "task", str(task.id), data, topics, str(task.worker_id))


def task_alerted(task: Task, case: Case, rung: str, at: datetime) -> Happened:
    """Nobody looked at a task, and whoever stands on ``rung`` is rung."""
    data = {"task": str(task.id), "case": str(case.id), "number": case.number, "rung": rung}
    return Happened("TaskAlerted", at, "task", str(task.id), data, (f"case:{case.id}",))


def task_noted(task: Task, case: Case, at: datetime) -> Happened:
    """The worker told of what they did on a task that had ended; whoever has the case now hears of it."""
    data = {"task": str(task.id), "case": str(case.id), "number": case.number, "worker": str(task.worker_id)}
    topics = (f"case:{case.id}", f"unit:{case.owner}")
    return Happened("TaskNoted", at, "task", str(task.id), data, topics, str(task.worker_id))


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


def snapshot(case: Case) -> dict[str, Any]:
    """What of a case may change, for ``case_moved`` to compare with."""
    return {field: getattr(case, field) for field in CHANGING}


def case_moved(
    name: str,
    case: Case,
    grid: str | None,
    at: datetime,
    actor: str,
    *,
    before: Mapping[str, Any] | None = None,
    more: Mapping[str, Any] | None = None,
) -> Happened:
    """An event of the transition table, or DeadlineMissed. ``before`` is the ``snapshot`` from before it; ``more`` are
    facts of this kind of event. Heard on the wall, by those who follow the case, and by the unit that has it."""
    data: dict[str, Any] = {
        "case": str(case.id),
        "number": case.number,
        "status": case.status,
        "path": case.path,
        "grid": grid,
        "owner": case.owner,
        "owner_department": case.owner_department,
        "rung": case.rung,
        "department": case.department,
        "worker": _plain(case.worker_id),
        "due_at": iso(case.due_at),
        **(more or {}),
    }
    topics = [f"wall:{case.path}", f"case:{case.id}", f"unit:{case.owner}"]
    departments = [case.department, case.owner_department]
    if before is not None:
        changed = [field for field in CHANGING if getattr(case, field) != before[field]]
        data["before"] = {field.removesuffix("_id"): _plain(before[field]) for field in changed}
        data["after"] = {field.removesuffix("_id"): _plain(getattr(case, field)) for field in changed}
        departments += [before["department"], before["owner_department"]]
    topics += [f"department:{code}" for code in dict.fromkeys(departments) if code]
    asked = (more or {}).get("asked")
    if asked and asked != case.owner:
        topics.append(f"unit:{asked}")
    return Happened(name, at, "case", str(case.id), data, tuple(topics), actor)


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, UUID) else value
