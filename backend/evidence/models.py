"""The table of evidence: photos of the work, what they say of place and time, and what the checker made of them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from geoalchemy2 import Geometry
from sqlalchemy import Boolean, CheckConstraint, ForeignKey, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import Base

KINDS = ("before", "after", "near", "far", "reference", "basis")
"""The work before and after; the place from near, from far, with a reference object; what a return rests on."""


class Evidence(Base):
    """One photo of the work on a case. The flags say what is odd about it; a person decides what that means."""

    __tablename__ = "evidence"

    media_id: Mapped[UUID] = mapped_column(ForeignKey("media.id"), primary_key=True)
    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"))
    task_id: Mapped[UUID | None] = mapped_column(ForeignKey("task.id"))  # None: a unit did the work
    kind: Mapped[str]
    attached_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    attached_at: Mapped[datetime]
    taken_at: Mapped[datetime | None]  # as the device says, else the EXIF
    geom: Mapped[Any | None] = mapped_column(Geometry("POINT", srid=4326, spatial_index=False))  # likewise
    distance_m: Mapped[float | None]  # from the case
    far: Mapped[bool] = mapped_column(Boolean)
    untimely: Mapped[bool] = mapped_column(Boolean)  # not taken while the work was under way
    contradicted: Mapped[bool] = mapped_column(Boolean)  # device and EXIF name different places or times
    reused_of: Mapped[UUID | None]  # the earlier photo it looks like; no constraint: that one may be erased
    reused_bits: Mapped[int | None] = mapped_column(Integer)  # in which their hashes differ
    decided_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    decided_at: Mapped[datetime | None]
    accepted: Mapped[bool | None] = mapped_column(Boolean)
    words: Mapped[str | None]

    __table_args__ = (
        CheckConstraint(f"kind in {KINDS!r}", name="kind"),
        CheckConstraint("decided_by <> attached_by", name="four_eyes"),
        CheckConstraint("(decided_at is null) = (accepted is null)", name="decided"),
        Index("ix_evidence_case_id", "case_id", "attached_at"),
    )
