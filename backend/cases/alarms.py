"""The alarm for danger to life: every wall whose scope holds such a case rings until somebody acknowledges it.

The event log alone keeps who did, and when: an acknowledgement is given once, and nothing takes it back.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.cases import reading
from backend.cases.brief import CaseBrief
from backend.cases.models import FINISHED
from backend.cases.moving import hold
from backend.cases.parties import unknown_case
from backend.errors import Conflict
from backend.live.models import Event
from backend.live.outbox import Happened, record
from backend.people.models import Account
from backend.people.rights import Caller

ACKNOWLEDGED = "LifeAlarmAcknowledged"


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """Who has taken notice, by the name they go by here, and when."""

    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Alarm:
    """An open case of danger to life; it rings while nobody has acknowledged it."""

    case: CaseBrief
    acknowledged: Acknowledgement | None


async def alarms(session: AsyncSession, under: str, now: datetime) -> list[Alarm]:
    """Those at or below the path ``under`` ("" is everywhere), the newest first."""
    cases = await reading.list_life_cases(session, under=under, now=now)
    known = await _acknowledged(session, [case.id for case in cases])
    return [Alarm(case, known.get(case.id)) for case in cases]


async def acknowledge(session: AsyncSession, number: str, *, caller: Caller, now: datetime) -> Alarm:
    """Say that ``caller`` knows: walls fall silent. Who was first stays so, however many follow.

    Raises NotFound for a case outside the scope, Forbidden without the right to dispatch, and Conflict for one that is
    no danger to life or is over.
    """
    held = await hold(session, number)
    if not caller.sees(held.path):
        raise unknown_case(number)
    caller.require("cases.dispatch")
    _, brief = await reading.find_case(session, number, now)
    if brief.urgency != "life":
        raise Conflict(f"case {number} is no danger to life; no alarm rings for it", state=held.status)
    if first := (await _acknowledged(session, [held.id])).get(held.id):
        return Alarm(brief, first)
    if held.status in FINISHED:
        raise Conflict(f"case {number} is {held.status}; its alarm is over", state=held.status)
    data = {"case": str(held.id), "number": number, "path": held.path}
    topics = (f"wall:{held.path}", f"case:{held.id}")
    await record(session, [Happened(ACKNOWLEDGED, now, "case", str(held.id), data, topics, str(caller.id))])
    return Alarm(brief, Acknowledgement(caller.display_name, now))


async def _acknowledged(session: AsyncSession, cases: Iterable[UUID]) -> dict[UUID, Acknowledgement]:
    """The acknowledgements there are of ``cases``."""
    query = select(Event.subject_id, Event.actor, Event.at).where(
        Event.subject_kind == "case", Event.subject_id.in_([str(id) for id in cases]), Event.name == ACKNOWLEDGED
    )
    given = (await session.execute(query)).all()
    named = select(Account.id, Account.display_name).where(Account.id.in_({UUID(one.actor) for one in given}))
    names = {row.id: row.display_name for row in await session.execute(named)}
    return {UUID(one.subject_id): Acknowledgement(names[UUID(one.actor)], one.at) for one in given}
