"""What every route may ask for: the parts of this process, and a session that sees what its caller may see."""

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import Depends
from sqlalchemy.ext.asyncio import AsyncSession

from backend.api.identity import Known
from backend.api.parts import Context, Origin, Parts, get_context, origin_of
from backend.db.engine import ReadSession
from backend.db.view import View
from backend.people.rights import Caller

__all__ = ["Context", "Counting", "Origin", "Parts", "Reading", "Writing", "get_context", "origin_of"]


async def _view(known: Known) -> View:
    """The caller's own; nobody's without a valid session, as on pages for everybody."""
    return View.of(known) if isinstance(known, Caller) else View.nobody()


_View = Annotated[View, Depends(_view)]


async def _read(context: Parts, view: _View) -> AsyncIterator[ReadSession]:
    async with context.db.read(view) as session:
        yield session


async def _count(context: Parts) -> AsyncIterator[ReadSession]:
    async with context.db.read(View.system()) as session:
        yield session


async def _write(context: Parts, view: _View, origin: Origin) -> AsyncIterator[AsyncSession]:
    async with context.db.write(view) as session:
        session.info["origin"] = origin
        session.info["actor"] = str(view.account) if view.account else None
        yield session


Reading = Annotated[ReadSession, Depends(_read, scope="function")]
"""A read-only session that sees the caller's rows, given back before the answer is sent."""

Counting = Annotated[ReadSession, Depends(_count, scope="function")]
"""A read-only session that sees everything, for numbers: a figure is the same whoever looks. Who may look at it at all
is for the route to ask first."""

Writing = Annotated[AsyncSession, Depends(_write, scope="function")]
"""One transaction for the request, which sees the caller's rows: committed before the answer is sent, rolled back
when the route raises. Its events say who calls and from where."""
