"""A PDF of somebody else, looked at before it is kept: it opens, has a few pages, and does nothing by itself.

A kilobyte of PDF can unpack to gigabytes, wherever its writer likes. So a process of its own looks, with little memory and
little time, and ends with the file: `python -m services.certification.papers.foreign_pdf < FILE` says what is wrong.
"""

import resource
import subprocess
import sys
from threading import BoundedSemaphore
from typing import Final

from services.certification.papers.jose import Unreadable
from services.certification.papers.pdf_reading import LOCKED, TOO_LONG, names_in

MARK: Final = b"%PDF-"
# What a PDF can do besides being read: run, start a program, send what was filled in, play, carry other files along.
ACTIVE: Final = frozenset(
    {
        *("/JavaScript", "/JS", "/Launch", "/AA", "/XFA", "/RichMedia", "/Rendition", "/Movie", "/Sound"),
        *("/SubmitForm", "/ImportData", "/GoToE", "/GoToR", "/EmbeddedFiles", "/EmbeddedFile", "/EF", "/AF"),
        "/FileAttachment",
    }
)
NO_PDF: Final = "no_pdf"
ACTS: Final = "acts"
WHY: Final = {LOCKED: "locked", TOO_LONG: "too_long"}

MEMORY: Final = 512 * 1024**2  # bytes
SECONDS: Final = 3  # of the processor
PATIENCE: Final = 30  # seconds on the clock, on a machine that has much to do
AT_ONCE: Final = BoundedSemaphore(2)


class PdfRefused(Exception):
    """What is wrong with it: no_pdf, locked, too_long or acts."""


def check(pdf: bytes) -> None:
    """Let it be looked at. Raises PdfRefused; one that takes more than a document would is none."""
    if not pdf.startswith(MARK):
        raise PdfRefused(NO_PDF)
    with AT_ONCE:
        said = _looked_at_apart(pdf)
    if said:
        raise PdfRefused(said)


def _looked_at_apart(pdf: bytes) -> str:
    try:
        looked = subprocess.run(  # noqa: S603  our own module; the file goes in as data
            [sys.executable, "-m", __name__], input=pdf, capture_output=True, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        return NO_PDF
    if looked.returncode > 0:  # below zero it was ended for taking too much
        raise RuntimeError("the process that looks at a PDF does not start")
    return looked.stdout.decode() if looked.returncode == 0 else NO_PDF


def _what_is_wrong_with(pdf: bytes) -> str:
    try:
        return ACTS if names_in(pdf) & ACTIVE else ""
    except Unreadable as refused:
        return WHY.get(str(refused), NO_PDF)
    except MemoryError:
        return NO_PDF


def _look() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    sys.stdout.write(_what_is_wrong_with(sys.stdin.buffer.read()))


if __name__ == "__main__":
    _look()
