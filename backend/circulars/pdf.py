"""The PDF edition: Typst sets the document on A4 with a static map; no page of it is asked of the network."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import orjson
import typst

from backend.circulars.chart import draw_days
from backend.circulars.content import Content
from backend.circulars.layout import lay_out
from backend.circulars.wording import LEGEND
from backend.typesetting import require_fonts
from gis import vectormap
from gis.citymap import DrawnGrid

TEMPLATE = Path(__file__).parent / "templates" / "circular.typ"


def pdf(content: Content, grids: Sequence[DrawnGrid]) -> bytes:
    """``content`` with a map of ``grids``. The same content gives the same file.

    Raises Unavailable when this machine lacks the fonts.
    """
    require_fonts()
    made: bytes = typst.compile(
        TEMPLATE,
        root=TEMPLATE.parent,
        timestamp=int(content.made_at.timestamp()),
        sys_inputs={
            "document": orjson.dumps(asdict(lay_out(content))).decode(),
            "map": vectormap.draw(grids, LEGEND),
            "days": draw_days(content.activity.days),
        },
    )
    return made
