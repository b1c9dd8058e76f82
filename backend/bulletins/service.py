"""Makes bulletins: one for the district and one for each street at every slot, told to those who lead them."""

from collections.abc import Sequence
from datetime import datetime, time
from uuid import uuid4

from sqlalchemy import func, select
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.asyncio import AsyncSession

from backend.bulletins import reading, words
from backend.bulletins.content import Content, Earlier, compose
from backend.bulletins.models import Bulletin
from backend.clock import iso
from backend.configuration import service as configuration
from backend.inbox import service as inbox
from backend.inbox.service import NewNotice
from backend.live.models import Event
from backend.live.outbox import Happened, record
from backend.people import leaders
from backend.people.leaders import Leader
from backend.schedule import Slots

SLOTS = Slots((time(12), time(18)))
"""Noon and evening, Beijing time."""


async def make(session: AsyncSession, now: datetime) -> list[Bulletin]:
    """Make what the latest slot at ``now`` still lacks; gives what is new, the district's first.

    After downtime that is the one slot missed last, with the numbers of now; a slot before the first event in the log
    was not missed. Of several processes one makes each. Records BulletinIssued and puts a notice into each leader's
    inbox.
    """
    slot_at = SLOTS.latest(now)
    named = {place.path: place.name for place in await reading.places(session, slot_at)}
    made = set((await session.scalars(select(Bulletin.path).where(Bulletin.slot_at == slot_at))).all())
    missing = [path for path in named if path not in made]
    if not missing or not await _ran(session, slot_at):
        return []
    facts = await reading.facts(session, (await configuration.active(session, now)).rules, now)
    before = await _before(session, slot_at)
    rows = [
        {
            "id": uuid4(),
            "path": path,
            "name": named[path],
            "slot_at": slot_at,
            "made_at": now,
            "content": compose(path, facts, before.get(path)).model_dump(mode="json"),
        }
        for path in missing
    ]
    insert = postgresql.insert(Bulletin).values(rows)
    # Another process may have been quicker: this one waits for its commit, and then has nothing to tell.
    insert = insert.on_conflict_do_nothing(index_elements=["path", "slot_at"])
    new = sorted(await session.scalars(insert.returning(Bulletin)), key=lambda one: one.path)
    await _tell(session, new)
    return new


async def _ran(session: AsyncSession, slot_at: datetime) -> bool:
    """Whether there was anything in the log at a slot: what was set up later owes nobody its bulletin."""
    first = await session.scalar(select(Event.at).order_by(Event.id).limit(1))
    return first is not None and first <= slot_at


async def _before(session: AsyncSession, slot_at: datetime) -> dict[str, Earlier]:
    """The numbers of each place's bulletin of the slot before this one."""
    previous = select(func.max(Bulletin.slot_at)).where(Bulletin.slot_at < slot_at).scalar_subquery()
    query = select(Bulletin.path, Bulletin.slot_at, Bulletin.content["figures"].label("figures"))
    rows = await session.execute(query.where(Bulletin.slot_at == previous))
    return {row.path: Earlier(slot_at=row.slot_at, **row.figures) for row in rows}


async def _tell(session: AsyncSession, new: Sequence[Bulletin]) -> None:
    told = await leaders.responsible(session, (one.path for one in new))
    await record(session, [_issued(one) for one in new])
    # A street without leaders is told of in the district's; its leaders do not hear of every street by itself.
    theirs = [(one, leader) for one in new for leader in told[one.path] if leader.scope == one.path or _whole(one)]
    await inbox.put(session, [_notice(one, leader) for one, leader in theirs])


def _whole(one: Bulletin) -> bool:
    """Whether it is the district's."""
    return "." not in one.path


def _issued(one: Bulletin) -> Happened:
    data = {
        "bulletin": str(one.id),
        "path": one.path,
        "slot_at": iso(one.slot_at),
        "made_at": iso(one.made_at),
        "figures": one.content["figures"],
    }
    return Happened("BulletinIssued", one.made_at, "bulletin", str(one.id), data, topics=(f"wall:{one.path}",))


def _notice(one: Bulletin, leader: Leader) -> NewNotice:
    content = Content.model_validate(one.content)
    title, title_en = words.title(one.name, one.slot_at)
    body, body_en = words.body(content.figures, content.before)
    return NewNotice(
        account_id=leader.account_id,
        kind="bulletin",
        title=title,
        body=body,
        at=one.made_at,
        key=f"bulletin:{one.id}",
        data={
            "bulletin": str(one.id),
            "path": one.path,
            "slot_at": iso(one.slot_at),
            "en": {"title": title_en, "body": body_en},
        },
    )
