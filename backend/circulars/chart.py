"""The quiet and the zombie grids of each day as columns, a static SVG. Pure."""

from collections.abc import Sequence

from backend.circulars.content import Day
from backend.circulars.wording import STATES
from gis.citymap import STATES as DRAWN

WIDTH, HEIGHT = 640, 190
_LEFT, _RIGHT, _TOP, _BOTTOM = 40, 8, 30, 24
_FONT = "Noto Sans CJK SC, sans-serif"
_STEPS: tuple[int, ...] = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000)


def draw_days(days: Sequence[Day]) -> str:
    """One column a day, zombies below and quiet grids above them, with a scale of whole grids."""
    step = _step(max((day.quiet + day.zombie for day in days), default=0))
    most = step * max(1, -(-max((day.quiet + day.zombie for day in days), default=0) // step))
    across, up = (WIDTH - _LEFT - _RIGHT) / max(1, len(days)), (HEIGHT - _TOP - _BOTTOM) / most
    base = HEIGHT - _BOTTOM
    parts = [_line(base - value * up, str(value)) for value in range(0, most + 1, step)]
    every = 1 if len(days) <= 10 else 3
    for n, day in enumerate(days):
        x, wide = _LEFT + across * (n + 0.2), across * 0.6
        parts.append(_bar(x, base - day.zombie * up, wide, day.zombie * up, DRAWN["zombie"][1]))
        parts.append(_bar(x, base - (day.zombie + day.quiet) * up, wide, day.quiet * up, _QUIET))
        if n % every == 0:
            parts.append(_words(x + wide / 2, base + 15, f"{day.day.month}.{day.day.day}", "middle"))
        if len(days) <= 10 and day.zombie * up > 13:
            parts.append(_words(x + wide / 2, base - day.zombie * up / 2 + 4, str(day.zombie), "middle", "#fff"))
    parts.append(_sample(WIDTH - 178, DRAWN["zombie"][1], STATES["zombie"]))
    parts.append(_sample(WIDTH - 96, _QUIET, STATES["quiet"]))
    parts.append(_words(_LEFT - 32, 16, "个", "start"))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
        f' font-family="{_FONT}" font-size="11">{"".join(parts)}</svg>'
    )


_QUIET = "#f0cf82"


def _step(most: int) -> int:
    """A round distance between lines, so that there are at most six of them. A city has fewer than 250,000 grids."""
    return next(step for step in _STEPS if most <= 5 * step)


def _line(y: float, value: str) -> str:
    return f'<path d="M{_LEFT} {y:.1f}H{WIDTH - _RIGHT}" stroke="#c9d1d9" stroke-width="0.6"/>' + _words(
        _LEFT - 6, y + 4, value, "end"
    )


def _bar(x: float, y: float, width: float, height: float, colour: str) -> str:
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{colour}"/>'


def _words(x: float, y: float, words: str, anchor: str, colour: str = "#101820") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}">{words}</text>'


def _sample(x: float, colour: str, word: str) -> str:
    return f'<rect x="{x}" y="7" width="12" height="10" fill="{colour}"/>' + _words(x + 17, 16, word, "start")
