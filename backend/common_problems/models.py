"""Tables of common problems: what was found, which cases are part of it, and when it was looked for."""

from datetime import datetime
from typing import Any
from uuid import UUID

from geoalchemy2 import Geometry
from sqlalchemy import BigInteger, CheckConstraint, Float, ForeignKey, Identity, Index, Integer, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import Base, Path, Uuid


class CommonProblem(Base):
    """Like cases that gathered in one place, more than the usual rate explains. Those of one ``place_id`` are the same
    problem come again, ``nth`` tells which time it is; one of them led to the place's root-cause case."""

    __tablename__ = "common_problem"

    id: Mapped[Uuid]
    class_code: Mapped[str]  # the first two digits of the cases' categories
    path: Mapped[Path]  # the deepest grid that holds them; where they lie in several streets, the street of most
    area: Mapped[Any] = mapped_column(Geometry("MULTIPOLYGON", srid=4326, spatial_index=False))
    found_at: Mapped[datetime]
    first_at: Mapped[datetime]  # its first case was opened
    last_at: Mapped[datetime]
    cases: Mapped[int] = mapped_column(Integer)  # so many when it stood out most,
    expected: Mapped[float] = mapped_column(Float)  # where so many were usual,
    p: Mapped[float] = mapped_column(Float)  # which happens with this probability by chance,
    looks: Mapped[int] = mapped_column(Integer)  # and so many places were looked at
    place_id: Mapped[UUID]
    nth: Mapped[int] = mapped_column(Integer)
    root_case_id: Mapped[UUID | None] = mapped_column(ForeignKey("case.id"))

    __table_args__ = (
        UniqueConstraint("place_id", "nth"),
        # Two processes, or the same night twice, cannot open a second root-cause case for a place.
        Index("uq_common_problem_root", "place_id", unique=True, postgresql_where=text("root_case_id is not null")),
        Index("ix_common_problem_root_case", "root_case_id", postgresql_where=text("root_case_id is not null")),
        Index("ix_common_problem_path_last_at", "path", "last_at"),
    )


class CommonProblemCase(Base):
    """A case that is part of a common problem; of one at most."""

    __tablename__ = "common_problem_case"

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"), primary_key=True)
    problem_id: Mapped[UUID] = mapped_column(ForeignKey("common_problem.id"), index=True)


class Look(Base):
    """One search: the night's at ``slot_at``, or one that somebody asked for. ``done_at`` is null while it waits."""

    __tablename__ = "common_problem_look"

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    slot_at: Mapped[datetime | None] = mapped_column(unique=True)
    asked_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    asked_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
    looked_at: Mapped[int | None] = mapped_column(Integer)  # cases
    found: Mapped[int | None] = mapped_column(Integer)  # problems that were new

    __table_args__ = (
        CheckConstraint("(slot_at is null) <> (asked_by is null)", name="reason"),
        Index("ix_common_problem_look_waiting", "asked_at", postgresql_where=text("done_at is null")),
    )
