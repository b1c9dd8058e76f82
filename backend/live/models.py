"""The one append-only table that is outbox, timeline and audit at once, and the head of its sequence."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, Identity, Index, LargeBinary, Text, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import Base


class Event(Base):
    """What happened. Written by any transaction; stamped once, by the relay, with its sequence and chain hash."""

    __tablename__ = "event"

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    seq: Mapped[int | None] = mapped_column(BigInteger)  # gapless; None until stamped
    at: Mapped[datetime]
    name: Mapped[str]  # past tense: CaseAssigned
    actor: Mapped[str]  # an account's id, "citizen" or "system"
    origin: Mapped[str | None]  # the address it came from
    subject_kind: Mapped[str]  # report, case, task, grid, account
    subject_id: Mapped[str]
    data: Mapped[dict[str, Any]] = mapped_column(JSONB)  # no personal values: ids, or salted digests
    topics: Mapped[list[str]] = mapped_column(ARRAY(Text))  # audiences; empty: audit only
    hash: Mapped[bytes | None] = mapped_column(LargeBinary)  # SHA-256 over the previous hash and this row

    __table_args__ = (
        Index("uq_event_seq", "seq", unique=True, postgresql_where=text("seq is not null")),
        Index("ix_event_unstamped", "id", postgresql_where=text("seq is null")),
        Index("ix_event_subject", "subject_kind", "subject_id", "id"),
    )


class RelayHead(Base):
    """The end of the stamped sequence: one row. ``epoch`` changes when the sequence starts a new life."""

    __tablename__ = "relay_head"

    one: Mapped[bool] = mapped_column(primary_key=True, default=True)
    epoch: Mapped[UUID]
    seq: Mapped[int] = mapped_column(BigInteger)
    hash: Mapped[bytes] = mapped_column(LargeBinary)

    __table_args__ = (CheckConstraint("one", name="one"),)


class EventCursor(Base):
    """How far a reader of the event log has come."""

    __tablename__ = "event_cursor"

    reader: Mapped[str] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger)
