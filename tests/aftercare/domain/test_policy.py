from datetime import date

import pytest

from services.aftercare.domain.policy import NoSuchPolicy, Policy, PolicyRow
from services.aftercare.domain.working_days import Term
from services.aftercare.storage.calendar import WORKING_DAYS
from tests.aftercare.examples import POLICY

TEN, FIVE, SIX = Term(10, "working_days"), Term(5, "working_days"), Term(6, "working_days")


def test_a_new_term_holds_from_its_own_day_on():
    policy = Policy(
        [PolicyRow("*", "t", date(2020, 1, 1), TEN), PolicyRow("*", "t", date(2027, 1, 1), FIVE)], WORKING_DAYS
    )

    assert policy.term("t", date(2026, 12, 31)) == TEN
    assert policy.term("t", date(2027, 1, 1)) == FIVE


def test_the_region_goes_before_everywhere_even_if_its_term_is_older():
    policy = Policy(
        [PolicyRow("R", "t", date(2020, 1, 1), SIX), PolicyRow("*", "t", date(2026, 1, 1), FIVE)], WORKING_DAYS
    )

    assert policy.term("t", date(2026, 6, 1)) == SIX


def test_a_term_that_nobody_set_is_a_mistake_in_the_configuration():
    with pytest.raises(NoSuchPolicy):
        POLICY.term("nothing", date(2026, 1, 1))


def test_two_years_are_two_years_whatever_day_they_end_on():
    assert POLICY.due("aftercare", date(2026, 7, 8)) == date(2028, 7, 8)  # a Saturday
