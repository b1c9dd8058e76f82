"""What the query parameters of every list share."""

from typing import Any

from pydantic import BeforeValidator
from pydantic_core import PydanticUseDefault


def _unless_empty(value: Any) -> Any:
    if value in ("", [""]):
        raise PydanticUseDefault
    return value


OR_EMPTY = BeforeValidator(_unless_empty)
"""Marks an optional parameter that may be given empty (``?level=&limit=10``, as a form sends it): it is then absent."""
