"""One cell of a sheet, of whatever type Excel or JSON made of it, to a value; or a sentence that says why not."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from math import isfinite

from language.texts import N_, _
from services.intake.domain import rules
from services.intake.domain.vocabulary import NO, YES, compact

Cell = str | int | float | bool | date | None

LONGEST = 100  # characters; a longer name is a cell that slipped
EXCEL_ERRORS = frozenset(
    {
        "#N/A",
        "#N/B",
        "#REF!",
        "#VERW!",
        "#VALUE!",
        "#WAARDE!",
        "#NAME?",
        "#NAAM?",
        "#DIV/0!",
        "#DEEL/0!",
        "#NUM!",
        "#GETAL!",
        "#NULL!",
        "#LEEG!",
    }
)

# Excel counts days from 1 January 1900 and believes in a 29 February 1900, so counting starts two days early.
EXCEL_DAY_0 = date(1899, 12, 30)
FIRST_YEAR, LAST_YEAR = 1900, 2100
FIRST_SERIAL = 10_000  # 18 May 1927: a smaller number is a year that somebody typed, not a day
LAST_SERIAL = (date(LAST_YEAR, 12, 31) - EXCEL_DAY_0).days

_MIDNIGHT = r"(?:[T ]0{1,2}:00(?::00(?:\.0+)?)?Z?)?"
_DAY_FIRST = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})" + _MIDNIGHT)
_YEAR_FIRST = re.compile(r"([0-9]{4})[-/]?([0-9]{2})[-/]?([0-9]{2})" + _MIDNIGHT)
_SCHOOL_YEAR = re.compile(r"(20[0-9]{2})(?: ?[-/] ?([0-9]{4}|[0-9]{2}))?")
_SERIAL = re.compile(r"[0-9]{5}(?:\.0+)?")
_LOOKS_LIKE_A_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9:.]*)?")
_ALIGNED_TEXT = re.compile(r'="([^"]*)"')  # how some systems keep Excel from eating zeros


class Unreadable(Exception):
    """A cell that does not say what its column asks; the text is the reason."""


def read_text(cell: Cell, longest: int = LONGEST) -> str:
    """Give the text of a cell, tidied: one space between words, composed letters, no invisible signs. A formula stays text."""
    words = _tidy(_as_text(cell))
    if len(words) > longest:
        message = _("Hier staan meer dan {longest} tekens. Maak de tekst korter.").format(longest=longest)
        raise Unreadable(message)
    if words.upper() in EXCEL_ERRORS:
        message = _("Hier staat een fout van Excel ({words}). Typ de waarde zelf in de cel.").format(words=words)
        raise Unreadable(message)
    return words


def read_number_text(cell: Cell) -> str:
    """Give a number that is a name, such as a pupil number: text, with its leading zeros."""
    words = read_text(cell, 40)
    aligned = _ALIGNED_TEXT.fullmatch(words)
    words = aligned[1].strip() if aligned else words
    if isinstance(cell, date) or _LOOKS_LIKE_A_DATE.fullmatch(words):
        message = _("Excel heeft van dit nummer een datum gemaakt. Maak de kolom Tekst en typ het nummer opnieuw.")
        raise Unreadable(message)
    return words


def read_date(cell: Cell) -> date | None:
    """Give the day, from day-month-year, year-month-day or Excel's own dates; None for an empty cell."""
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, bool):
        raise Unreadable(_(_NO_DATE))
    found = cell if isinstance(cell, date) else _date_of(cell)
    if found is not None and not FIRST_YEAR <= found.year <= LAST_YEAR:
        message = _("Het jaar {year} kan niet kloppen. Kijk de datum na.").format(year=found.year)
        raise Unreadable(message)
    return found


def read_yes_or_no(cell: Cell) -> bool:
    """Give ja or nee; an empty cell is nee."""
    words = read_text(cell).casefold()
    if words in YES:
        return True
    if words in NO:
        return False
    message = _("Vul hier ja of nee in.")
    raise Unreadable(message)


def read_school_year(cell: Cell) -> int | None:
    """Give the year in which a school year begins, from 2026-2027, 2026/27 or 2026; None for an empty cell."""
    words = read_text(cell)
    if not words:
        return None
    found = _SCHOOL_YEAR.fullmatch(words)
    year = int(found[1]) if found else 0
    if not found or (found[2] and int(found[2]) not in {year + 1, (year + 1) % 100}):
        message = _("Dit is geen schooljaar. Schrijf het zo: 2026-2027.")
        raise Unreadable(message)
    return year


def read_word(cell: Cell, codes: Mapping[str, str], shown: Mapping[str, str]) -> str:
    """Give the code of a word from a fixed list; empty for an empty cell."""
    words = read_text(cell)
    code = codes.get(compact(words), "")
    if words and not code:
        message = _("Dit woord kennen wij hier niet. {shown}").format(shown=rules.allowed(shown))
        raise Unreadable(message)
    return code


def is_blank(cell: Cell) -> bool:
    """Tell whether a cell holds nothing but spaces."""
    return cell is None or (isinstance(cell, str) and not cell.strip("\ufeff\u200b \t\r\n\v\f\u00a0"))


def cell_as_typed(cell: Cell) -> str:
    """Give a cell as people type it: days with the day first, and a number that kept its zeros without the trick for it."""
    if isinstance(cell, date):
        return f"{cell:%d-%m-%Y}"
    if isinstance(cell, float) and not isfinite(cell):
        return ""
    words = _as_text(cell)
    aligned = _ALIGNED_TEXT.fullmatch(words)
    return aligned[1] if aligned else words


_NO_DATE = N_("Dit is geen datum die bestaat. Schrijf dag-maand-jaar, bijvoorbeeld 21-11-2026.")


def _as_text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    if isinstance(cell, float):
        return _float_text(cell)
    if isinstance(cell, int):
        return str(cell) if abs(cell) < 10**LONGEST else "9" * (LONGEST + 1)  # Python refuses to write out huge numbers
    return cell.isoformat() if isinstance(cell, date) else cell


def _float_text(number: float) -> str:
    if not isfinite(number):
        message = _("Dit is geen getal. Kijk de cel na.")
        raise Unreadable(message)
    return str(int(number)) if number.is_integer() else repr(number)


def _tidy(words: str) -> str:
    words = unicodedata.normalize("NFC", " ".join(words.split()))
    if words.isascii() and words.isprintable():
        return words
    kept = "".join(letter for letter in words if unicodedata.category(letter) != "Cf")
    if any(unicodedata.category(letter) in {"Cc", "Cs"} or letter == "\ufffd" for letter in kept):
        message = _("Hier staat een teken dat wij niet kunnen lezen. Typ de tekst opnieuw.")
        raise Unreadable(message)
    return " ".join(kept.split())


def _date_of(cell: str | float | None) -> date | None:
    words = read_text(cell)
    if not words:
        return None
    if _SERIAL.fullmatch(words) or isinstance(cell, float):
        return _from_serial(float(words))
    day_first, year_first = _DAY_FIRST.fullmatch(words), _YEAR_FIRST.fullmatch(words)
    try:
        if day_first:
            return date(int(day_first[3]), int(day_first[2]), int(day_first[1]))
        if year_first:
            return date(int(year_first[1]), int(year_first[2]), int(year_first[3]))
    except ValueError:
        pass  # a 31 February: the sentence below says it
    raise Unreadable(_(_NO_DATE))


def _from_serial(days: float) -> date:
    if not FIRST_SERIAL <= days < LAST_SERIAL + 1:
        raise Unreadable(_(_NO_DATE))
    return EXCEL_DAY_0 + timedelta(days=int(days))
