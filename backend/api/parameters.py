"""Parameters that several routes share."""

from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import Header, Path
from pydantic import AfterValidator, AwareDatetime, BeforeValidator
from pydantic_core import PydanticUseDefault


def _unless_empty(value: Any) -> Any:
    if value in ("", [""]):
        raise PydanticUseDefault
    return value


OR_EMPTY = BeforeValidator(_unless_empty)
"""Marks an optional parameter that may be given empty (``?level=&limit=10``, as a form sends it): it is then absent."""

CaseNumber = Annotated[
    str,
    Path(
        max_length=64, pattern=r"^[^\x00-\x1f]+$", description="the case's number", examples=["110112-20261122-000017"]
    ),
]
"""A case in a path."""


def _in_utc(instant: datetime) -> datetime:
    try:
        return instant.astimezone(UTC)
    except OverflowError:
        raise ValueError("lies outside of the calendar") from None


ActedAt = Annotated[
    Annotated[AwareDatetime, AfterValidator(_in_utc)] | None,
    Header(
        alias="Acted-At",
        description="when it was done, by the device, where it is sent later; kept in the log,"
        " while clocks go by when it was heard of",
    ),
]
"""What a device says of an act that waited for a network."""
