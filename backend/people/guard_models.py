"""Tables that guard the door: failed logins and locks, second factors, one-time links, display tokens, and who read
what of a citizen."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Identity, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import Base, Path, Uuid


class LoginFailure(Base):
    """One failed login. ``subject`` is the account's id, or the digest of a name that no account has."""

    __tablename__ = "login_failure"

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    subject: Mapped[str]
    origin: Mapped[str | None]
    at: Mapped[datetime]

    __table_args__ = (
        Index("ix_login_failure_subject_at", "subject", "at"),
        Index("ix_login_failure_origin_at", "origin", "at"),
    )


class LoginLock(Base):
    """An account that failed too often from anywhere: nobody logs in until then, but from where they did before."""

    __tablename__ = "login_lock"

    subject: Mapped[str] = mapped_column(primary_key=True)
    since: Mapped[datetime]
    until: Mapped[datetime]


class KnownOrigin(Base):
    """An address from which an account logged in, and when last."""

    __tablename__ = "known_origin"

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), primary_key=True)
    origin: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]


class PasswordLink(Base):
    """The one-time link with which an account's holder chooses a password; a new one replaces it."""

    __tablename__ = "password_link"

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), primary_key=True)
    token_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    expires_at: Mapped[datetime]


class SecondFactor(Base):
    """The secret an account shares with its holder's code generator, sealed with the installation's key."""

    __tablename__ = "second_factor"

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), primary_key=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    offered_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None]  # asked for at logins from then on
    last_step: Mapped[int | None] = mapped_column(BigInteger)  # of the last code taken: each counts once


class RecoveryCode(Base):
    """A code for the day the generator is lost; each counts once."""

    __tablename__ = "recovery_code"

    code_hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)


class DisplayToken(Base):
    """What a wall shows itself with: it reads one path, writes nothing, never idles out, and can be revoked."""

    __tablename__ = "display_token"

    id: Mapped[Uuid]
    name: Mapped[str]  # where it hangs
    path: Mapped[Path]
    token_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    created_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    created_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


class PersonalRead(Base):
    """Somebody opened what is masked elsewhere, and why: in the reader's words, so it is no event's data."""

    __tablename__ = "personal_read"

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    subject_kind: Mapped[str]  # report, or grid for its household contacts
    subject_id: Mapped[str]
    case_id: Mapped[UUID | None]
    reason: Mapped[str]
    origin: Mapped[str | None]
    at: Mapped[datetime]
