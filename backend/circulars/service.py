"""Makes circulars, each once, tells whom they are about, and finds them again."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import defer

from backend.circulars import wording
from backend.circulars.content import Content, Kind
from backend.circulars.gathering import find_place, gather
from backend.circulars.models import Circular
from backend.circulars.periods import Issue
from backend.clock import iso
from backend.db.arrays import one_of
from backend.errors import NotFound
from backend.grids.models import Grid
from backend.grids.service import outlines
from backend.inbox import service as inbox
from backend.inbox.service import NewNotice
from backend.live.models import Event
from backend.live.outbox import Happened, record
from backend.people import leaders
from backend.people.leaders import at_or_above
from backend.settings import BEIJING
from gis.citymap import DrawnGrid
from gis.codes import under as subtree


async def make(
    session: AsyncSession, issue: Issue, path: str, *, now: datetime, by: UUID | None = None
) -> tuple[Circular, bool]:
    """The circular of the place at ``path`` ("" is the district) for ``issue``, and whether it was made now.

    What was made once stays as it was; of several who ask at once one makes it. Records CircularMade, and puts a notice
    into the inboxes of those who lead the place and what is compared in it. Raises NotFound where there is no such
    place, Invalid where nothing lies below it.
    """
    place = await find_place(session, path, issue.ends - timedelta(microseconds=1))
    if made := await _find(session, issue, place.own.path):
        return made, False
    content = await gather(session, place, issue, now)
    row = {
        "id": uuid4(),
        "kind": issue.kind,
        "path": content.path,
        "place": content.place,
        "begins": issue.begins,
        "ends": issue.ends,
        "made_at": now,
        "made_by": by,
        "content": content.model_dump(mode="json"),
    }
    insert = postgresql.insert(Circular).values(row).on_conflict_do_nothing(index_elements=["kind", "path", "begins"])
    new = await session.scalar(insert.returning(Circular))
    if new is None:  # another was quicker, and has committed by now
        made = await _find(session, issue, place.own.path)
        assert made is not None
        return made, False
    await record(session, [_made(new)])
    await inbox.put(session, await _notices(session, new, [unit.path for unit in place.below]))
    return new, True


async def missing(session: AsyncSession, issue: Issue) -> list[str]:
    """The paths of the district and its streets that have no circular of ``issue`` yet, the district first.

    None for an issue about a time before the first event in the log: what was set up later owes nobody a circular.
    """
    first = await session.scalar(select(Event.at).order_by(Event.id).limit(1))
    if first is None or first >= issue.ends:
        return []
    made = select(Circular.path).where(Circular.kind == issue.kind, Circular.begins == issue.begins)
    query = select(Grid.path).where(
        Grid.level.in_(("city", "street")),
        ~Grid.is_leaf,
        Grid.valid_during.contains(issue.ends - timedelta(microseconds=1)),
        Grid.path.not_in(made),
    )
    return list(await session.scalars(query.order_by(Grid.path)))


async def list_circulars(
    session: AsyncSession, scope: str, *, under: str | None, kind: Kind | None, limit: int
) -> Sequence[Circular]:
    """The circulars that somebody with ``scope`` may read, the latest first, without their content: of the places in it
    and of those that it lies in. ``under`` leaves only those at or below a path."""
    query = select(Circular).options(defer(Circular.content)).where(_readable(scope))
    if under:
        low, high = subtree(under)
        query = query.where(Circular.path >= low, Circular.path < high)
    if kind:
        query = query.where(Circular.kind == kind)
    return (
        await session.scalars(query.order_by(Circular.ends.desc(), Circular.path, Circular.kind).limit(limit))
    ).all()


async def get_circular(session: AsyncSession, scope: str, circular_id: UUID) -> Circular:
    """One that somebody with ``scope`` may read. Raises NotFound."""
    found = await session.scalar(select(Circular).where(Circular.id == circular_id, _readable(scope)))
    if found is None:
        raise NotFound("there is no such circular for you to read; GET /api/v1/circulars lists those there are")
    return found


async def drawn_grids(session: AsyncSession, content: Content) -> list[DrawnGrid]:
    """The grids of a circular's map, as they lay when its period ended, in the states it says."""
    grids = await outlines(session, content.path, content.ends - timedelta(microseconds=1))
    states = content.activity.map
    return [DrawnGrid(one.code, one.name, one.level, one.leaf, states.get(one.code), one.shape) for one in grids]


def _readable(scope: str) -> ColumnElement[bool]:
    low, high = subtree(scope)
    return or_((Circular.path >= low) & (Circular.path < high), one_of(Circular.path, at_or_above(scope)))


async def _find(session: AsyncSession, issue: Issue, path: str) -> Circular | None:
    found: Circular | None = await session.scalar(
        select(Circular).where(Circular.kind == issue.kind, Circular.path == path, Circular.begins == issue.begins)
    )
    return found


def _made(one: Circular) -> Happened:
    data = {
        "circular": str(one.id),
        "kind": one.kind,
        "path": one.path,
        "begins": iso(one.begins),
        "ends": iso(one.ends),
    }
    return Happened("CircularMade", one.made_at, "circular", str(one.id), data, topics=(f"wall:{one.path}",))


async def _notices(session: AsyncSession, one: Circular, below: Sequence[str]) -> list[NewNotice]:
    """To those who lead the place and, where they have leaders of their own, what is compared in it."""
    content = Content.model_validate(one.content)
    told = await leaders.responsible(session, [one.path, *below])
    title = f"{wording.series(content)}（{wording.number_of(content)}）"
    first, last = (at.astimezone(BEIJING).date() for at in (one.begins, one.ends - timedelta(microseconds=1)))
    title_en = f"{one.place}: {one.kind} circular, {first} to {last}"
    accounts = {leader.account_id for path, some in told.items() for leader in some if leader.scope in (path, "")}
    return [
        NewNotice(
            account_id=account,
            kind="circular",
            title=title,
            body=f"已印发，请在“通报”页查阅：{wording.summary(content)}",
            at=one.made_at,
            key=f"circular:{one.id}",
            data={
                "circular": str(one.id),
                "path": one.path,
                "en": {"title": title_en, "body": "It is on the page /circulars."},
            },
        )
        for account in sorted(accounts)
    ]
