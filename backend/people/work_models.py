"""Tables of who is at work, and who is on leave with whom in their place."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Boolean, CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import Base, Uuid


class Attendance(Base):
    """A worker switched to work or to rest, at the instant their tablet says. In any order; what they worked is
    derived (duty.py)."""

    __tablename__ = "attendance"

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), primary_key=True)
    at: Mapped[datetime] = mapped_column(primary_key=True)
    working: Mapped[bool] = mapped_column(Boolean)
    received_at: Mapped[datetime]

    __table_args__ = (Index("ix_attendance_at", "at"),)


class Leave(Base):
    """A worker asks to be away, ``[from_at, until_at)``. Undecided until ``decided_at``; over early when withdrawn."""

    __tablename__ = "leave"

    id: Mapped[Uuid]
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    from_at: Mapped[datetime]
    until_at: Mapped[datetime]
    reason: Mapped[str]  # may be about health: for the worker and those who decide
    deputy_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))  # in the worker's place meanwhile
    asked_at: Mapped[datetime]
    decided_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    decided_at: Mapped[datetime | None]
    approved: Mapped[bool | None] = mapped_column(Boolean)
    words: Mapped[str | None]  # of whoever decided
    withdrawn_at: Mapped[datetime | None]

    __table_args__ = (
        CheckConstraint("from_at < until_at", name="span"),
        CheckConstraint("(decided_at is null) = (approved is null)", name="decided"),
        CheckConstraint("deputy_id <> account_id", name="deputy"),
        Index("ix_leave_account_until", "account_id", "until_at"),
        Index("ix_leave_deputy", "deputy_id", "until_at", postgresql_where=text("deputy_id is not null")),
    )
