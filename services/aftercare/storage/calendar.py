"""The recognised holidays of the Netherlands (Algemene termijnenwet, article 3), looked up per year."""

from datetime import date
from functools import lru_cache

import holidays

from services.aftercare.domain.working_days import WorkingDays


@lru_cache(maxsize=64)
def holidays_of(year: int) -> frozenset[date]:
    """Give a year's holidays: 5 May every year and Good Friday are in the library's category "optional"."""
    return frozenset(holidays.country_holidays("NL", years=year, categories=(holidays.PUBLIC, holidays.OPTIONAL)))


def is_holiday(day: date) -> bool:
    """Tell whether a day is a recognised holiday."""
    return day in holidays_of(day.year)


WORKING_DAYS = WorkingDays(is_holiday)
