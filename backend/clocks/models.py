"""Tables of time: clocks with their pauses, the orders they issue, and the deadlines a sweep looks for."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Float, ForeignKey, Identity, Index, Integer, Sequence, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import Base, Path, Uuid

STAGES = (
    "whole",
    "dispatch",
    "accept",
    "handle",
    "check",
    "silence",
    "whistle_accept",
    "whistle_report",
    "fallback",
)
LIMIT_KINDS = ("hours", "working_hours", "working_days")


class Clock(Base):
    """The time one stage of a case may take. Its instants follow from start, limit, extension and pauses."""

    __tablename__ = "clock"

    id: Mapped[Uuid]
    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"))
    stage: Mapped[str]
    subject_kind: Mapped[str]  # case, or whose turn it is: handover, whistle_call
    subject_id: Mapped[UUID]
    limit_kind: Mapped[str]
    limit_amount: Mapped[int] = mapped_column(Integer)
    extra_kind: Mapped[str | None]  # of the extension
    extra_amount: Mapped[int | None] = mapped_column(Integer)
    warn: Mapped[float | None] = mapped_column(Float)  # share of the limit after which it is urged
    supervise_kind: Mapped[str | None]  # how long after it was missed the supervision order comes
    supervise_amount: Mapped[int | None] = mapped_column(Integer)
    started_at: Mapped[datetime]
    due_at: Mapped[datetime]  # while paused, as if it goes on at the review
    provisional: Mapped[bool] = mapped_column(Boolean)
    warned_at: Mapped[datetime | None]
    missed_at: Mapped[datetime | None]
    supervised_at: Mapped[datetime | None]
    stopped_at: Mapped[datetime | None]

    __table_args__ = (
        CheckConstraint(f"stage in {STAGES!r}", name="stage"),
        CheckConstraint(f"limit_kind in {LIMIT_KINDS!r}", name="limit_kind"),
        CheckConstraint(f"extra_kind in {LIMIT_KINDS!r}", name="extra_kind"),
        CheckConstraint(f"supervise_kind in {LIMIT_KINDS!r}", name="supervise_kind"),
        CheckConstraint("warn > 0 and warn < 1", name="warn"),
        Index("ix_clock_case_id", "case_id"),
        Index("uq_clock_running", "subject_id", "stage", unique=True, postgresql_where=text("stopped_at is null")),
        Index("ix_clock_provisional", "id", postgresql_where=text("provisional and stopped_at is null")),
    )


class Pause(Base):
    """An approved suspension (挂账) during which no clock of the case runs."""

    __tablename__ = "pause"

    id: Mapped[Uuid]
    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"), index=True)
    from_at: Mapped[datetime]
    until_at: Mapped[datetime | None]
    review_at: Mapped[datetime]  # when it is looked at again and, if nobody was earlier, ends
    approver: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    reason: Mapped[str]

    __table_args__ = (
        CheckConstraint("review_at > from_at", name="review_at"),
        Index("uq_pause_case_open", "case_id", unique=True, postgresql_where=text("until_at is null")),
    )


ORDER_NUMBER = Sequence("order_number", metadata=Base.metadata)


class Order(Base):
    """A written urging (催办单) or supervision order (督办单) to whoever answers for a case."""

    __tablename__ = "order"

    id: Mapped[Uuid]
    number: Mapped[str] = mapped_column(unique=True)  # CB- or DB-, district, Beijing date, sequence
    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"), index=True)
    clock_id: Mapped[UUID | None] = mapped_column(ForeignKey("clock.id"))  # that issued it; None: a person did
    kind: Mapped[str]
    to_owner: Mapped[Path]
    to_department: Mapped[str | None]
    words: Mapped[str]
    issued_at: Mapped[datetime]
    actor: Mapped[str]  # an account's id, or system

    __table_args__ = (CheckConstraint("kind in ('urge', 'supervise')", name="kind"),)


class Deadline(Base):
    """An instant at which something falls due. A sweep claims the due ones; its cost is the number due."""

    __tablename__ = "deadline"

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    subject_kind: Mapped[str]  # clock, task, case
    subject_id: Mapped[UUID]
    kind: Mapped[str]  # of a clock: warn, due, supervise; of a task: accept; of a case: review, rehomed
    due_at: Mapped[datetime]
    fired_at: Mapped[datetime | None]
    tries: Mapped[int] = mapped_column(Integer, server_default="0")  # that failed, each pushing it back

    __table_args__ = (
        Index("ix_deadline_due", "due_at", postgresql_where=text("fired_at is null")),
        Index("ix_deadline_subject", "subject_id", postgresql_where=text("fired_at is null")),
    )
