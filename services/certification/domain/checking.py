"""What anybody who holds a document may hear of it: that it is genuine; of whom, only when he knows that already."""

import unicodedata
from datetime import date

from services.certification.domain.certificate import Holder


def knows(holder: Holder, surname: str | None, born_on: date | None) -> bool:
    """Tell whether a visitor named the surname, or the birth date, of the holder."""
    if born_on is not None:
        return born_on == holder.born_on
    return bool(surname) and is_surname(surname or "", holder.name)


def is_surname(typed: str, name: str) -> bool:
    """Tell whether what was typed is the end of the name, without the first word: infix or not, any case or accent."""
    words, wanted = _plain(name).split(), _plain(typed).split()
    most = max(1, len(words) - 1)
    return 0 < len(wanted) <= most and words[-len(wanted) :] == wanted


def _plain(text: str) -> str:
    """Letters as people type them when their keyboard knows no accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).replace("-", " ")
