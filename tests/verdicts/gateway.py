"""A gateway for messages as operators run one: a real HTTP server that remembers, and fails when it is told to."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Gateway:
    """What came in, in order, and with which statuses the next ones are answered (then 202)."""

    def __init__(self) -> None:
        self.taken: list[dict[str, Any]] = []
        self.refusals: list[int] = []
        self.lost = 0
        """How many of the next answers do not arrive, although the message did."""
        self.came = threading.Event()
        self.url = ""

    def answer(self, body: bytes) -> int:
        """Remember what came, unless it is to be refused."""
        if self.refusals:
            return self.refusals.pop(0)
        self.taken.append(json.loads(body))
        self.came.set()
        return 202


@contextmanager
def listening() -> Iterator[Gateway]:
    """A gateway on a free port until the block ends."""
    gateway = Gateway()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status = gateway.answer(body)
            if gateway.lost:
                gateway.lost -= 1
                self.close_connection = True
                return
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        gateway.url = f"http://127.0.0.1:{server.server_address[1]}/send"
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield gateway
        finally:
            server.shutdown()
            thread.join()
