"""Who leads a grid: the people that are told when something is wrong with it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.db.arrays import one_of
from backend.people.models import Account

LADDER = ("community", "street", "command_center")
"""Whose turn it is: a role further on is asked only where the ones before it have nobody."""


@dataclass(frozen=True, slots=True)
class Leader:
    """An account that answers for what lies at or below its scope."""

    account_id: UUID
    role: str
    scope: str
    name: str


async def responsible(session: AsyncSession, paths: Iterable[str]) -> dict[str, list[Leader]]:
    """Whom to tell of each grid: the community's leaders with the nearest scope at or above it, else the street's, else
    the command center's; by name. Empty where there is nobody at all. One query however many paths.
    """
    asked = list(dict.fromkeys(paths))
    rows = await session.execute(
        select(Account.id, Account.role, Account.scope, Account.display_name)
        .where(
            one_of(Account.scope, (above for path in asked for above in at_or_above(path))),
            one_of(Account.role, LADDER),
            Account.active,
            Account.granted,
        )
        .order_by(Account.display_name, Account.id)
    )
    leaders: dict[tuple[str, str], list[Leader]] = defaultdict(list)
    for account_id, role, scope, name in rows:
        leaders[role, scope].append(Leader(account_id, role, scope, name))
    return {path: _nearest(path, leaders) for path in asked}


def at_or_above(path: str) -> list[str]:
    """The path itself and every one above it, the nearest first, and last "" which is everywhere. Pure."""
    above = list(accumulate(path.split("."), lambda head, part: f"{head}.{part}")) if path else []
    return [*reversed(above), ""]


def _nearest(path: str, leaders: dict[tuple[str, str], list[Leader]]) -> list[Leader]:
    turns = ((role, scope) for role in LADDER for scope in at_or_above(path))
    return next((leaders[turn] for turn in turns if turn in leaders), [])
