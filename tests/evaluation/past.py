"""A past made up at random: cases of two streets in every state that a case can be in, with what lies beside them."""

import random
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import insert

from backend.cases.models import Case, Task
from backend.cases.registers import Handover, Note
from backend.clocks.models import Clock
from backend.db.engine import Database
from backend.evaluation.measures import MEASURES
from backend.evaluation.models import Appeal
from backend.evaluation.periods import Period
from backend.reports.models import Report
from backend.verdicts.models import Verdict
from tests.cities import path_of
from tests.town import Town

NOW = datetime(2026, 11, 20, 4, tzinfo=UTC)
PERIODS = (Period.month(2026, 11), Period.month(2026, 10), Period.month(2025, 10))
DEPARTMENTS = ("water", "roads")
STATES = (
    "reported", "assigned", "in_progress", "returned", "reopened", "resolved", "checked", "closed", "closed", "closed",
    "closed", "excluded",
)  # fmt: skip


async def make_up(db: Database, town: Town, cases: int, seed: int) -> None:
    """Put ``cases`` cases into the town's grids."""
    chance = random.Random(seed)
    rows: dict[Any, list[dict[str, Any]]] = {
        table: [] for table in (Case, Report, Task, Handover, Note, Clock, Verdict, Appeal)
    }
    for nth in range(cases):
        _one(chance, town, nth, rows)
    async with db.job() as session:
        for table, some in rows.items():
            await session.execute(insert(table), some)


def _one(chance: random.Random, town: Town, nth: int, rows: dict[Any, list[dict[str, Any]]]) -> None:
    code = chance.choice(list(town.ladders))
    path, ladder = path_of(code), [person.id for person in town.ladders[code]]
    period = chance.choice(PERIODS)
    opened = period.begins + (period.ends - period.begins) * chance.uniform(-0.3, 1)
    opened = min(opened, NOW - timedelta(hours=chance.choice([1, 30, 200])))
    due = opened + timedelta(days=chance.choice([1, 3, 8]))
    done = opened + timedelta(days=chance.choice([0.5, 2, 9]))
    status = chance.choice(STATES)
    mergeable = rows[Case] and chance.random() < 0.1
    worked = status in ("resolved", "checked", "closed")
    accepted = opened + timedelta(hours=chance.choice([1, 23, 25, 60])) if chance.random() < 0.8 else None
    number = f"case-{nth:04d}"
    case_id, report_id = uuid4(), uuid4()
    rows[Case].append(
        {
            "id": case_id, "number": number, "category": "0102", "status": "merged" if mergeable else status,
            "merged_into": chance.choice(rows[Case])["id"] if mergeable else None, "summary": "垃圾",
            "geom": "SRID=4326;POINT(116.66 39.9)", "path": path, "how": "covers", "neighbours": [],
            "owner": path, "owner_department": chance.choice([None, None, *DEPARTMENTS]),
            "round": chance.choice([0, 0, 0, 1]), "returns": chance.choice([0, 0, 0, 1]), "opened_at": opened,
            "due_at": due, "resolved_at": done if worked else None,
            "closed_at": min(NOW, done + timedelta(days=chance.choice([0.1, 6])))
            if mergeable or status in ("closed", "excluded") else None,
        }
    )  # fmt: skip
    _reports(chance, rows, case_id, opened, report_id)
    for rank, worker in enumerate(chance.sample(ladder, chance.choice([0, 1, 1, 2]))):
        rows[Task].append(
            {
                "id": uuid4(), "case_id": case_id, "worker_id": worker, "rank": rank,
                "state": chance.choice(["done", "returned", "expired"]), "offered_at": opened, "accept_by": opened,
                "accepted_at": accepted,
            }
        )  # fmt: skip
    for hours in range(chance.choice([0, 0, 1, 2])):
        outcome = chance.choice(["accepted", "refused", "expired"])
        rows[Handover].append(
            {
                "id": uuid4(), "case_id": case_id, "from_rung": "worker", "from_owner": path, "to_rung": "department",
                "to_owner": "110112", "to_department": chance.choice(DEPARTMENTS),
                "why": chance.choice(["by_hand", "routed"]), "asked_by": "system",
                "asked_at": opened + timedelta(hours=hours), "outcome": outcome,
                "ended_at": opened + timedelta(hours=chance.choice([2, 40])),
            }
        )  # fmt: skip
    if chance.random() < 0.2:
        rows[Note].append(
            {"id": uuid4(), "case_id": case_id, "action": "rework", "at": done, "actor": "system", "words": "未清"}
        )
    for stage in ("whole", "handle"):
        rows[Clock].append(
            {
                "id": uuid4(), "case_id": case_id, "stage": stage, "subject_kind": "case", "subject_id": case_id,
                "limit_kind": "hours", "limit_amount": 9, "started_at": opened, "due_at": due, "provisional": False,
                "stopped_at": due + timedelta(hours=chance.choice([-1, -1, -1, 1])),
            }
        )  # fmt: skip
    if chance.random() < 0.2:
        _appeals(chance, rows, case_id, ladder)


def _reports(
    chance: random.Random, rows: dict[Any, list[dict[str, Any]]], case_id: UUID, opened: datetime, first: UUID
) -> None:
    ends = rows[Case][-1]["closed_at"] or NOW
    for nth in range(chance.choice([1, 1, 1, 3])):
        report_id = uuid4() if nth else first
        received = opened + (max(ends, opened) - opened) * chance.random() if nth else opened
        rows[Report].append(
            {
                "id": report_id, "receipt_hash": report_id.bytes, "case_id": case_id, "category": "0102",
                "description": "垃圾", "channel": "citizen", "geom": "SRID=4326;POINT(116.66 39.9)", "source": "pin",
                "sent": {}, "received_at": received,
            }
        )  # fmt: skip
        for round in range(chance.choice([0, 1, 2])):
            rows[Verdict].append(
                {
                    "id": uuid4(), "report_id": report_id, "case_id": case_id, "round": round,
                    "outcome": chance.choice(["solved", "solved", "partly", "unsolved"]),
                    "satisfaction": chance.choice(["satisfied", "basically", "unsatisfied"]),
                    "given_at": received + timedelta(days=round),
                }
            )  # fmt: skip


def _appeals(chance: random.Random, rows: dict[Any, list[dict[str, Any]]], case_id: UUID, ladder: list[UUID]) -> None:
    for approved in chance.choice([[True], [False], [True, True], [False, True]]):
        rows[Appeal].append(
            {
                "id": uuid4(), "case_id": case_id, "measures": chance.sample(MEASURES, chance.choice([1, 3, 10])),
                "reason": "等配件", "evidence": [], "asked_by": ladder[0], "asked_at": NOW, "decided_by": ladder[1],
                "decided_at": NOW, "approved": approved,
            }
        )  # fmt: skip
