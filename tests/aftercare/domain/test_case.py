from dataclasses import replace
from datetime import date, timedelta

import pytest

from services.aftercare.domain.case import Case
from services.aftercare.domain.contract import Agreed
from services.aftercare.domain.conversation import EndOfWork
from services.aftercare.domain.events import (
    AftercareClosed,
    AftercareExtended,
    AftercareOpened,
    CaseAccepted,
    JobCoachAssigned,
)
from services.aftercare.domain.people import Absence, Roster
from services.aftercare.domain.rules import CaseIsClosed, CaseNeedsAJobCoach
from services.aftercare.domain.talk import request
from services.aftercare.domain.work import start_contract
from tests.aftercare.examples import (
    COACH,
    HERE,
    NOW,
    NOWHERE,
    OTHER_COACH,
    POLICY,
    PUPIL,
    ROSTER,
    SCHOOL,
    THERE,
    TODAY,
    a_case,
    leaving,
)

AFTER = date(2028, 7, 11)  # the two years of a_case() are over


def correct(case, new, today=TODAY):
    return case.correct(new, POLICY.due("aftercare", new.left_on), today)


def closed_case():
    case = a_case()
    case.keep_open_or_close(AFTER, "two_years_over")
    return case


def owe_conversation(case, today=TODAY):
    end = EndOfWork("c", "contract_ended", today, today)
    return request(case, end, POLICY.due("career_conversation", today), ROSTER, today)


def test_a_case_lasts_two_years_from_the_day_of_leaving():
    case = a_case()

    expected = AftercareOpened(case.case_id, PUPIL, SCHOOL, HERE, date(2026, 7, 10), date(2028, 7, 10))
    assert case.opened() == expected


def test_the_same_leaving_gives_the_same_case_id():
    assert a_case().case_id == a_case().case_id
    assert a_case().case_id != a_case(left_on=date(2026, 7, 11)).case_id


def test_a_case_goes_to_the_job_coach_of_its_municipality():
    case = Case.open(leaving(), date(2028, 7, 10), TODAY)
    accept_by = date(2026, 11, 27)

    events = case.assign(ROSTER, TODAY, accept_by=accept_by, search_by=TODAY)

    assert events == [JobCoachAssigned(case.case_id, PUPIL, COACH, TODAY, accept_by)]


def test_when_the_job_coach_is_away_the_case_goes_to_the_substitute_in_whose_place_is_remembered():
    roster = replace(ROSTER, absences={COACH: Absence(OTHER_COACH, TODAY)})

    case = a_case(roster=roster)

    assert (case.job_coach_id, case.stands_in_for_id) == (OTHER_COACH, COACH)
    assert case.is_served(ROSTER)


def test_a_case_in_a_municipality_that_nobody_serves_has_no_job_coach():
    assert a_case(municipality=NOWHERE).job_coach_id is None


def test_a_new_job_coach_has_to_accept_the_case_again():
    case = a_case()
    case.accept(NOW)
    case.municipality = THERE

    case.assign(ROSTER, TODAY, accept_by=TODAY, search_by=TODAY)

    assert case.accepted_at is None


def test_a_correction_that_says_the_same_changes_nothing():
    assert correct(a_case(), leaving()) == []


def test_a_leaving_that_moves_moves_the_two_years():
    case = a_case()

    events = correct(case, leaving(date(2026, 8, 31)))

    assert events == [AftercareExtended(case.case_id, PUPIL, date(2028, 8, 31), "leaving_corrected")]
    assert case.ends_on == date(2028, 8, 31)


def test_leaving_again_within_the_two_years_is_the_same_case_that_begins_anew():
    assert not a_case().is_left_anew(date(2027, 7, 9))


def test_leaving_again_after_the_two_years_is_a_second_case():
    assert closed_case().is_left_anew(date(2029, 7, 1))


def test_a_correction_of_a_closed_case_is_no_second_leaving():
    assert not closed_case().is_left_anew(date(2028, 7, 10))


def test_a_case_that_is_still_open_for_a_conversation_is_never_doubled():
    case = a_case()
    owe_conversation(case)
    case.keep_open_or_close(AFTER, "two_years_over")

    assert not case.is_left_anew(date(2029, 7, 1))


def test_a_corrected_leaving_reopens_a_closed_case_when_the_two_years_are_not_over_after_all():
    case = closed_case()

    correct(case, leaving(date(2027, 7, 9)), today=AFTER)

    assert case.is_open


def test_accepting_is_told_once():
    case = a_case()

    assert case.accept(NOW) == [CaseAccepted(case.case_id, COACH)]
    assert case.accept(NOW + timedelta(hours=1)) == []
    assert case.accepted_at == NOW


def test_a_case_without_job_coach_cannot_be_accepted():
    with pytest.raises(CaseNeedsAJobCoach):
        a_case(municipality=NOWHERE).accept(NOW)


def test_a_closed_case_cannot_be_accepted():
    with pytest.raises(CaseIsClosed, match="11-07-2028"):
        closed_case().accept(NOW)


def test_after_two_years_the_case_closes():
    case = a_case()

    events = case.keep_open_or_close(AFTER, "two_years_over")

    assert events == [AftercareClosed(case.case_id, PUPIL, AFTER, "two_years_over")]
    assert not case.is_open


def test_the_last_day_of_the_two_years_still_counts():
    assert a_case().keep_open_or_close(date(2028, 7, 10), "two_years_over") == []


def test_closing_twice_changes_nothing():
    assert closed_case().keep_open_or_close(AFTER, "two_years_over") == []


def test_a_case_stays_open_as_long_as_a_conversation_is_owed():
    case = a_case()
    owe_conversation(case)

    events = case.keep_open_or_close(AFTER, "two_years_over")

    assert events == [AftercareExtended(case.case_id, PUPIL, date(2028, 7, 10), "conversation_owed")]
    assert case.is_open


def test_a_job_coach_who_lost_the_role_is_no_job_coach_of_the_case():
    assert a_case().has_job_coach(ROSTER)
    assert not a_case().has_job_coach(Roster())


def test_a_case_stays_open_for_a_contract_that_ends_on_its_last_day():
    case = a_case()
    start_contract(case, Agreed(date(2026, 8, 1), date(2028, 7, 10), employer="Zon"), TODAY)

    events = case.keep_open_or_close(AFTER, "two_years_over")

    assert [event.reason for event in events] == ["conversation_owed"]
