"""Reading what people type: each function gives a value, or says in Dutch what is wrong."""

import math
import re
from datetime import date, time
from decimal import Decimal, InvalidOperation

from language.texts import _

DAY_FIRST = re.compile(
    r"^(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4})$|^(\d{2})(\d{2})(\d{4})$"
)  # a phone's digits have no dash
YEAR_FIRST = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
TIME = re.compile(r"^(\d{1,2})[:. ]?(\d{2})( uur)?$|^(\d{1,2})( uur)?$")


class Wrong(ValueError):
    """What was typed cannot be read; the text says how to type it."""


def day(typed: str) -> date:
    """21-11-2026, 21/11/2026, 21112026 or 2026-11-21."""
    if found := DAY_FIRST.match(typed):
        parts = [part for part in found.groups() if part][::-1]
    elif found := YEAR_FIRST.match(typed):
        parts = list(found.groups())
    else:
        raise Wrong(_("Vul een datum in als dag-maand-jaar. Bijvoorbeeld 21-11-2026."))
    try:
        return date(*(int(part) for part in parts))
    except ValueError:
        raise Wrong(_("Deze datum bestaat niet. Kijk de dag en de maand na.")) from None


def hour(typed: str) -> time:
    """14:30, 14.30, 1430 or 14 uur."""
    found = TIME.match(typed)
    try:
        if found is None:
            raise ValueError  # noqa: TRY301  one sentence for all that is no time
        return time(int(found.group(1) or found.group(4)), int(found.group(2) or 0))
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
        found = Decimal(typed.replace(",", "."))
    except InvalidOperation:
        found = Decimal("nan")
    if not found.is_finite() or not math.isfinite(float(found)):
        raise Wrong(_("Vul een getal in. Bijvoorbeeld 24 of 24,5."))
    return float(found)


def text(typed: str) -> str:
    """As typed."""
    return typed
