"""The public board of a grid (网格员公示牌): who answers for it, and what everybody may know of them.

It hangs in the street: names and positions of those on duty are public. A photo, a telephone number and duties of
one's own are shown when somebody put them on the person's card.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Uuid, any_, literal, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncSession

from backend.db.arrays import one_of
from backend.errors import Invalid, NotFound
from backend.live.outbox import Happened, record
from backend.people.accounts import PHONE
from backend.people.duties import on_duty
from backend.people.models import Account, BoardCard, Duty
from backend.people.rights import Caller

LONGEST_DUTIES = 500
"""Characters; more does not fit on a poster."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A grid whose board is asked for."""

    code: str
    path: str
    leaf: bool


@dataclass(frozen=True, slots=True)
class Posted:
    """Somebody on a board."""

    name: str
    position: str | None
    duties: str | None
    phone: str | None
    photo: str | None  # its digest
    on_duty: bool


async def boards(session: AsyncSession, grids: Sequence[Listed], at: datetime) -> dict[str, list[Posted]]:
    """Who stands on the board of each of ``grids`` at ``at``: those on duty first, in the order they are asked in.

    Of a micro-grid everybody with a duty there, and who stands in for somebody; of other grids those who lead them.
    """
    leaves = [grid.code for grid in grids if grid.leaf]
    present = {code: [worker.id for worker in who] for code, who in (await on_duty(session, leaves, at)).items()}
    bound = await _bound(session, leaves)
    led = await _leaders(session, [grid for grid in grids if not grid.leaf])
    standing = {
        grid.code: list(dict.fromkeys(one for found in (present, bound, led) for one in found.get(grid.code, ())))
        for grid in grids
    }
    known = await _people(session, [one for who in standing.values() for one in who])
    return {
        code: [_posted(*known[one], here=one in present.get(code, ()) or code in led) for one in who if one in known]
        for code, who in standing.items()
    }


async def board_card(session: AsyncSession, account_id: UUID) -> BoardCard | None:
    """What the board shows of an account beside name and position; None: nothing. Raises NotFound."""
    if await session.scalar(select(Account.id).where(Account.id == account_id)) is None:
        raise NotFound("there is no such account")
    return await session.get(BoardCard, account_id)


async def write_card(
    session: AsyncSession, account_id: UUID, duties: str | None, phone: str | None, now: datetime, *, by: Caller
) -> BoardCard:
    """Publish ``duties`` and ``phone`` of an account; None takes them from the board. Raises NotFound, Invalid."""
    if phone is not None and not PHONE.fullmatch(phone):
        raise Invalid(f"“{phone}” is no phone number")
    card = await _card(session, account_id, now)
    card.duties, card.phone = duties, phone
    await _recorded(session, card, ("duties", "phone"), now, by)
    return card


async def hang_photo(
    session: AsyncSession, account_id: UUID, photo: bytes | None, now: datetime, *, by: Caller
) -> BoardCard:
    """Publish a small photo without metadata (backend/media/copies.py) of an account; None takes it from the board.

    Raises NotFound.
    """
    card = await _card(session, account_id, now)
    card.photo, card.photo_digest = photo, hashlib.sha256(photo).hexdigest() if photo else None
    await _recorded(session, card, ("photo",), now, by)
    return card


async def board_photos(session: AsyncSession, digests: Sequence[str]) -> dict[str, bytes]:
    """The photos of these names that hang on a board."""
    rows = await session.execute(
        select(BoardCard.photo_digest, BoardCard.photo)
        .join(Account, Account.id == BoardCard.account_id)
        .where(one_of(BoardCard.photo_digest, digests), Account.active)
    )
    return {digest: photo for digest, photo in rows if digest and photo}


async def board_photo(session: AsyncSession, digest: str) -> bytes:
    """The photo of this name. Raises NotFound when it hangs on no board (any more)."""
    photo = (await board_photos(session, [digest])).get(digest)
    if photo is None:
        raise NotFound("no board shows this photo")
    return photo


async def _card(session: AsyncSession, account_id: UUID, now: datetime) -> BoardCard:
    card = await board_card(session, account_id)
    if card is None:
        card = BoardCard(account_id=account_id)
        session.add(card)
    card.changed_at = now
    return card


async def _recorded(session: AsyncSession, card: BoardCard, what: Sequence[str], now: datetime, by: Caller) -> None:
    """The log says what was published or taken back, not its values."""
    await session.flush()
    data = {"account": str(card.account_id), "shown": {name: getattr(card, name) is not None for name in what}}
    subject = str(card.account_id)
    await record(session, [Happened("BoardCardChanged", now, "account", subject, data, actor=str(by.id))])


async def _bound(session: AsyncSession, codes: Sequence[str]) -> dict[str, list[UUID]]:
    rows = await session.execute(
        select(Duty.grid_code, Duty.account_id)
        .where(one_of(Duty.grid_code, codes))
        .order_by(Duty.rank, Duty.shift, Duty.account_id)
    )
    found: dict[str, list[UUID]] = {}
    for code, account in rows:
        found.setdefault(code, []).append(account)
    return found


async def _leaders(session: AsyncSession, grids: Sequence[Listed]) -> dict[str, list[UUID]]:
    rows = await session.execute(
        select(Account.scope, Account.id)
        .where(one_of(Account.scope, [grid.path for grid in grids]), Account.role.in_(("community", "street")))
        .order_by(Account.login)
    )
    codes = {grid.path: grid.code for grid in grids}
    found: dict[str, list[UUID]] = {}
    for scope, account in rows:
        found.setdefault(codes[scope], []).append(account)
    return found


async def _people(
    session: AsyncSession, ids: Sequence[UUID]
) -> dict[UUID, tuple[str, str | None, str | None, str | None, str | None]]:
    """Name, position, duties, phone and photo of accounts; whoever is not active, or not granted yet, is absent."""
    rows = await session.execute(
        select(
            Account.id, Account.display_name, Account.position, BoardCard.duties, BoardCard.phone,
            BoardCard.photo_digest,
        )
        .outerjoin(BoardCard, BoardCard.account_id == Account.id)
        .where(Account.id == any_(literal(list(ids), ARRAY(Uuid))), Account.active, Account.granted)
    )  # fmt: skip
    return {id: (name, position, duties, phone, photo) for id, name, position, duties, phone, photo in rows}


def _posted(
    name: str, position: str | None, duties: str | None, phone: str | None, photo: str | None, *, here: bool
) -> Posted:
    return Posted(name=name, position=position, duties=duties, phone=phone, photo=photo, on_duty=here)
