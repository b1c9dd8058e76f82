"""Makes a folium map one HTML file that opens without a network: what it asks hosts outside for is put inside."""

import re
from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import folium
from folium.elements import JSCSSMixin
from folium.plugins import MarkerCluster

ASSETS = Path(__file__).parent / "assets"
"""Copies of what maps need; gis/assets/README.md names packages, versions and licences."""

_LEAFLET = ("leaflet/leaflet.js", "leaflet/leaflet.css")
_JQUERY = ("jquery/jquery.min.js",)
_CLUSTERS = (
    "markercluster/leaflet.markercluster.js",
    "markercluster/MarkerCluster.css",
    "markercluster/MarkerCluster.Default.css",
)

# Where a page makes a browser fetch something. A link that somebody may click is not one of them.
_OUTSIDE = re.compile(
    r"""<(?:script|img|iframe|link)[^>]*?\s(?:src|href)\s*=\s*["']?\s*(?:[a-z]+:)?//[^"'\s>]+"""
    r"""|url\(\s*["']?\s*(?:[a-z]+:)?//[^"')]+"""
    r"""|@import\s+["'][^"']+"""
    r"""|(?:[tT]ileLayer(?:\.wms)?|imageOverlay|videoOverlay|fetch|getJSON|ajax)\(\s*["'](?:[a-z]+:)?//[^"']+""",
    re.IGNORECASE,
)


def offline(drawn: folium.Map) -> str:
    """The whole page of ``drawn`` as HTML that fetches nothing. Call it once for a map.

    Raises ValueError naming what would still be fetched: tiles of a host outside, a plugin whose files are not
    shipped, and markers with pictures (use ``CircleMarker`` or ``DivIcon``).
    """
    drawn.options["attribution_control"] = False  # its prefix is a link to Leaflet's site
    needed = list(_LEAFLET)
    for element in _elements(drawn):
        if isinstance(element, folium.Popup):
            needed += _JQUERY
        elif isinstance(element, MarkerCluster):
            needed += _CLUSTERS
        elif isinstance(element, folium.Icon) or (isinstance(element, folium.Marker) and not _has_icon(element)):
            raise ValueError("a marker with a picture needs files that are not shipped; use CircleMarker or DivIcon")
        elif isinstance(element, JSCSSMixin) and not isinstance(element, folium.Map) and element.default_js:
            raise ValueError(f"the files of {type(element).__name__} are not shipped; leave it out of the map")
        if isinstance(element, JSCSSMixin):
            element.default_js = []
            element.default_css = []
    page: str = drawn.get_root().render()
    if left := _OUTSIDE.search(page):
        raise ValueError(f"the map would still fetch {left.group()!r}")
    inlined = "\n".join(_inlined(name) for name in dict.fromkeys(needed))
    return page.replace("<head>", f"<head>\n{inlined}", 1)


def _elements(element: Any) -> Iterator[Any]:
    yield element
    for child in element._children.values():
        yield from _elements(child)


def _has_icon(marker: folium.Marker) -> bool:
    # Circles are markers to folium without being pictures to Leaflet.
    return isinstance(marker, folium.Circle | folium.CircleMarker) or any(
        isinstance(child, folium.DivIcon) for child in marker._children.values()
    )


@cache
def _inlined(name: str) -> str:
    file = ASSETS / name
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".js":
        return f"<script>{text}</script>"
    return f"<style>{re.sub(r'url[(](images/[^)]+)[)]', lambda found: _picture(file.parent, found[1]), text)}</style>"


def _picture(folder: Path, name: str) -> str:
    """An image of a style sheet as a data address; one that is not shipped becomes none."""
    file = folder / name
    return f"url(data:image/png;base64,{b64encode(file.read_bytes()).decode()})" if file.exists() else "none"
