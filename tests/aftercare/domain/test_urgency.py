"""A case stands in a worklist by the earliest of all its deadlines, of whatever kind."""

from datetime import date

import pytest

from services.aftercare.domain import municipal_support, promising, talk, transferring, work
from services.aftercare.domain.contract import Agreed
from services.aftercare.domain.conversation import EndOfWork, Outcome
from services.aftercare.domain.municipal_support import Asked
from services.aftercare.domain.promise import NewPromise
from services.aftercare.domain.transferring import Proposal
from services.aftercare.domain.urgency import urgent_on
from tests.aftercare.examples import COACH, NOW, OTHER_COACH, ROSTER, TODAY, a_case

EARLY = date(2026, 11, 24)


def accepted():
    case = a_case()
    case.accept(NOW)
    case.contact_by = None
    return case


def held(case, next_step="mbo", next_step_by: date | None = None, begin_by: date | None = None):
    talk.request(case, EndOfWork("cause", "by_hand", case.left_on, TODAY), date(2026, 12, 4), ROSTER, TODAY)
    found = case.conversations[-1]
    outcome = Outcome(TODAY, next_step, next_step_by=next_step_by, begin_by=begin_by)
    talk.hold(case, found.conversation_id, outcome, TODAY)
    return found


def offered(case):
    transferring.propose(case, Proposal(OTHER_COACH, "caseload", COACH, EARLY), ROSTER, TODAY)


def supported(case):
    municipal_support.request(case, Asked("keep_work", None, COACH, EARLY), ROSTER, TODAY)


def undecided(case):
    held(case, next_step="none_yet", next_step_by=EARLY)


def agreed(case):
    held(case, begin_by=EARLY)


def promised(case):
    conversation = held(case)
    promising.agree(case, conversation.conversation_id, [NewPromise("call_pupil", "job_coach", EARLY)], TODAY)


def ending(case):
    work.start_contract(case, Agreed(date(2026, 8, 1), date(2026, 12, 31), "Bakkerij"), TODAY)
    case.contracts[0].ending_asked_on, case.contracts[0].ending_answer_by = TODAY, EARLY


def nearly_over(case):
    case.ends_on = EARLY


@pytest.mark.parametrize("wait", [offered, supported, undecided, agreed, promised, ending, nearly_over])
def test_whatever_must_be_done_first_says_where_a_case_stands(wait):
    case = accepted()
    assert urgent_on(case) > EARLY

    wait(case)

    assert urgent_on(case) == EARLY


def test_of_several_deadlines_the_earliest_counts():
    case = accepted()
    offered(case)
    promised(case)

    case.answer_by = date(2026, 11, 23)

    assert urgent_on(case) == date(2026, 11, 23)


def test_what_is_done_counts_no_more():
    case = accepted()
    promised(case)

    promising.do(case, case.promises[0].promise_id, TODAY, COACH)

    assert urgent_on(case) > EARLY


def test_after_a_warm_hand_over_the_end_of_the_two_years_is_only_where_a_case_stands_without_anything_else():
    case = accepted()
    case.ends_on, case.handed_over_on = EARLY, TODAY

    held(case, begin_by=date(2026, 12, 31))

    assert urgent_on(case) == date(2026, 12, 31)
