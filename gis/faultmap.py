"""A map of what is wrong with a boundary file: every place drawn, numbered and listed at the side."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import folium
import shapely
from branca.element import Element
from shapely.geometry.base import BaseGeometry

from gis.faults import Fault

COLOURS = {
    "overlap": "#d1495b",
    "gap": "#7b2cbf",
    "outside": "#e07a1f",
    "ring": "#b00020",
    "datum": "#1b6ca8",
    "uncovered": "#8a8d91",
}
"""By kind; any other is black."""

_LIST_STYLE = (
    "position:fixed;right:0;top:0;bottom:0;width:24rem;overflow:auto;background:#fffffff0;z-index:1000;"
    "font:13px/1.5 system-ui,sans-serif;padding:.5rem 1rem;box-shadow:0 0 8px #0004"
)


def draw(title: str, faults: Sequence[Fault], outlines: Mapping[str, BaseGeometry]) -> folium.Map:
    """A map without background tiles: every fault in the order given, over the outlines of the grids concerned.

    The two topmost levels of the file are drawn too, to find one's way by. ``outlines`` are the
    grids of the file by code, in degrees; those that cannot be drawn are left out. A fault without a place stands only
    in the list at the side.
    """
    page = folium.Map(tiles=None, control_scale=True, prefer_canvas=True)
    topmost = sorted({len(code) for code in outlines})[:2]
    concerned = {code for fault in faults for code in fault.codes} | {c for c in outlines if len(c) in topmost}
    shown = sorted((code for code in concerned if drawable(outlines.get(code))), key=len)
    for code in shown:
        style = {"color": "#5c6670", "weight": 2 if len(code) in topmost else 1, "fillOpacity": 0.03}
        _shape(outlines[code], style, _safe(code)).add_to(page)
    for number, fault in enumerate(faults, start=1):
        colour = COLOURS.get(fault.kind, "#000000")
        words = f"<b>{number}. {_safe(fault.kind)}</b> {_safe(', '.join(fault.codes[:6]))}<br>{_safe(fault.detail)}"
        words += f"<br>{fault.size}" if fault.size else ""
        if fault.shape is not None and shapely.get_dimensions(fault.shape) == 2 and drawable(fault.shape):
            _shape(fault.shape, {"color": colour, "weight": 2, "fillOpacity": 0.4}, words).add_to(page)
        if fault.where is not None and max(map(abs, fault.where)) <= 180:
            lon, lat = fault.where
            # A circle of fixed size: a hole of a metre is to be seen from afar.
            dot = folium.CircleMarker((lat, lon), radius=7, color=colour, fill=True, fill_opacity=0.8)
            folium.Tooltip(words).add_to(dot.add_to(page))
    frame(page, [f.where for f in faults if f.where], [outlines[code] for code in shown])
    figure: Any = page.get_root()
    figure.html.add_child(Element(_list(title, faults)))
    return page


def _safe(text: str) -> str:
    """Text from a file as HTML that may stand inside a script too: punctuation becomes entities."""
    return re.sub(r"[^\w\s.,]", lambda found: f"&#{ord(found[0])};", text)


def drawable(shape: BaseGeometry | None) -> bool:
    """Whether a map can show it: not empty, and in degrees."""
    if shape is None or shape.is_empty or not shapely.is_valid_input(shape):
        return False
    west, south, east, north = shape.bounds
    return bool(-180 <= west <= east <= 180 and -90 <= south <= north <= 90)


def frame(page: folium.Map, points: Sequence[tuple[float, float]], shapes: Sequence[BaseGeometry]) -> None:
    """Show everything at first sight; a world map when there is nothing to show."""
    boxes = [shape.bounds for shape in shapes] + [(x, y, x, y) for x, y in points if abs(x) <= 180 and abs(y) <= 90]
    if boxes:
        west, south, east, north = zip(*boxes, strict=True)
        page.fit_bounds([(min(south), min(west)), (max(north), max(east))], padding_bottom_right=(400, 20))


def _shape(shape: BaseGeometry, style: Mapping[str, object], words: str) -> folium.GeoJson:
    drawn = folium.GeoJson(shape.__geo_interface__, style_function=lambda _: style)
    folium.Tooltip(words).add_to(drawn)
    return drawn


def _list(title: str, faults: Sequence[Fault]) -> str:
    rows = "".join(
        f'<li style="margin-bottom:.4rem"><b style="color:{COLOURS.get(f.kind, "#000")}">{_safe(f.kind)}</b>'
        f" {_safe(', '.join(f.codes[:6]))}: {_safe(f.detail)}"
        f"{f' · {f.size}' if f.size else ''}{f' · {f.where[0]:.6f}, {f.where[1]:.6f}' if f.where else ''}</li>"
        for f in faults
    )
    return f'<aside style="{_LIST_STYLE}"><h3>{_safe(title)}</h3><ol>{rows}</ol></aside>'
