from datetime import date, timedelta

from services.aftercare.domain.contract import Agreed
from services.aftercare.domain.work import end_contract, take_over_contract
from tests.aftercare.examples import TODAY, a_case

ANSWER_BY = date(2026, 11, 27)
YESTERDAY = TODAY - timedelta(days=1)
BEGIN = date(2026, 8, 1)


def told(ends_on=None, begins_on=BEGIN, ref="c1"):
    return Agreed(begins_on, ends_on, contract_ref=ref)


def test_the_contract_at_leaving_told_again_is_the_same_contract_with_other_dates():
    case = a_case()
    take_over_contract(case, told(date(2027, 1, 31)), ANSWER_BY, TODAY)

    events = take_over_contract(case, told(date(2027, 7, 31)), ANSWER_BY, TODAY)

    assert [event.ends_on for event in events] == [date(2027, 7, 31)]
    assert len(case.contracts) == 1


def test_the_contract_at_leaving_told_twice_changes_nothing():
    case = a_case()
    take_over_contract(case, told(), ANSWER_BY, TODAY)

    assert take_over_contract(case, told(), ANSWER_BY, TODAY) == []


def test_a_corrected_employer_or_begin_makes_no_second_contract():
    case = a_case()
    take_over_contract(case, told(), ANSWER_BY, TODAY)

    take_over_contract(case, told(begins_on=date(2026, 9, 1), ref="c2"), ANSWER_BY, TODAY)

    assert [(one.contract_ref, one.begins_on) for one in case.contracts] == [("c2", date(2026, 9, 1))]


def test_the_contract_at_leaving_told_again_after_its_end_is_old_news():
    case = a_case()
    take_over_contract(case, told(), ANSWER_BY, TODAY)
    end_contract(case, case.contracts[0].contract_id, YESTERDAY, "dismissed", TODAY)

    assert take_over_contract(case, told(), ANSWER_BY, TODAY) == []


def test_another_last_day_told_after_the_end_is_a_question_and_changes_nothing():
    case = a_case()
    take_over_contract(case, told(), ANSWER_BY, TODAY)
    end_contract(case, case.contracts[0].contract_id, YESTERDAY, "dismissed", TODAY)

    (claimed,) = take_over_contract(case, told(date(2027, 7, 31)), ANSWER_BY, TODAY)

    assert (claimed.ends_on, claimed.claimed_ends_on) == (YESTERDAY, date(2027, 7, 31))
    assert case.contracts[0].ended_on == YESTERDAY


def test_a_contract_told_that_begins_after_the_end_of_the_first_is_another_one():
    case = a_case()
    take_over_contract(case, told(), ANSWER_BY, TODAY)
    end_contract(case, case.contracts[0].contract_id, YESTERDAY, "dismissed", TODAY)

    take_over_contract(case, told(begins_on=TODAY), ANSWER_BY, TODAY)

    assert len(case.contracts) == 2
