"""What every answer tells the browser: only this origin's code runs, nothing leaks by referrer, nobody frames us."""

from urllib.parse import urlsplit

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from backend.settings import Settings


class SecurityHeaders:
    """ASGI middleware that adds the headers of ``settings``; a header a route set itself stays."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.headers = [
            (b"content-security-policy", _policy(settings).encode()),
            (b"x-content-type-options", b"nosniff"),
            (b"referrer-policy", b"no-referrer"),
            (b"permissions-policy", b"geolocation=(self), camera=(self), microphone=()"),
        ]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = list(message.get("headers", ()))
                names = {name.lower() for name, _ in given}
                message["headers"] = given + [header for header in self.headers if header[0] not in names]
            await send(message)

        await self.app(scope, receive, dressed)


def _policy(settings: Settings) -> str:
    """MapLibre draws from blobs and works in a worker; a basemap on another host of the network is let in by name."""
    basemap = ""
    if settings.basemap and settings.basemap.startswith(("http://", "https://")):
        parts = urlsplit(settings.basemap)
        basemap = f" {parts.scheme}://{parts.netloc}"
    return "; ".join(
        (
            "default-src 'self'",
            f"connect-src 'self'{basemap}",
            f"img-src 'self' data: blob:{basemap}",
            "worker-src 'self' blob:",
            "style-src 'self' 'unsafe-inline'",  # Svelte and MapLibre set style attributes
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )
