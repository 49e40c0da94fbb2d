from datetime import date, timedelta

import pytest

from services.aftercare.domain import contract_ending
from services.aftercare.domain.actions import actions
from services.aftercare.domain.contract import Agreed
from services.aftercare.domain.contract_ending import Answer
from services.aftercare.domain.events import ContractEndingAnswered, ContractEndingSoon, ContractExtended
from services.aftercare.domain.work import start_contract
from services.aftercare.domain.work_rules import ContractHasEnded, ExtensionIsLater, LastDayMoved
from tests.aftercare.examples import COACH, NOW, POLICY, PUPIL, ROSTER, TODAY, a_case

ENDS_ON = date(2027, 6, 30)
FIRST, SECOND, LAST = (ENDS_ON - timedelta(days=days) for days in (90, 60, 30))


def working(ends_on=ENDS_ON, begins_on=date(2026, 7, 1)):
    case = a_case()
    case.accept(NOW)
    contract, _ = start_contract(case, Agreed(begins_on, ends_on, employer="Zon"), TODAY)
    return case, contract


def ask(case, day):
    return contract_ending.ask(case, POLICY, day)


def say(case, contract, answer, day=FIRST, *, about=None, ends_on=None):
    given = Answer(answer, about or contract.ends_on, COACH, ends_on)
    return contract_ending.answer(case, contract.contract_id, given, day)


def test_the_job_coach_is_asked_at_ninety_sixty_and_thirty_days():
    case, contract = working()

    asked = [day for day in (FIRST - timedelta(days=1), FIRST, FIRST, SECOND, LAST, ENDS_ON) if ask(case, day)]

    assert asked == [FIRST, SECOND, LAST]
    case, contract = working()
    assert ask(case, FIRST) == [
        ContractEndingSoon(case.case_id, PUPIL, contract.contract_id, ENDS_ON, 90, SECOND, COACH)
    ]


def test_the_clock_waits_for_the_next_question():
    case, _ = working()

    assert contract_ending.next_ask(case, POLICY, TODAY) == FIRST
    assert contract_ending.next_ask(case, POLICY, FIRST) == SECOND
    assert contract_ending.next_ask(case, POLICY, LAST) is None


def test_a_clock_that_stood_still_asks_once():
    case, _ = working()

    assert len(ask(case, LAST + timedelta(days=3))) == 1
    assert ask(case, LAST + timedelta(days=4)) == []


def test_what_is_asked_stands_in_the_worklist_until_it_is_answered():
    case, contract = working()
    ask(case, FIRST)

    (action,) = [one for one in actions(case, ROSTER, FIRST) if one.kind == "answer_contract_ending"]

    assert (action.owner_id, action.due_on, action.contract_id) == (COACH, SECOND, contract.contract_id)
    say(case, contract, "unknown")
    assert "answer_contract_ending" not in [one.kind for one in actions(case, ROSTER, FIRST)]


def test_that_it_ends_silences_the_later_questions():
    case, contract = working()
    ask(case, FIRST)

    assert say(case, contract, "ends") == [
        ContractEndingAnswered(case.case_id, contract.contract_id, ENDS_ON, "ends", FIRST)
    ]
    assert [ask(case, day) for day in (SECOND, LAST)] == [[], []]
    assert contract_ending.next_ask(case, POLICY, FIRST) is None


def test_that_it_is_not_known_yet_lets_the_next_question_come():
    case, contract = working()
    ask(case, FIRST)
    say(case, contract, "unknown")

    assert len(ask(case, SECOND)) == 1
    assert contract_ending.is_asked(contract)


def test_an_extension_moves_the_last_day_and_begins_anew():
    case, contract = working()
    ask(case, LAST)
    later = date(2028, 6, 30)

    events = say(case, contract, "extended", LAST, ends_on=later)

    assert events == [ContractExtended(case.case_id, contract.contract_id, later, ENDS_ON)]
    assert not contract_ending.is_asked(contract)
    assert contract_ending.next_ask(case, POLICY, LAST) == later - timedelta(days=90)


def test_an_extension_for_good_is_asked_about_no_more():
    case, contract = working()
    ask(case, FIRST)

    say(case, contract, "extended", ends_on=None)

    assert contract.ends_on is None
    assert contract_ending.next_ask(case, POLICY, FIRST) is None


@pytest.mark.parametrize("answer", ["ends", "unknown"])
def test_the_same_answer_twice_is_harmless(answer):
    case, contract = working()
    ask(case, FIRST)
    say(case, contract, answer)

    assert say(case, contract, answer) == []


def test_the_same_extension_twice_is_harmless():
    case, contract = working()
    say(case, contract, "extended", about=ENDS_ON, ends_on=date(2028, 6, 30))

    assert say(case, contract, "extended", about=ENDS_ON, ends_on=date(2028, 6, 30)) == []


def test_an_answer_about_a_day_that_moved_since_changes_nothing():
    case, contract = working()
    ask(case, FIRST)

    with pytest.raises(LastDayMoved):
        say(case, contract, "ends", about=date(2027, 5, 31))

    assert contract.ending_answer is None


def test_an_extension_that_is_no_longer_is_refused():
    case, contract = working()

    with pytest.raises(ExtensionIsLater):
        say(case, contract, "extended", ends_on=date(2027, 5, 31))


def test_what_has_ended_is_asked_no_more():
    case, contract = working()
    ask(case, FIRST)
    contract.end(FIRST, "dismissed", FIRST)

    assert not contract_ending.is_asked(contract)
    with pytest.raises(ContractHasEnded):
        say(case, contract, "ends")


def test_a_contract_that_was_short_from_the_beginning_is_asked_about_once_the_next_working_day():
    case, _ = working(begins_on=TODAY, ends_on=TODAY + timedelta(days=20))

    assert ask(case, TODAY) == []
    assert contract_ending.next_ask(case, POLICY, TODAY) == date(2026, 11, 23)
    assert len(ask(case, date(2026, 11, 23))) == 1
    assert contract_ending.next_ask(case, POLICY, date(2026, 11, 23)) is None


def test_a_question_whose_day_was_over_when_the_contract_was_registered_is_not_asked_afterwards():
    case, _ = working(ends_on=TODAY + timedelta(days=70))

    assert ask(case, TODAY) == []
    assert contract_ending.next_ask(case, POLICY, TODAY) == TODAY + timedelta(days=10)


def test_of_a_closed_case_nobody_asks():
    case, _ = working()
    case.destroy(FIRST)

    assert ask(case, FIRST) == []


@pytest.mark.parametrize(
    ("begins_on", "ends_on", "extends_to"),
    [
        (date(2026, 7, 1), date(2027, 6, 30), date(2028, 6, 30)),
        (date(2026, 8, 15), date(2027, 2, 14), date(2027, 8, 14)),
        (date(2026, 9, 1), date(2026, 9, 20), date(2026, 10, 10)),
        (date(2026, 9, 1), None, None),
    ],
)
def test_the_extension_that_is_proposed_lasts_as_long_again(begins_on, ends_on, extends_to):
    _case, contract = working(begins_on=begins_on, ends_on=ends_on)

    assert contract_ending.extends_to(contract) == extends_to
