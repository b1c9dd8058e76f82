"""Tables of how alive each grid is: what was seen in it, its present state with the instant of its next change, and its
history."""

from datetime import datetime
from typing import Any, Literal, get_args
from uuid import UUID

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Float, ForeignKey, Identity, Index, Text, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.dialects.postgresql import UUID as PG_UUID
from sqlalchemy.orm import Mapped, mapped_column

from backend.activity.rules import KINDS, State
from backend.configuration.values import SignalKind
from backend.db.base import Base, Path, Uuid

ACTIVITY_STATES: tuple[str, ...] = get_args(State)
SIGNALS: tuple[str, ...] = get_args(SignalKind)

ExemptionKind = Literal["non_residential", "few_residents", "other"]
EXEMPTIONS: tuple[str, ...] = get_args(ExemptionKind)


class Signal(Base):
    """One sign of life of a leaf grid, as the event log told of it, at its own instant. Kept for ever, but not who gave
    it and where: that is blanked with the tracks (``retention.track_days``), and what it counted for stays.

    ``subject`` is the patrol, the visit, or the case that was reported or handled. ``why`` says why it does not count:
    what it is by itself (hearing.py) or what it looks like beside the others (padding.py).
    """

    __tablename__ = "signal"

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    code: Mapped[str]
    path: Mapped[Path]
    at: Mapped[datetime]
    kind: Mapped[str]
    worker: Mapped[UUID | None]  # None: its time is over
    subject: Mapped[UUID]
    lon: Mapped[float | None] = mapped_column(Float)  # WGS-84 degrees; None of patrols
    lat: Mapped[float | None] = mapped_column(Float)
    photo: Mapped[int | None] = mapped_column(BigInteger)  # its hash, see backend/media/phash.py
    minutes: Mapped[float | None] = mapped_column(Float)  # of a patrol, inside the grid
    metres: Mapped[float | None] = mapped_column(Float)  # of a patrol, walked inside the grid
    event_seq: Mapped[int | None] = mapped_column(BigInteger, unique=True)  # of the log; None: brought in otherwise
    valid: Mapped[bool] = mapped_column(Boolean, server_default=text("true"))
    why: Mapped[str | None]  # it does not count; None exactly when it does

    __table_args__ = (
        CheckConstraint(f"kind in {SIGNALS!r}", name="kind"),
        CheckConstraint("valid = (why is null)", name="why"),
        Index("ix_signal_code_at", "code", "at"),
        Index("ix_signal_last", "code", "kind", "at", postgresql_where=text("valid")),
        Index("ix_signal_subject", "subject"),
        Index("ix_signal_patrols", "at", postgresql_where=text("kind = 'patrol' and valid")),
        Index("ix_signal_path_at", "path", "at"),
        Index("ix_signal_personal", "at", postgresql_where=text("worker is not null")),
    )


class WaitingCase(Base):
    """A case that was offered to somebody and that nobody has accepted since."""

    __tablename__ = "waiting_case"

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id", ondelete="CASCADE"), primary_key=True)
    code: Mapped[str]  # of the grid it lies in
    since: Mapped[datetime]

    __table_args__ = (Index("ix_waiting_case_code", "code", "since"),)


class Exemption(Base):
    """A grid was taken out of the count by whoever may approve that, ``[from_at, until_at)``; None: until ended."""

    __tablename__ = "exemption"

    id: Mapped[Uuid]
    code: Mapped[str]
    path: Mapped[Path]
    kind: Mapped[str]
    reason: Mapped[str]
    from_at: Mapped[datetime]
    until_at: Mapped[datetime | None]
    approved_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))  # None: the operator
    approved_at: Mapped[datetime]
    ended_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    ended_at: Mapped[datetime | None]  # early

    __table_args__ = (
        CheckConstraint(f"kind in {EXEMPTIONS!r}", name="kind"),
        CheckConstraint("from_at < until_at", name="span"),
        Index("ix_exemption_code", "code", "from_at"),
    )


class GridActivity(Base):
    """The present state of one leaf grid. A valid signal pushes ``next_change_at`` out; a sweep claims the due.

    ``kinds`` are those that make it quiet or a zombie, none when it is active or exempt; ``reason`` holds the facts of
    every kind (backend/activity/rules.py).
    """

    __tablename__ = "grid_activity"

    code: Mapped[str] = mapped_column(primary_key=True)
    path: Mapped[Path] = mapped_column(index=True)
    state: Mapped[str]
    kinds: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default=text("'{}'"))
    since: Mapped[datetime]
    last_signal_at: Mapped[datetime | None]  # the last valid one, of whatever kind
    last_signal: Mapped[str | None]  # its kind
    reason: Mapped[dict[str, Any]] = mapped_column(JSONB)  # the facts the state rests on
    next_change_at: Mapped[datetime | None]  # None: never by time alone
    look_at: Mapped[datetime | None]  # when it is to be judged again: at its next change, or earlier, to warn
    configuration_id: Mapped[int | None] = mapped_column(ForeignKey("configuration.id"))  # whose rule judged it

    __table_args__ = (
        CheckConstraint(f"state in {ACTIVITY_STATES!r}", name="state"),
        CheckConstraint(f"kinds <@ array{list(KINDS)!r}", name="kinds"),
        Index("ix_grid_activity_due", "look_at", postgresql_where=text("look_at is not null")),
        Index("ix_grid_activity_state", "state", "path"),
    )


class ActivityInterval(Base):
    """A grid was in one state for the same kinds, ``[from_at, until_at)``; None: it still is."""

    __tablename__ = "activity_interval"

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    code: Mapped[str]
    path: Mapped[Path]
    state: Mapped[str]
    kinds: Mapped[list[str]] = mapped_column(ARRAY(Text))
    from_at: Mapped[datetime]
    until_at: Mapped[datetime | None]
    reason: Mapped[dict[str, Any]] = mapped_column(JSONB)  # the facts at its beginning

    __table_args__ = (
        CheckConstraint(f"state in {ACTIVITY_STATES!r}", name="state"),
        CheckConstraint("from_at < until_at", name="span"),
        Index("ix_activity_interval_code", "code", "from_at"),
        Index("ix_activity_interval_path", "path", "from_at"),
        Index("uq_activity_interval_open", "code", unique=True, postgresql_where=text("until_at is null")),
    )


class ActivityNotice(Base):
    """Leaders were told: that a grid would turn zombie for want of something since ``basis_at``, or that it did.

    The key makes it once for each silence, whatever the rules make of it afterwards.
    """

    __tablename__ = "activity_notice"

    code: Mapped[str] = mapped_column(primary_key=True)
    what: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)  # of zombie; of several, the one that was first
    basis_at: Mapped[datetime] = mapped_column(primary_key=True)  # where its silence begins; of a turn, the turn
    path: Mapped[Path]
    at: Mapped[datetime]
    told: Mapped[list[UUID]] = mapped_column(ARRAY(PG_UUID(as_uuid=True)))  # accounts

    __table_args__ = (
        CheckConstraint("what in ('warning', 'zombie')", name="what"),
        CheckConstraint(f"kind in {KINDS!r}", name="kind"),
    )
