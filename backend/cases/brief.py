"""A case as lists, the wall and the tablet show it: no words of the citizen and nothing about who reported."""

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import BaseModel, Field, PlainSerializer
from sqlalchemy import ColumnElement, Row, Select, func, select

from backend.cases.models import Case, Category
from backend.clock import iso
from backend.grids.models import Grid

Instant = Annotated[datetime, PlainSerializer(iso, return_type=str, when_used="json")]
"""An instant, ISO 8601 in UTC with ``Z`` on the wire."""


class CaseBrief(BaseModel):
    """One case in short."""

    id: UUID
    number: str = Field(description="district, Beijing date, sequence: 110112-20261122-000017")
    category: str = Field(description="2-digit class and 2-digit subclass")
    category_name: str
    urgency: str = Field(description="life, utility or normal")
    kind: str = Field("help", description="of demand: inquiry, help, complaint, tip, suggestion or praise")
    status: str = Field(description="a state of docs/lifecycle.md")
    lon: float = Field(description="WGS-84 degrees")
    lat: float = Field(description="WGS-84 degrees")
    grid: str | None = Field(description="code of the grid; null in a city without grids")
    grid_name: str | None
    path: str = Field(description="the grid's path from the root")
    how: str = Field(description="covers, nearest or fallback")
    worker: UUID | None = Field(description="account that holds the task")
    rung: str = Field("worker", description="of the ladder: who is asked, worker up to meeting")
    department: str | None = Field(None, description="code of the department that is asked or works it")
    lane: str | None = Field(None, description="emergency or petition; null is the ordinary one")
    round: int = Field(0, description="how often it was reopened")
    opened_at: Instant
    due_at: Instant
    overdue: bool


COLUMNS: tuple[ColumnElement[Any], ...] = (
    func.ST_X(Case.geom).label("lon"),
    func.ST_Y(Case.geom).label("lat"),
    Category.name.label("category_name"),
    Category.urgency.label("urgency"),
    Grid.code.label("grid"),
    Grid.name.label("grid_name"),
)


def query() -> Select[Any]:
    """Cases with everything a brief shows; ``of_row`` reads its rows."""
    return (
        select(Case, *COLUMNS)
        .join(Category, Category.code == Case.category)
        .outerjoin(Grid, Grid.id == Case.grid_id)
        .execution_options(populate_existing=True)
    )


def of_row(row: Row[Any], now: datetime) -> CaseBrief:
    """The brief of one row of ``query``, overdue or not at ``now``."""
    case: Case = row.Case
    return CaseBrief(
        id=case.id,
        number=case.number,
        category=case.category,
        category_name=row.category_name,
        urgency=row.urgency,
        kind=case.kind,
        status=case.status,
        lon=row.lon,
        lat=row.lat,
        grid=row.grid,
        grid_name=row.grid_name,
        path=case.path,
        how=case.how,
        worker=case.worker_id,
        rung=case.rung,
        department=case.department,
        lane=case.lane,
        round=case.round,
        opened_at=case.opened_at,
        due_at=case.due_at,
        overdue=overdue(case, now),
    )


def of_rows(rows: Iterable[Row[Any]], now: datetime) -> list[CaseBrief]:
    """The briefs of rows of ``query``, in their order."""
    return [of_row(row, now) for row in rows]


def overdue(case: Case, now: datetime) -> bool:
    """Whether the work was due before ``now``, or was finished after it was due."""
    return (case.resolved_at or now) > case.due_at
