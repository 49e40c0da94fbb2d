from datetime import date, timedelta
from decimal import Decimal

import pytest

from services.aftercare.domain.contract import Agreed
from services.aftercare.domain.events import ContractEnded, ContractStarted
from services.aftercare.domain.rules import (
    CaseIsClosed,
    ContractEndedForAnotherReason,
    ContractEndedOnAnotherDay,
    ContractEndsAfterItBegins,
    ContractNotFound,
    DropOutIsAfterLeaving,
    EndLiesInTheFuture,
)
from services.aftercare.domain.work import (
    drop_out,
    end_contract,
    end_what_is_over,
    next_end,
    start_contract,
)
from tests.aftercare.examples import COACH, PUPIL, SCHOOL, TODAY, a_case

YESTERDAY = TODAY - timedelta(days=1)
BEGIN = date(2026, 8, 1)


def at_bakery(ends_on=None, begins_on=BEGIN, hours=None):
    return Agreed(begins_on, ends_on, employer="Bakkerij Zon", kind="regular", hours=hours)


def working_case(ends_on=None):
    """A case with one running contract."""
    case = a_case()
    contract, _ = start_contract(case, at_bakery(ends_on), TODAY)
    return case, contract


def ended(case, contract, on, reason, reported_on=TODAY, *, is_drop_out=False):
    contract_id = contract and contract.contract_id
    return ContractEnded(case.case_id, PUPIL, SCHOOL, contract_id, on, reason, reported_on, COACH, is_drop_out)


def test_a_contract_that_starts_is_told():
    case = a_case()

    contract, events = start_contract(case, at_bakery(date(2027, 1, 31)), TODAY)

    assert events == [ContractStarted(case.case_id, contract.contract_id, BEGIN, date(2027, 1, 31))]
    assert next_end(case) == date(2027, 1, 31)


def test_a_contract_that_ends_before_it_begins_is_refused_with_both_days_to_check():
    with pytest.raises(ContractEndsAfterItBegins, match="01-08-2026"):
        start_contract(a_case(), at_bakery(date(2026, 7, 31)), TODAY)


def test_the_same_contract_sent_twice_is_one_contract():
    case, contract = working_case()

    again, events = start_contract(case, at_bakery(), TODAY)

    assert (again, events, len(case.contracts)) == (contract, [], 1)


def test_the_same_contract_with_a_later_end_is_prolonged():
    case, contract = working_case(date(2026, 12, 31))

    again, events = start_contract(case, at_bakery(date(2027, 6, 30), hours=Decimal(24)), TODAY)

    assert again is contract
    assert events == [ContractStarted(case.case_id, contract.contract_id, BEGIN, date(2027, 6, 30))]
    assert contract.hours == Decimal(24)


def test_the_spelling_of_an_employer_makes_no_second_contract():
    case, _ = working_case()

    start_contract(case, Agreed(BEGIN, None, employer=" bakkerij ZON ", kind="regular"), TODAY)

    assert len(case.contracts) == 1


def test_two_part_time_jobs_are_two_contracts():
    case, _ = working_case()

    start_contract(case, Agreed(BEGIN, None, employer="Kwekerij", kind="regular"), TODAY)

    assert len(case.contracts) == 2


def test_a_contract_that_ended_is_not_prolonged():
    case, contract = working_case()
    end_contract(case, contract.contract_id, YESTERDAY, "dismissed", TODAY)

    with pytest.raises(ContractEndedOnAnotherDay):
        start_contract(case, at_bakery(date(2027, 6, 30)), TODAY)


def test_a_closed_case_takes_no_contract():
    case = a_case()
    case.keep_open_or_close(date(2028, 8, 1), "two_years_over")

    with pytest.raises(CaseIsClosed):
        start_contract(case, at_bakery(), date(2028, 8, 1))


def test_a_reported_end_is_told_with_who_coaches():
    case, contract = working_case()

    events = end_contract(case, contract.contract_id, YESTERDAY, "dismissed", TODAY)

    assert events == [ended(case, contract, YESTERDAY, "dismissed")]


def test_reporting_the_same_end_twice_is_harmless():
    case, contract = working_case()
    end_contract(case, contract.contract_id, YESTERDAY, "dismissed", TODAY)

    assert end_contract(case, contract.contract_id, YESTERDAY, "dismissed", TODAY) == []


def test_another_day_for_an_end_that_is_known_is_refused():
    case, contract = working_case()
    end_contract(case, contract.contract_id, YESTERDAY, "dismissed", TODAY)

    with pytest.raises(ContractEndedOnAnotherDay):
        end_contract(case, contract.contract_id, TODAY, "dismissed", TODAY)


