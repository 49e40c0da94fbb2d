"""The picture of a simulation: open cases and owed conversations day by day, and what happened in each month."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final
from xml.sax.saxutils import escape

WIDTH, LEFT, RIGHT = 960, 64, 20
TOP, LINES, GAP, ROW = 74, 190, 46, 34
INK, FAINT = "#1d2b36", "#c9d3da"
MONTHS: Final = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
CURVES: Final = (
    ("open", "open zaken", "#1b5e8c"),
    ("working", "aan het werk", "#2e7d4f"),
    ("owed", "gesprek nodig", "#b3541e"),
)
ROWS: Final = (
    ("aftercare_opened", "zaken geopend", "#1b5e8c"),
    ("contract_ended", "werk gestopt", "#b3541e"),
    ("career_conversation_held", "gesprekken gevoerd", "#2e7d4f"),
    ("career_conversation_missed", "niet verschenen", "#7a5195"),
    ("deadline_missed", "termijn gemist, doorgegeven", "#a3232f"),
    ("check_in_done", "contact gehad", "#4b7f93"),
    ("aftercare_closed", "zaken afgesloten", "#5f6b73"),
)


def picture(days: Sequence[Mapping[str, Any]], months: Sequence[Mapping[str, Any]], title: str) -> str:
    """Draw it as SVG."""
    bottom = TOP + LINES + GAP + ROW * len(ROWS)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {bottom + 24}" role="img" '
            f'aria-labelledby="titel uitleg" font-family="sans-serif" font-size="13" fill="{INK}">',
            f'<title id="titel">{escape(title)}</title>',
            '<desc id="uitleg">Boven: per dag hoeveel zaken open zijn, hoeveel jongeren werken en hoeveel gesprekken '
            "nodig zijn. Onder: per maand wat er gebeurde.</desc>",
            f'<rect width="{WIDTH}" height="{bottom + 24}" fill="#fff"/>',
            f'<text x="{LEFT}" y="28" font-size="18" font-weight="bold">{escape(title)}</text>',
            *_curves(days),
            *_rows(months, TOP + LINES + GAP),
            "</svg>\n",
        ]
    )


def _curves(days: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    most = max((each["open"] for each in days), default=0) or 1
    base = TOP + LINES
    yield f'<path d="M{LEFT} {TOP}V{base}H{WIDTH - RIGHT}" fill="none" stroke="{FAINT}"/>'
    for share in (0.5, 1.0):
        y = base - share * LINES
        yield f'<text x="{LEFT - 8}" y="{y + 4:.0f}" text-anchor="end">{round(most * share)}</text>'
        yield f'<path d="M{LEFT} {y:.0f}H{WIDTH - RIGHT}" stroke="{FAINT}" stroke-dasharray="2 4"/>'
    for nr, (name, words, colour) in enumerate(CURVES):
        points = " ".join(
            f"{_x(i, len(days)):.1f},{base - each[name] / most * LINES:.1f}" for i, each in enumerate(days)
        )
        yield f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>'
        at = LEFT + nr * 170
        yield f'<path d="M{at} 52h26" stroke="{colour}" stroke-width="4"/><text x="{at + 34}" y="56">{words}</text>'
    for i, each in enumerate(days):
        day: date = each["day"]
        if day.day == 1 and day.month in {1, 4, 7, 10}:
            x = _x(i, len(days))
            yield f'<path d="M{x:.1f} {base}v5" stroke="{INK}"/>'
            yield f'<text x="{x:.1f}" y="{base + 20}" text-anchor="middle">{MONTHS[day.month - 1]} {day.year}</text>'


def _rows(months: Sequence[Mapping[str, Any]], top: int) -> Iterator[str]:
    width = (WIDTH - LEFT - RIGHT - 220) / max(1, len(months))
    for nr, (name, words, colour) in enumerate(ROWS):
        base = top + ROW * (nr + 1)
        counts = [each.get(name, 0) for each in months]
        most = max(counts, default=0) or 1
        yield f'<text x="{LEFT}" y="{base - 8}">{words}</text>'
        yield f'<text x="{LEFT + 212}" y="{base - 8}" text-anchor="end" font-weight="bold">{sum(counts)}</text>'
        for i, count in enumerate(counts):
            high = count / most * (ROW - 8)
            x = LEFT + 220 + i * width
            hover = f"<title>{months[i]['month']}: {count}</title>"
            yield (
                f'<rect x="{x:.1f}" y="{base - high:.1f}" width="{width - 2:.1f}" height="{high:.1f}" fill="{colour}">'
                f"{hover}</rect>"
            )
        yield f'<path d="M{LEFT + 220} {base}H{WIDTH - RIGHT}" stroke="{FAINT}"/>'


def _x(index: int, count: int) -> float:
    return LEFT + index / max(1, count - 1) * (WIDTH - LEFT - RIGHT)
