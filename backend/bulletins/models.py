"""The table of bulletins."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped

from backend.db.base import Base, Path, Uuid


class Bulletin(Base):
    """What was told of a street or the whole district at one slot. It is frozen: later facts change nothing in it."""

    __tablename__ = "bulletin"

    id: Mapped[Uuid]
    path: Mapped[Path]
    name: Mapped[str]  # of the place, as it was called then
    slot_at: Mapped[datetime]  # when it was due
    made_at: Mapped[datetime]  # the instant its numbers are of
    content: Mapped[dict[str, Any]]  # see backend/bulletins/content.py

    __table_args__ = (
        UniqueConstraint("path", "slot_at"),
        Index("ix_bulletin_slot_at", text("slot_at desc"), "path"),
    )
