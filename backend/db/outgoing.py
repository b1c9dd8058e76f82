"""What is on its way to a telephone: rows that are tried until the gateway takes them, or they are old news."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Integer, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column


@dataclass(frozen=True, slots=True)
class Letter:
    """A message ready to be sent. ``key`` stays the same over all tries, so that the gateway can drop a second one."""

    key: UUID
    phone: str
    text: str
    link: str


@dataclass(frozen=True, slots=True)
class Patience:
    """How soon something is tried again, twice as long after each try, and for how long at all."""

    first: timedelta
    longest: timedelta
    altogether: timedelta

    def after(self, tries: int, created_at: datetime, now: datetime) -> datetime | None:
        """When to try again what failed at ``now`` after ``tries`` earlier ones; None: not any more."""
        again = now + min(self.first * 2**tries, self.longest)
        return again if again < created_at + self.altogether else None


class Outgoing:
    """Columns of a table of such rows."""

    created_at: Mapped[datetime]
    tries: Mapped[int] = mapped_column(Integer, server_default="0")
    next_try_at: Mapped[datetime | None]  # None: sent, or given up
    sent_at: Mapped[datetime | None]
    last_error: Mapped[str | None]  # a code: unreachable, refused_503, no_phone, too_late

    def sent(self, now: datetime) -> None:
        """The gateway took it."""
        self.tries += 1
        self.sent_at, self.next_try_at, self.last_error = now, None, None

    def failed(self, code: str, now: datetime, patience: Patience) -> None:
        """The gateway did not take it, for the reason ``code``."""
        self.next_try_at = patience.after(self.tries, self.created_at, now)
        self.tries += 1
        self.last_error = code

    def settle(self, code: str) -> None:
        """It is not sent any more, for the reason ``code``."""
        self.next_try_at, self.last_error = None, code


Kind = TypeVar("Kind", bound=Outgoing)


async def next_due(session: AsyncSession, kind: type[Kind], now: datetime) -> Kind | None:
    """The row that has waited longest for its next try, held until the end of the transaction; None for none."""
    return await session.scalar(
        select(kind)
        .where(kind.next_try_at <= now)
        .order_by(kind.next_try_at)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
