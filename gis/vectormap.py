"""Draws a city as one static SVG for print: how alive its grids are, by colour and by pattern, with names and a scale.

It is told apart without colour too: quiet grids are dotted, zombies hatched, exempt ones faint.
"""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any, Literal

import numpy as np
import shapely

from gis.citymap import STATES, DrawnGrid
from gis.metric import metres_per_degree

State = Literal["active", "quiet", "zombie", "exempt"]

WIDTH, HEIGHT = 640.0, 620.0
"""The largest the map itself becomes, in the drawing's units (CSS pixels); the legend lies below it."""

_LEGEND = 34.0
_MARGIN = 4.0
_FINE = 0.4  # outlines are simplified to this part of a unit
_FONT = "Noto Sans CJK SC, sans-serif"
_SIZES = (12.0, 10.5, 9.0, 7.5)  # of names, tried from the largest
_LINES = {
    "city": ("#1d2733", 1.6),
    "street": ("#1d2733", 1.0),
    "community": ("#5b6b7d", 0.45),
    "micro": ("#8d9aa8", 0.2),
}
_FILLS = {
    "active": "#dcefe6",
    "quiet": "url(#quiet)",
    "zombie": "url(#zombie)",
    "exempt": "#eceff2",
    None: "#f6f7f9",
}
_PATTERNS = (
    '<pattern id="quiet" width="3" height="3" patternUnits="userSpaceOnUse"><rect width="3" height="3" fill="#f7e3b5"/>'
    f'<circle cx="1.5" cy="1.5" r="0.7" fill="{STATES["quiet"][1]}"/></pattern>'
    '<pattern id="zombie" width="3" height="3" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    f'<rect width="3" height="3" fill="#eba3a8"/><rect width="1.3" height="3" fill="{STATES["zombie"][1]}"/></pattern>'
)


def draw(grids: Sequence[DrawnGrid], legend: Mapping[State | None, str]) -> str:
    """``grids`` as SVG. ``legend`` names the states, and None for grids without one, in the order in which those that
    are there are listed with their counts.

    Names stand where they fit: those of the level below the highest. Raises ValueError without a grid.
    """
    if not grids:
        raise ValueError("there is no grid to draw")
    plane = _Plane(grids)
    parts = [_fills(grids, plane)]
    parts += [_outlines([g for g in grids if g.level == level], level, plane) for level in reversed(_LINES)]
    parts += [_names(grids, plane), _key(grids, legend, plane), _scale(plane)]
    width, height = plane.width, plane.height + _LEGEND
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}"'
        f' height="{height:.0f}" font-family="{_FONT}"><defs>{_PATTERNS}</defs>{"".join(parts)}</svg>'
    )


class _Plane:
    """From degrees to the drawing: metres of a plane that touches the middle, north up, as large as there is room."""

    def __init__(self, grids: Sequence[DrawnGrid]) -> None:
        west, south, east, north = shapely.total_bounds([g.shape for g in grids])
        lon_m, lat_m = (float(one) for one in metres_per_degree((south + north) / 2))
        across, up = (east - west) * lon_m, (north - south) * lat_m
        self.metres = max(across / (WIDTH - 2 * _MARGIN), up / (HEIGHT - 2 * _MARGIN))
        """Of one unit."""
        self.width = WIDTH
        self.height = up / self.metres + 2 * _MARGIN
        left = (WIDTH - across / self.metres) / 2
        self._matrix = np.array([lon_m, -lat_m]) / self.metres
        self._shift = np.array([left, _MARGIN]) - np.array([west, north]) * self._matrix

    def place(self, shapes: Sequence[Any]) -> list[Any]:
        """Shapes in the drawing; those that share borders still share them."""
        drawn = [shapely.transform(one, lambda points: points * self._matrix + self._shift) for one in shapes]
        return list(shapely.coverage_simplify(drawn, _FINE))


