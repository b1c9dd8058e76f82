"""Tables of visits to residents and of the workers' diary."""

from datetime import date, datetime
from typing import Any, get_args
from uuid import UUID

from geoalchemy2 import Geometry
from sqlalchemy import Boolean, CheckConstraint, Date, Float, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import Base, Path, Uuid
from backend.visits.rules import Kind, Outcome, Purpose, Why


class Visit(Base):
    """A worker called on somebody. Never changed; what it says of people, their home too, is blanked when its time is
    over."""

    __tablename__ = "visit"

    id: Mapped[Uuid]
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    key: Mapped[str]  # the tablet's own, so that what is sent twice is one
    kind: Mapped[Kind] = mapped_column(Text)
    purpose: Mapped[Purpose] = mapped_column(Text)
    outcome: Mapped[Outcome] = mapped_column(Text)
    words: Mapped[str | None]  # personal, like the next two
    contact: Mapped[str | None]  # the household or person
    address: Mapped[str | None]
    at: Mapped[datetime]
    received_at: Mapped[datetime]
    geom: Mapped[Any | None] = mapped_column(Geometry("POINT", srid=4326, spatial_index=False))  # the tablet's place
    accuracy_m: Mapped[float | None] = mapped_column(Float)
    grid_code: Mapped[str]  # the worker's grid it is for; where it is for none, the one it lies in
    path: Mapped[Path]
    distance_m: Mapped[float] = mapped_column(Float)  # from that grid, 0 inside
    counts: Mapped[bool] = mapped_column(Boolean)
    why: Mapped[Why | None] = mapped_column(Text)  # it does not count

    __table_args__ = (
        UniqueConstraint("account_id", "key"),
        CheckConstraint(f"kind in {get_args(Kind)!r}", name="kind"),
        CheckConstraint(f"purpose in {get_args(Purpose)!r}", name="purpose"),
        CheckConstraint(f"outcome in {get_args(Outcome)!r}", name="outcome"),
        CheckConstraint(f"why in {get_args(Why)!r}", name="why"),
        CheckConstraint("counts = (why is null)", name="counts"),
        Index("ix_visit_account_at", "account_id", "at"),
        Index("ix_visit_path_at", "path", "at"),
        Index("ix_visit_at", "at"),
    )


class DiaryEntry(Base):
    """What a worker wrote down of a day (民情日记)."""

    __tablename__ = "diary_entry"

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), primary_key=True)
    day: Mapped[date] = mapped_column(Date, primary_key=True)  # in Beijing
    words: Mapped[str]
    updated_at: Mapped[datetime]

    __table_args__ = (Index("ix_diary_entry_day", "day"),)
