"""Tables of the boundary hierarchy: each row of ``grid`` is one version of one polygon."""

from datetime import datetime
from typing import Any

from geoalchemy2 import Geometry
from sqlalchemy import BigInteger, Boolean, CheckConstraint, Float, ForeignKey, Identity, Index, text
from sqlalchemy.dialects.postgresql import JSONB, TSTZRANGE, ExcludeConstraint, Range
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import Base, Path


class BoundaryImport(Base):
    """One accepted boundary file. Its id is the geometry's version in tile addresses."""

    __tablename__ = "boundary_import"

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    file_name: Mapped[str]
    imported_at: Mapped[datetime]
    effective_from: Mapped[datetime]
    actor: Mapped[str]
    layout: Mapped[str]  # code lengths, for instance "6,9,12,15"
    summary: Mapped[dict[str, Any]] = mapped_column(JSONB)  # counts per level, warnings, repairs
    rehomed_at: Mapped[datetime | None]  # when open cases were last moved to these grids; None: not in effect yet


class Grid(Base):
    """One version of one polygon, valid during an interval; versions of a code never overlap in time."""

    __tablename__ = "grid"

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    code: Mapped[str]
    name: Mapped[str]
    level: Mapped[str]
    path: Mapped[Path]
    parent: Mapped[str | None]  # the parent's code; None at the root
    geom: Mapped[Any] = mapped_column(Geometry("MULTIPOLYGON", srid=4326, spatial_index=False))
    centre: Mapped[Any] = mapped_column(Geometry("POINT", srid=4326, spatial_index=False))  # a point inside, for labels
    area_m2: Mapped[float] = mapped_column(Float)  # on the WGS-84 spheroid
    is_leaf: Mapped[bool] = mapped_column(Boolean)  # nothing below it in its version: only leaves own points
    valid_during: Mapped[Range[datetime]] = mapped_column(TSTZRANGE)  # [from, to)
    import_id: Mapped[int] = mapped_column(ForeignKey("boundary_import.id"))

    __table_args__ = (
        CheckConstraint("level in ('city', 'street', 'community', 'micro')", name="level"),
        ExcludeConstraint(("code", "="), ("valid_during", "&&"), name="ex_grid_code_valid_during", using="gist"),
        Index("ix_grid_geom", "geom", postgresql_using="gist"),
        Index("ix_grid_geom_leaf", "geom", postgresql_using="gist", postgresql_where=text("is_leaf")),
        Index("ix_grid_path", "path"),
    )