def _fills(grids: Sequence[DrawnGrid], plane: _Plane) -> str:
    leaves = [g for g in grids if g.leaf]
    shapes = plane.place([g.shape for g in leaves])
    paths: dict[str | None, list[str]] = {}
    for grid, shape in zip(leaves, shapes, strict=True):
        paths.setdefault(grid.state if grid.state in _FILLS else None, []).append(_path(shape))
    return "".join(
        f'<path d="{"".join(paths[state])}" fill="{fill}" fill-rule="evenodd"/>'
        for state, fill in _FILLS.items()
        if state in paths
    )


def _outlines(grids: Sequence[DrawnGrid], level: str, plane: _Plane) -> str:
    if not grids:
        return ""
    colour, weight = _LINES[level]
    path = "".join(map(_path, plane.place([g.shape for g in grids])))
    return f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{weight}" stroke-linejoin="round"/>'


def _path(shape: Any) -> str:
    rings = (ring for part in shapely.get_parts(shape) for ring in shapely.get_rings(part))
    return "".join(
        "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in shapely.get_coordinates(ring)[:-1].tolist()) + "Z"
        for ring in rings
    )


def _names(grids: Sequence[DrawnGrid], plane: _Plane) -> str:
    """Names of the second level there is, the largest places first, each as large as it fits beside the others."""
    levels = [level for level in _LINES if any(g.level == level for g in grids)]
    if len(levels) < 2:
        return ""
    named = [g for g in grids if g.level == levels[1]]
    shapes = plane.place([g.shape for g in named])
    taken: list[Any] = []
    texts = []
    for grid, shape in sorted(zip(named, shapes, strict=True), key=lambda pair: -pair[1].area):
        at = shapely.maximum_inscribed_circle(shape, 1.0).coords[0]
        for size in _SIZES:
            half = size * len(grid.name) / 2
            x = min(max(at[0], half + _MARGIN), plane.width - half - _MARGIN)
            box = shapely.box(x - half, at[1] - size * 0.6, x + half, at[1] + size * 0.6)
            if not any(box.intersects(other) for other in taken):
                taken.append(box)
                texts.append(_text(grid.name, x, at[1] + size * 0.36, size))
                break
    return "".join(texts)


def _text(words: str, x: float, y: float, size: float) -> str:
    """Centred, on a white rim, so that it reads on every pattern."""
    at = f'x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="middle"'
    rim = f'<text {at} fill="#fff" stroke="#fff" stroke-width="2.6" stroke-linejoin="round">{escape(words)}</text>'
    return f'{rim}<text {at} fill="#101820">{escape(words)}</text>'


def _key(grids: Sequence[DrawnGrid], legend: Mapping[State | None, str], plane: _Plane) -> str:
    top = plane.height + 12
    texts, x = [], _MARGIN
    for state, word in legend.items():
        if not (count := sum(g.leaf and g.state == state for g in grids)):
            continue
        words = f"{word} {count}"
        texts.append(
            f'<rect x="{x:.1f}" y="{top:.1f}" width="18" height="12" fill="{_FILLS[state]}" stroke="#5b6b7d"'
            f' stroke-width="0.5"/><text x="{x + 24:.1f}" y="{top + 10.5:.1f}" font-size="12">{escape(words)}</text>'
        )
        x += 24 + sum(12 if one > "\xff" else 6.8 for one in words) + 18
    return "".join(texts)


def _scale(plane: _Plane) -> str:
    """A bar of a round number of metres at the right, and where north is."""
    metres = next(n for n in _ROUND if n / plane.metres <= 130)
    length, right, y = metres / plane.metres, plane.width - 34, plane.height + 22
    words = f"{metres // 1000} 千米" if metres >= 1000 else f"{metres} 米"
    return (
        f'<path d="M{right - length:.1f} {y - 5:.1f}v5h{length:.1f}v-5" fill="none" stroke="#101820"/>'
        f'<text x="{right - length / 2:.1f}" y="{y - 4:.1f}" font-size="10.5" text-anchor="middle">{words}</text>'
        f'<path d="M{right + 22:.1f} {y - 14:.1f}l4 14l-4 -3l-4 3z" fill="#101820"/>'
        f'<text x="{right + 22:.1f}" y="{y - 16:.1f}" font-size="9" text-anchor="middle">北</text>'
    )


_ROUND: tuple[int, ...] = (50_000, 20_000, 10_000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1)
