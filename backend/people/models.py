"""Tables of people: accounts, their sessions, and who is on duty where and when."""

from datetime import datetime, time
from typing import Any
from uuid import UUID

from geoalchemy2 import Geometry
from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Time,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import Base, Path, Uuid

ROLES = ("worker", "community", "street", "department", "command_center", "administrator")


class Account(Base):
    """Somebody who can log in. ``role`` says what they may do, ``scope`` (a grid path) where."""

    __tablename__ = "account"

    id: Mapped[Uuid]
    login: Mapped[str] = mapped_column(unique=True)  # lower case
    display_name: Mapped[str]
    phone: Mapped[str | None]
    role: Mapped[str]
    scope: Mapped[Path]
    position: Mapped[str | None]  # for instance 网格长, 专职网格员, 兼职网格员
    password_hash: Mapped[str | None]  # argon2; None: cannot log in (yet)
    synthetic: Mapped[bool] = mapped_column(Boolean, server_default=text("false"))  # a person of the demo city
    active: Mapped[bool] = mapped_column(Boolean, server_default=text("true"))
    created_at: Mapped[datetime]

    __table_args__ = (
        CheckConstraint(f"role in {ROLES!r}", name="role"),
        Index("ix_account_scope_role", "scope", "role"),
    )


class Session(Base):
    """One login. Only the token's SHA-256 is kept."""

    __tablename__ = "session"

    token_hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
    origin: Mapped[str | None]  # address the login came from
    user_agent: Mapped[str | None]


class Shift(Base):
    """A named part of the week in Beijing time; one that ends before it starts goes past midnight."""

    __tablename__ = "shift"

    code: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    starts: Mapped[time] = mapped_column(Time)
    ends: Mapped[time] = mapped_column(Time)
    weekdays: Mapped[list[Any]] = mapped_column(JSONB)  # ISO days of the shift's start, 1 = Monday


class Duty(Base):
    """Who answers for a grid in a shift: rank 0 is the primary, 1, 2, … the deputies in order (AB岗)."""

    __tablename__ = "duty"

    grid_code: Mapped[str] = mapped_column(primary_key=True)
    shift: Mapped[str] = mapped_column(ForeignKey("shift.code"), primary_key=True)
    rank: Mapped[int] = mapped_column(Integer, primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)

    __table_args__ = (UniqueConstraint("grid_code", "shift", "account_id"),)


class WorkerPosition(Base):
    """Where a worker was last: one row each, replaced by the next fix. The way there is not kept here."""

    __tablename__ = "worker_position"

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), primary_key=True)
    geom: Mapped[Any] = mapped_column(Geometry("POINT", srid=4326, spatial_index=False))
    accuracy_m: Mapped[float | None] = mapped_column(Float)
    at: Mapped[datetime]  # when the device took the fix
