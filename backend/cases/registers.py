"""Tables beside the case: who handed it to whom, what was asked for, which steps were taken, what was merged,
what was said, and who was rung."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Boolean, CheckConstraint, ForeignKey, Index, Integer, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.cases.models import RUNGS
from backend.db.base import Base, Path, Uuid
from backend.db.outgoing import Outgoing

ALERTED = ("worker", "deputy", "leader")
"""Who is rung of a task that nobody looks at, in this order."""
HANDOVER_OUTCOMES = ("accepted", "refused", "expired", "superseded")


class Handover(Base):
    """A unit was asked to take a case. The one that had it answers for it until the other accepts."""

    __tablename__ = "handover"

    id: Mapped[Uuid]
    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"), index=True)
    from_rung: Mapped[str]
    from_owner: Mapped[Path]
    from_department: Mapped[str | None]
    to_rung: Mapped[str]
    to_owner: Mapped[Path]
    to_department: Mapped[str | None]
    why: Mapped[str]  # routed, overdue, by_hand, second_failure, nobody, not_accepted, returned
    words: Mapped[str | None]
    asked_by: Mapped[str]  # an account's id, citizen or system
    asked_at: Mapped[datetime]
    outcome: Mapped[str | None]
    ended_at: Mapped[datetime | None]

    __table_args__ = (
        CheckConstraint(f"from_rung in {RUNGS!r}", name="from_rung"),
        CheckConstraint(f"to_rung in {RUNGS!r}", name="to_rung"),
        CheckConstraint(f"outcome in {HANDOVER_OUTCOMES!r}", name="outcome"),
        Index("uq_handover_case_open", "case_id", unique=True, postgresql_where=text("ended_at is null")),
        Index("ix_handover_asked", "to_owner", postgresql_where=text("ended_at is null")),
        Index("ix_handover_department", "to_department", postgresql_where=text("ended_at is null")),
        Index("ix_handover_answered", "to_department", postgresql_where=text("outcome in ('accepted', 'refused')")),
    )


class Request(Base):
    """Whoever works a case asks for more time (``extend``) or to put it off (``suspend``); another approves."""

    __tablename__ = "request"

    id: Mapped[Uuid]
    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"), index=True)
    kind: Mapped[str]
    asked_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    asked_at: Mapped[datetime]
    reason: Mapped[str]
    limit_kind: Mapped[str | None]  # of an extension
    limit_amount: Mapped[int | None] = mapped_column(Integer)
    review_at: Mapped[datetime | None]  # of a suspension: when it is looked at again
    decided_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    decided_at: Mapped[datetime | None]
    approved: Mapped[bool | None] = mapped_column(Boolean)
    words: Mapped[str | None]

    __table_args__ = (
        CheckConstraint("kind in ('extend', 'suspend')", name="kind"),
        CheckConstraint("decided_by <> asked_by", name="four_eyes"),
        Index("uq_request_case_open", "case_id", unique=True, postgresql_where=text("decided_at is null")),
    )


class Step(Base):
    """A step of the procedure that was taken, such as assess (评估分析) or consult (协商议事)."""

    __tablename__ = "step"

    id: Mapped[Uuid]
    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"), index=True)
    code: Mapped[str]
    at: Mapped[datetime]
    actor: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    outcome: Mapped[str]
    words: Mapped[str]


class Dispute(Base):
    """A case that is a dispute between people: its class and grade, and how mediation ended."""

    __tablename__ = "dispute"

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"), primary_key=True)
    class_code: Mapped[str]
    grade: Mapped[str]
    parties: Mapped[int] = mapped_column(Integer)
    graded_at: Mapped[datetime]
    graded_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    outcome: Mapped[str | None]
    ended_at: Mapped[datetime | None]

    __table_args__ = (
        CheckConstraint("grade in ('small', 'large', 'hard')", name="grade"),
        CheckConstraint("parties >= 2", name="parties"),
        CheckConstraint("outcome in ('settled', 'failed', 'withdrawn')", name="outcome"),
    )


class Merge(Base):
    """A case that was found to be another one, and perhaps found not to be after all."""

    __tablename__ = "merge"

    id: Mapped[Uuid]
    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"), index=True)
    into_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"), index=True)
    merged_at: Mapped[datetime]
    merged_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    reason: Mapped[str]
    state_before: Mapped[str]
    split_at: Mapped[datetime | None]
    split_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    split_reason: Mapped[str | None]

    __table_args__ = (
        CheckConstraint("case_id <> into_id", name="other"),
        Index("uq_merge_case_open", "case_id", unique=True, postgresql_where=text("split_at is null")),
    )


class Note(Base):
    """What somebody said when they took an action on a case: the reason, or what was done."""

    __tablename__ = "note"

    id: Mapped[Uuid]
    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"), index=True)
    action: Mapped[str]  # of the transition table, or note
    at: Mapped[datetime]
    actor: Mapped[str]  # an account's id, citizen or system
    words: Mapped[str]


class Alert(Outgoing, Base):
    """Somebody is rung because nobody looked at a task. The telephone is looked up when it is sent."""

    __tablename__ = "alert"

    id: Mapped[Uuid]
    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"), index=True)
    task_id: Mapped[UUID] = mapped_column(ForeignKey("task.id"))
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))  # whom
    rung: Mapped[str]

    __table_args__ = (
        CheckConstraint(f"rung in {ALERTED!r}", name="rung"),
        UniqueConstraint("task_id", "account_id"),
        Index("ix_alert_to_send", "next_try_at", postgresql_where=text("next_try_at is not null")),
    )
