"""Who I am, what I may do, and where I am on duty."""

from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, Field

from backend.api.context import Parts, Reading
from backend.api.identity import CurrentCaller
from backend.api.problems import documented
from backend.api.sessions import ROLE
from backend.grids.service import names_of
from backend.people.duties import grids_on_duty

router = APIRouter(prefix="/api/v1", tags=["people"])


class GridOnDuty(BaseModel):
    """A grid the caller is on duty in now."""

    code: str
    name: str
    rank: int = Field(description="place in the ladder: 0 is asked first, then 1, 2, …")


class Me(BaseModel):
    """The calling account."""

    id: UUID
    account: str
    display_name: str
    role: str = Field(description=ROLE)
    scope: str = Field(description="the grid path the role holds for; empty: everywhere")
    department: str | None = Field(description="code of the department it belongs to")
    permissions: list[str] = Field(
        description="what the role may do; empty while it needs a second factor and has none:"
        " POST /api/v1/accounts/me/factor"
    )
    on_duty: list[GridOnDuty] = Field(description="grids whose running shift the caller serves at this instant")


@router.get("/me", summary="The calling account", responses=documented(401))
async def me(caller: CurrentCaller, session: Reading, context: Parts) -> Me:
    """Who the session belongs to, what it may do and where, and the grids it is on duty in now."""
    now = context.clock()
    duties = await grids_on_duty(session, caller.id, now)
    names = await names_of(session, (code for code, _ in duties), now)
    return Me(
        id=caller.id,
        account=caller.login,
        display_name=caller.display_name,
        role=caller.role,
        scope=caller.scope,
        department=caller.department,
        permissions=sorted(caller.permissions),
        on_duty=[GridOnDuty(code=code, name=names.get(code, code), rank=rank) for code, rank in duties],
    )
