"""What others ask of activity: the states in a scope, and why one grid has its state."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.activity.models import ACTIVITY_STATES, ActivityChange, ActivityRule, GridActivity
from backend.activity.rules import Rule, rule_for
from backend.errors import NotFound
from backend.grids.models import Grid
from gis.codes import under

HISTORY = 50


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a grid has its state: the stored row, the rule it was judged by, and its latest changes, newest first."""

    now: GridActivity
    rule: Rule
    history: list[ActivityChange]


async def rules_at(session: AsyncSession, at: datetime) -> dict[str, Rule]:
    """The rules in force at ``at``, by path."""
    stored = await session.execute(
        select(ActivityRule.path, ActivityRule.rule)
        .where(ActivityRule.effective_from <= at)
        .order_by(ActivityRule.effective_from, ActivityRule.id)
    )
    return {path: Rule.parse(rule) for path, rule in stored}


async def states(session: AsyncSession) -> dict[str, int]:
    """The number of grids in each state; every state is there."""
    rows = await session.execute(select(GridActivity.state, func.count().label("grids")).group_by(GridActivity.state))
    return dict.fromkeys(ACTIVITY_STATES, 0) | {row.state: row.grids for row in rows}


async def list_activity(session: AsyncSession, path: str, state: str | None, limit: int) -> list[GridActivity]:
    """The grids at or below ``path``, in path order, at most ``limit``; only those in ``state`` if it is given."""
    low, high = under(path)
    wanted = select(GridActivity).where(GridActivity.path >= low, GridActivity.path < high)
    if state:
        wanted = wanted.where(GridActivity.state == state)
    return list(await session.scalars(wanted.order_by(GridActivity.path).limit(limit)))


async def explain(session: AsyncSession, code: str, at: datetime) -> Explanation:
    """Why the grid ``code`` has its state. Raises NotFound for one that is not a leaf grid now."""
    row = await session.get(GridActivity, code)
    if row is None:
        known = await session.scalar(select(Grid.level).where(Grid.code == code).limit(1))
        raise NotFound(f"{code} is not a leaf grid: only those are watched" if known else f"there is no grid {code}")
    history = await session.scalars(
        select(ActivityChange)
        .where(ActivityChange.code == code)
        .order_by(ActivityChange.at.desc(), ActivityChange.id.desc())
        .limit(HISTORY)
    )
    return Explanation(row, rule_for(row.path, await rules_at(session, at)), list(history))
