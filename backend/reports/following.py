"""What a report's receipt lets its holder follow."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.reports.models import Report
from backend.security import hash_token


async def case_of_receipt(session: AsyncSession, receipt: str) -> UUID | None:
    """The case that the report with this receipt belongs to; None for a receipt that was never given."""
    return await session.scalar(select(Report.case_id).where(Report.receipt_hash == hash_token(receipt)))
