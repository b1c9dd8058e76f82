"""Sets posters as PDF: one A4 page each."""

import hashlib
import shutil
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import orjson
import typst

from backend.posters.content import Poster, Sheaf
from backend.qr import qr_svg
from backend.typesetting import require_fonts

TEMPLATE = Path(__file__).parent / "templates" / "poster.typ"


def pdf(sheaf: Sheaf) -> bytes:
    """The posters of ``sheaf``, one page each. Raises Unavailable when this machine lacks the fonts."""
    require_fonts()
    # Typst reads pictures from files below its root only.
    with TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copy(TEMPLATE, root)
        pages = [_page(poster, root) for poster in sheaf.posters]
        (root / "sheaf.json").write_bytes(orjson.dumps({"name": sheaf.name, "posters": pages}))
        made: bytes = typst.compile(root / TEMPLATE.name, root=root)
        return made


def _page(poster: Poster, root: Path) -> dict[str, Any]:
    """``poster`` as the template reads it; its photos are put into ``root``."""
    page = asdict(poster) | {"qr": qr_svg(poster.link), "link": poster.link.partition("://")[2]}
    for figure in page["people"]:
        if photo := figure["photo"]:
            figure["photo"] = f"{hashlib.sha256(photo).hexdigest()}.jpg"
            (root / figure["photo"]).write_bytes(photo)
    return page
