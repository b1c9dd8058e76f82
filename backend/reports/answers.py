"""What the sender of a report is told: the answer to POST /api/v1/reports."""

from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from backend.cases.brief import Instant
from backend.cases.opening import Opened
from backend.clock import iso
from backend.reports.place import Place
from backend.security import Secrets


class CaseAnswer(BaseModel):
    """The work the report caused."""

    number: str = Field(examples=["110112-20261122-000017"])
    status: str = Field(description="assigned, or reported while nobody is on duty")
    due_at: Instant


class GridAnswer(BaseModel):
    """The grid the report belongs to."""

    code: str
    name: str
    path: str


class LocationAnswer(BaseModel):
    """Where the report was placed, WGS-84 degrees."""

    lon: float
    lat: float
    source: Literal["area", "pin", "device", "photo"] = Field(description="the evidence the place was taken from")
    accuracy_m: float | None


class WorkerAnswer(BaseModel):
    """The person the task was offered to."""

    id: UUID
    display_name: str


class NeighbourAnswer(BaseModel):
    """Another grid the accuracy circle (or the area) touches."""

    code: str
    share: float = Field(description="of the circle's or polygon's area, 0 to 1")


class AssignmentAnswer(BaseModel):
    """Who got it, and why there."""

    worker: WorkerAnswer | None
    how: Literal["covers", "nearest", "fallback"]
    border_m: float | None = Field(description="metres to the grid's border, or to the nearest grid from outside")
    neighbours: list[NeighbourAnswer]


class ReportAnswer(BaseModel):
    """The 201 of a report. It is durable: whoever holds this may switch off."""

    id: UUID
    receipt: str = Field(description="a secret that shows its holder the progress: GET /api/v1/reports/{receipt}")
    case: CaseAnswer
    joined: bool = Field(description="whether it joined a case that was there already, as joins asked")
    grid: GridAnswer | None = Field(description="null in a city without boundaries")
    location: LocationAnswer
    assignment: AssignmentAnswer


def answer_to(report_id: UUID, place: Place, opened: Opened, *, joined: bool) -> dict[str, Any]:
    """A ReportAnswer's JSON without its receipt: this is what an Idempotency-Key keeps."""
    brief, worker = opened.brief, opened.worker
    return {
        "id": str(report_id),
        "case": {"number": brief.number, "status": brief.status, "due_at": iso(brief.due_at)},
        "joined": joined,
        "grid": {"code": brief.grid, "name": brief.grid_name, "path": brief.path} if brief.grid else None,
        "location": {"lon": place.lon, "lat": place.lat, "source": place.source, "accuracy_m": place.accuracy_m},
        "assignment": {
            "worker": {"id": str(worker.id), "display_name": worker.display_name} if worker else None,
            "how": brief.how,
            "border_m": opened.border_m,
            "neighbours": opened.neighbours,
        },
    }


def with_receipt(answer: dict[str, Any], secrets: Secrets) -> dict[str, Any]:
    """The complete 201. The receipt is derived each time, so that the database never holds one."""
    return {"id": answer["id"], "receipt": secrets.receipt_for(UUID(answer["id"]))} | answer


class GridName(BaseModel):
    """A grid as people know it."""

    code: str
    name: str


class Step(BaseModel):
    """One thing that happened to a report."""

    at: Instant
    name: str = Field(description="the event's name, such as TaskAccepted")
    text: str = Field(description="the same in Chinese for its sender")


class Judging(BaseModel):
    """How the holder of a receipt judges the present round of the work."""

    link: str = Field(description="path of the page that asks: /v/…, the same as in the message")
    until: Instant | None = Field(description="when it is no longer asked, unless somebody judges before")
    outcome: str | None = Field(description="of the verdict given on this round; null while there is none")
    satisfaction: str | None


class Photo(BaseModel):
    """A photo as it is served: without EXIF."""

    id: UUID
    url: str
    thumb_url: str


class Progress(BaseModel):
    """What the holder of a receipt sees."""

    id: UUID = Field(description="the report's, as in the answer to it")
    number: str = Field(description="of the report's own case, for ever")
    merged_into: str | None = Field(description="number of the case it is handled with, whose progress this is then")
    status: str = Field(description="the case's state, such as reported, assigned, checked or closed")
    round: int = Field(description="how often the case was reopened")
    reason: str | None = Field(description="why the case ended; null while it has not")
    judging: Judging | None = Field(description="null unless a verdict is asked, or may still be given")
    results: list[Photo] = Field(description="photos of the finished work, once a checker let them pass")
    erased: list[str] = Field(description="what was deleted of the report: contact, words, photos")
    category: str
    received_at: Instant
    due_at: Instant
    grid: GridName | None
    timeline: list[Step]


class Contact(BaseModel):
    """Who may be asked, masked."""

    name: str | None = Field(description="the family name, the rest hidden")
    phone: str | None = Field(description="the last four digits")


class Firm(BaseModel):
    """A firm that reported (发展诉求)."""

    name: str | None
    code: str | None = Field(description="unified social credit code")


class CaseReport(BaseModel):
    """A report as those who work its case see it."""

    id: UUID
    kind: str = Field(description="of demand")
    address: str | None = Field(description="below the fourth level, as written")
    description: str
    channel: str
    received_at: Instant
    contact: Contact | None
    firm: Firm | None = Field(description="whose demand it is, if it is a firm's")
    photos: list[Photo]
    erased: list[str] = Field(description="what was deleted of it, on request or by its term: contact, words, photos")
