"""The web edition: one HTML file that opens without a network and holds the folium map."""

from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from backend.circulars.chart import draw_days
from backend.circulars.content import Content
from backend.circulars.layout import lay_out
from gis.citymap import DrawnGrid, draw
from gis.maps import offline

TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
"""Pages made on the server; whatever they are given is escaped."""


def page(content: Content, grids: Sequence[DrawnGrid]) -> str:
    """``content`` with a map of ``grids`` that can be moved and asked."""
    document = lay_out(content)
    return TEMPLATES.get_template("circular.html").render(
        doc=document,
        # A page of its own within the page: neither's style reaches the other.
        map=offline(draw(f"{document.head} {document.number}", grids, [])),
        days=Markup(draw_days(content.activity.days)),  # noqa: S704 – ours, of numbers and dates alone
    )
