"""The table of appeals: that a case should not count against whoever did what they could."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Boolean, CheckConstraint, ForeignKey, Index, Text, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.dialects.postgresql import UUID as PgUuid
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import Base, Uuid
from backend.evaluation.measures import MEASURES

KNOWN = f"measures <@ array{list(MEASURES)!r} and cardinality(measures) > 0"


class Appeal(Base):
    """Somebody whom a case counts against says why it should not; another, above them, decides. Approved, the case
    leaves the denominators of ``measures``. The citizen never sees it, and the case goes its own way."""

    __tablename__ = "appeal"

    id: Mapped[Uuid]
    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"), index=True)
    measures: Mapped[list[str]] = mapped_column(ARRAY(Text))
    reason: Mapped[str]
    evidence: Mapped[list[Any]] = mapped_column(ARRAY(PgUuid))  # photos
    asked_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    asked_at: Mapped[datetime]
    decided_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    decided_at: Mapped[datetime | None]
    approved: Mapped[bool | None] = mapped_column(Boolean)
    words: Mapped[str | None]

    __table_args__ = (
        CheckConstraint(KNOWN, name="measures"),
        CheckConstraint("decided_by <> asked_by", name="four_eyes"),
        CheckConstraint("(decided_at is null) = (approved is null)", name="decided"),
        Index("uq_appeal_case_open", "case_id", unique=True, postgresql_where=text("decided_at is null")),
    )
