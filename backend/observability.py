"""What an operator sees of a running process: JSON logs with a request id, and Prometheus metrics.

No log line and no label holds a personal value, a receipt or a token: requests are named by their route's template.
"""

import logging
import re
import sys
import time
from logging.handlers import RotatingFileHandler
from pathlib import Path
from uuid import uuid4

import structlog
from prometheus_client import Counter, Gauge, Histogram
from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = structlog.get_logger(__name__)

REQUESTS = Histogram(
    "grid_http_request_seconds",
    "Time from request to the end of its answer, by route template",
    ["method", "route", "status"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)
REPORTS = Counter("grid_reports_total", "Reports answered 201, by channel", ["channel"])
DEADLINES_FIRED = Counter("grid_deadlines_fired_total", "Deadlines that fell due and were acted on", ["kind"])
DEADLINES_FAILED = Counter("grid_deadlines_failed_total", "Deadlines that could not be done and wait again", ["kind"])
MESSAGES = Counter("grid_messages_total", "Messages to telephones the gateway took or did not take", ["outcome"])
UNSTAMPED = Gauge("grid_event_unstamped_seconds", "Age of the oldest event that is committed but not stamped yet")
OPEN_DEADLINES = Gauge("grid_deadlines_open", "Deadlines that have not fired yet")
ACTIVITY = Gauge("grid_activity_grids", "Grids by state of activity", ["state"])
BUILD = Gauge("grid_build_info", "Always 1; the version is its label", ["version"])

_REQUEST_ID = re.compile(r"^[A-Za-z0-9._-]{1,64}$")


def configure_logging(level: int = logging.INFO) -> None:
    """Send every log line of this process to standard error as one JSON object a line, uvicorn's and others' too.

    uvicorn's own access log is silenced: it prints raw paths, and a path may hold a receipt.
    """
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(ensure_ascii=False, default=str),
            ],
        )
    )
    logging.basicConfig(handlers=[handler], level=level, force=True)
    for name in ("uvicorn", "uvicorn.error"):
        logging.getLogger(name).handlers.clear()
        logging.getLogger(name).propagate = True
    logging.getLogger("httpx").setLevel(logging.WARNING)  # a client's lines hold whole addresses too
    access = logging.getLogger("uvicorn.access")
    access.handlers.clear()
    access.propagate = False


def log_to(file: Path) -> None:
    """From now on write the log lines to ``file`` (and to the five full ones before it, 20 MB each)."""
    file.parent.mkdir(parents=True, exist_ok=True)
    root = logging.getLogger()
    handler = RotatingFileHandler(file, maxBytes=20_000_000, backupCount=5, encoding="utf-8")
    handler.setFormatter(root.handlers[0].formatter)
    root.handlers[:] = [handler]


def template_of(scope: Scope) -> str:
    """The template of the route a request matched (``/api/v1/reports/{receipt}``), or ``unmatched``."""
    return getattr(scope.get("route"), "path", "unmatched")


class Observed:
    """ASGI middleware: names each request (by its ``X-Request-ID`` if that is a sane one), logs and counts it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        request_id = _request_id(scope)
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=request_id)
        if scope["type"] == "websocket":
            await self.app(scope, receive, send)
            return
        status = 500
        started = time.perf_counter()

        async def named(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message.get("headers", ()), (b"x-request-id", request_id.encode())]
            await send(message)

        try:
            await self.app(scope, receive, named)
        finally:
            seconds = time.perf_counter() - started
            route = template_of(scope)
            REQUESTS.labels(scope["method"], route, str(status)).observe(seconds)
            log.info("request", method=scope["method"], route=route, status=status, ms=round(seconds * 1000, 1))


def _request_id(scope: Scope) -> str:
    for name, value in scope["headers"]:
        if name == b"x-request-id":
            given: str = value.decode("latin-1")
            if _REQUEST_ID.match(given):
                return given
    return uuid4().hex
