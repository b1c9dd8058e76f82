"""Parameters that several routes share."""

from typing import Annotated, Any

from fastapi import Path
from pydantic import BeforeValidator
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
