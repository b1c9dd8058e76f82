"""Tells of a new common problem: the wall by an event, and whoever leads the place by a notice."""

from datetime import datetime

from sqlalchemy import literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.clock import iso
from backend.common_problems import words
from backend.common_problems.models import CommonProblem
from backend.configuration.schema import Configuration
from backend.grids.models import Grid
from backend.inbox import service as inbox
from backend.inbox.service import NewNotice
from backend.live.outbox import Happened, record
from backend.people import leaders


def class_name(rules: Configuration, code: str) -> str:
    """What a class of categories is called; its code when none is listed any more."""
    return next((one.class_name for one in rules.categories if one.code.startswith(code)), code)


async def tell(session: AsyncSession, problem: CommonProblem, rules: Configuration, now: datetime) -> None:
    """Record CommonProblemFound and put a notice into the inboxes of those who lead the place."""
    data = {
        "problem": str(problem.id),
        "class": problem.class_code,
        "path": problem.path,
        "cases": problem.cases,
        "expected": round(problem.expected, 2),
        "p": problem.p,
        "nth": problem.nth,
        "first_at": iso(problem.first_at),
        "last_at": iso(problem.last_at),
    }
    topics = (f"wall:{problem.path}",)
    await record(session, [Happened("CommonProblemFound", now, "common_problem", str(problem.id), data, topics)])
    name = await _name(session, problem.path, now)
    called = class_name(rules, problem.class_code)
    zh, en = words.notice(name, called, problem.cases, rules.common_problems.days, problem.expected, problem.nth)
    told = await leaders.responsible(session, [problem.path])
    await inbox.put(
        session,
        [
            NewNotice(
                account_id=leader.account_id,
                kind="common_problem",
                title=f"发现共性问题：{called}",
                body=zh,
                at=now,
                key=f"common_problem:{problem.id}",
                data={
                    "problem": str(problem.id),
                    "path": problem.path,
                    "en": {"title": f"A common problem: {called}", "body": en},
                },
            )
            for leader in told[problem.path]
        ],
    )


async def _name(session: AsyncSession, path: str, at: datetime) -> str:
    """What the place is called; its path where no grid has it."""
    valid = Grid.valid_during.op("@>")(literal(at, CommonProblem.found_at.type))
    return await session.scalar(select(Grid.name).where(Grid.path == path, valid)) or path
