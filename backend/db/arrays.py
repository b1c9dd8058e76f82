"""Conditions over many values as one array parameter, so that a statement stays the same whatever their number."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Text, any_, literal
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import InstrumentedAttribute


def one_of(
    column: InstrumentedAttribute[str] | InstrumentedAttribute[str | None], values: Iterable[str]
) -> ColumnElement[bool]:
    """``column = any(values)``; false for no values."""
    return column == any_(literal(sorted(set(values)), ARRAY(Text)))
