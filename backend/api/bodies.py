"""Reads request bodies that have limits: a JSON document, or a form with files."""

from collections.abc import AsyncGenerator
from typing import Any

import orjson
from fastapi import Request
from starlette.datastructures import FormData
from starlette.formparsers import MultiPartException, MultiPartParser

from backend.errors import Invalid, TooLarge


async def limited(request: Request, most: int) -> AsyncGenerator[bytes, None]:
    """The body in chunks. Raises TooLarge as soon as it is certain that it exceeds ``most`` bytes."""
    declared = request.headers.get("content-length", "0")
    if declared.isdigit() and int(declared) > most:
        raise _too_large(most)
    seen = 0
    async for chunk in request.stream():
        seen += len(chunk)
        if seen > most:
            raise _too_large(most)
        yield chunk


async def whole(request: Request, most: int) -> bytes:
    """The whole body, at most ``most`` bytes."""
    return b"".join([chunk async for chunk in limited(request, most)])


def breaks(error: orjson.JSONDecodeError) -> str:
    """A sentence on where a body stops being JSON."""
    return f"the body is no JSON from line {error.lineno}, column {error.colno} on: {error.msg}"


def json_of(body: bytes) -> Any:
    """What a JSON body says. Raises Invalid, which says where it breaks."""
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise Invalid(breaks(error)) from error


async def form(request: Request, most: int, *, files: int, fields: int) -> FormData:
    """A multipart form of at most ``files`` files and ``fields`` fields. Files lie in memory or a nameless file."""
    parser = MultiPartParser(
        request.headers, limited(request, most), max_files=files, max_fields=fields, max_part_size=256 * 1024
    )
    try:
        return await parser.parse()
    except MultiPartException as bad:
        raise Invalid(f"the form cannot be read: {bad.message}") from bad


def text_fields(form: FormData, repeated: str) -> dict[str, Any]:
    """The form's text fields by name, empty ones left out, as browsers send them; ``repeated`` as a list.

    Raises Invalid when another field comes twice, or is a file.
    """
    values: dict[str, Any] = {}
    for name, value in form.multi_items():
        if name == repeated:
            if isinstance(value, str) and value:
                values.setdefault(name, []).append(value)
        elif not isinstance(value, str):
            raise Invalid(f"{name} is a file; only {repeated} may hold files")
        elif name in values:
            raise Invalid(f"{name} was sent twice")
        elif value:
            values[name] = value
    return values


def _too_large(most: int) -> TooLarge:
    return TooLarge(
        f"the request is larger than {most // 1024:,} KiB; send less, or photos one by one to /api/v1/media"
    )
