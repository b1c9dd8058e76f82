"""Tables of what reporters say of the work, and of the messages that tell them how it goes."""

from datetime import datetime
from typing import get_args
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import Base, Uuid
from backend.db.outgoing import Outgoing
from backend.verdicts.rules import Outcome, Satisfaction

MESSAGE_KINDS = ("assigned", "suspended", "merged", "excluded", "asked", "reopened", "closed")


class Verdict(Base):
    """One reporter's judgement of one round of work. Changed while that round is judged, never afterwards."""

    __tablename__ = "verdict"

    id: Mapped[Uuid]
    report_id: Mapped[UUID] = mapped_column(ForeignKey("report.id"))
    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"), index=True)  # whose work was judged
    round: Mapped[int] = mapped_column(Integer)  # of the case: 0 until it was reopened
    outcome: Mapped[Outcome] = mapped_column(Text)
    satisfaction: Mapped[Satisfaction] = mapped_column(Text)
    words: Mapped[str | None]  # the citizen's; blanked with the report's own
    given_at: Mapped[datetime]
    taken_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))  # who wrote down a call; None: the link

    __table_args__ = (
        CheckConstraint(f"outcome in {get_args(Outcome)!r}", name="outcome"),
        CheckConstraint(f"satisfaction in {get_args(Satisfaction)!r}", name="satisfaction"),
        UniqueConstraint("report_id", "case_id", "round"),
    )


class Message(Outgoing, Base):
    """Something a reporter is to be told on the telephone they left, which is looked up when it is sent.

    One of a kind in a round, so that a case passed from hand to hand does not ring each time.
    """

    __tablename__ = "message"

    id: Mapped[Uuid]
    report_id: Mapped[UUID] = mapped_column(ForeignKey("report.id"))
    kind: Mapped[str]
    round: Mapped[int] = mapped_column(Integer)

    __table_args__ = (
        CheckConstraint(f"kind in {MESSAGE_KINDS!r}", name="kind"),
        UniqueConstraint("report_id", "kind", "round"),
        Index("ix_message_to_send", "next_try_at", postgresql_where=text("next_try_at is not null")),
    )
