"""Reads a paper that somebody hands in: the credential that it holds, and the words that stand on it."""

import unicodedata
from collections.abc import Callable
from functools import wraps
from io import BytesIO
from typing import Final, ParamSpec, TypeVar

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject

from services.certification.domain.certificate import Fact
from services.certification.papers.jose import Unreadable
from services.certification.papers.layouts import Layouts
from services.certification.papers.paper import NotPrintable, only_words

SUFFIX: Final = ".jwt"
MOST_PAGES: Final = 20
MOST_PARTS: Final = 20_000
KINDS: Final = ("/S", "/Subtype")  # where a part says what it is or does
LOCKED: Final = "the PDF is locked"
TOO_LONG: Final = "the PDF is longer than any document"

P = ParamSpec("P")
R = TypeVar("R")


def _only_unreadable(read: Callable[P, R]) -> Callable[P, R]:
    """A file of a stranger can break a reader in any way; all of them mean that it is not one of ours."""

    @wraps(read)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return read(*args, **kwargs)
        except (Unreadable, MemoryError):
            raise
        except Exception as error:
            raise Unreadable(f"the PDF cannot be read: {type(error).__name__}") from error

    return wrapped


@_only_unreadable
def credential_in(pdf: bytes) -> str:
    """Give the one credential that is attached."""
    attached = [
        content
        for name, contents in PdfReader(BytesIO(pdf)).attachments.items()
        for content in contents
        if name.endswith(SUFFIX)
    ]
    if len(attached) != 1:
        raise Unreadable(f"{len(attached)} credentials in one paper")
    return attached[0].decode("ascii")


@_only_unreadable
def names_in(pdf: bytes) -> set[str]:
    """Give the names of everything that the parts of a file say they hold or do; a long or locked one is refused."""
    reader = PdfReader(BytesIO(pdf))
    if reader.is_encrypted:
        raise Unreadable(LOCKED)
    if len(reader.pages) > MOST_PAGES:
        raise Unreadable(TOO_LONG)
    found: set[str] = set()
    waiting, seen = [reader.trailer.raw_get("/Root")], set()
    while waiting:
        part = waiting.pop()
        if isinstance(part, IndirectObject):
            if part.idnum in seen:
                continue
            seen.add(part.idnum)
            part = part.get_object()
        if isinstance(part, DictionaryObject):
            found |= {str(name) for name in part}
            said = [part[name] for name in KINDS if name in part]
            found |= {str(each) for each in said if isinstance(each, NameObject)}
            waiting += [part.raw_get(name) for name in part]
        elif isinstance(part, ArrayObject):
            waiting += list(part)
        if len(seen) > MOST_PARTS:
            raise Unreadable(TOO_LONG)
    return found


@_only_unreadable
def words_on(pdf: bytes) -> str:
    """Give every letter on the pages, one after another; where lines break does not matter."""
    pages = PdfReader(BytesIO(pdf)).pages
    if len(pages) > MOST_PAGES:
        raise Unreadable("more pages than any of ours")
    return _letters("".join(page.extract_text() for page in pages))


def says_the_same(pdf: bytes, certificate: Fact, layouts: Layouts | None) -> bool:
    """Whether the paper says what the credential says: it is made again from the credential, and both are read."""
    try:
        again = only_words(certificate, layouts)
    except (NotPrintable, LookupError):
        return False
    return words_on(pdf) == words_on(again)


def _letters(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).split())
