"""What the installation remembers about itself."""

from typing import Any

from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import Base


class Installation(Base):
    """Key and value, for what must travel with the database: ``mode`` (``demo`` or ``live``), ``layout``."""

    __tablename__ = "installation"

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[Any] = mapped_column(JSONB)
