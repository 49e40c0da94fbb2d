"""A PDF of somebody else, looked at before it is kept: it opens, has a few pages, and does nothing by itself."""

from typing import Final

from services.certification.papers.jose import Unreadable
from services.certification.papers.pdf_reading import LOCKED, TOO_LONG, names_in

MARK: Final = b"%PDF-"
# What a PDF can do besides being read: run, start a program, open by itself, carry other files along.
ACTIVE: Final = frozenset(
    {"/JavaScript", "/JS", "/Launch", "/OpenAction", "/AA", "/EmbeddedFiles", "/XFA", "/RichMedia"}
)
NO_PDF: Final = "no_pdf"
ACTS: Final = "acts"
WHY: Final = {LOCKED: "locked", TOO_LONG: "too_long"}


class PdfRefused(Exception):
    """What is wrong with it: no_pdf, locked, too_long or acts."""


def check(pdf: bytes) -> None:
    """Look at it. Raises PdfRefused."""
    if not pdf.startswith(MARK):
        raise PdfRefused(NO_PDF)
    try:
        names = names_in(pdf)
    except Unreadable as refused:
        raise PdfRefused(WHY.get(str(refused), NO_PDF)) from refused
    if names & ACTIVE:
        raise PdfRefused(ACTS)
