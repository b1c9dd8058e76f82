"""The pages people open, as the front end's build left them: home, wall, desk, tablet and report, with their files."""

import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Header, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from backend.errors import NotFound
from backend.settings import ROOT

router = APIRouter(include_in_schema=False)

DIST = ROOT / "frontend" / "dist"
FOR_EVER = "public, max-age=31536000, immutable"
"""For files whose name holds their content's hash; everything else is asked for again."""

mimetypes.add_type("text/javascript", ".js")
mimetypes.add_type("application/manifest+json", ".webmanifest")
mimetypes.add_type("font/woff2", ".woff2")

UNBUILT = """<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>网格哨</title>
<p>页面还没有构建：请运行 <code>./grid up</code>，
或在 <code>frontend</code> 目录运行 <code>npm ci &amp;&amp; npm run build</code>。
<p lang="en">The pages are not built yet: run <code>./grid up</code>, or <code>npm ci &amp;&amp; npm run build</code>
in <code>frontend</code>."""


@dataclass(frozen=True, slots=True)
class Asset:
    """One file of the build, as it is sent."""

    body: bytes
    squeezed: bytes | None  # gzip, where it pays
    media_type: str
    etag: str


@lru_cache(maxsize=512)
def _asset(path: Path, changed_ns: int) -> Asset:
    body = path.read_bytes()
    media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    pays = media_type.startswith("text/") or media_type in ("image/svg+xml", "application/manifest+json")
    squeezed = gzip.compress(body, 9, mtime=0) if pays else None
    return Asset(body, squeezed, media_type, f'"{hashlib.sha256(body).hexdigest()[:16]}"')


def _send(name: str, accept_encoding: str, if_none_match: str, caching: str = "no-cache") -> Response:
    path = (DIST / name).resolve()
    if not path.is_relative_to(DIST) or not path.is_file():
        raise NotFound(f"there is no page /{name}; see / for those there are")
    asset = _asset(path, path.stat().st_mtime_ns)
    headers = {"Cache-Control": caching, "ETag": asset.etag, "Vary": "Accept-Encoding"}
    if asset.etag in if_none_match:
        return Response(status_code=304, headers=headers)
    if asset.squeezed is not None and "gzip" in accept_encoding:
        return Response(asset.squeezed, media_type=asset.media_type, headers=headers | {"Content-Encoding": "gzip"})
    return Response(asset.body, media_type=asset.media_type, headers=headers)


Encodings = Annotated[str, Header(alias="Accept-Encoding")]
Known = Annotated[str, Header(alias="If-None-Match")]


def _page(name: str, encodings: str, known: str) -> Response:
    if not (DIST / "index.html").is_file():
        return HTMLResponse(UNBUILT, 503)
    return _send(name, encodings, known)


@router.get("/")
def home(accept_encoding: Encodings = "", if_none_match: Known = "") -> Response:
    """The way to the surfaces."""
    return _page("index.html", accept_encoding, if_none_match)


@router.get("/assets/{name:path}")
def asset(name: str, accept_encoding: Encodings = "", if_none_match: Known = "") -> Response:
    """A file named by its content."""
    return _send(f"assets/{name}", accept_encoding, if_none_match, FOR_EVER)


@router.get("/wall")
@router.get("/wall/desk")
@router.get("/tablet")
@router.get("/report")
def without_slash(request: Request) -> Response:
    """A service worker's scope is a folder, so every surface is one."""
    return RedirectResponse(str(request.url.replace(path=f"{request.url.path}/", scheme="", netloc="")), 308)


@router.get("/wall/")
@router.get("/wall/desk/")
@router.get("/tablet/")
@router.get("/report/")
def surface(request: Request, accept_encoding: Encodings = "", if_none_match: Known = "") -> Response:
    """The wall, the operators' desk beside it, the tablet or the citizens' page."""
    return _page(f"{request.url.path.strip('/')}/index.html", accept_encoding, if_none_match)


@router.get("/v/{token}")
def verdict(token: str, accept_encoding: Encodings = "", if_none_match: Known = "") -> Response:
    """Where a reporter judges the work: the citizens' page, which reads the token from its own address."""
    return _page("report/index.html", accept_encoding, if_none_match)


@router.get("/g/{code}")
def grid_board(code: str, accept_encoding: Encodings = "", if_none_match: Known = "") -> Response:
    """Where a poster's QR code leads: the citizens' page, which shows the board of the grid in its own address."""
    return _page("report/index.html", accept_encoding, if_none_match)


@router.get("/tablet/{name}")
def tablet_file(name: str, accept_encoding: Encodings = "", if_none_match: Known = "") -> Response:
    """The service worker, manifest and icons, which keep their names."""
    return _send(f"tablet/{name}", accept_encoding, if_none_match)


@router.get("/report/sw.js")
def report_worker(accept_encoding: Encodings = "", if_none_match: Known = "") -> Response:
    """The citizens' page's service worker, which keeps its name."""
    return _send("report/sw.js", accept_encoding, if_none_match)
