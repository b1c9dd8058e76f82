"""Tables of what somebody sent: reports, and the keys that make sending twice harmless.

A report is never changed afterwards, with one exception: personal data is blanked when its time is over or its sender
asks for it (backend/reports/erasure.py). What remains of it can still be counted.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from geoalchemy2 import Geometry
from sqlalchemy import CheckConstraint, Float, ForeignKey, Index, LargeBinary, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.cases.models import KINDS
from backend.db.base import Base, Uuid

CHANNELS = ("citizen", "worker", "hotline", "api", "satellite")


class Report(Base):
    """One demand as it was sent, with the evidence of its place."""

    __tablename__ = "report"

    id: Mapped[Uuid]
    receipt_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)  # SHA-256 of the receipt
    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"), index=True)
    category: Mapped[str] = mapped_column(ForeignKey("category.code"))
    kind: Mapped[str] = mapped_column(server_default="help")  # of demand
    description: Mapped[str]
    address: Mapped[str | None]  # below the fourth level, as written
    channel: Mapped[str]
    geom: Mapped[Any] = mapped_column(Geometry("POINT", srid=4326, spatial_index=False))
    area: Mapped[Any | None] = mapped_column(Geometry("POLYGON", srid=4326, spatial_index=False))  # satellite patch
    source: Mapped[str]  # which evidence the place is from: pin, device, photo, area
    sent: Mapped[dict[str, Any]] = mapped_column(JSONB)  # lon, lat, crs as sent, before conversion
    accuracy_m: Mapped[float | None] = mapped_column(Float)
    contact_name: Mapped[str | None]
    contact_phone: Mapped[str | None]
    firm_name: Mapped[str | None]  # of a firm's demand (发展诉求); goes when the contact goes
    firm_code: Mapped[str | None]  # its unified social credit code
    account_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))  # the worker who reported
    received_at: Mapped[datetime]
    contact_erased_at: Mapped[datetime | None]
    words_erased_at: Mapped[datetime | None]  # the description is '' and the address null since then
    photos_erased_at: Mapped[datetime | None]

    __table_args__ = (
        CheckConstraint(f"channel in {CHANNELS!r}", name="channel"),
        CheckConstraint(f"kind in {KINDS!r}", name="kind"),
        # What retention still has to look at: as long as the terms are, however many reports there are.
        Index(
            "ix_report_kept",
            "case_id",
            postgresql_where=text("contact_erased_at is null or words_erased_at is null or photos_erased_at is null"),
        ),
    )


class IdempotencyKey(Base):
    """A key and what was answered to it. ``answer`` is the 201 without its receipt, which is derived again."""

    __tablename__ = "idempotency_key"

    key: Mapped[str] = mapped_column(primary_key=True)
    body_hash: Mapped[bytes] = mapped_column(LargeBinary)
    answer: Mapped[dict[str, Any]] = mapped_column(JSONB)
    created_at: Mapped[datetime] = mapped_column(index=True)
