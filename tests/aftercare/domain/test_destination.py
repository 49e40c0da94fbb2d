"""Where a young person is now: recently confirmed, or not known."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from services.aftercare.domain import contact_plan, destination, work
from services.aftercare.domain.contact_rules import DestinationIsConfirmedLater, DestinationIsSeenBefore
from services.aftercare.domain.contract import Agreed
from services.aftercare.domain.destination import NOT_CONFIRMED, Confirmation
from tests.aftercare.examples import COACH, COORDINATOR, NOW, POLICY, ROSTER, TODAY, a_case

LEFT = date(2026, 7, 10)
DAY = timedelta(days=1)


def said(case, code="mbo", on=TODAY):
    return Confirmation(case.case_id, code, "young_person", on, POLICY.due("destination", on), COACH, NOW)


def test_the_word_of_the_school_holds_for_three_months_and_then_no_more():
    case = a_case(LEFT, today=LEFT)

    assert case.destination_expires_on == date(2026, 10, 12)  # the 10th is a Saturday: a term by the law runs on
    assert destination.read(case, date(2026, 10, 12)).code == "work"
    assert destination.read(case, date(2026, 10, 13)).code == NOT_CONFIRMED


def test_a_confirmation_holds_from_then_on_and_is_told_once():
    case = a_case(LEFT, today=LEFT)

    (told,) = destination.confirm(case, said(case), TODAY)

    assert (told.destination, told.source, told.expires_on) == ("mbo", "young_person", date(2027, 2, 22))
    assert destination.read(case, date(2027, 2, 22)).code == "mbo"
    assert destination.read(case, date(2027, 2, 23)).code == NOT_CONFIRMED
    assert destination.confirm(case, said(case), TODAY) == []


def test_a_correction_of_the_school_does_not_undo_a_confirmation():
    case = a_case(LEFT, today=LEFT)
    destination.confirm(case, said(case), TODAY)

    destination.from_school(case, POLICY)

    assert case.destination_expires_on == date(2027, 2, 22)


def test_work_that_ended_since_is_the_destination_no_more():
    case = a_case(LEFT, today=LEFT)
    contract, _ = work.start_contract(case, Agreed(LEFT, None, employer="Zon"), LEFT)
    destination.confirm(case, said(case, "work", date(2026, 11, 2)), TODAY)
    assert destination.read(case, TODAY).code == "work"

    contract.end(TODAY, "dismissed", TODAY)
    assert destination.read(case, TODAY).code == NOT_CONFIRMED

    work.start_contract(case, Agreed(TODAY, None, employer="Maan"), TODAY)
    assert destination.read(case, TODAY).code == "work"


@pytest.mark.parametrize(
    ("on", "rule"), [(TODAY + DAY, DestinationIsSeenBefore), (date(2026, 11, 18), DestinationIsConfirmedLater)]
)
def test_a_word_that_cannot_be_or_is_older_is_refused_by_name(on, rule):
    case = a_case(LEFT, today=LEFT)
    destination.confirm(case, said(case, on=date(2026, 11, 19)), TODAY)

    with pytest.raises(rule):
        destination.confirm(case, said(case, "work", on), TODAY)


def test_expiry_is_told_to_the_owner_not_a_day_too_early():
    case = a_case(LEFT, today=LEFT)

    assert destination.expire(case, ROSTER, date(2026, 10, 12)) == []
    (told,) = destination.expire(case, ROSTER, date(2026, 10, 13))
    assert (told.owner_id, told.tell_ids, told.confirmed_on) == (COACH, [COACH], LEFT)


def test_out_of_sight_is_nothing_confirmed_and_no_contact_and_is_told_once():
    case = a_case(LEFT, today=LEFT)
    first = destination.out_of_sight_from(case, POLICY)
    assert first == date(2027, 2, 11)

    assert destination.lose_sight(case, POLICY, ROSTER, first - DAY) == []
    (told,) = destination.lose_sight(case, POLICY, ROSTER, first)
    assert (told.owner_id, told.tell_ids) == (COACH, [COACH, COORDINATOR])
    assert destination.lose_sight(case, POLICY, ROSTER, first + DAY) == []


@pytest.mark.parametrize("found", ["contact", "confirmation"])
def test_who_was_spoken_with_or_confirmed_is_back_in_sight(found):
    case = a_case(LEFT, today=LEFT)
    day = date(2027, 2, 11)
    destination.lose_sight(case, POLICY, ROSTER, day)

    if found == "contact":
        contact_plan.reached(case, day)
    else:
        destination.confirm(case, replace(said(case), confirmed_on=day, expires_on=POLICY.due("destination", day)), day)

    assert case.out_of_sight_on is None
    assert not destination.is_out_of_sight(case, POLICY, day + DAY)
