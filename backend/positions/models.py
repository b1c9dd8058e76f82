"""Tables of positions: devices that send them, fixes by day, what each worker sent a day, and where each was last."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from geoalchemy2 import Geometry
from sqlalchemy import (
    REAL,
    Boolean,
    CheckConstraint,
    Double,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import Base, Uuid
from gis.datum import CRS

PROTOCOLS = ("osmand", "owntracks")


class Device(Base):
    """A telephone with an app that sends positions for a worker. Only the SHA-256 of its key is kept."""

    __tablename__ = "device"

    id: Mapped[Uuid]
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    protocol: Mapped[str]
    crs: Mapped[str]  # the datum of what it sends
    key_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    created_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    created_at: Mapped[datetime]
    last_seen_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]

    __table_args__ = (
        CheckConstraint(f"protocol in {PROTOCOLS!r}", name="protocol"),
        CheckConstraint(f"crs in {CRS!r}", name="crs"),
    )


class PositionFix(Base):
    """One fix of a worker at work, on WGS-84. Partitioned by Beijing day (docs/decisions/0009).

    A second fix of the same instant is a repetition. There is no foreign key to the account: checking it would cost
    more than storing the row, and accounts are never deleted.
    """

    __tablename__ = "position_fix"

    account_id: Mapped[UUID]
    at: Mapped[datetime]  # when the device took it
    lon: Mapped[float] = mapped_column(Double)
    lat: Mapped[float] = mapped_column(Double)
    accuracy_m: Mapped[float | None] = mapped_column(REAL)  # radius of uncertainty
    speed_mps: Mapped[float | None] = mapped_column(REAL)
    mocked: Mapped[bool] = mapped_column(Boolean)  # the device itself says that an app made it up
    device_id: Mapped[UUID | None]  # the one it came from; None: the tablet
    received_at: Mapped[datetime]

    __table_args__ = (
        PrimaryKeyConstraint("account_id", "at"),
        {"postgresql_partition_by": "range (at)"},
    )


class TrackDay(Base):
    """What came of one worker's Beijing day, and from which instant on nobody has looked at it. Gone with the day.

    ``changed_since`` is the earliest fix that no patrol was derived from yet; null when all were.
    """

    __tablename__ = "track_day"

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    fixes: Mapped[int] = mapped_column(Integer)
    first_at: Mapped[datetime]
    last_at: Mapped[datetime]
    changed_since: Mapped[datetime | None]
    changed_at: Mapped[datetime]  # when the last fix came

    __table_args__ = (
        Index("ix_track_day_day", "day"),
        Index("ix_track_day_changed_since", "changed_since", postgresql_where=text("changed_since is not null")),
        # Written with every batch: room for the new version of a row on its own page.
        {"postgresql_with": {"fillfactor": 70}},
    )


class WorkerPosition(Base):
    """Where a worker was last, by a fix that was not made up: one row each, replaced by the next."""

    __tablename__ = "worker_position"

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), primary_key=True)
    geom: Mapped[Any] = mapped_column(Geometry("POINT", srid=4326, spatial_index=False))
    accuracy_m: Mapped[float | None] = mapped_column(Float)
    at: Mapped[datetime]  # when the device took the fix

    __table_args__ = ({"postgresql_with": {"fillfactor": 70}},)
