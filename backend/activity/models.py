"""Tables of how alive each grid is: its present state with the instant it will next change, and its history."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, DateTime, Identity, Index, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import Base, Path

ACTIVITY_STATES = ("active", "quiet", "zombie", "exempt")


class ActivityRule(Base):
    """Thresholds for a subtree from an instant on; the longest matching path wins, then the latest date."""

    __tablename__ = "activity_rule"

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    path: Mapped[Path]  # "" for everywhere
    effective_from: Mapped[datetime]
    rule: Mapped[dict[str, Any]] = mapped_column(JSONB)  # see backend/activity/rules.py


class GridActivity(Base):
    """The present state of one leaf grid. A valid signal pushes ``next_change_at`` out; a sweep claims the due."""

    __tablename__ = "grid_activity"

    code: Mapped[str] = mapped_column(primary_key=True)
    path: Mapped[Path] = mapped_column(index=True)
    state: Mapped[str]
    since: Mapped[datetime]
    last_signal_at: Mapped[datetime | None]
    last_signal: Mapped[str | None]  # the event's name
    reason: Mapped[dict[str, Any]] = mapped_column(JSONB)  # the facts the state rests on
    next_change_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))  # None: never by time alone

    __table_args__ = (
        CheckConstraint(f"state in {ACTIVITY_STATES!r}", name="state"),
        Index("ix_grid_activity_due", "next_change_at", postgresql_where=text("next_change_at is not null")),
        Index("ix_grid_activity_state", "state", "path"),
    )


class ActivityChange(Base):
    """One change of a grid's state, with its reason: the history of the flag."""

    __tablename__ = "activity_change"

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    code: Mapped[str]
    state: Mapped[str]
    at: Mapped[datetime]
    reason: Mapped[dict[str, Any]] = mapped_column(JSONB)

    __table_args__ = (Index("ix_activity_change_code_at", "code", "at"),)
