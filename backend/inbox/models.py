"""The table of notices."""

from datetime import datetime
from typing import Any, get_args
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import Base, Uuid
from backend.inbox.kinds import Kind


class Notice(Base):
    """Something one account must know. ``key`` names what it is about, so that nobody is told the same twice."""

    __tablename__ = "notice"

    id: Mapped[Uuid]
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"))
    key: Mapped[str]
    kind: Mapped[Kind] = mapped_column(Text)
    title: Mapped[str]  # Chinese
    body: Mapped[str]  # Chinese
    data: Mapped[dict[str, Any]]  # what it is about; "en": {"title", "body"} where there is an English text
    at: Mapped[datetime]
    read_at: Mapped[datetime | None]

    __table_args__ = (
        CheckConstraint(f"kind in {get_args(Kind)!r}", name="kind"),
        UniqueConstraint("account_id", "key"),
        Index("ix_notice_account_at", "account_id", text("at desc"), text("id desc")),
        Index("ix_notice_unread", "account_id", postgresql_where=text("read_at is null")),
        Index("ix_notice_at", "at"),
    )
