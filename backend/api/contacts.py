"""Names and phones, one record at a time: a reporter's with a reason, a grid's contacts, and who opened what."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from backend.api.context import Origin, Parts, Writing
from backend.api.identity import CurrentCaller
from backend.api.parameters import OR_EMPTY
from backend.api.problems import documented
from backend.errors import Forbidden, NotFound
from backend.grids.service import get_grid
from backend.people.contacts import contacts_of
from backend.people.duties import bound_workers
from backend.people.masking import masked_name, masked_phone
from backend.people.reads import keep_read, list_reads
from backend.reports.contact import sender_of

router = APIRouter(prefix="/api/v1", tags=["people"])

NO_CONTROL = r"^[^\x00-\x1f]+$"
CONTACT = ("name", "phone")


class ReadingReason(BaseModel):
    """Why somebody needs a reporter's name and phone."""

    model_config = ConfigDict(extra="forbid")

    reason: Annotated[str, StringConstraints(strip_whitespace=True, min_length=5, max_length=500, pattern=NO_CONTROL)]


class WholeContact(BaseModel):
    """A reporter's name and phone, not masked; null where none was given."""

    name: str | None
    phone: str | None


class HouseholdContactAnswer(BaseModel):
    """Somebody of the grid who can be called."""

    id: UUID
    kind: str = Field(description="code of the configuration's kinds of contact")
    name: str
    phone: str | None
    building: str | None
    households: int | None = Field(description="how many they speak for")


class HouseholdContacts(BaseModel):
    """A grid's contacts, by kind, building and name."""

    contacts: list[HouseholdContactAnswer]
    masked: bool = Field(description="whether names and phones are; only the grid's own workers see them whole")


class ReadAnswer(BaseModel):
    """Somebody opened what is masked elsewhere."""

    id: int
    account: str
    kind: str = Field(description="report, or grid for its household contacts")
    subject: str = Field(description="the report's id or the grid's code")
    case: UUID | None
    reason: str
    origin: str | None
    at: datetime


class Reads(BaseModel):
    """Reads of personal data, the latest first."""

    reads: list[ReadAnswer]


@router.post(
    "/cases/{number}/reports/{report_id}/contact",
    summary="See a reporter's name and phone",
    responses=documented(401, 403, 404, 422),
)
async def read_contact(
    number: Annotated[str, Path(max_length=64, pattern=NO_CONTROL, description="the case's number")],
    report_id: Annotated[UUID, Path(description="the report's id, from the case")],
    body: ReadingReason,
    caller: CurrentCaller,
    session: Writing,
    context: Parts,
    origin: Origin,
) -> WholeContact:
    """The whole name and phone of one report of a case, for a reason that is kept with who asked, when and from where.

    For whoever may unmask within the scope or department that holds the case, and for the worker who holds its task.
    """
    sender = await sender_of(session, number, report_id)
    if sender is None or not (sender.is_worked_by(caller) or sender.is_seen_by(caller)):
        raise NotFound(f"there is no such report of a case {number}, or it is outside your scope")
    if not sender.is_worked_by(caller):
        caller.require("cases.unmask")
    await keep_read(
        session,
        caller,
        "report",
        str(report_id),
        fields=CONTACT,
        reason=body.reason,
        now=context.clock(),
        origin=origin,
        case_id=sender.case,
    )
    return WholeContact(name=sender.name, phone=sender.phone)


@router.get("/grids/{code}/contacts", summary="A grid's household contacts", responses=documented(401, 403, 404, 422))
async def list_contacts(
    code: Annotated[str, Path(max_length=32, pattern=r"^[0-9A-Za-z]+$", description="the grid's code")],
    caller: CurrentCaller,
    session: Writing,  # the role that only reads may not see phones; a worker's read is recorded
    context: Parts,
    origin: Origin,
) -> HouseholdContacts:
    """Household contacts and building heads (楼院长、党员中心户) of a micro-grid.

    Whole for the workers who are bound to the grid or stand in for one, which is recorded; masked for everybody else
    whose scope holds it.
    """
    now = context.clock()
    grid = await get_grid(session, code, now)
    own = caller.id in (await bound_workers(session, [code], now)).get(code, set())
    if not (own or caller.sees(grid.path)):
        raise Forbidden(f"your scope is {caller.scope}; {code} is outside it")
    found = await contacts_of(session, code)
    if own and found:
        await keep_read(session, caller, "grid", code, fields=CONTACT, reason="own grid", now=now, origin=origin)
    return HouseholdContacts(
        contacts=[
            HouseholdContactAnswer(
                id=one.id,
                kind=one.kind,
                name=one.name if own else str(masked_name(one.name)),
                phone=one.phone if own else masked_phone(one.phone),
                building=one.building,
                households=one.households,
            )
            for one in found
        ],
        masked=not own,
    )


@router.get("/audit/reads", summary="Who opened names and phones, and why", responses=documented(401, 403, 422))
async def list_personal_reads(
    caller: CurrentCaller,
    session: Writing,  # the role that only reads may not see reasons
    before: Annotated[
        int | None, OR_EMPTY, Query(ge=0, le=2**62, description="only those with a smaller id: the next page")
    ] = None,
    limit: Annotated[int, OR_EMPTY, Query(ge=1, le=1000, description="at most this many")] = 100,
) -> Reads:
    """For the audit administrator: every read of what is masked elsewhere, the latest first, with its reason."""
    caller.require("audit.read")
    return Reads(
        reads=[
            ReadAnswer(
                id=read.id,
                account=login,
                kind=read.subject_kind,
                subject=read.subject_id,
                case=read.case_id,
                reason=read.reason,
                origin=read.origin,
                at=read.at,
            )
            for read, login in await list_reads(session, before=before, limit=limit)
        ]
    )
