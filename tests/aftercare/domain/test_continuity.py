from datetime import date

from services.aftercare.domain.continuity import overlaps, without_work
from services.aftercare.domain.contract import Agreed
from services.aftercare.domain.work import start_contract
from tests.aftercare.examples import TODAY, a_case

LEFT_ON = date(2026, 7, 10)


def case_with(*periods: tuple[date, date | None]):
    case = a_case()
    for number, (begins_on, ends_on) in enumerate(periods):
        start_contract(case, Agreed(begins_on, ends_on, employer=f"Zon {number}"), TODAY)
    return case


def gaps(case, today=TODAY):
    return [(each.begins_on, each.ends_on) for each in without_work(case.contracts, LEFT_ON, today)]


def test_contracts_that_follow_each_other_leave_no_day_between():
    case = case_with((date(2026, 7, 11), date(2026, 9, 30)), (date(2026, 10, 1), None))

    assert gaps(case) == []
    assert overlaps(case.contracts) == []


def test_the_days_between_two_contracts_are_without_work_and_so_are_those_after_school():
    case = case_with((date(2026, 8, 1), date(2026, 9, 30)), (date(2026, 10, 15), None))

    assert gaps(case) == [(date(2026, 7, 11), date(2026, 7, 31)), (date(2026, 10, 1), date(2026, 10, 14))]


def test_after_the_last_contract_the_days_without_work_still_go_on():
    case = case_with((date(2026, 7, 11), date(2026, 9, 30)))

    assert gaps(case) == [(date(2026, 10, 1), None)]


def test_whoever_never_had_a_contract_went_elsewhere():
    assert gaps(case_with()) == []


def test_a_contract_that_has_yet_to_end_leaves_nothing_to_say_about_later():
    assert gaps(case_with((date(2026, 7, 11), date(2026, 12, 31)))) == []


def test_two_contracts_at_once_are_seen_up_to_the_day_the_first_one_stops():
    case = case_with((date(2026, 8, 1), date(2026, 10, 31)), (date(2026, 10, 1), None))

    (found,) = overlaps(case.contracts)

    assert (found.begins_on, found.ends_on) == (date(2026, 10, 1), date(2026, 10, 31))
    assert set(found.contract_ids) == {each.contract_id for each in case.contracts}


def test_two_permanent_contracts_lie_over_each_other_for_good():
    (found,) = overlaps(case_with((date(2026, 8, 1), None), (date(2026, 9, 1), None)).contracts)

    assert found.ends_on is None
