"""Turns every refusal into an RFC 9457 problem document; nothing else leaves this program as an error."""

from typing import Any

import structlog
from fastapi import FastAPI, Request
from fastapi.encoders import jsonable_encoder
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy.exc import InterfaceError, OperationalError, TimeoutError
from starlette.exceptions import HTTPException

from backend import errors
from backend.errors import GridError, Invalid, Unavailable
from backend.observability import template_of

log = structlog.get_logger(__name__)


class Problem(BaseModel):
    """Why a request was refused (RFC 9457). Refusals of fields carry ``errors`` too."""

    model_config = ConfigDict(extra="allow")

    type: str = Field(description="a relative address that names the kind, for instance /problems/not-found")
    title: str
    status: int
    detail: str = Field(description="one sentence: what is wrong and what to do")


TITLES = {
    error.status: error.title
    for error in vars(errors).values()
    if isinstance(error, type) and issubclass(error, GridError)
}


def documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The ``responses`` of a route that may refuse with these statuses, for OpenAPI."""
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {status: {"model": Problem, "description": TITLES[status], "content": content} for status in statuses}


def problem(
    status: int, type_: str, title: str, detail: str, headers: dict[str, str] | None = None, **extra: Any
) -> JSONResponse:
    """An ``application/problem+json`` answer; ``type`` is relative, so that it reads the same on every host."""
    body = {"type": f"/problems/{type_}", "title": title, "status": status, "detail": detail} | extra
    return JSONResponse(body, status, headers, media_type="application/problem+json")


def install(app: FastAPI) -> None:
    """Register the handlers on ``app``."""

    @app.exception_handler(GridError)
    async def refused(_: Request, error: GridError) -> JSONResponse:
        headers = {"Retry-After": str(error.extra["retry_after"])} if "retry_after" in error.extra else None
        return problem(error.status, error.type, error.title, error.detail, headers, **error.extra)

    @app.exception_handler(RequestValidationError)
    async def invalid(_: Request, error: RequestValidationError) -> JSONResponse:
        errors = [
            {
                "field": ".".join(str(part) for part in e["loc"] if part != "body"),
                "message": e["msg"].removeprefix("Value error, "),  # pydantic's word before a sentence of ours
            }
            for e in error.errors()
        ]
        detail = "; ".join(f"{e['field'] or 'body'}: {e['message']}" for e in errors)
        return problem(Invalid.status, Invalid.type, Invalid.title, detail, errors=jsonable_encoder(errors))

    @app.exception_handler(OperationalError)
    @app.exception_handler(InterfaceError)
    @app.exception_handler(TimeoutError)
    async def database_lost(request: Request, error: Exception) -> JSONResponse:
        log.warning("the database does not answer", route=template_of(request.scope), error=str(error))
        return await refused(request, Unavailable("the database does not answer; try again shortly", retry_after=2))

    @app.exception_handler(HTTPException)
    async def http(_: Request, error: HTTPException) -> JSONResponse:
        return problem(error.status_code, "http", str(error.detail), str(error.detail), dict(error.headers or {}))

    @app.exception_handler(Exception)
    async def defect(request: Request, error: Exception) -> JSONResponse:
        log.error("defect", route=template_of(request.scope), exc_info=error)
        sentence = "The request failed here and was logged under X-Request-ID; please try again."
        # This answer is made outside of the middleware that names requests.
        headers = {"X-Request-ID": str(structlog.contextvars.get_contextvars().get("request_id", ""))}
        return problem(500, "defect", "This is our fault", sentence, headers)
