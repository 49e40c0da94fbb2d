"""Bars as a picture of its own, for paper; on the page the same bars follow the page's own colours."""

from collections.abc import Sequence
from html import escape
from typing import Final

from services.portal.domain.overview import STEP, Bar

WIDTH: Final = 330
FONT: Final = 'font-family="Libertinus Serif" font-size="14" fill="#16323f"'


def picture(drawn: Sequence[Bar]) -> str:
    """Give an SVG; the label stands above its bar."""
    height = len(drawn) * STEP + 4
    shapes = "".join(
        f'<text x="0" y="{bar.y + 13}" {FONT}>{escape(bar.label)}</text>'
        f'<rect x="0" y="{bar.y + 18}" width="{bar.width}" height="12" rx="2" fill="#1c6e8c"/>'
        f'<text x="{bar.width + 8}" y="{bar.y + 29}" {FONT} font-weight="700">{escape(bar.value)}</text>'
        for bar in drawn
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}">{shapes}</svg>'