def test_another_reason_than_a_colleague_gave_is_refused():
    case, contract = working_case()
    end_contract(case, contract.contract_id, YESTERDAY, "dismissed", TODAY)

    with pytest.raises(ContractEndedForAnotherReason):
        end_contract(case, contract.contract_id, YESTERDAY, "other", TODAY)


def test_an_end_in_the_future_is_refused_and_says_what_to_do():
    case, contract = working_case()

    with pytest.raises(EndLiesInTheFuture, match="Vul die in bij het contract"):
        end_contract(case, contract.contract_id, TODAY + timedelta(days=1), "resigned", TODAY)


def test_an_end_today_is_no_future():
    case, contract = working_case()

    assert end_contract(case, contract.contract_id, TODAY, "resigned", TODAY)


def test_an_end_before_the_begin_is_refused():
    case, contract = working_case()

    with pytest.raises(ContractEndsAfterItBegins):
        end_contract(case, contract.contract_id, date(2026, 7, 31), "resigned", TODAY)


def test_a_contract_of_another_case_is_not_found():
    _, contract = working_case()

    with pytest.raises(ContractNotFound):
        end_contract(a_case(), contract.contract_id, TODAY, "resigned", TODAY)


def test_a_contract_ends_by_itself_once_its_last_day_is_over():
    case, contract = working_case(TODAY)

    assert end_what_is_over(case, TODAY) == []
    assert end_what_is_over(case, TODAY + timedelta(days=1)) == [ended(case, contract, TODAY, "not_renewed")]
    assert end_what_is_over(case, TODAY + timedelta(days=1)) == []


def test_a_clock_that_was_down_for_a_month_tells_the_same_fact():
    case, contract = working_case(TODAY)

    late = TODAY + timedelta(days=30)

    assert end_what_is_over(case, late) == [ended(case, contract, TODAY, "not_renewed")]


def test_an_end_that_was_agreed_long_before_is_known_on_the_day_itself():
    last_day = date(2026, 12, 31)
    case, contract = working_case(last_day)

    events = end_what_is_over(case, date(2027, 1, 1))

    assert events == [ended(case, contract, last_day, "not_renewed", last_day)]


def test_the_end_of_a_contract_that_was_over_when_registered_is_known_from_that_day():
    case, contract = working_case(date(2026, 9, 30))

    assert end_what_is_over(case, TODAY) == [ended(case, contract, date(2026, 9, 30), "not_renewed", TODAY)]


def test_whoever_knows_the_reason_may_say_it_after_a_contract_ended_by_itself():
    case, contract = working_case(YESTERDAY)
    end_what_is_over(case, TODAY)

    assert end_contract(case, contract.contract_id, YESTERDAY, "other", TODAY) == []
    assert contract.end_reason == "other"


def test_dropping_out_ends_all_work_at_once():
    case, bakery = working_case(date(2027, 1, 31))
    nursery, _ = start_contract(case, Agreed(BEGIN, None, employer="Kwekerij", kind="bbl"), TODAY)

    events = drop_out(case, YESTERDAY, "drop_out", TODAY)

    assert events == [ended(case, contract, YESTERDAY, "drop_out", is_drop_out=True) for contract in (bakery, nursery)]
    assert next_end(case) is None


def test_dropping_out_without_work_is_told_too():
    case = a_case()

    assert drop_out(case, YESTERDAY, "other", TODAY) == [ended(case, None, YESTERDAY, "other", is_drop_out=True)]


@pytest.mark.parametrize("has_work", [True, False])
def test_reporting_the_same_drop_out_twice_is_harmless(has_work):
    case = working_case()[0] if has_work else a_case()
    drop_out(case, YESTERDAY, "drop_out", TODAY)

    assert drop_out(case, YESTERDAY, "drop_out", TODAY) == []


def test_a_drop_out_on_the_day_a_contract_ended_is_the_same_end():
    case, contract = working_case()
    end_contract(case, contract.contract_id, YESTERDAY, "dismissed", TODAY)

    assert drop_out(case, YESTERDAY, "drop_out", TODAY) == []


def test_a_contract_that_has_not_begun_is_left_alone_by_a_drop_out():
    case = a_case()
    contract, _ = start_contract(case, at_bakery(begins_on=TODAY + timedelta(days=10)), TODAY)

    drop_out(case, YESTERDAY, "drop_out", TODAY)

    assert contract.is_running


def test_a_drop_out_in_the_future_is_refused():
    with pytest.raises(EndLiesInTheFuture):
        drop_out(a_case(), TODAY + timedelta(days=1), "drop_out", TODAY)


def test_a_drop_out_before_leaving_school_is_refused():
    with pytest.raises(DropOutIsAfterLeaving):
        drop_out(a_case(), date(2026, 7, 9), "drop_out", TODAY)
