"""An account's saved views of the queue: a name and a filter, kept on the server so that any screen has them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from backend.cases.queue import Filter
from backend.db.base import Base, Uuid
from backend.errors import Conflict, NotFound

MOST = 30
"""Views of one account: each is counted whenever its list is shown."""


class SavedView(Base):
    """A filter under a name of its account's choice. A search may hold somebody's name: only its account sees it."""

    __tablename__ = "saved_view"

    id: Mapped[Uuid]
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"))
    name: Mapped[str]
    filter: Mapped[dict[str, Any]]  # see backend/cases/queue.py; what is at its default is left out
    saved_at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("account_id", "name"),)


async def list_views(session: AsyncSession, account: UUID) -> Sequence[SavedView]:
    """The account's views, the first saved first."""
    query = select(SavedView).where(SavedView.account_id == account).order_by(SavedView.saved_at, SavedView.id)
    return (await session.scalars(query)).all()


async def save(session: AsyncSession, account: UUID, name: str, chosen: Filter, now: datetime) -> SavedView:
    """Keep a new view. Raises Conflict when the account has one of this name, or too many."""
    await _alone(session, account)
    await _free(session, account, name, None)
    held = select(func.count()).select_from(SavedView).where(SavedView.account_id == account)
    if (await session.scalar(held) or 0) >= MOST:
        raise Conflict(f"{MOST} views are the most an account may have; delete one first")
    view = SavedView(account_id=account, name=name, filter=_kept(chosen), saved_at=now)
    session.add(view)
    await session.flush()
    return view


async def change(session: AsyncSession, account: UUID, id: UUID, name: str, chosen: Filter) -> SavedView:
    """Give a view another name or filter; it keeps its place. Raises NotFound, Conflict."""
    await _alone(session, account)
    view = await _own(session, account, id)
    await _free(session, account, name, id)
    view.name, view.filter = name, _kept(chosen)
    await session.flush()
    return view


async def delete(session: AsyncSession, account: UUID, id: UUID) -> None:
    """Delete a view. Raises NotFound."""
    await session.delete(await _own(session, account, id))


def _kept(chosen: Filter) -> dict[str, Any]:
    return chosen.model_dump(mode="json", exclude_defaults=True)


async def _own(session: AsyncSession, account: UUID, id: UUID) -> SavedView:
    view = await session.get(SavedView, id)
    if view is None or view.account_id != account:
        raise NotFound("there is no such view among yours; GET /api/v1/views lists them")
    return view


async def _alone(session: AsyncSession, account: UUID) -> None:
    """One at a time changes the views of an account, so that of two of one name the second hears of the first."""
    await session.execute(select(func.pg_advisory_xact_lock(func.hashtext(f"views {account}"))))


async def _free(session: AsyncSession, account: UUID, name: str, besides: UUID | None) -> None:
    found = await session.scalar(select(SavedView.id).where(SavedView.account_id == account, SavedView.name == name))
    if found is not None and found != besides:
        raise Conflict(f"you have a view named {name} already; choose another name, or change that one")
