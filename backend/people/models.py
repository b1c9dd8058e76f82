"""Tables of people: accounts, their sessions, who is on duty where and when, and whom a grid's worker can call."""

from datetime import datetime, time
from typing import Any, get_args
from uuid import UUID

from sqlalchemy import (
    Boolean,
    CheckConstraint,
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

from backend.configuration.values import Role
from backend.db.base import Base, Path, Uuid

ROLES = get_args(Role)


class Account(Base):
    """Somebody who can log in. ``role`` says what they may do, ``scope`` (a grid path) where.

    Two people make one: the system administrator creates it and proposes its rights, the security administrator grants
    them. Until ``granted`` nobody can log in with it.
    """

    __tablename__ = "account"

    id: Mapped[Uuid]
    login: Mapped[str] = mapped_column(unique=True)  # lower case
    display_name: Mapped[str]
    phone: Mapped[str | None]
    role: Mapped[str]
    scope: Mapped[Path]
    department: Mapped[str | None]  # code of the configuration; every account of the role department has one
    position: Mapped[str | None]  # for instance 网格长, 专职网格员, 兼职网格员
    password_hash: Mapped[str | None]  # argon2; None: cannot log in (yet)
    synthetic: Mapped[bool] = mapped_column(Boolean, server_default=text("false"))  # a person of the demo city
    active: Mapped[bool] = mapped_column(Boolean, server_default=text("true"))
    granted: Mapped[bool] = mapped_column(Boolean, server_default=text("true"))
    created_at: Mapped[datetime]
    created_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))  # None: the operator, or a setup

    __table_args__ = (
        CheckConstraint(f"role in {ROLES!r}", name="role"),
        Index("ix_account_scope_role", "scope", "role"),
    )


class Session(Base):
    """One login. Only the token's SHA-256 is kept."""

    __tablename__ = "session"

    token_hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    id: Mapped[UUID] = mapped_column(unique=True, server_default=text("gen_random_uuid()"))  # its name for people
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    created_at: Mapped[datetime]
    used_at: Mapped[datetime | None]  # the last use that prolonged it
    expires_at: Mapped[datetime]  # unless it is used before
    ends_at: Mapped[datetime | None]  # in any case; None: opened before there were limits
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


class BoardCard(Base):
    """What the public board (网格员公示牌) shows of somebody beside name and position. All of it is for everybody.

    ``phone`` is the one that is published, which need not be the account's; None: the board shows none.
    """

    __tablename__ = "board_card"

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), primary_key=True)
    duties: Mapped[str | None]  # None: those that the configuration lists
    phone: Mapped[str | None]
    photo: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)  # a small JPEG without metadata
    photo_digest: Mapped[str | None] = mapped_column(index=True)  # its SHA-256, hexadecimal: its public name
    changed_at: Mapped[datetime]


class HouseholdContact(Base):
    """Somebody of a grid's residents who can be called: a household contact, a building's head, a party household."""

    __tablename__ = "household_contact"

    id: Mapped[Uuid]
    grid_code: Mapped[str] = mapped_column(index=True)
    kind: Mapped[str]  # code of the configuration's contacts_kinds
    name: Mapped[str]
    phone: Mapped[str | None]
    building: Mapped[str | None]
    households: Mapped[int | None] = mapped_column(Integer)  # how many they speak for
    imported_at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("grid_code", "kind", "name", "building", postgresql_nulls_not_distinct=True),)
