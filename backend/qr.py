"""QR codes as SVG: black on white with the quiet zone that readers need."""

import io

import segno


def qr_svg(text: str) -> str:
    """An SVG image of ``text`` that fits any size; a quarter of it may be covered or worn off."""
    out = io.BytesIO()
    segno.make_qr(text, error="q").save(
        out, kind="svg", border=4, light="white", xmldecl=False, svgns=True, omitsize=True, nl=False
    )
    return out.getvalue().decode()
