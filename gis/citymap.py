"""Draws a city on one folium map: its grids level by level, how alive each is, and the open cases in clusters."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import folium
import numpy as np
import shapely
from folium.plugins import FastMarkerCluster

LEVELS = {
    "city": "区县 District",
    "street": "街道/乡镇 Street",
    "community": "社区/村 Community",
    "micro": "微网格 Micro-grid",
}
"""Levels from the root down, as people see them."""

STATES = {
    "active": ("活跃 active", "#2f9e6e"),
    "quiet": ("不活跃 quiet", "#e0a21f"),
    "zombie": ("僵尸 zombie", "#c8323c"),
    "exempt": ("豁免 exempt", "#8a929c"),
}
"""Activity: the label and the colour of each state."""

_UNKNOWN = ("", "#5b8def")
_LINE = {"city": ("#1d2733", 3.0), "street": ("#1d2733", 1.8), "community": ("#46566a", 1.0), "micro": ("#6b7a8c", 0.5)}
_FINE = 5e-5  # degrees, about 5 m: outlines are simplified to this
_DECIMALS = 5  # of a degree: about a metre


@dataclass(frozen=True, slots=True)
class DrawnGrid:
    """One grid to draw; ``state`` is its activity, None when it has none. ``shape`` is in degrees.

    A ``leaf`` is filled and answers the pointer; what lies above it is lines.
    """

    code: str
    name: str
    level: str
    leaf: bool
    state: str | None
    shape: Any


@dataclass(frozen=True, slots=True)
class DrawnCase:
    """One open case to draw, at WGS-84 degrees. ``lines`` are shown when it is clicked, as they are."""

    lon: float
    lat: float
    urgent: bool
    lines: tuple[str, ...]


def draw(title: str, grids: Sequence[DrawnGrid], cases: Sequence[DrawnCase]) -> folium.Map:
    """A map of ``grids`` and ``cases`` without background tiles. Raises ValueError without a grid.

    Outlines are simplified level by level so that neighbours keep one common border.
    """
    if not grids:
        raise ValueError("there is no grid to draw")
    page = folium.Map(tiles=None, prefer_canvas=True, control_scale=True)
    page.options["maxZoom"] = 18  # clusters ask for it, and without tiles nothing else says it
    for level in sorted({g.level for g in grids}, key=lambda one: list(LEVELS).index(one), reverse=True):
        _layer(level, [g for g in grids if g.level == level]).add_to(page)
    if cases:
        rows = [[c.lat, c.lon, c.urgent, "<br>".join(map(escape, c.lines))] for c in cases]
        clusters: Any = FastMarkerCluster
        clusters(rows, callback=_CASE, name=f"未结案件 Open cases ({len(cases)})", maxClusterRadius=48).add_to(page)
    folium.LayerControl(collapsed=False).add_to(page)
    west, south, east, north = shapely.total_bounds([g.shape for g in grids])
    page.fit_bounds([[south, west], [north, east]])
    root: Any = page.get_root()
    root.title = escape(title)
    root.html.add_child(folium.Element(f"{{% raw %}}{_legend(title, grids)}{{% endraw %}}"))
    return page


# Popups have a least width, or Chinese breaks after every character.
_CASE = """function (row) {
    return L.circleMarker([row[0], row[1]], {
        radius: 7, color: '#ffffff', weight: 1.5, fillOpacity: 1, fillColor: row[2] ? '#c8323c' : '#1b6ca8'
    }).bindPopup(row[3], {minWidth: 220});
}"""


def _layer(level: str, grids: Sequence[DrawnGrid]) -> folium.GeoJson:
    shapes = shapely.coverage_simplify([g.shape for g in grids], _FINE)
    colour, weight = _LINE[level]
    features = [
        {
            "type": "Feature",
            "geometry": _outline(shape),
            "properties": {
                "code": escape(grid.code),
                "name": escape(grid.name),
                "level": LEVELS[level],
                "state": STATES.get(grid.state or "", _UNKNOWN)[0],
                "style": _style(grid, colour, weight),
            },
        }
        for grid, shape in zip(grids, shapes, strict=True)
    ]
    layer = folium.GeoJson(
        {"type": "FeatureCollection", "features": features},
        name=f"{LEVELS[level]} ({len(grids)})",
        interactive=any(g.leaf for g in grids),  # or it would hide the leaves under it from the pointer
    )
    layer.add_child(
        folium.GeoJsonTooltip(
            ["name", "code", "level", "state"],
            ["名称 Name", "编码 Code", "层级 Level", "活跃度 Activity"],
            sticky=True,
            style="font: 13px/1.6 sans-serif; white-space: nowrap",
        )
    )
    return layer


def _style(grid: DrawnGrid, colour: str, weight: float) -> dict[str, Any]:
    fill = STATES.get(grid.state or "", _UNKNOWN)[1]
    return {
        "color": colour,
        "weight": weight,
        "fill": grid.leaf,
        "fillColor": fill,
        "fillOpacity": 0.6 if grid.state == "zombie" else 0.35 if grid.state == "quiet" else 0.15,
    }


def _outline(shape: Any) -> dict[str, Any]:
    parts = [
        [np.round(shapely.get_coordinates(ring), _DECIMALS).tolist() for ring in shapely.get_rings(part)]
        for part in shapely.get_parts(shape)
    ]
    return {"type": "MultiPolygon", "coordinates": parts}


def _legend(title: str, grids: Sequence[DrawnGrid]) -> str:
    counts = {state: sum(g.state == state for g in grids) for state in STATES}
    rows = "".join(
        f'<div><span style="background:{colour}"></span>{label} {counts[state]}</div>'
        for state, (label, colour) in STATES.items()
        if counts[state]
    )
    if unknown := sum(g.leaf and g.state is None for g in grids):
        rows += f'<div><span style="background:{_UNKNOWN[1]}"></span>无记录 no record {unknown}</div>'
    return f"""<style>
    .legend {{ position: fixed; left: 12px; bottom: 64px; z-index: 1000; padding: 8px 12px; border-radius: 6px;
        background: #fffffff0; box-shadow: 0 1px 6px #0004; font: 13px/1.7 sans-serif; color: #1d2733 }}
    .legend span {{ display: inline-block; width: 12px; height: 12px; margin-right: 8px; border-radius: 2px }}
    .leaflet-control-scale-line + .leaflet-control-scale-line {{ display: none }} /* feet */
    .leaflet-container {{ background: #eef1f4; font-family: sans-serif }}
    </style><div class="legend"><b>{escape(title)}</b>{rows}</div>"""
