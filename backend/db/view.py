"""Whose eyes a transaction looks through: what PostgreSQL's row security lets it see (docs/decisions/0007).

A view is a handful of settings that live as long as the transaction (``SET LOCAL``). Where none is set nothing is
seen, so a transaction that was never told whose it is finds empty tables.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, Self
from uuid import UUID

from sqlalchemy import event, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

from gis.codes import under

# Parameters, never formatting; one statement however many settings. True: gone with the transaction.
SET = text("""
    select set_config(setting.name, setting.value, true)
    from unnest(cast(:names as text[]), cast(:values as text[])) as setting (name, value)
""")
ADD = text("select set_config(:name, cast(coalesce(nullif(current_setting(:name, true), '')::uuid[], '{}')"
           " || cast(:ids as uuid[]) as text), true)")  # fmt: skip


class Looking(Protocol):
    """An account as far as rows are concerned."""

    @property
    def id(self) -> UUID:
        """The account's."""

    @property
    def role(self) -> str:
        """A department's sees the department's cases; every other one a whole scope."""

    @property
    def scope(self) -> str:
        """A grid path; "" is everywhere."""

    @property
    def department(self) -> str | None:
        """A department's code."""

    @property
    def permissions(self) -> frozenset[str]:
        """What it may do, by name."""


@dataclass(frozen=True, slots=True)
class View:
    """Which rows a transaction sees.

    ``scope`` is a grid path with all below it ("" is everywhere, None is no place); with a ``department`` it only
    bounds what the department has or was asked for. ``account`` adds the cases of its own tasks. ``held`` are random
    ids of cases, reports and photos whose knowledge is the right to them. ``audit`` opens the whole event log, and
    ``system`` everything: it is for the program's own work (docs/decisions/0007 lists where).
    """

    scope: str | None = None
    account: UUID | None = None
    department: str | None = None
    held: tuple[UUID, ...] = ()
    audit: bool = False
    is_system: bool = False

    @classmethod
    def nobody(cls) -> Self:
        """Sees no row of a protected table."""
        return cls()

    @classmethod
    def system(cls) -> Self:
        """Sees everything: the program itself, not somebody's request."""
        return cls(scope="", audit=True, is_system=True)

    @classmethod
    def holding(cls, ids: Iterable[UUID]) -> Self:
        """Sees the cases, reports and photos of these ids: a receipt's holder, a signed link's, an upload's."""
        return cls(held=tuple(ids))

    @classmethod
    def of(cls, account: Looking, ids: Iterable[UUID] = ()) -> Self:
        """What an account sees by its scope, department and tasks, and the ``ids`` it holds besides."""
        return cls(
            scope=account.scope if "cases.see" in account.permissions else None,
            account=account.id,
            department=(account.department or "") if account.role == "department" else None,
            held=tuple(ids),
            audit="audit.read" in account.permissions,
        )

    def settings(self) -> dict[str, str]:
        """The settings that say so to PostgreSQL; none for nobody."""
        found: dict[str, str] = {}
        if self.department is not None:
            found["grid.department"] = self.department
        if self.scope is not None:
            range_of = "grid." if self.department is None else "grid.department_"
            found[f"{range_of}low"], found[f"{range_of}high"] = under(self.scope)
        if self.account is not None:
            found["grid.account"] = str(self.account)
        if self.held:
            found["grid.held"] = _array(self.held)
        if self.audit:
            found["grid.audit"] = "on"
        if self.is_system:
            found["grid.system"] = "on"
        return found


async def look_as(session: AsyncSession, view: View) -> None:
    """Let this transaction see as ``view``. Nobody's costs no round trip."""
    session.info["view"] = view
    if settings := view.settings():
        await session.execute(SET, {"names": list(settings), "values": list(settings.values())})


async def hold(session: AsyncSession, ids: Iterable[UUID]) -> None:
    """Let the rest of this transaction see the cases, reports and photos of these random ids too."""
    if given := list(ids):
        await session.execute(ADD, {"name": "grid.held", "ids": given})


@event.listens_for(Session, "before_flush")
def _keep(session: Session, *_: object) -> None:
    """A case that a department changes stays in its sight until the end of the transaction.

    It may be giving the case away; PostgreSQL wants the changed row to be still visible to whoever changes it.
    """
    view = session.info.get("view")
    if view is not None and view.department is not None:
        given = [one.id for one in session.dirty if getattr(one, "__tablename__", "") == "case"]
        if given:
            session.execute(ADD, {"name": "grid.kept", "ids": given})


def _array(ids: Iterable[UUID]) -> str:
    return "{" + ",".join(map(str, ids)) + "}"
