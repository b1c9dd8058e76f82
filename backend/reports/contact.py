"""One report of a case with the contact its sender left."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.cases.models import Case
from backend.people.rights import Caller
from backend.reports.models import Report


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sent a report, and who works its case."""

    case: UUID
    path: str
    worker: UUID | None
    department: str | None
    name: str | None
    phone: str | None

    def is_worked_by(self, caller: Caller) -> bool:
        """Whether the caller holds the case's task."""
        return self.worker == caller.id

    def is_seen_by(self, caller: Caller) -> bool:
        """Whether the case lies in the caller's scope, or with the caller's department."""
        if caller.role == "department":
            return caller.department is not None and self.department == caller.department
        return caller.sees(self.path)


async def sender_of(session: AsyncSession, number: str, report_id: UUID) -> Sender | None:
    """The sender of this report of the case with this number; None when there is none."""
    row = (
        await session.execute(
            select(Case.id, Case.path, Case.worker_id, Case.department, Report.contact_name, Report.contact_phone)
            .join(Report, Report.case_id == Case.id)
            .where(Case.number == number, Report.id == report_id)
        )
    ).one_or_none()
    return Sender(*row) if row else None
