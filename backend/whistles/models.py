"""Tables of whistles (吹哨报到): a community or street calls departments to a case, and each answers for itself."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Boolean, CheckConstraint, ForeignKey, Index, Integer, Sequence, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import Base, Path, Uuid

WHISTLE_NUMBER = Sequence("whistle_number", metadata=Base.metadata)

CALL = "whistle_call"
"""What a call's clocks name as their subject."""

ENDED_HOW = ("answered", "overridden", "withdrawn")
CALL_STATES = ("called", "accepted", "refused", "reported", "released")
OPEN_CALL_STATES = ("called", "accepted")
"""States in which a department owes something."""


class Whistle(Base):
    """Departments called together to one case; at most one is open for a case, and calls may be added to it."""

    __tablename__ = "whistle"

    id: Mapped[Uuid]
    number: Mapped[str] = mapped_column(unique=True)  # district, Beijing date, sequence: CS-110112-20261122-000017
    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"), index=True)
    called_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    called_owner: Mapped[Path]  # the scope that whistles: it hears the answers
    called_at: Mapped[datetime]
    words: Mapped[str]
    ended_at: Mapped[datetime | None]
    ended_how: Mapped[str | None]
    ended_reason: Mapped[str | None]  # why it was overridden or withdrawn

    __table_args__ = (
        CheckConstraint(f"ended_how in {ENDED_HOW!r}", name="ended_how"),
        CheckConstraint("(ended_at is null) = (ended_how is null)", name="ended"),
        CheckConstraint("ended_how <> 'overridden' or ended_reason is not null", name="reason"),
        Index("uq_whistle_case_open", "case_id", unique=True, postgresql_where=text("ended_at is null")),
        Index("ix_whistle_called_owner", "called_owner", "called_at"),
    )


class WhistleCall(Base):
    """One department's part in a whistle. A department is called again in a row of its own."""

    __tablename__ = "whistle_call"

    id: Mapped[Uuid]
    whistle_id: Mapped[UUID] = mapped_column(ForeignKey("whistle.id"))
    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"), index=True)
    nth: Mapped[int] = mapped_column(Integer)  # of the whistle's calls, from 0
    department: Mapped[str]  # its code
    lead: Mapped[bool] = mapped_column(Boolean)  # takes the case on; the others support it
    state: Mapped[str]
    called_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]  # accepted or refused
    answered_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    reason: Mapped[str | None]  # of a refusal or a release
    reported_at: Mapped[datetime | None]
    reported_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    words: Mapped[str | None]  # of the report
    released_at: Mapped[datetime | None]
    released_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))  # None: the system

    __table_args__ = (
        CheckConstraint(f"state in {CALL_STATES!r}", name="state"),
        CheckConstraint("state <> 'refused' or reason is not null", name="reason"),
        CheckConstraint("state <> 'reported' or words is not null", name="words"),
        UniqueConstraint("whistle_id", "nth"),
        Index("ix_whistle_call_department", "department", "called_at"),
        Index(
            "uq_whistle_call_open",
            "case_id",
            "department",
            unique=True,
            postgresql_where=text(f"state in {OPEN_CALL_STATES!r}"),
        ),
        Index(
            "uq_whistle_call_lead",
            "whistle_id",
            unique=True,
            postgresql_where=text("lead and state in ('called', 'accepted', 'reported')"),
        ),
    )
