"""What a report's receipt lets its holder see."""

from typing import NamedTuple
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.db.view import hold
from backend.security import hash_token

RECEIPT = text("select report_id, case_id from receipt_v1(:hash)")


class Held(NamedTuple):
    """A report and the case it belongs to."""

    report: UUID
    case: UUID


async def hold_receipt(session: AsyncSession, receipt: str) -> Held | None:
    """The report with this receipt, whose rows and its case's this transaction sees from now on.

    None, and nothing more is seen, for a receipt that was never given.
    """
    row = (await session.execute(RECEIPT, {"hash": hash_token(receipt)})).one_or_none()
    if row is None:
        return None
    await hold(session, row)
    return Held(*row)
