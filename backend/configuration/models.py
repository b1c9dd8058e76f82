"""Table of the configuration's versions."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Identity, Index
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import Base


class ConfigurationVersion(Base):
    """One configuration as it was applied, whole. Never changed: a new one takes its place from its instant on."""

    __tablename__ = "configuration"

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    name: Mapped[str]
    digest: Mapped[str]  # SHA-256 of the document without its instant: the same rules have the same
    effective_from: Mapped[datetime]
    applied_at: Mapped[datetime]
    actor: Mapped[str]
    document: Mapped[dict[str, Any]] = mapped_column(JSONB)

    __table_args__ = (Index("ix_configuration_effective_from", "effective_from", "id"),)
