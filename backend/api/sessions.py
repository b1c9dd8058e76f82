"""Logging in and out."""

from datetime import datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Header, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from backend.api.context import Origin, Parts, Writing
from backend.api.identity import COOKIE, CurrentCaller, Token
from backend.api.problems import documented
from backend.errors import Unauthenticated
from backend.people import service
from backend.security import PASSWORD_MAX

router = APIRouter(prefix="/api/v1/sessions", tags=["people"])


class Credentials(BaseModel):
    """An account and its password."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"example": {"account": "wangfang", "password": "…"}})

    account: str = Field(
        min_length=1,
        max_length=100,
        pattern=r"^[^\x00-\x1f]+$",
        description="the account's name; upper and lower case are one",
    )
    password: str = Field(min_length=1, max_length=PASSWORD_MAX)


class OpenedSession(BaseModel):
    """A session. The token is shown only here."""

    token: str = Field(description="send it as `Authorization: Bearer <token>`, or in a socket's first frame")
    expires_at: datetime = Field(description="ends then unless it is used before; each use prolongs it")
    role: str = Field(description="worker, community, street, department, command_center or administrator")
    scope: str = Field(description="the grid path the role holds for; empty: everywhere")


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

    The answer carries the token for programs and tablets, and sets the cookie `grid_session` for browsers. After five
    failures for one account from one address within 15 minutes the answer is 429 with `Retry-After`.
    """
    lifetime = timedelta(days=context.settings.session_days)
    async with context.logins, context.db.write() as session:
        opened = await service.login(
            session,
            credentials.account,
            credentials.password,
            keys=context.secrets,
            now=context.clock(),
            lifetime=lifetime,
            origin=origin,
            user_agent=user_agent[:300] if user_agent else None,
        )
    if opened is None:  # raised out here, so that the record of the failure is committed
        raise Unauthenticated("account and password do not match")
    response.set_cookie(
        COOKIE,
        opened.token,
        max_age=int(lifetime.total_seconds()),
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )
    return OpenedSession(
        token=opened.token, expires_at=opened.expires_at, role=opened.caller.role, scope=opened.caller.scope
    )


@router.delete("/current", status_code=204, summary="Log out", responses=documented(401))
async def close_session(_: CurrentCaller, token: Token, session: Writing, context: Parts, response: Response) -> None:
    """End the session this request is made with, and drop the cookie."""
    await service.revoke(session, str(token), context.clock())
    response.delete_cookie(COOKIE, httponly=True, samesite="strict")
