"""The table of photos: what was uploaded, what its EXIF says, and how far its copies are made."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ColumnElement, Computed, Index, Integer, LargeBinary, or_, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import Base, Uuid

BANDS = """case when phash is not null then array[
    (phash >> 48 & 65535)::integer, (phash >> 32 & 65535)::integer | 65536,
    (phash >> 16 & 65535)::integer | 131072, (phash & 65535)::integer | 196608
] end"""
"""The four 16-bit bands of a hash, each with its number in front (see ``backend.media.phash.keys``)."""


class Media(Base):
    """One photo. The original lies encrypted on disk; copies without EXIF follow after the commit."""

    __tablename__ = "media"

    id: Mapped[Uuid]
    report_id: Mapped[UUID | None] = mapped_column(index=True)  # no constraint: media is below reports and cases
    case_id: Mapped[UUID | None]  # that it is evidence in; a photo has a report or a case, once and for all
    state: Mapped[str]
    declared_bytes: Mapped[int] = mapped_column(BigInteger)
    content_type: Mapped[str | None]  # found by decoding, not as declared
    sha256: Mapped[bytes | None] = mapped_column(LargeBinary)
    width: Mapped[int | None] = mapped_column(Integer)
    height: Mapped[int | None] = mapped_column(Integer)
    taken_at: Mapped[datetime | None]  # EXIF; Beijing time where EXIF gives no zone
    exif_lon: Mapped[float | None]  # WGS-84 degrees
    exif_lat: Mapped[float | None]
    phash: Mapped[int | None] = mapped_column(BigInteger)  # see backend/media/phash.py
    phash_bands: Mapped[list[int] | None] = mapped_column(
        ARRAY(Integer), Computed(BANDS, persisted=True), deferred=True
    )
    created_at: Mapped[datetime]

    @hybrid_property
    def in_use(self) -> bool:
        """Whether a report or a case has it; others are uploads that nobody has used, yet."""
        return self.report_id is not None or self.case_id is not None

    @in_use.inplace.expression
    @classmethod
    def _in_use(cls) -> ColumnElement[bool]:
        return or_(cls.report_id.is_not(None), cls.case_id.is_not(None))

    __table_args__ = (
        CheckConstraint("report_id is null or case_id is null", name="one_use"),
        CheckConstraint("state in ('uploading', 'received', 'ready', 'broken', 'erased')", name="state"),
        Index("ix_media_to_do", "created_at", postgresql_where=text("state in ('uploading', 'received')")),
        Index(
            "ix_media_phash",
            "phash_bands",
            postgresql_using="gin",
            postgresql_with={"fastupdate": "off"},  # with a list of pending entries a search took 230 ms, not 16
            postgresql_where=text("phash is not null"),
        ),
        Index("ix_media_sha256", "sha256"),
    )
