"""The recognised holidays of the Netherlands (Algemene termijnenwet, article 3), looked up per year."""

from datetime import date
from functools import lru_cache
from typing import Any, Final

import holidays
from holidays.countries.netherlands import (
    Netherlands,  # its package is slow to load: when starting, not at the first event
)

from language.texts import spoken
from services.aftercare.domain.working_days import WorkingDays

NAMED_IN: Final = {"en": "en_US"}  # the library's own code of each language that is not Dutch
_NETHERLANDS: Any = Netherlands  # its constructor has no types


@lru_cache(maxsize=64)
def holidays_of(year: int) -> frozenset[date]:
    """Give a year's holidays: 5 May every year and Good Friday are in the library's category "optional"."""
    return frozenset(_NETHERLANDS(years=year, categories=(holidays.PUBLIC, holidays.OPTIONAL)))


def named_holidays(year: int) -> list[tuple[date, str]]:
    """Give a year's holidays with their names in the language that is spoken now, the first one first."""
    language = NAMED_IN.get(spoken(), "nl")
    found = _NETHERLANDS(years=year, categories=(holidays.PUBLIC, holidays.OPTIONAL), language=language)
    return sorted(found.items())


def is_holiday(day: date) -> bool:
    """Tell whether a day is a recognised holiday."""
    return day in holidays_of(day.year)


WORKING_DAYS = WorkingDays(is_holiday)
