"""Steps of the procedure that a category, or a rung of the ladder, asks for before an action: assess, consult, ..."""

from collections.abc import Sequence
from datetime import datetime
from typing import get_args
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.cases import handing
from backend.cases.lifecycle import ENDED
from backend.cases.models import Case
from backend.cases.parties import parties, require_concern
from backend.cases.registers import Step
from backend.configuration import service as configuration
from backend.configuration.schema import Configuration, StepKind
from backend.configuration.values import ORDER, StepAction
from backend.errors import Conflict, Forbidden, Invalid
from backend.live.outbox import Happened, record
from backend.people.rights import Caller

TAKING = frozenset({"worker", "unit", "dispatcher"})
"""Who may take a step: whoever works the case, answers for it or dispatches it."""

PROCEDURE: tuple[str, ...] = get_args(StepAction)
"""The actions that steps may come before, in the order of a case's life; who resolves at once has started, too."""


def steps_of(rules: Configuration, category: str, rung: str) -> list[StepKind]:
    """The steps a case of this category on this rung must take, in the configuration's order."""
    rule = rules.category(category)
    named = rule.steps if rule else []
    return [
        step
        for step in rules.steps
        if step.code in named or (step.from_rung and ORDER.index(rung) >= ORDER.index(step.from_rung))
    ]


async def missing_steps(session: AsyncSession, case: Case, action: str, *, now: datetime) -> list[StepKind]:
    """The steps that must be taken before ``action``, or before one that it passes over, and were not."""
    rules = (await configuration.active(session, now)).rules
    passed = PROCEDURE[: PROCEDURE.index(action) + 1]
    wanted = [step for step in steps_of(rules, case.category, case.rung) if step.before in passed]
    if not wanted:
        return []
    taken = set(await session.scalars(select(Step.code).where(Step.case_id == case.id)))
    return [step for step in wanted if step.code not in taken]


async def taken_steps(session: AsyncSession, case: Case) -> Sequence[Step]:
    """The steps that were taken, the first one first."""
    return (await session.scalars(select(Step).where(Step.case_id == case.id).order_by(Step.at, Step.id))).all()


async def take(
    session: AsyncSession, case: Case, caller: Caller, *, code: str, outcome: str, words: str, now: datetime
) -> Step:
    """Write down that a step of a held case was taken, how it came out and what was said. Records StepTaken, without
    its words.

    A step may be taken again; what was written stays. Raises NotFound, Forbidden, Invalid for a step that is not in the
    configuration, and Conflict when the case has ended.
    """
    asked = await handing.open_handover(session, case.id)
    require_concern(caller, case, asked)
    if TAKING.isdisjoint(parties(caller, case, asked)):
        raise Forbidden(f"only who works case {case.number} or answers for it takes its steps")
    if case.status in ENDED:
        raise Conflict(f"case {case.number} is {case.status}", state=case.status)
    rules = (await configuration.active(session, now)).rules
    if code not in [step.code for step in rules.steps]:
        known = ", ".join(step.code for step in rules.steps) or "none"
        raise Invalid(f"there is no step {code} here; the steps are: {known}")
    step = Step(id=uuid4(), case_id=case.id, code=code, at=now, actor=caller.id, outcome=outcome, words=words)
    session.add(step)
    await session.flush()
    data = {"step": str(step.id), "case": str(case.id), "number": case.number, "path": case.path, "code": code}
    topics = (f"wall:{case.path}", f"case:{case.id}")
    await record(session, [Happened("StepTaken", now, "case", str(case.id), data, topics, str(caller.id))])
    return step
