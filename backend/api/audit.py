"""``/api/v1/audit``: the whole event log, for the audit administrator. Whoever reads it is in it."""

from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import AwareDatetime, BaseModel, Field

from backend.api.context import Parts, Writing
from backend.api.identity import CurrentCaller
from backend.api.parameters import OR_EMPTY
from backend.api.problems import documented
from backend.cases.brief import Instant
from backend.live.log import Sought, entries
from backend.live.models import Event
from backend.live.outbox import Happened, record

router = APIRouter(prefix="/api/v1/audit", tags=["audit"])

TEXT = r"^[^\x00-\x1f]+$"


class AuditRow(BaseModel):
    """One row of the log."""

    id: int = Field(description="goes on from here: give the last one as after")
    seq: int | None = Field(description="its place in the chain; null until the relay has stamped it")
    at: Instant
    name: str = Field(description="what happened, in the past tense")
    actor: str = Field(description="an account's id, citizen, anonymous or system")
    origin: str | None = Field(description="the address it came from")
    subject: str = Field(description="what it happened to: kind:id")
    data: dict[str, Any] = Field(description="before and after, as fits; personal values only as salted digests")
    topics: list[str] = Field(description="who was told; empty: nobody but this log")
    hash: str | None = Field(description="SHA-256 over the row before and this one, hexadecimal")


class AuditRows(BaseModel):
    """Rows in the order they were written."""

    rows: list[AuditRow]


@router.get("", summary="Read the event log", responses=documented(401, 403, 422))
async def read(
    caller: CurrentCaller,
    session: Writing,
    context: Parts,
    after: Annotated[
        int, OR_EMPTY, Query(ge=0, le=2**62, description="id of the last row seen; 0: from the start")
    ] = 0,
    limit: Annotated[int, OR_EMPTY, Query(ge=1, le=1000, description="at most this many")] = 100,
    actor: Annotated[
        str | None, OR_EMPTY, Query(max_length=100, pattern=TEXT, description="whose acts: an id, citizen or system")
    ] = None,
    subject: Annotated[
        str | None, OR_EMPTY, Query(max_length=200, pattern=r"^[a-z_]+:[^\x00-\x1f]+$", description="kind:id")
    ] = None,
    name: Annotated[
        str | None, OR_EMPTY, Query(max_length=60, pattern="^[A-Za-z]+$", description="an event's name")
    ] = None,
    since: Annotated[AwareDatetime | None, OR_EMPTY, Query(alias="from", description="from this instant on")] = None,
    until: Annotated[AwareDatetime | None, OR_EMPTY, Query(alias="to", description="before this instant")] = None,
) -> AuditRows:
    """Rows of the event log that fit all that is given, oldest first. The reading is recorded with what was asked."""
    caller.require("audit.read")
    kind, _, id = (subject or "").partition(":")
    sought = Sought(actor, (kind, id) if subject else None, name, _utc(since), _utc(until))
    rows = await entries(session, sought, after=after, limit=limit)
    asked = {"actor": actor, "subject": subject, "name": name, "from": since, "to": until, "after": after or None}
    data = {key: value for key, value in asked.items() if value is not None} | {"rows": len(rows)}
    await record(session, [Happened("AuditRead", context.clock(), "audit", "event", data)])
    return AuditRows(rows=[_row(event) for event in rows])


def _utc(instant: datetime | None) -> datetime | None:
    return instant.astimezone(UTC) if instant else None


def _row(event: Event) -> AuditRow:
    return AuditRow(
        id=event.id,
        seq=event.seq,
        at=event.at,
        name=event.name,
        actor=event.actor,
        origin=event.origin,
        subject=f"{event.subject_kind}:{event.subject_id}",
        data=event.data,
        topics=event.topics,
        hash=event.hash.hex() if event.hash else None,
    )
