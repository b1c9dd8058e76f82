"""The table of circulars."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import Base, Path, Uuid


class Circular(Base):
    """One weekly or monthly circular of a place. It is frozen: its editions are drawn from ``content`` whenever they
    are asked for, and later facts change nothing in it."""

    __tablename__ = "circular"

    id: Mapped[Uuid]
    kind: Mapped[str]
    path: Mapped[Path]
    place: Mapped[str]  # its name, as it was called then
    begins: Mapped[datetime]  # of the period, a midnight in Beijing
    ends: Mapped[datetime]  # the instant after it
    made_at: Mapped[datetime]  # the instant its numbers are of
    made_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))  # None: the schedule or the operator
    content: Mapped[dict[str, Any]]  # see backend/circulars/content.py

    __table_args__ = (
        CheckConstraint("kind in ('weekly', 'monthly')", name="kind"),
        UniqueConstraint("kind", "path", "begins"),
        Index("ix_circular_ends", text("ends desc"), "path"),
    )
