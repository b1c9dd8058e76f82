"""Who calls: a Bearer token for programs and tablets, a cookie for browsers."""

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Query, Request
from fastapi.requests import HTTPConnection
from fastapi.security import APIKeyCookie, HTTPAuthorizationCredentials, HTTPBearer

from backend.api.parameters import OR_EMPTY
from backend.api.parts import Context, Parts
from backend.errors import Forbidden, GridError, Unauthenticated
from backend.people.rights import DISPLAY, Caller
from backend.people.sessions import authenticate

COOKIE = "grid_session"
EXPECTED = "Expected-Account"
"""A header with the id of the account that did what the request tells of: whoever else is logged in by now, on a tablet
that several people use, must not be taken for them."""
READING = ("GET", "HEAD")

_bearer = HTTPBearer(auto_error=False, description="the token of POST /api/v1/sessions")
_cookie = APIKeyCookie(name=COOKIE, auto_error=False, description="set by POST /api/v1/sessions")


def from_own_page(connection: HTTPConnection, context: Context) -> bool:
    """Whether the browser says that a page of ours asks. It sends our cookie along from every page of the same site,
    which other ports and hosts of a domain are (SameSite=Strict stops the rest)."""
    own = {connection.headers.get("host"), urlsplit(context.settings.base_url).netloc}
    return urlsplit(connection.headers.get("origin", "")).netloc in own


async def _token(
    bearer: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)],
    cookie: Annotated[str | None, Depends(_cookie)],
    context: Parts,
    request: Request,
) -> str | None:
    if bearer:
        return bearer.credentials
    # Browsers name the page with whatever is not a mere look; what names none is no browser.
    changes = request.method not in READING and "origin" in request.headers
    return None if changes and not from_own_page(request, context) else cookie


Token = Annotated[str | None, Depends(_token)]
"""The session token of this request, not looked at yet. A cookie is none with a change that a foreign page asks for."""


async def _known(token: Token, context: Parts, request: Request) -> Caller | GridError | None:
    """Looked up once a request, however many of its parts ask."""
    if not token:
        return None
    # Read where it was written: a replica may not have a login of a second ago yet. The connection is given back
    # before the route asks for its own.
    async with context.db.write() as session:
        try:
            caller = await authenticate(session, token, context.clock())
        except Unauthenticated as refused:
            return refused
    wanted = request.headers.get(EXPECTED)
    if wanted and wanted != str(caller.id):
        return Unauthenticated("somebody else is logged in on this device now; log in as the one who did this")
    if caller.role == DISPLAY and request.method not in READING:
        return Forbidden("a display only looks; log in with an account to change anything")
    return caller


Known = Annotated[Caller | GridError | None, Depends(_known)]
"""Who the token of this request stands for; why it stands for nobody; or None when there is no token."""


async def _optional(known: Known) -> Caller | None:
    if isinstance(known, GridError):
        raise known
    return known


async def _caller(known: Known) -> Caller:
    if known is None:
        raise Unauthenticated("log in first: POST /api/v1/sessions, then send Authorization: Bearer <token>")
    if isinstance(known, GridError):
        raise known
    return known


CurrentCaller = Annotated[Caller, Depends(_caller)]
"""The account that calls; without a valid session the answer is 401."""

OptionalCaller = Annotated[Caller | None, Depends(_optional)]
"""The account that calls, or None when no token was sent. A token that is not valid is still a 401."""

Under = Annotated[
    str | None,
    OR_EMPTY,
    Query(max_length=100, pattern=r"^[0-9A-Za-z.]*$", description="a path within your scope; absent: the whole scope"),
]
"""Which part of the caller's scope is listed; for ``Caller.within``."""
