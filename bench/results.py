"""bench/RESULTS.md: a section per part; measuring one part again leaves what the others measured."""

import re
from collections.abc import Mapping
from pathlib import Path

RESULTS = Path(__file__).with_name("RESULTS.md")
TITLE = "# Figures, as measured"
HEADING = re.compile(r"^(?=## )", re.MULTILINE)
# How the heading of each part can be known, in the order in which they stand.
PARTS = {
    "chain": "The chain",
    "latency": "From commit",
    "sheet": "leavers from a sheet",
    "growth": "What one action costs",
    "timers": "overdue deadlines",
    "pages": "Every page and route",
    "papers": "Documents that prove",
    "register": "The register of documents",
}


def write(measured: Mapping[str, list[str]], where: str, file: Path = RESULTS) -> None:
    """Put each part that was measured in the place of the one before; `where` says when, on what, and by which command."""
    found = _sections(file.read_text(encoding="utf-8")) if file.exists() else {}
    for part, (heading, *lines) in measured.items():
        found[part] = "\n".join([heading, "", where, *lines]).strip()
    text = "\n\n".join([TITLE, *(found[part] for part in PARTS if part in found)])
    file.write_text(f"{text}\n", encoding="utf-8")


def _sections(text: str) -> dict[str, str]:
    head, *sections = HEADING.split(text)
    where = head.removeprefix(TITLE).strip()  # once it stood above all parts, and held for each
    known: dict[str, str] = {}
    for section in sections:
        heading, _, rest = section.strip().partition("\n")
        part = next((part for part, words in PARTS.items() if words in heading), "")
        known[part] = f"{heading}\n\n{where}\n{rest}".strip() if where else section.strip()
    return known
