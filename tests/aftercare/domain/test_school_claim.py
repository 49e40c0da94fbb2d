"""What a professional said of a last day stands; what the school tells since is a question, and nothing is lost in silence."""

from datetime import date, timedelta

import pytest

from services.aftercare.domain import contract_ending, extending, school_claim
from services.aftercare.domain.actions import actions
from services.aftercare.domain.contract import Agreed
from services.aftercare.domain.contract_ending import Answer
from services.aftercare.domain.school_claim import OURS, SCHOOL, Settled
from services.aftercare.domain.work import end_contract, end_what_is_over, take_over_contract
from services.aftercare.domain.work_rules import LastDayIsNotClaimed
from tests.aftercare.examples import COACH, ROSTER, TODAY, a_case

BEGIN, FIRST, EXTENDED, OTHER = date(2026, 8, 1), date(2027, 1, 31), date(2027, 7, 31), date(2027, 3, 31)
ANSWER_BY = date(2026, 11, 27)


def tell(case, ends_on, today=TODAY):
    return take_over_contract(case, Agreed(BEGIN, ends_on, contract_ref="c1"), ANSWER_BY, today)


def extended():
    """A contract that the job coach extended after the school had told of it."""
    case = a_case()
    tell(case, FIRST)
    extending.move_last_day(case, case.contracts[0].contract_id, EXTENDED, TODAY)
    return case, case.contracts[0]


def settle(case, answer, about):
    return school_claim.settle(case, case.contracts[0].contract_id, Settled(answer, about), TODAY)


def test_the_same_row_sent_again_leaves_the_extension_and_asks_nothing():
    case, contract = extended()

    assert tell(case, FIRST) == []

    assert (contract.ends_on, contract.claimed_on) == (EXTENDED, None)


def test_a_corrected_begin_is_taken_over_and_the_extension_stays():
    case, contract = extended()

    take_over_contract(case, Agreed(date(2026, 9, 1), FIRST, contract_ref="c1"), ANSWER_BY, TODAY)

    assert (contract.begins_on, contract.ends_on) == (date(2026, 9, 1), EXTENDED)


def test_another_day_of_the_school_is_a_question_for_the_job_coach_and_changes_nothing():
    case, contract = extended()

    (claimed,) = tell(case, OTHER)

    assert (claimed.ends_on, claimed.claimed_ends_on, claimed.job_coach_id) == (EXTENDED, OTHER, COACH)
    assert contract.ends_on == EXTENDED
    asked = [each for each in actions(case, ROSTER, TODAY) if each.kind == "settle_last_day"]
    assert [(each.owner_id, each.due_on) for each in asked] == [(COACH, ANSWER_BY)]


def test_the_question_is_asked_once_however_often_the_row_is_sent():
    case, _contract = extended()

    tell(case, OTHER)

    assert tell(case, OTHER) == []


def test_a_contract_that_became_permanent_stays_so():
    case, contract = extended()
    extending.move_last_day(case, contract.contract_id, None, TODAY)

    (claimed,) = tell(case, OTHER)

    assert (claimed.ends_on, contract.ends_on) == (None, None)


def test_who_said_that_it_ends_there_is_asked_when_the_school_says_otherwise():
    case = a_case()
    tell(case, FIRST)
    contract_ending.answer(case, case.contracts[0].contract_id, Answer("ends", FIRST, COACH), TODAY)

    assert [event.claimed_ends_on for event in tell(case, OTHER)] == [OTHER]


def test_as_long_as_no_professional_said_anything_the_school_is_believed():
    case = a_case()
    tell(case, FIRST)

    tell(case, OTHER)

    assert (case.contracts[0].ends_on, case.contracts[0].claimed_on) == (OTHER, None)


def test_a_school_that_comes_round_to_what_is_known_asks_no_more():
    case, contract = extended()
    tell(case, OTHER)

    assert tell(case, EXTENDED) == []

    assert contract.claimed_on is None


def test_the_answer_that_it_stays_is_kept_and_told():
    case, contract = extended()
    tell(case, OTHER)

    (kept,) = settle(case, OURS, OTHER)

    assert (kept.ends_on, kept.claimed_ends_on, contract.claimed_on) == (EXTENDED, OTHER, None)
    assert settle(case, OURS, OTHER) == []


def test_the_answer_that_the_school_is_right_moves_the_last_day():
    case, contract = extended()
    tell(case, OTHER)

    (moved,) = settle(case, SCHOOL, OTHER)

    assert (moved.ends_on, contract.ends_on, contract.claimed_on) == (OTHER, OTHER, None)
    assert settle(case, SCHOOL, OTHER) == []


@pytest.mark.parametrize("about", [FIRST, None])
def test_an_answer_about_another_day_than_the_school_told_is_refused(about):
    case, contract = extended()
    tell(case, OTHER)

    with pytest.raises(LastDayIsNotClaimed):
        settle(case, SCHOOL, about)

    assert contract.ends_on == EXTENDED


def test_another_day_by_hand_and_a_reported_end_are_answers_too():
    for answer in (
        lambda case: extending.move_last_day(case, case.contracts[0].contract_id, date(2027, 5, 1), TODAY),
        lambda case: end_contract(case, case.contracts[0].contract_id, TODAY, "dismissed", TODAY),
    ):
        case, contract = extended()
        tell(case, OTHER)

        answer(case)

        assert contract.claimed_on is None


def test_a_contract_that_is_over_by_its_date_and_goes_on_according_to_the_school_is_a_question():
    case = a_case()
    tell(case, date(2026, 10, 31))
    end_what_is_over(case, TODAY)

    (claimed,) = tell(case, OTHER)
    assert (claimed.ends_on, claimed.claimed_ends_on) == (date(2026, 10, 31), OTHER)

    settle(case, SCHOOL, OTHER)
    assert (case.contracts[0].ends_on, case.contracts[0].ended_on) == (OTHER, None)


def test_a_closed_case_opens_for_the_question_and_has_an_owner_and_a_day():
    case, contract = extended()
    case.state, case.closed_on = "closed", TODAY

    opened, claimed = tell(case, OTHER)

    assert (opened.reason, claimed.claimed_ends_on, contract.ends_on) == ("last_day_claimed", OTHER, EXTENDED)
    asked = [each for each in actions(case, ROSTER, TODAY) if each.kind == "settle_last_day"]
    assert [(each.owner_id, each.due_on) for each in asked] == [(COACH, ANSWER_BY)]


def test_a_row_that_tells_nothing_new_opens_no_closed_case():
    case, _contract = extended()
    case.state, case.closed_on = "closed", TODAY

    assert tell(case, FIRST) == []

    assert not case.is_open


def test_a_case_does_not_close_while_the_question_is_open():
    case, contract = extended()
    extending.move_last_day(case, contract.contract_id, None, TODAY)
    tell(case, OTHER)
    after = case.ends_on + timedelta(days=1)

    (extended_for,) = case.keep_open_or_close(after, "two_years_over")
    settle(case, OURS, OTHER)

    assert extended_for.reason == "last_day_claimed"
    assert [type(each).__name__ for each in case.keep_open_or_close(after, "two_years_over")] == ["AftercareClosed"]


def test_an_answer_twice_is_harmless_too_when_work_stopped_before_its_last_day():
    case, contract = extended()
    contract.ended_on = TODAY
    tell(case, OTHER)

    (kept,) = settle(case, OURS, OTHER)
    contract.ends_on = OTHER

    assert (kept.ends_on, settle(case, OURS, OTHER)) == (TODAY, [])
