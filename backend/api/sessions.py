"""Logging in and out, and the sessions there are."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Header, Path, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from backend.api.context import Origin, Parts, Writing
from backend.api.identity import COOKIE, CurrentCaller
from backend.api.parameters import OR_EMPTY
from backend.api.problems import documented
from backend.errors import SecondFactorWanted, Unauthenticated
from backend.people import sessions
from backend.people.logins import Refused, login
from backend.security import PASSWORD_MAX

router = APIRouter(prefix="/api/v1/sessions", tags=["people"])

ROLE = (
    "worker, community, street, department, command_center, system_administrator, security_administrator,"
    " audit_administrator, or display for a wall's token"
)


class Credentials(BaseModel):
    """An account, its password, and the code of its second factor where it has one."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"example": {"account": "wangfang", "password": "…"}})

    account: str = Field(
        min_length=1,
        max_length=100,
        pattern=r"^[^\x00-\x1f]+$",
        description="the account's name; upper and lower case are one",
    )
    password: str = Field(min_length=1, max_length=PASSWORD_MAX)
    code: str | None = Field(
        None,
        max_length=20,
        description="six digits of the code generator, or a recovery code; asked for by a 401 /problems/second-factor",
    )


class OpenedSession(BaseModel):
    """A session. The token is shown only here."""

    token: str = Field(description="send it as `Authorization: Bearer <token>`, or in a socket's first frame")
    expires_at: datetime = Field(description="ends then unless it is used before; each use prolongs it")
    ends_at: datetime = Field(description="ends then in any case")
    role: str = Field(description=ROLE)
    scope: str = Field(description="the grid path the role holds for; empty: everywhere")


class SessionAnswer(BaseModel):
    """A session that holds."""

    id: UUID
    current: bool = Field(description="whether it is the one this request is made with")
    created_at: datetime
    used_at: datetime | None = Field(description="about when it was used last")
    expires_at: datetime
    origin: str | None = Field(description="the address the login came from")
    user_agent: str | None


class Sessions(BaseModel):
    """The sessions of one account, the last used first."""

    sessions: list[SessionAnswer]


@router.post("", status_code=201, summary="Log in", responses=documented(401, 422, 429))
async def open_session(
    credentials: Credentials,
    request: Request,
    response: Response,
    context: Parts,
    origin: Origin,
    user_agent: Annotated[str | None, Header(include_in_schema=False)] = None,
) -> OpenedSession:
    """Open a session with an account and its password.

    The answer carries the token for programs and tablets, and sets the cookie `grid_session` for browsers. An account
    with a second factor is answered 401 with the type `/problems/second-factor` until the code is sent too.

    After five failures for one account from one address within 15 minutes the answer is 429 with `Retry-After`. After
    fifteen from anywhere within 30 minutes the account is locked for as long, except where it logged in within the
    last 30 days; so is an address that failed for twenty accounts within 15 minutes.
    """
    now = context.clock()
    async with context.logins, context.db.write() as session:
        opened = await login(
            session,
            credentials.account,
            credentials.password,
            credentials.code,
            keys=context.secrets,
            now=now,
            origin=origin,
            user_agent=user_agent[:300] if user_agent else None,
        )
    # Raised out here, so that the record of the failure is committed.
    if opened is Refused.WRONG:
        raise Unauthenticated(opened.value)
    if isinstance(opened, Refused):
        raise SecondFactorWanted(opened.value)
    response.set_cookie(
        COOKIE,
        opened.token,
        max_age=int((opened.ends_at - now).total_seconds()),
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )
    return OpenedSession(
        token=opened.token,
        expires_at=opened.expires_at,
        ends_at=opened.ends_at,
        role=opened.caller.role,
        scope=opened.caller.scope,
    )


@router.get("", summary="The sessions there are", responses=documented(401, 403, 422))
async def list_sessions(
    caller: CurrentCaller,
    session: Writing,
    context: Parts,
    account: Annotated[
        UUID | None, OR_EMPTY, Query(description="of this account, for the security administrator; absent: one's own")
    ] = None,
) -> Sessions:
    """Where an account is logged in now. Sessions that ended are not listed."""
    if account not in (None, caller.id):
        caller.require("sessions.manage")
    found = await sessions.list_sessions(session, account or caller.id, context.clock())
    return Sessions(
        sessions=[
            SessionAnswer(
                id=one.id,
                current=one.id == caller.session,
                created_at=one.created_at,
                used_at=one.used_at,
                expires_at=one.expires_at,
                origin=one.origin,
                user_agent=one.user_agent,
            )
            for one in found
        ]
    )


@router.delete("/current", status_code=204, summary="Log out", responses=documented(401, 403))
async def close_session(
    caller: CurrentCaller, session: Writing, context: Parts, origin: Origin, response: Response
) -> None:
    """End the session this request is made with, and drop the cookie. Its sockets close at once."""
    assert caller.session is not None  # a display does not get here: it only looks
    await sessions.revoke(session, caller.session, context.clock(), by=caller, origin=origin)
    response.delete_cookie(COOKIE, httponly=True, samesite="strict")


@router.delete("/{session_id}", status_code=204, summary="End a session", responses=documented(401, 403, 404, 422))
async def revoke_session(
    session_id: Annotated[UUID, Path(description="from GET /api/v1/sessions")],
    caller: CurrentCaller,
    session: Writing,
    context: Parts,
    origin: Origin,
) -> None:
    """End one of one's own sessions; the security administrator ends anybody's. Its sockets close at once."""
    await sessions.revoke(session, session_id, context.clock(), by=caller, origin=origin)
