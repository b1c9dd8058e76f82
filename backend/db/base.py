"""The declarative base and the column types every feature's tables share."""

from datetime import datetime
from typing import Annotated, Any, ClassVar
from uuid import UUID, uuid4

from sqlalchemy import DateTime, MetaData, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, mapped_column

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

Uuid = Annotated[UUID, mapped_column(primary_key=True, default=uuid4)]
"""A random primary key made by the application, so that an object has its id before it is stored."""

Path = Annotated[str, mapped_column(Text(collation="C"))]
"""Code segments from the root, ``110112.001.003.012``; collation C makes a subtree an index range."""


class Base(DeclarativeBase):
    """Base of every table."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar = {
        str: Text,
        datetime: DateTime(timezone=True),
        dict[str, Any]: JSONB,
        list[Any]: JSONB,
    }
