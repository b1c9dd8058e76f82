"""``/api/v1/accounts``: what administrators do with accounts, and everybody with their own."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, ConfigDict, Field

from backend.api.context import Origin, Parts, Writing
from backend.api.identity import CurrentCaller
from backend.api.parameters import OR_EMPTY
from backend.api.problems import documented
from backend.configuration.values import Role
from backend.errors import Forbidden
from backend.people import accounts, factors, passwords
from backend.people.accounts import Listed
from backend.people.masking import masked_name, masked_phone
from backend.people.models import Account
from backend.people.rights import Caller
from backend.security import PASSWORD_MAX

router = APIRouter(prefix="/api/v1/accounts", tags=["accounts"])

TEXT = r"^[^\x00-\x1f]+$"
Name = Annotated[str, Field(min_length=1, max_length=100, pattern=TEXT)]
Phone = Annotated[str, Field(max_length=30, pattern=TEXT, description="3 to 30 digits, spaces and + ( ) -")]
Scope = Annotated[
    str, Field(max_length=100, pattern=r"^[0-9A-Za-z.]*$", description="a grid's path; empty: everywhere")
]
Department = Annotated[str, Field(max_length=40, pattern=TEXT, description="code of the configuration")]
Password = Annotated[str, Field(min_length=1, max_length=PASSWORD_MAX)]
AccountId = Annotated[UUID, Path(description="the account's id, from GET /api/v1/accounts")]


class NewAccount(BaseModel):
    """An account, and the rights that are proposed for it."""

    model_config = ConfigDict(extra="forbid")

    account: Name = Field(description="its name: letters, digits or . _ - @; upper and lower case are one")
    display_name: Name
    phone: Phone | None = None
    position: Name | None = None
    role: Role
    scope: Scope = ""
    department: Department | None = None


class Changes(BaseModel):
    """What is to change; what is left out stays."""

    model_config = ConfigDict(extra="forbid")

    display_name: Name | None = None
    phone: Phone | None = None
    position: Name | None = None
    active: bool | None = None
    role: Role | None = None
    scope: Scope | None = None
    department: Department | None = None


class AccountAnswer(BaseModel):
    """An account as administrators see it; name and phone are masked for those who do not keep accounts."""

    id: UUID
    account: str
    display_name: str
    phone: str | None
    position: str | None
    role: str
    scope: str
    department: str | None
    active: bool
    granted: bool = Field(description="whether the security administrator has granted its rights")
    has_password: bool
    second_factor: bool
    locked_until: datetime | None = Field(description="after too many failed logins; null: not locked")
    created_at: datetime


class Accounts(BaseModel):
    """Accounts by name."""

    accounts: list[AccountAnswer]


class Link(BaseModel):
    """A one-time link; it is shown only here."""

    link: str = Field(description="where the account's holder chooses a password")
    expires_at: datetime


class PasswordChange(BaseModel):
    """The present password and the next one."""

    model_config = ConfigDict(extra="forbid")

    old: Password
    new: Password = Field(description="10 to 200 characters, not the account, not a common one")


class FactorOffer(BaseModel):
    """A secret for a code generator; it counts once a code of it has confirmed it."""

    uri: str = Field(description="otpauth:// text, which a generator reads as a QR code")


class Confirmation(BaseModel):
    """What the generator shows now."""

    model_config = ConfigDict(extra="forbid")

    code: str = Field(pattern="^[0-9]{6}$")


class RecoveryCodes(BaseModel):
    """For the day the generator is lost; each counts once. They are shown only here."""

    codes: list[str]


@router.post("/me/password", status_code=204, summary="Change my password", responses=documented(401, 403, 422, 429))
async def change_password(body: PasswordChange, caller: CurrentCaller, context: Parts, origin: Origin) -> None:
    """Change one's own password. The other sessions of the account end.

    A wrong present password counts as a failed login: after five within 15 minutes the answer is 429.
    """
    async with context.logins, context.db.write() as session:
        changed = await passwords.change_own(session, caller, body.old, body.new, context.clock(), origin=origin)
    # Raised out here, so that the failure is counted.
    if not changed:
        raise Forbidden("the present password is not right")


@router.post("/me/factor", status_code=201, summary="Ask for a second factor", responses=documented(401, 403, 409))
async def offer_factor(caller: CurrentCaller, session: Writing, context: Parts) -> FactorOffer:
    """A secret for a code generator (RFC 6238), to be confirmed with POST /api/v1/accounts/me/factor/confirm."""
    offer = await factors.offer(session, caller, context.secrets, context.clock())
    return FactorOffer(uri=offer.uri)


@router.post(
    "/me/factor/confirm",
    status_code=201,
    summary="Confirm my second factor",
    responses=documented(401, 403, 404, 409, 422),
)
async def confirm_factor(
    body: Confirmation, caller: CurrentCaller, session: Writing, context: Parts, origin: Origin
) -> RecoveryCodes:
    """From now on logins ask for a code. The other sessions of the account end."""
    codes = await factors.confirm(session, caller, body.code, context.secrets, context.clock(), origin=origin)
    return RecoveryCodes(codes=codes)


@router.get("", summary="The accounts there are", responses=documented(401, 403, 422))
async def list_accounts(
    caller: CurrentCaller,
    session: Writing,  # the role that only reads may not see phones, which are masked here
    context: Parts,
    under: Annotated[
        str | None, OR_EMPTY, Query(max_length=100, pattern=r"^[0-9A-Za-z.]*$", description="scope at or below a path")
    ] = None,
    role: Annotated[Role | None, OR_EMPTY, Query(description="of this role")] = None,
    after: Annotated[
        str | None, OR_EMPTY, Query(max_length=100, pattern=TEXT, description="whose name comes after this one")
    ] = None,
    limit: Annotated[int, OR_EMPTY, Query(ge=1, le=1000, description="at most this many")] = 500,
) -> Accounts:
    """Accounts by name, for administrators. Names and phones are whole for the system administrator alone."""
    caller.require("accounts.manage", "roles.change", "sessions.manage")
    found = await accounts.list_accounts(
        session, context.clock(), path=under or "", role=role, after=after, limit=limit
    )
    return Accounts(accounts=[_shown(one, caller) for one in found])


@router.post("", status_code=201, summary="Create an account", responses=documented(401, 403, 409, 422))
async def create_account(
    body: NewAccount, caller: CurrentCaller, session: Writing, context: Parts, origin: Origin
) -> AccountAnswer:
    """The system administrator creates an account and proposes its rights.

    Nobody can log in with it until the security administrator has granted them (PATCH) and made a one-time link for
    its password.
    """
    caller.require("accounts.manage")
    values = body.model_dump() | {"login": body.account}
    del values["account"]
    account = await accounts.create(session, values, context.clock(), by=caller, keys=context.secrets, origin=origin)
    return _shown(Listed(account, None, False), caller)


@router.patch("/{account_id}", summary="Change an account", responses=documented(401, 403, 404, 422))
async def change_account(
    account_id: AccountId, body: Changes, caller: CurrentCaller, session: Writing, context: Parts, origin: Origin
) -> AccountAnswer:
    """The system administrator changes name, phone, position and whether it is active; the security administrator
    grants role, scope and department.

    A change of rights, or of active, ends the account's sessions and sockets at once. Nobody changes their own.
    """
    caller.require("accounts.manage", "roles.change")
    now = context.clock()
    values = _given(body)
    await accounts.change(session, account_id, values, now, by=caller, keys=context.secrets, origin=origin)
    return _shown(await accounts.get_account(session, account_id, now), caller)


@router.post(
    "/{account_id}/unlock", status_code=204, summary="Unlock an account", responses=documented(401, 403, 404, 422)
)
async def unlock_account(
    account_id: AccountId, caller: CurrentCaller, session: Writing, context: Parts, origin: Origin
) -> None:
    """Let an account that was locked after too many failed logins try again."""
    caller.require("sessions.manage")
    await accounts.unlock(session, account_id, context.clock(), by=caller, origin=origin)


@router.post(
    "/{account_id}/password", status_code=201, summary="Make a one-time link", responses=documented(401, 403, 404, 422)
)
async def reset_password(
    account_id: AccountId, caller: CurrentCaller, session: Writing, context: Parts, origin: Origin
) -> Link:
    """A link that holds two days, with which the account's holder chooses a password. An earlier one ends."""
    caller.require("sessions.manage")
    account = (await accounts.get_account(session, account_id, context.clock())).account
    token, until = await passwords.offer_link(session, account, context.clock(), actor=str(caller.id), origin=origin)
    return Link(link=f"{context.settings.base_url}/setup?token={token}", expires_at=until)


