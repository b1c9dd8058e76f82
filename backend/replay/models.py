"""The table a past day is played back from: in which state every case was, from when until when."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, Index, PrimaryKeyConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.cases.lifecycle import OPEN, STATES
from backend.db.base import Base, Path


class ReplayEntry(Base):
    """A case was in one state ``[at, until_at)``; None: it still is. One row for each event of the log that says so.

    Ids and codes only: where a case lies and what it is called are looked up in the case. One partition a Beijing
    month of ``at`` (backend/replay/months.py).
    """

    __tablename__ = "replay_entry"

    at: Mapped[datetime]
    seq: Mapped[int] = mapped_column(BigInteger)  # of the event it began with
    until_at: Mapped[datetime | None]
    case_id: Mapped[UUID]
    path: Mapped[Path]
    what: Mapped[str]  # the event's name
    status: Mapped[str]
    due_at: Mapped[datetime]  # of the whole case, as it was then

    __table_args__ = (
        PrimaryKeyConstraint("at", "seq"),
        CheckConstraint(f"status in {STATES!r}", name="status"),
        CheckConstraint("at <= until_at", name="span"),
        Index("ix_replay_entry_running", "case_id", postgresql_where=text("until_at is null")),
        Index("ix_replay_entry_open", "until_at", postgresql_where=text(f"status in {OPEN!r}")),
        {"postgresql_partition_by": "range (at)"},
    )
