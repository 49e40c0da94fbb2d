"""Reading what people type: each function gives a value, or says in Dutch what is wrong."""

import re
from datetime import date, time
from decimal import Decimal, InvalidOperation

from services.portal.domain.language import _

DAY_FIRST = re.compile(r"^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$")
YEAR_FIRST = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
TIME = re.compile(r"^(\d{1,2})[:.](\d{2})(?::\d{2})?$")


class Wrong(ValueError):
    """What was typed cannot be read; the text says how to type it."""


def day(typed: str) -> date:
    """21-11-2026, 21/11/2026 or 2026-11-21."""
    if found := DAY_FIRST.match(typed):
        parts = found.group(3), found.group(2), found.group(1)
    elif found := YEAR_FIRST.match(typed):
        parts = found.group(1), found.group(2), found.group(3)
    else:
        raise Wrong(_("Vul een datum in als dag-maand-jaar. Bijvoorbeeld 21-11-2026."))
    try:
        return date(*(int(part) for part in parts))
    except ValueError:
        raise Wrong(_("Deze datum bestaat niet. Kijk de dag en de maand na.")) from None


def hour(typed: str) -> time:
    """14:30 or 14.30."""
    found = TIME.match(typed)
    try:
        return time(int(found.group(1)), int(found.group(2))) if found else time.fromisoformat(typed)
    except ValueError:
        raise Wrong(_("Vul een tijd in als uren:minuten. Bijvoorbeeld 14:30.")) from None


def number(typed: str) -> int:
    """A whole number."""
    try:
        return int(typed)
    except ValueError:
        raise Wrong(_("Vul een heel getal in. Bijvoorbeeld 60.")) from None


def decimal(typed: str) -> float:
    """A number with at most a decimal comma."""
    try:
        return float(Decimal(typed.replace(",", ".")))
    except InvalidOperation:
        raise Wrong(_("Vul een getal in. Bijvoorbeeld 24 of 24,5.")) from None


def text(typed: str) -> str:
    """As typed."""
    return typed