@router.delete(
    "/{account_id}/factor", status_code=204, summary="Remove a second factor", responses=documented(401, 403, 404, 422)
)
async def remove_factor(
    account_id: AccountId, caller: CurrentCaller, session: Writing, context: Parts, origin: Origin
) -> None:
    """For somebody who lost generator and recovery codes: logins ask for no code until a new one is confirmed."""
    caller.require("sessions.manage")
    await factors.remove(session, account_id, context.clock(), actor=str(caller.id), origin=origin)


def _given(body: Changes) -> dict[str, Any]:
    """What a request names. A null takes away what an account need not have; elsewhere it says nothing."""
    optional = ("phone", "position", "department")
    given = body.model_dump(exclude_unset=True)
    return {name: value for name, value in given.items() if value is not None or name in optional}


def _shown(one: Listed, caller: Caller) -> AccountAnswer:
    account: Account = one.account
    whole = caller.may("accounts.manage")
    return AccountAnswer(
        id=account.id,
        account=account.login,
        display_name=account.display_name if whole else str(masked_name(account.display_name)),
        phone=account.phone if whole else masked_phone(account.phone),
        position=account.position,
        role=account.role,
        scope=account.scope,
        department=account.department,
        active=account.active,
        granted=account.granted,
        has_password=account.password_hash is not None,
        second_factor=one.second_factor,
        locked_until=one.locked_until,
        created_at=account.created_at,
    )
