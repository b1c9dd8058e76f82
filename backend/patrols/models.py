"""Patrols as they were derived from fixes, and how far the derivation of a day has come."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Boolean, Float, ForeignKey, Index, Integer, UniqueConstraint
from sqlalchemy.dialects.postgresql import BIT
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import Base, Path, Uuid


class Patrol(Base):
    """One stay of a worker in a grid of their own: a round, if it ``counts``. Kept for ever; the fixes are not.

    ``visited`` has a bit for each cell of the grid's version (gis/cells.py), 1 where the worker was.
    """

    __tablename__ = "patrol"

    id: Mapped[Uuid]
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    grid_code: Mapped[str]
    grid_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("grid.id"))  # the version whose cells these are
    path: Mapped[Path]
    day: Mapped[date]  # in Beijing; a stay over midnight is one of each day
    began_at: Mapped[datetime]
    ended_at: Mapped[datetime]  # the last moment known to be inside, so far
    seconds_inside: Mapped[int] = mapped_column(Integer)  # without the breaks
    metres: Mapped[int] = mapped_column(Integer)  # walked inside; standing still adds none
    fixes: Mapped[int] = mapped_column(Integer)  # credible ones inside
    visited: Mapped[str] = mapped_column(BIT(varying=True))
    points: Mapped[int] = mapped_column(Integer)  # cells visited, the 1s of ``visited``
    of: Mapped[int] = mapped_column(Integer)  # cells there are
    area_share: Mapped[float] = mapped_column(Float)  # of the grid's area, 0 to 1, in the cells visited
    counts: Mapped[bool] = mapped_column(Boolean)  # by the rule of its time
    why: Mapped[dict[str, Any] | None]  # when it does not: what it lacks, and what the rule asks for
    counted_at: Mapped[datetime | None]  # when it was first told that it counts

    __table_args__ = (
        UniqueConstraint("account_id", "grid_id", "began_at"),
        Index("ix_patrol_account_id_day", "account_id", "day"),
        Index("ix_patrol_grid_code_began_at", "grid_code", "began_at"),
        Index("ix_patrol_path_began_at", "path", "began_at"),
    )


class PatrolProgress(Base):
    """How far a worker's day is derived, so that the next fixes cost only themselves. Gone with the day."""

    __tablename__ = "patrol_progress"

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    anchor_at: Mapped[datetime]  # the fix that the next derivation begins with
    before: Mapped[int] = mapped_column(Integer)  # how many fixes the day had before it; more now: some came late
    carried: Mapped[list[Any]]  # the stays up to it that may still go on; see derive.Stay
