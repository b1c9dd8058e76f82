"""What documents on paper need of this machine: Chinese fonts."""

from functools import cache

import typst

from backend.errors import Unavailable

FONTS = ("Noto Serif CJK SC", "Noto Sans CJK SC")


def require_fonts() -> None:
    """Raise Unavailable unless the fonts are installed: without them Chinese becomes empty boxes."""
    if missing := [font for font in FONTS if font not in _families()]:
        raise Unavailable(f"a PDF needs the font {' and '.join(missing)}; install it: apt-get install fonts-noto-cjk")


@cache
def _families() -> frozenset[str]:
    return frozenset(typst.Fonts().families())
